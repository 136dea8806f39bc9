import Papa from 'papaparse';
import { indices, range } from './cells.ts';
import { rangeName } from './names.ts';
import type { KnownTab } from './tab.ts';
import type { Act, Rect } from './wire.ts';

interface Copied {
  readonly text: string;
  readonly tab: KnownTab;
  readonly rect: Rect;
  readonly isCut: boolean;
}

const SPREADSHEET = { delimiter: '\t', newline: '\n' } as const;

/**
 * What is copied and pasted. Inside the workbook cells are copied with all they carry; from elsewhere, once a row of
 * them is hidden, or once they no longer show what was copied, as texts that are typed again.
 */
export class Clipboard {
  private copied: Copied | undefined;

  /** Copies what those cells show. @throws where the browser does not let a page do it */
  async copy(tab: KnownTab, rect: Rect, isCut: boolean): Promise<void> {
    const text = textOf(tab, rect);
    this.copied = isWhole(tab, rect) ? { text, tab, rect, isCut } : undefined;
    await navigator.clipboard.writeText(text);
  }

  /** What pasting that text there means. One cell's worth fills all that is selected. */
  pasted(given: string, into: Rect): Act {
    const text = given.replace(/\r\n/g, '\n');
    const cell = rangeName({ ...into, rows: 1, columns: 1 });
    const { copied } = this;
    if (copied !== undefined && copied.text === text && isStill(copied) && !isFill(copied, into)) {
      if (copied.isCut) this.copied = undefined;
      const { tab, rect, isCut } = copied;
      return { what: 'copy', from: { tab: tab.id, range: rangeName(rect) }, cell, isCut };
    }
    const rows = Papa.parse<string[]>(text.replace(/\n$/, ''), { delimiter: '\t' }).data;
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

/** The rows and columns of a range that are in sight: the others are left out, as filtered ones are on Google. */
function inSight({ shape }: KnownTab, rect: Rect): { rows: number[]; columns: number[] } {
  const hidden = new Set([...indices(shape.hiddenRows), ...indices(shape.filter?.hidden ?? [])]);
  const absent = new Set(indices(shape.hiddenColumns));
  return {
    rows: range(rect.row, rect.rows).filter((row) => !hidden.has(row - 1)),
    columns: range(rect.column, rect.columns).filter((column) => !absent.has(column - 1)),
  };
}

function textOf(tab: KnownTab, rect: Rect): string {
  const { rows, columns } = inSight(tab, rect);
  return Papa.unparse(
    rows.map((row) => columns.map((column) => tab.text(row, column))),
    SPREADSHEET,
  );
}

function isWhole(tab: KnownTab, rect: Rect): boolean {
  const { rows, columns } = inSight(tab, rect);
  return rows.length === rect.rows && columns.length === rect.columns;
}

/** Whether what was copied still stands where it stood. */
function isStill({ tab, rect, text }: Copied): boolean {
  return isWhole(tab, rect) && textOf(tab, rect) === text;
}

/** One copied cell over several selected ones. */
function isFill({ rect, isCut }: Copied, into: Rect): boolean {
  return !isCut && rect.rows * rect.columns === 1 && into.rows * into.columns > 1;
}
