import type { Cell, Tab } from '../ports.ts';
import { fromCell, longestCell, toCell } from './cells.ts';

/** One column: its French heading, and how a value becomes text and back. */
export interface Column<T> {
  readonly heading: string;
  readonly write: (value: T) => string;
  readonly read: (text: string) => T;
}

export const text = (heading: string): Column<string> => ({ heading, write: (v) => v, read: (v) => v });

export const whole = (heading: string): Column<number> => ({
  heading,
  write: String,
  read: (v) => {
    if (v !== '' && !/^\d+$/.test(v)) throw new Error(`«\u00a0${v}\u00a0» n’est pas un nombre entier`);
    return Number(v);
  },
});

export const yesNo = (heading: string): Column<boolean> => ({
  heading,
  write: (v) => (v ? 'oui' : ''),
  read: (v) => v === 'oui',
});

/** A value kept as JSON. The Registre is written by Da Capo alone, so its shape is trusted once it parses. */
export const json = <T>(heading: string, empty: T): Column<T> => ({
  heading,
  write: (v) => (v === empty ? '' : JSON.stringify(v)),
  read: (v) => (v === '' ? empty : (JSON.parse(v) as T)),
});

/** A tab of the Registre: columns in their order. Row 1 holds the headings. */
export interface Spec<T> {
  readonly name: string;
  readonly columns: { readonly [F in keyof T]: Column<T[F]> };
}

export type Found<T> = { readonly row: number; readonly record: T };

/**
 * Cells of one row for an act to set, from a column on that follows the row's Journal number; from the first column on
 * when the act adds the row.
 */
export interface Change {
  readonly tab: string;
  readonly row: number;
  readonly column: number;
  readonly cells: readonly string[];
}

/** The cells that an act set from a column on. */
type Cells = Pick<Change, 'column' | 'cells'>;

/** What cells say, as far as they say it: the rest of the record is empty. */
export function saidIn<T extends object>({ columns }: Spec<T>, { column, cells }: Cells): T {
  const fields = Object.keys(columns) as (keyof T)[];
  const said = fields.map((field, i) => [field, columns[field].read(fromCell(cells[i + 1 - column]))]);
  return Object.fromEntries(said) as T;
}

/** The same cells where a record says the same as another, and written anew where it does not. */
export function amended<T extends object>(
  { columns }: Spec<T>,
  { column, cells }: Cells,
  [before, after]: readonly [T, T],
): string[] {
  const fields = Object.keys(columns) as (keyof T)[];
  return cells.map((cell, i) => {
    const field = fields[column - 1 + i];
    const isSame = !field || JSON.stringify(before[field]) === JSON.stringify(after[field]);
    return isSame ? cell : toCell(columns[field].write(after[field]));
  });
}

/** Column 2 of every tab that acts change holds the number of the last line applied to that row. */
export const markColumn = 2;

/** A Registre somebody edited by hand: names tab, row and column so that it can be mended. */
export class BrokenRegister extends Error {}

/** One tab of the Registre as records. Every method is one round trip. */
export class Table<T extends object> {
  readonly fields: readonly (keyof T)[];

  constructor(
    readonly tab: Tab,
    readonly spec: Spec<T>,
  ) {
    this.fields = Object.keys(spec.columns) as (keyof T)[];
  }

  /** The record at a row, or null when the row is empty or below the grid. */
  rowAt(row: number): T | null {
    return this.block(row, 1)[0]?.record ?? null;
  }

  /** Records of `count` rows from `row`; empty rows are left out. */
  block(row: number, count: number): Found<T>[] {
    const rows = Math.min(count, this.tab.rows() - row + 1);
    if (row < 2 || rows < 1) return [];
    return this.tab
      .read(row, 1, rows, this.fields.length)
      .map((cells, i) => ({ row: row + i, cells }))
      .filter(({ cells }) => fromCell(cells[0]) !== '')
      .map(({ row: at, cells }) => ({ row: at, record: this.decode(cells, at) }));
  }

