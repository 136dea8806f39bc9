import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod/mini';
import { HostError } from '../../index.ts';

/** The part of `ville.json` the workspace needs; the program reads the rest. */
const townSchema = z.looseObject({
  timeZone: z.string(),
  conservatoires: z.array(z.looseObject({ code: z.string(), mail: z.string() })).check(z.minLength(1)),
  reEnrolment: z.looseObject({ invitationsOn: z.string(), opensAt: z.string() }),
});

/** A town's files, read but not judged: that is the program's work. */
export interface TownFiles {
  readonly town: z.infer<typeof townSchema>;
  /** The domain of the conservatoires' addresses: the town's. */
  readonly domain: string;
  /** The school export, as text. */
  readonly students: string;
}

/** Reads the folder of a town. @throws HostError in French: no such folder, a file missing or unreadable */
export function readTown(folder: string): TownFiles {
  const text = bytesOf(folder, 'ville.json').toString('utf8');
  const town = parsed(text);
  if (town === undefined) {
    throw new HostError(`Le fichier «\u00a0${join(folder, 'ville.json')}\u00a0» ne décrit pas une ville.`);
  }
  const domain = town.conservatoires[0]?.mail.split('@')[1] ?? '';
  return { town, domain, students: decode(bytesOf(folder, 'eleves.csv')) };
}

function parsed(text: string): TownFiles['town'] | undefined {
  try {
    return townSchema.parse(JSON.parse(text));
  } catch {
    return undefined;
  }
}

function bytesOf(folder: string, name: string): Buffer {
  try {
    return readFileSync(join(folder, name));
  } catch {
    throw new HostError(
      `Le dossier de ville «\u00a0${folder}\u00a0» n’existe pas ou n’a pas de fichier «\u00a0${name}\u00a0».`,
    );
  }
}

/** What Windows-1252 has where Latin-1 has control characters, 0x80 to 0x9f; some versions of Node do not know. */
const WINDOWS_SIGNS = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

/** School software writes UTF-8, or the Windows-1252 of its machine. */
function decode(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return bytes
      .toString('latin1')
      .replace(/[\x80-\x9f]/g, (sign) => WINDOWS_SIGNS[sign.charCodeAt(0) - 0x80] ?? sign);
  }
}
