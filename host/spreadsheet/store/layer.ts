import type { Rect } from './a1.ts';
import { eachCell, matrix } from './a1.ts';

type Row<T> = (T | null | undefined)[];

/** A layer as plain JSON: what a whole column holds, and what cells hold instead. */
export interface LayerJson<T> {
  readonly columns: Row<T>;
  readonly rows: (Row<T> | null | undefined)[];
}

/**
 * One property of every cell of a tab: its value, its number format, its note… Rows and columns count from 1.
 * A property given to whole columns is kept once per column, so formatting 20,000 empty rows costs nothing.
 */
export class Layer<T> {
  private readonly blank: T;
  private columns: Row<T>;
  private rows: (Row<T> | null | undefined)[];

  constructor(blank: T, json: LayerJson<T> = { columns: [], rows: [] }) {
    this.blank = blank;
    this.columns = [...json.columns];
    this.rows = json.rows.map((row) => row && [...row]);
  }

  get(row: number, column: number): T {
    return this.rows[row - 1]?.[column - 1] ?? this.columns[column - 1] ?? this.blank;
  }

  /** The same for the cells of one row, from a column on. */
  stretch(row: number, column: number, count: number): T[] {
    const cells = this.rows[row - 1];
    const stretch: T[] = [];
    for (let index = column - 1; index < column - 1 + count; index += 1)
      stretch.push(cells?.[index] ?? this.columns[index] ?? this.blank);
    return stretch;
  }

  set(row: number, column: number, value: T): void {
    const own = value === (this.columns[column - 1] ?? this.blank) ? undefined : value;
    const cells = this.rows[row - 1];
    if (cells) {
      cells[column - 1] = own;
    } else if (own !== undefined) {
      const fresh: Row<T> = [];
      fresh[column - 1] = own;
      this.rows[row - 1] = fresh;
    }
  }

  /**
   * Gives `value` to the whole rectangle. One that runs down to the last row, `height`, is kept as a property of its
   * columns, and the few rows above it as what they hold instead.
   */
  fill(rect: Rect, value: T, height: number): void {
    const above = { ...rect, row: 1, rows: rect.row - 1 };
    if (rect.row + rect.rows - 1 < height || above.rows > rect.rows) {
      eachCell(rect, (row, column) => this.set(row, column, value));
      return;
    }
    const kept = matrix(above, (row, column) => this.get(row, column));
    this.fillColumns(rect, value);
    eachCell(above, (row, column) =>
      this.set(row, column, kept[row - 1]?.[column - rect.column] ?? this.blank),
    );
  }

  private fillColumns(rect: Rect, value: T): void {
    for (const cells of this.rows)
      if (cells) {
        const end = Math.min(cells.length, rect.column - 1 + rect.columns);
        for (let index = rect.column - 1; index < end; index += 1) cells[index] = undefined;
      }
    for (let index = rect.column - 1; index < rect.column - 1 + rect.columns; index += 1)
      this.columns[index] = value;
  }

  /** The last row in which a cell holds something of its own, 0 when none does. */
  lastRow(): number {
    for (let index = this.rows.length - 1; index >= 0; index -= 1)
      if (this.lastIn(this.rows[index]) > 0) return index + 1;
    return 0;
  }

  /** The last column in which a cell holds something of its own, 0 when none does. */
  lastColumn(): number {
    return this.rows.reduce((last, cells) => Math.max(last, this.lastIn(cells)), 0);
  }

  private lastIn(cells: Row<T> | null | undefined): number {
    if (!cells) return 0;
    for (let index = cells.length - 1; index >= 0; index -= 1) {
      const value = cells[index];
      if (value !== undefined && value !== null && value !== this.blank) return index + 1;
    }
    return 0;
  }

  /** New rows before row `at`, blank, or each like its neighbour `like` (row `at` or the one above). */
  insertRows(at: number, count: number, like?: number): void {
    const model = like === undefined ? undefined : this.rows[like - 1];
    if (!model && at > this.rows.length) return;
    const fresh = Array.from({ length: count }, () => model && [...model]);
    this.rows = [...this.rows.slice(0, at - 1), ...fresh, ...this.rows.slice(at - 1)];
  }

  deleteRows(at: number, count: number): void {
    this.rows = [...this.rows.slice(0, at - 1), ...this.rows.slice(at - 1 + count)];
  }

  /** New columns before column `at`, blank, or each like its neighbour `like`. */
  insertColumns(at: number, count: number, like?: number): void {
    const wider = (cells: Row<T>): Row<T> => {
      if (at - 1 > cells.length) return cells;
      const fresh: Row<T> = new Array(count).fill(like === undefined ? undefined : cells[like - 1]);
      return [...cells.slice(0, at - 1), ...fresh, ...cells.slice(at - 1)];
    };
    this.columns = wider(this.columns);
    this.rows = this.rows.map((cells) => cells && wider(cells));
  }

  deleteColumns(at: number, count: number): void {
    const keep = (cells: Row<T>) => [...cells.slice(0, at - 1), ...cells.slice(at - 1 + count)];
    this.columns = keep(this.columns);
    this.rows = this.rows.map((cells) => cells && keep(cells));
  }

  /** Rearranges the rectangle's rows: its row `i` takes what row `order[i]` (counted from 0) held. */
  permuteRows(rect: Rect, order: readonly number[]): void {
    const before = order.map((_, down) =>
      Array.from({ length: rect.columns }, (__, across) => this.get(rect.row + down, rect.column + across)),
    );
    order.forEach((from, down) => {
      before[from]?.forEach((value, across) => {
        this.set(rect.row + down, rect.column + across, value);
      });
    });
  }

  /** Writes over `to` what the cells of `from` hold in another layer, or in this one. Both are of one size. */
  copyFrom(source: Layer<T>, from: Rect, to: Rect, read = (value: T): T => value): void {
    const taken = matrix(from, (row, column) => read(source.get(row, column)));
    eachCell(to, (row, column) =>
      this.set(row, column, taken[row - to.row]?.[column - to.column] ?? this.blank),
    );
  }

  /** What the cells of that row hold of their own, as text: the same while nothing in it changes. */
  rowText(row: number): string {
    return JSON.stringify(this.rows[row - 1]) ?? '';
  }

  /** The same for what whole columns hold. */
  columnsText(): string {
    return JSON.stringify(this.columns);
  }

  toJson(): LayerJson<T> {
    return { columns: this.columns, rows: this.rows };
  }
}
