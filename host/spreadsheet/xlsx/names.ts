import { pieces } from './text.ts';

/** Excel takes 31 characters. */
const LONGEST = 31;
/** Excel keeps this name for itself. */
const RESERVED = 'history';

/** Names for the sheets of one file: Excel forbids some characters, and wants no two alike whatever the case. */
export class SheetNames {
  private readonly taken = new Set([RESERVED]);

  /** The name as it is, or the nearest one that Excel takes. */
  give(wanted: string): string {
    const plain = wanted.replace(/[\\/?*[\]:]|\p{Cc}|\p{Cs}|[\uFFFE\uFFFF]/gu, '-') || 'Onglet';
    let name = fitted(plain, LONGEST);
    for (let number = 2; this.taken.has(name.toLowerCase()); number += 1)
      name = `${fitted(plain, LONGEST - String(number).length - 1)}~${number}`;
    this.taken.add(name.toLowerCase());
    return name;
  }
}

/** An apostrophe at either end would close the quotes that formulas write around the name. */
function fitted(name: string, length: number): string {
  return (pieces(name, length)[0] ?? '').replace(/^'|'$/g, '’');
}
