import type { MembersOf } from '../emulated.ts';
import { ServiceError } from '../emulated.ts';
import { fromBytes, toBytes } from './bytes.ts';

/** https://developers.google.com/apps-script/reference/base/blob */
export class Blob {
  static readonly service = 'Blob';
  static readonly family = 'Utilities';
  static readonly members = {
    getBytes: 'call',
    getDataAsString: 'call',
    getContentType: 'call',
    getName: 'call',
    setBytes: 'call',
    setContentType: 'call',
    setDataFromString: 'call',
    setName: 'call',
    copyBlob: 'call',
  } satisfies MembersOf<GoogleAppsScript.Base.Blob>;
  static readonly signatures = {
    getDataAsString: [[], ['String']],
    setBytes: [['Array']],
    setContentType: [['String']],
    setDataFromString: [['String'], ['String', 'String']],
    setName: [['String']],
  };
  constructor(
    public buffer: Buffer,
    private contentType: string | null,
    private name: string | null,
  ) {}

  getBytes(): number[] {
    return toBytes(this.buffer);
  }

  /** UTF-8 unless another charset is named. */
  getDataAsString(charset: string | null = null): string {
    try {
      return new TextDecoder(charset ?? 'utf-8', { ignoreBOM: true }).decode(this.buffer);
    } catch {
      throw new ServiceError(`Invalid argument: ${charset}`);
    }
  }

  getContentType(): string | null {
    return this.contentType;
  }

  getName(): string | null {
    return this.name;
  }

  setBytes(bytes: readonly number[]): this {
    this.buffer = fromBytes(bytes);
    return this;
  }

  setContentType(contentType: unknown): this {
    this.contentType = String(contentType);
    return this;
  }

  /** UTF-8 only: no other charset is emulated for writing. */
  setDataFromString(text: unknown, charset: string | null = null): this {
    if (charset !== null && !/^utf-?8$/i.test(charset))
      throw new ServiceError(`Invalid argument: ${charset}`);
    this.buffer = Buffer.from(String(text), 'utf8');
    return this;
  }

  setName(name: unknown): this {
    this.name = String(name);
    return this;
  }

  copyBlob(): Blob {
    return new Blob(Buffer.from(this.buffer), this.contentType, this.name);
  }
}
