import Papa from 'papaparse';
import { indices, range } from './cells.ts';
import { rangeName } from './names.ts';
import type { KnownTab } from './tab.ts';
import type { Act, Rect } from './wire.ts';

interface Copied {
  readonly text: string;
  readonly tab: number;
  readonly range: string;
  readonly isCut: boolean;
}

const SPREADSHEET = { delimiter: '\t', newline: '\n' } as const;

/**
 * What is copied and pasted. Inside the workbook cells are copied with all they carry; from elsewhere, or once a row of
 * them is hidden, as texts that are typed again.
 */
export class Clipboard {
  private copied: Copied | undefined;

  /** Copies what those cells show: hidden rows and columns are left out, as filtered ones are on Google. */
  async copy(tab: KnownTab, rect: Rect, isCut: boolean): Promise<void> {
    const { hiddenRows, hiddenColumns, filter } = tab.shape;
    const hidden = new Set([...indices(hiddenRows), ...indices(filter?.hidden ?? [])]);
    const absent = new Set(indices(hiddenColumns));
    const rows = range(rect.row, rect.rows).filter((row) => !hidden.has(row - 1));
    const columns = range(rect.column, rect.columns).filter((column) => !absent.has(column - 1));
    const cells = rows.map((row) => columns.map((column) => tab.text(row, column)));
    const text = Papa.unparse(cells, SPREADSHEET);
    const isWhole = rows.length === rect.rows && columns.length === rect.columns;
    this.copied = isWhole ? { text, tab: tab.id, range: rangeName(rect), isCut } : undefined;
    await navigator.clipboard.writeText(text);
  }

  /** What pasting that text there means. One cell's worth fills all that is selected. */
  pasted(text: string, into: Rect): Act {
    const cell = rangeName({ ...into, rows: 1, columns: 1 });
    const { copied } = this;
    if (copied !== undefined && copied.text === text && !isFill(copied, into)) {
      if (copied.isCut) this.copied = undefined;
      const { tab, range: from, isCut } = copied;
      return { what: 'copy', from: { tab, range: from }, cell, isCut };
    }
    const rows = Papa.parse<string[]>(text.replace(/\r?\n$/, ''), { delimiter: '\t' }).data;
    const single = rows.length === 1 && rows[0]?.length === 1 ? (rows[0][0] ?? '') : undefined;
    if (single === undefined) return { what: 'write', cell, rows };
    const filled = range(0, into.rows).map(() => range(0, into.columns).map(() => single));
    return { what: 'write', cell, rows: filled };
  }

  /** What the browser holds. @throws where it may not be read without the keys */
  read(): Promise<string> {
    return navigator.clipboard.readText();
  }
}

/** One copied cell over several selected ones. */
function isFill({ range: from, isCut }: Copied, into: Rect): boolean {
  return !isCut && !from.includes(':') && into.rows * into.columns > 1;
}
