import type { PersonRow } from '../people/tabs.ts';

/** Widths of Arial in thousandths of its size, rounded up: where a line of the window ends is known before printing. */
const widths: readonly (readonly [signs: RegExp, width: number])[] = [
  [/[ijlI.,:;!|'’\s-]/, 340],
  [/[cfkrstvxyzJ]/, 500],
  [/[mwMW@%…]/, 1000],
  [/[CDGHNOQRU&]/, 780],
  [/[A-Z]/, 670],
  [/[a-z\d]/, 560],
];

function widthOf(sign: string): number {
  const [plain = ''] = sign.normalize('NFD');
  return widths.find(([signs]) => signs.test(plain))?.[1] ?? 1000;
}

/** What the addressee's cell has between its margins, in thousandths of the 11 points its lines are written in. */
const lineWidth = 19_500;

/** Most lines of an address that a French post office reads by machine (AFNOR XP Z10-011). */
const mostLines = 6;

/** The text in lines that fit the window, cut after a space or a hyphen where there is one; shortened beyond `most`. */
export function linesOf(text: string, most: number): string[] {
  const lines: string[] = [];
  for (let rest = oneLine(text); rest !== ''; ) {
    const line = firstLine(rest);
    lines.push(line.trim());
    rest = rest.slice(line.length).trim();
  }
  if (lines.length <= most) return lines;
  return [...lines.slice(0, most - 1), `${lines[most - 1]?.slice(0, -1).trim()}…`];
}

/** Text from outside as one line: line ends, tabs and control signs are a space; a no-break space stays one. */
export function oneLine(text: string): string {
  return text.replace(/[ \p{Cc}\u2028\u2029]+/gu, ' ').trim();
}

function firstLine(text: string): string {
  let width = 0;
  let end = 0;
  let wordEnd = 0;
  for (const sign of text) {
    width += widthOf(sign);
    if (width > lineWidth) return text.slice(0, wordEnd || end);
    end += sign.length;
    if (sign === ' ' || sign === '-') wordEnd = end;
  }
  return text;
}

/**
 * The lines an envelope shows; `null` when something is missing without which the post office brings the letter back.
 * The last line is the postcode and the town, in capitals; of a street that is too long the end is cut.
 */
export function windowOf({ lastName, firstName, address }: PersonRow): string[] | null {
  if ([address.street, address.postcode, address.town].some((part) => oneLine(part) === '')) return null;
  const name = linesOf(`${firstName} ${lastName}`, 2);
  const town = linesOf(`${address.postcode} ${address.town.toUpperCase()}`, 2);
  return [...name, ...linesOf(address.street, mostLines - name.length - town.length), ...town];
}
