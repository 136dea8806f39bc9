import type { Visitor } from '../../host/index.ts';
import type { LettersPreview } from '../../src/calls/office.ts';
import { type Guardian, isNamed } from '../sample/families.ts';
import type { Pages } from './pages.ts';

/** What the office was shown before it made the letters. */
export interface LettersPlan {
  readonly toMake: number;
  readonly withoutAddress: number;
}

/** Has every letter made, as the office page does: the same call again until the run is done. */
export function makeLetters(pages: Pages, manager: Visitor): LettersPlan {
  const { conservatoires, withoutAddress }: LettersPreview = pages.get('office.lettersPreview', {}, manager);
  const toMake = conservatoires.reduce((sum, one) => sum + one.toMake, 0);
  const run = { requestKey: 'repetition-lettres', again: 'none' as const, confirmed: toMake };
  for (let made = 0; made < toMake; ) ({ made } = pages.get('office.letters', run, manager));
  return { toMake, withoutAddress: withoutAddress.length };
}

/** What a letter gives to type. */
export interface Typed {
  readonly identifier: string;
  readonly code: string;
}

/** The letters as they lie in letter boxes: each finds its reader by the name in the window. */
export class Letters {
  private sheets: readonly (readonly string[])[] | null = null;

  constructor(private readonly pages: Pages) {}

  /** Of every letter that carries this name: two people of one name try theirs in turn. */
  typedBy(guardian: Guardian): Typed[] {
    this.sheets ??= this.pages.host.documents.flatMap(({ pages }) => pages.map(linesOf));
    const own = this.sheets.filter((lines) => lines.some((line) => isNamed(guardian, fullName(line))));
    return own.flatMap((lines) => typedIn(lines) ?? []);
  }
}

function fullName(line: string) {
  return { firstName: line, lastName: '' };
}

/** What one sheet says, line by line. */
export function linesOf(sheet: string): string[] {
  return sheet
    .replace(/<img[^>]*>/g, '')
    .split(/<br>|<\/(?:p|li|h\d|td)>/)
    .map((line) => line.replace(/<[^>]+>/g, '').trim())
    .filter((line) => line !== '');
}

function typedIn(lines: readonly string[]): Typed | null {
  const after = (label: RegExp) => lines.flatMap((line) => label.exec(line)?.[1] ?? [])[0];
  const [identifier, code] = [after(/identifiant\s*: (\S+)/), after(/code\s*: (\S+)/)];
  return identifier && code ? { identifier, code } : null;
}
