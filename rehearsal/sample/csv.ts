import { readFileSync } from 'node:fs';
import papa from 'papaparse';
import { HostError } from '../../host/index.ts';
import { decodeSchoolFile } from '../../web/office/schoolFile.ts';
import { plain, quoted } from '../words.ts';

/** The text of a file, whatever its encoding. @throws HostError in French when it is missing or is no text */
export function readText(path: string): string {
  const file = decodeSchoolFile(bytesOf(path));
  if (file.kind !== 'text')
    throw new HostError(`Le fichier ${quoted(path)} ne peut pas être lu. ${file.sentence}`);
  return file.text;
}

function bytesOf(path: string): Uint8Array {
  try {
    return readFileSync(path);
  } catch {
    throw new HostError(`Le fichier ${quoted(path)} est introuvable ou illisible.`);
  }
}

/** Lines of a CSV text with their numbers as a person counts them, by heading. */
export interface Sheet {
  readonly headings: readonly string[];
  readonly lines: readonly { readonly number: number; readonly cells: readonly string[] }[];
}

/** Reads CSV text; the separator is the sign its first line has most. Empty lines are left out. */
export function readSheet(text: string): Sheet {
  const firstLine = text.slice(0, text.search(/[\r\n]|$/));
  const signs = [';', '\t', ','].map((sign) => ({ sign, count: firstLine.split(sign).length }));
  const delimiter = signs.reduce((best, other) => (other.count > best.count ? other : best)).sign;
  const [headings = [], ...rows] = papa.parse<string[]>(text, { delimiter }).data;
  const lines = rows.map((cells, index) => ({ number: index + 2, cells: cells.map((cell) => cell.trim()) }));
  return { headings, lines: lines.filter(({ cells }) => cells.some((cell) => cell !== '')) };
}

/** The first column whose heading, in plain words, matches; -1 when there is none. */
export function columnOf({ headings }: Sheet, heading: RegExp): number {
  return headings.findIndex((text) => heading.test(plain(text)));
}

/** Writes CSV text as French spreadsheets open it: byte order mark, semicolons. */
export function writeSheet(rows: readonly (readonly string[])[]): string {
  return `\ufeff${papa.unparse(
    rows.map((row) => [...row]),
    { delimiter: ';' },
  )}\r\n`;
}
