import type { Worksheet } from '@cj-tech-master/excelts';
import { escaped, pieces } from './text.ts';

/** Excel takes so many characters in a cell, and in a note. */
const LONGEST = 32_767;

interface Fitted {
  readonly text: string;
  /** What to tell the reader when the text is not whole. */
  readonly warning: string;
}

/** What is longer than a cell of Excel stands whole in a sheet of its own, in as many cells as it takes. */
export class LongTexts {
  private readonly open: () => Worksheet;
  private sheet: Worksheet | undefined;
  private rows = 1;

  /** `open` makes that sheet, once there is such a text. */
  constructor(open: () => Worksheet) {
    this.open = open;
  }

  /** The text as a cell takes it; `where` says the tab and the cell it stands in. */
  fit(text: string, where: readonly [string, string]): Fitted {
    if (text.length <= LONGEST) return { text, warning: '' };
    const [first = '', ...rest] = pieces(text, LONGEST);
    this.sheet ??= this.headed();
    this.rows += 1;
    [...where, first, ...rest].forEach((piece, index) => {
      this.put([this.rows, index + 1], piece);
    });
    const warning = `Texte coupé ici\u00a0: il a ${text.length} caractères, Excel en prend ${LONGEST} par cellule. Il est entier dans l’onglet «\u00a0${this.sheet.name}\u00a0», ligne ${this.rows}.`;
    return { text: first, warning };
  }

  private headed(): Worksheet {
    this.sheet = this.open();
    ['Onglet', 'Cellule', 'Texte', 'Suite'].forEach((word, index) => {
      this.put([1, index + 1], word);
    });
    return this.sheet;
  }

  private put(at: readonly [number, number], text: string): void {
    const cell = this.sheet?.getCell(...at);
    if (!cell) return;
    cell.value = escaped(text);
    cell.numFmt = '@';
  }
}
