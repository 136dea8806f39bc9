import { readBirthDate, tidyMail, tidyNumber, tidyText } from '../people/import/cells.ts';
import type { CsvRecord } from '../people/import/csv.ts';
import { meaningOf, type Synonyms, wordsOf } from '../people/import/headings.ts';
import {
  type Columns,
  cutTable,
  type Lexicon,
  type ShapeProblem,
  shapeProblem,
} from '../people/import/table.ts';

/** A line that was left out: why, and what to do. Names nobody. */
export interface FileFault {
  readonly line: number;
  readonly sentence: string;
}

/** What was read of a file, line by line, or why none of it was. `ignored` are headings not used, as typed. */
export type FileReading<T> =
  | {
      readonly kind: 'read';
      readonly rows: readonly T[];
      readonly faults: readonly FileFault[];
      readonly ignored: readonly string[];
    }
  | { readonly kind: 'refused'; readonly sentence: string };

/** A kind of file: its columns, and how a line of it becomes a record. */
export interface Sheet<F extends string, T> {
  readonly lexicon: Lexicon<F>;
  /** What each column is called. */
  readonly names: Readonly<Record<F, string>>;
  readonly read: (line: Line<F>) => T;
  /** What only one line may have, in words: `Le cours MUS-VIO`. */
  readonly keyOf: (row: T) => string;
}

const quoted = (text: string) => `«\u00a0${text.length > 60 ? `${text.slice(0, 60)}…` : text}\u00a0»`;
const left = (why: string) =>
  `${why} La ligne n’est pas lue\u00a0: corrigez-la dans le fichier, puis recommencez.`;

/** A lexicon by synonyms alone; what only looks like a column (`trap`) is unknown. */
export function lexiconOf<F extends string>(
  synonyms: Synonyms<F | 'trap'>,
  required: readonly F[],
): Lexicon<F> {
  return {
    required,
    understand(heading) {
      const words = wordsOf(heading);
      const { meaning, rank } = meaningOf(words, synonyms);
      return meaning === 'unknown' || meaning === 'trap'
        ? 'unknown'
        : { field: meaning as F, rank, words: words.length };
    },
  };
}

/** Reads a file whatever its separator, headings and their order. A wrong line is named and left out, the others stay. */
export function readSheet<F extends string, T>(text: string, sheet: Sheet<F, T>): FileReading<T> {
  const table = cutTable(text, sheet.lexicon);
  if (typeof table === 'string') return { kind: 'refused', sentence: unreadable[table] };
  const { columns, records } = table;
  if (columns.missing.length > 0) return { kind: 'refused', sentence: missingColumns(columns, sheet.names) };
  const rows: T[] = [];
  const faults: FileFault[] = [];
  const lineOf = new Map<string, number>();
  for (const record of records) {
    const line = new Line(record, columns, sheet.names);
    const row = line.fault === '' ? sheet.read(line) : null;
    const key = row === null || line.fault !== '' ? '' : sheet.keyOf(row);
    const before = lineOf.get(key);
    if (before !== undefined) line.refuse(`${key} est déjà à la ligne ${before}, qui reste.`);
    if (row !== null && line.fault === '') {
      rows.push(row);
      lineOf.set(key, record.line);
    } else faults.push({ line: record.line, sentence: left(line.fault) });
  }
  return { kind: 'read', rows, faults, ignored: columns.ignored };
}

const unreadable = {
  empty: 'Ce fichier est vide. Rien n’est lu\u00a0: exportez-le de nouveau, puis recommencez.',
  notATable:
    'Ce fichier n’est pas un tableau\u00a0: ses colonnes doivent être séparées par des points-virgules, des virgules ou des tabulations, et porter un titre en première ligne. Rien n’est lu\u00a0: exportez-le en CSV, puis recommencez.',
};

function missingColumns<F extends string>(
  { missing, seen }: Columns<F>,
  names: Readonly<Record<F, string>>,
): string {
  const listed = (words: readonly string[]) => words.map(quoted).join(', ');
  const what = missing.length > 1 ? 'les colonnes' : 'la colonne';
  return `Il manque ${what} ${listed(missing.map((field) => names[field]))}. Colonnes lues dans le fichier\u00a0: ${listed(seen)}. Rien n’est lu\u00a0: complétez le fichier ou renommez la colonne, puis recommencez.`;
}

