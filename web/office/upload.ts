import { newRequestKey } from '../server.ts';
import { partsOf } from './parts.ts';
import { decodeSchoolFile } from './schoolFile.ts';

/** A school file on its way to the Registre, and how many of its parts are there. */
export interface Upload {
  readonly key: string;
  readonly name: string;
  readonly encoding: string;
  readonly parts: readonly string[];
  readonly sent: number;
}

/** Decodes and cuts a chosen file; a French sentence where it cannot be read as text. */
export function uploadFrom(bytes: Uint8Array, name: string): Upload | string {
  const file = decodeSchoolFile(bytes);
  if (file.kind !== 'text') return file.sentence;
  return { key: newRequestKey(), name, encoding: file.encoding, parts: partsOf(file.text), sent: 0 };
}
