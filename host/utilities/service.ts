import { createHash, createHmac } from 'node:crypto';
import { gunzipSync, gzipSync } from 'node:zlib';
import { zipSync } from 'fflate';
import { Enumeration, type EnumMember, type MembersOf, ServiceError } from '../emulated.ts';
import { LIMITS } from '../limits.ts';
import type { World } from '../world.ts';
import { Blob } from './blob.ts';
import { bytesOf, fromBytes, toBytes } from './bytes.ts';
import { formatDate } from './format-date.ts';

const HASHES: Readonly<Record<string, string>> = {
  MD5: 'md5',
  SHA_1: 'sha1',
  SHA_256: 'sha256',
  SHA_384: 'sha384',
  SHA_512: 'sha512',
};

/** https://developers.google.com/apps-script/reference/utilities/utilities */
export class Utilities {
  static readonly service = 'Utilities';
  static readonly members = {
    base64Encode: 'call',
    base64EncodeWebSafe: 'call',
    base64Decode: 'call',
    base64DecodeWebSafe: 'call',
    computeDigest: 'call',
    computeHmacSha256Signature: 'call',
    formatDate: 'call',
    getUuid: 'call',
    gzip: 'call',
    ungzip: 'call',
    zip: 'call',
    newBlob: 'call',
    sleep: 'call',
  } satisfies MembersOf<GoogleAppsScript.Utilities.Utilities>;
  static readonly signatures = {
    base64Encode: [['any'], ['any', 'Enum']],
    base64EncodeWebSafe: [['any'], ['any', 'Enum']],
    base64Decode: [['String'], ['String', 'Enum']],
    base64DecodeWebSafe: [['String'], ['String', 'Enum']],
    computeDigest: [
      ['Enum', 'any'],
      ['Enum', 'any', 'Enum'],
    ],
    computeHmacSha256Signature: [
      ['String', 'String'],
      ['String', 'String', 'Enum'],
      ['Array', 'Array'],
    ],
    formatDate: [['Date', 'String', 'String']],
    gzip: [['Blob'], ['Blob', 'String']],
    ungzip: [['Blob']],
    zip: [['Array'], ['Array', 'String']],
    newBlob: [['any'], ['any', 'any'], ['any', 'any', 'any']],
    sleep: [['number']],
  };
  readonly Charset = new Enumeration(['US_ASCII', 'UTF_8']);
  readonly DigestAlgorithm = new Enumeration(['MD2', 'MD5', 'SHA_1', 'SHA_256', 'SHA_384', 'SHA_512']);
  constructor(private readonly world: World) {}

  base64Encode(value: unknown, charset: EnumMember | null = null): string {
    return bytesOf(value, charset, 'UTF_8').toString('base64');
  }

  /** Keeps its padding, unlike the usual base64url. */
  base64EncodeWebSafe(value: unknown, charset: EnumMember | null = null): string {
    return this.base64Encode(value, charset).replace(/\+/g, '-').replace(/\//g, '_');
  }

  base64Decode(text: string): number[] {
    return decode(text, /^[A-Za-z0-9+/\s]*={0,2}\s*$/);
  }

  base64DecodeWebSafe(text: string): number[] {
    return decode(text, /^[A-Za-z0-9_\-\s]*={0,2}\s*$/);
  }

  /** Without a charset a text is read as US_ASCII: every other character counts as '?'. [L] */
  computeDigest(algorithm: EnumMember, value: unknown, charset: EnumMember | null = null): number[] {
    const hash = HASHES[algorithm.name()];
    if (hash === undefined) throw new ServiceError(`Invalid argument: ${algorithm.name()}`);
    return toBytes(
      createHash(hash)
        .update(bytesOf(value, charset, 'US_ASCII'))
        .digest(),
    );
  }

  /** The same trap as computeDigest: name the charset. */
  computeHmacSha256Signature(value: unknown, key: unknown, charset: EnumMember | null = null): number[] {
    const hmac = createHmac('sha256', bytesOf(key, charset, 'US_ASCII'));
    return toBytes(hmac.update(bytesOf(value, charset, 'US_ASCII')).digest());
  }

  formatDate(date: Date, timeZone: string, pattern: string): string {
    return formatDate(date.getTime(), timeZone, pattern);
  }

  /** Drawn from the host's seed, so that a rehearsal can be replayed. */
  getUuid(): string {
    const { chance } = this.world;
    const variant = '89ab'.charAt(chance.below(4));
    return [
      chance.hex(8),
      chance.hex(4),
      `4${chance.hex(3)}`,
      `${variant}${chance.hex(3)}`,
      chance.hex(12),
    ].join('-');
  }

  gzip(blob: Blob, name: string | null = null): Blob {
    return new Blob(gzipSync(blob.buffer), 'application/x-gzip', name ?? 'archive.gz');
  }

  ungzip(blob: Blob): Blob {
    try {
      return new Blob(gunzipSync(blob.buffer), null, blob.getName()?.replace(/\.gz$/, '') ?? null);
    } catch {
      throw new ServiceError('Invalid argument');
    }
  }

  /** @throws for two files of one name. [?] of its words */
  zip(blobs: readonly Blob[], name: string | null = null): Blob {
    const files = blobs.map((blob) => [blob.getName() ?? '', blob.buffer] as const);
    if (new Set(files.map(([path]) => path)).size < files.length) throw new ServiceError('Invalid argument');
    return new Blob(
      Buffer.from(zipSync(Object.fromEntries(files))),
      'application/zip',
      name ?? 'archive.zip',
    );
  }

  /** A text is 'text/plain', bytes have no type, and neither has a name unless given. [L] */
  newBlob(data: unknown, contentType: string | null = null, name: string | null = null): Blob {
    const type = contentType ?? (Array.isArray(data) ? null : 'text/plain');
    return new Blob(Array.isArray(data) ? fromBytes(data) : Buffer.from(String(data), 'utf8'), type, name);
  }

  /** Modelled time passes; nothing really waits. */
  sleep(milliseconds: number): null {
    if (milliseconds > LIMITS.sleepMaximumMs.value || milliseconds < 0) {
      throw new ServiceError(`Invalid argument: ${milliseconds}`);
    }
    this.world.execution.wait(milliseconds);
    return null;
  }
}

function decode(text: string, alphabet: RegExp): number[] {
  if (!alphabet.test(text)) throw new ServiceError('Could not decode string.');
  return toBytes(Buffer.from(text, 'base64'));
}
