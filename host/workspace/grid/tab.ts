import type { CellView, News, TabShape } from './wire.ts';

const NOTHING: TabShape = {
  rows: 1,
  columns: 1,
  frozenRows: 0,
  frozenColumns: 0,
  widths: {},
  hiddenRows: [],
  hiddenColumns: [],
  filter: null,
  lists: [],
  notes: {},
};

/** What the page knows of one tab. */
export class KnownTab {
  version = '';
  shape = NOTHING;
  /** By row and column, from 1. */
  private readonly rows: (readonly CellView[] | undefined)[] = [];

  constructor(readonly id: number) {}

  learn({ version, shape, rows }: News['tab']): void {
    this.version = version;
    if (shape !== undefined) {
      this.shape = shape;
      this.rows.length = Math.min(this.rows.length, shape.rows + 1);
    }
    for (const [row, cells] of rows) this.rows[row] = cells;
  }

  cell(row: number, column: number): CellView {
    return this.rows[row]?.[column - 1] ?? '';
  }

  /** Whether a text of that row goes to the next line where it is too long. */
  wraps(row: number): boolean {
    return (this.rows[row] ?? []).some((view) => typeof view !== 'string' && view[0] !== '' && view[1].wrap);
  }

  /** What a cell shows. */
  text(row: number, column: number): string {
    const view = this.cell(row, column);
    return typeof view === 'string' ? view : view[0];
  }

  /** What opens to write in it. */
  source(row: number, column: number): string {
    const view = this.cell(row, column);
    return typeof view === 'string' ? view : (view[2] ?? view[0]);
  }

  /** Where a click on it leads, '' for nowhere. */
  link(row: number, column: number): string {
    const view = this.cell(row, column);
    return typeof view === 'string' ? '' : (view[1].link ?? '');
  }

  /** The words of its dropdown. */
  words(row: number, column: number): readonly string[] | undefined {
    return this.shape.lists.find(({ cells }) =>
      cells.some(
        (rect) =>
          row >= rect.row &&
          row < rect.row + rect.rows &&
          column >= rect.column &&
          column < rect.column + rect.columns,
      ),
    )?.words;
  }
}