  /** Every record. Two round trips. */
  all(): Found<T>[] {
    const last = this.tab.lastRow();
    return last < 2 ? [] : this.block(2, last - 1);
  }

  /** Texts of the first columns, from row 2 on. Two round trips. */
  firstColumns(count: number): string[][] {
    const last = this.tab.lastRow();
    return last < 2 ? [] : this.tab.read(2, 1, last - 1, count).map((cells) => cells.map(fromCell));
  }

  /** Texts of one column, from row 2 on. Two round trips. */
  texts(field: keyof T): string[] {
    const last = this.tab.lastRow();
    if (last < 2) return [];
    return this.tab.read(2, this.columnOf([field]), last - 1, 1).map(([cell]) => fromCell(cell));
  }

  /** Writes fields that stand side by side, in one row or several. */
  write(row: number, records: readonly Partial<T>[]): void {
    const first = records[0];
    if (first === undefined) return;
    const fields = this.fields.filter((field) => field in first);
    const column = this.columnOf(fields);
    this.room(row + records.length - 1);
    const values = records.map((record) =>
      fields.map((field) => this.encode(field, record[field] as T[keyof T])),
    );
    this.tab.write(row, column, values);
  }

  /** What an act sets in a row: fields that stand side by side, somewhere after the row's Journal number. */
  change(row: number, fields: Partial<T>): Change {
    const names = Object.keys(fields) as (keyof T)[];
    const column = this.columnOf(names);
    if (column <= markColumn)
      throw new Error(`${this.spec.name}\u00a0: un acte écrit après «\u00a0Journal\u00a0»`);
    const cells = names.map((name) => this.encode(name, fields[name] as T[keyof T]));
    return { tab: this.spec.name, row, column, cells };
  }

  /** A whole row for an act to add; the act fills in its mark. Its room is made at once, before anything is decided. */
  added(row: number, record: T): Change {
    this.room(row);
    const cells = this.fields.map((field) => this.encode(field, record[field]));
    return { tab: this.spec.name, row, column: 1, cells };
  }

  /** The cells of a whole row; of one that goes, the number of its last act alone. */
  cellsOf(record: T | null, before: T): string[] {
    return this.fields.map((field, i) => {
      const kept = record ?? (i === markColumn - 1 && this.fields[i] === 'journal' ? before : null);
      return kept ? this.encode(field, kept[field]) : '';
    });
  }

  /** Makes sure the grid reaches a row. */
  room(row: number): void {
    const missing = row - this.tab.rows();
    if (missing > 0) this.tab.addRows(missing + 500);
  }

  /** The column of the first of these fields, which must stand side by side, in their order. */
  private columnOf(fields: readonly (keyof T)[]): number {
    const index = this.fields.indexOf(fields[0] as keyof T);
    if (fields.some((field, i) => this.fields[index + i] !== field)) {
      throw new Error(`${this.spec.name}\u00a0: colonnes séparées en une seule écriture`);
    }
    return index + 1;
  }

  private encode(field: keyof T, value: T[keyof T]): string {
    const cell = toCell(this.spec.columns[field].write(value));
    if (cell.length > longestCell) {
      throw new Error(
        `${this.spec.name}, ${this.spec.columns[field].heading}\u00a0: texte trop long pour une cellule`,
      );
    }
    return cell;
  }

  private decode(cells: readonly Cell[], row: number): T {
    const record: Partial<T> = {};
    this.fields.forEach((field, i) => {
      const column = this.spec.columns[field];
      try {
        record[field] = column.read(fromCell(cells[i]));
      } catch (error) {
        throw new BrokenRegister(
          `Registre, onglet ${this.spec.name}, ligne ${row}, colonne ${column.heading}\u00a0: ${String(error)}`,
        );
      }
    });
    return record as T;
  }
}