/** What a spreadsheet would take for a formula; a figure or a phone may begin with a sign. */
const formula = /^\s*([=@]|[+-](?![\d\s.()/-]*$))/;
const yes = /^(oui|o|x|1|vrai|true|yes)$/i;
const no = /^(non|n|0|faux|false|no|)$/i;

/** One line being read: each question answers as well as it can, and the first that has no answer is the fault. */
export class Line<F extends string> {
  fault = '';

  constructor(
    { cells }: CsvRecord,
    private readonly columns: Columns<F>,
    private readonly names: Readonly<Record<F, string>>,
  ) {
    this.cells = cells ?? [];
    const shape = cells && shapeProblem(cells, columns);
    if (!cells) this.refuse('Un guillemet ouvert n’est pas refermé.');
    else if (shape) this.refuse(this.shapeWords(shape));
  }

  private readonly cells: readonly string[];

  /** Only the first reason is kept. */
  refuse(why: string): void {
    if (this.fault === '') this.fault = why;
  }

  /** «\u00a0Prénom\u00a0»: a column, quoted. */
  name(field: F): string {
    return quoted(this.names[field]);
  }

  /** The cell as typed; empty when the file has no such column. */
  raw(field: F): string {
    return this.cells[this.columns.at.get(field) ?? -1] ?? '';
  }

  text(field: F): string {
    const raw = this.raw(field);
    if (formula.test(raw) && tidyText(raw) !== '')
      this.refuse(`La cellule ${this.name(field)} commence comme une formule.`);
    return tidyText(raw);
  }

  /** A text that must be there. */
  needed(field: F): string {
    const text = this.text(field);
    if (text === '') this.refuse(`La cellule ${this.name(field)} est vide.`);
    return text;
  }

  /** A code that a frozen list may hold. */
  code(field: F): string {
    const code = tidyNumber(this.needed(field));
    if (!/^[A-Z0-9-]{1,24}$/.test(code))
      this.refuse(
        `${quoted(code)} ne convient pas comme ${this.name(field)}\u00a0: 1 à 24 lettres sans accent, chiffres ou tirets.`,
      );
    return code;
  }

  /** A whole number from 0 to `most`; null when the cell is empty. */
  count(field: F, most: number): number | null {
    const text = tidyText(this.raw(field)).replace(/\s/g, '');
    const count = /^\d{1,6}$/.test(text) ? Number(text) : Number.NaN;
    if (text === '') return null;
    if (!(count <= most))
      this.refuse(
        `${quoted(text)} ne convient pas comme ${this.name(field)}\u00a0: un nombre entier de 0 à ${most}.`,
      );
    return count;
  }

  /** A birth date, `YYYY-MM-DD`; empty when the cell is. */
  birthDate(field: F): string {
    const text = tidyText(this.raw(field));
    const day = readBirthDate(text);
    if (text !== '' && day === undefined) {
      const typed = /^[\d/.: -]{1,20}$/.test(text) ? ` ${text}` : '';
      this.refuse(`La date de naissance${typed} n’existe pas ou ne se lit pas comme JJ/MM/AAAA.`);
    }
    return day ?? '';
  }

  mail(field: F): string {
    const mail = tidyMail(this.raw(field));
    if (mail === '' && tidyText(this.raw(field)) !== '')
      this.refuse(`La cellule ${this.name(field)} ne tient pas une adresse de courriel lisible.`);
    return mail;
  }

  /** A box: an empty one is not ticked, and what is neither yes nor no is no answer. */
  isTicked(field: F): boolean {
    const text = tidyText(this.raw(field));
    if (!yes.test(text) && !no.test(text))
      this.refuse(`La cellule ${this.name(field)} ne dit ni oui ni non.`);
    return yes.test(text);
  }

  private shapeWords(shape: ShapeProblem<F>): string {
    switch (shape.kind) {
      case 'blank':
        return 'La ligne est vide.';
      case 'truncated':
        return `La ligne est coupée\u00a0: ${shape.cells} cellules au lieu de ${shape.expected}.`;
      case 'tooManyCells':
        return `La ligne a ${shape.cells} cellules au lieu de ${shape.expected}\u00a0: l’une contient sans doute le séparateur du fichier.`;
      default:
        return `La cellule ${this.name(shape.field)} est beaucoup trop longue (${shape.length} caractères).`;
    }
  }
}
