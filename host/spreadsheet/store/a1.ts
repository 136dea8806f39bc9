/** A rectangle of cells. Rows and columns count from 1, as on Google. */
export interface Rect {
  readonly row: number;
  readonly column: number;
  readonly rows: number;
  readonly columns: number;
}

/** The size of a tab's grid. */
interface GridSize {
  readonly rows: number;
  readonly columns: number;
}

/** A rectangle read from A1 notation; `open` keeps the notation of `5:7` or `D:F`, which Google does not close. */
export interface A1Range extends Rect {
  readonly open?: string;
}

const LETTERS = 26;

/** `1` → `A`, `27` → `AA`. */
export function columnName(column: number): string {
  const rest = (column - 1) % LETTERS;
  const head = Math.floor((column - 1) / LETTERS);
  return (head > 0 ? columnName(head) : '') + String.fromCharCode(65 + rest);
}

/** `A` → 1, `aa` → 27. The name holds letters only. */
export function columnNumber(name: string): number {
  return [...name.toUpperCase()].reduce((sum, letter) => sum * LETTERS + letter.charCodeAt(0) - 64, 0);
}

/** The notation Google gives back: `B2`, `B2:C5`. */
export function formatA1(rect: Rect): string {
  const from = `${columnName(rect.column)}${rect.row}`;
  if (rect.rows === 1 && rect.columns === 1) return from;
  return `${from}:${columnName(rect.column + rect.columns - 1)}${rect.row + rect.rows - 1}`;
}

interface Corner {
  readonly row?: number;
  readonly column?: number;
}

function parseCorner(text: string): Corner | undefined {
  const match = /^\$?([A-Za-z]{1,3})?\$?([1-9]\d{0,7})?$/.exec(text);
  if (!match || text === '') return undefined;
  const [, letters, digits] = match;
  return {
    ...(digits === undefined ? {} : { row: Number(digits) }),
    ...(letters === undefined ? {} : { column: columnNumber(letters) }),
  };
}

/** `[start, length]` of an axis; an axis that a corner leaves out runs to the edge of the grid. */
function axis(from: number | undefined, to: number | undefined, size: number): [number, number] {
  if (from === undefined && to === undefined) return [1, size];
  const low = Math.min(from ?? size, to ?? size);
  const high = from === undefined || to === undefined ? Math.max(size, low) : Math.max(from, to);
  return [low, high - low + 1];
}

function openNotation(from: Corner, to: Corner): string | undefined {
  if (from.column === undefined && from.row !== undefined && to.row !== undefined)
    return `${Math.min(from.row, to.row)}:${Math.max(from.row, to.row)}`;
  if (from.row === undefined && from.column !== undefined && to.column !== undefined)
    return [from.column, to.column]
      .sort((one, other) => one - other)
      .map(columnName)
      .join(':');
  return undefined;
}

/**
 * Reads A1 notation without a tab name: `$C$3`, `C5:B2`, `5:7`, `D:F`, `A2:C`.
 * Gives nothing when the text is not a range. Evidence [L]: `C5:B2` reads as `B2:C5`, `5:7` stays `5:7`.
 */
export function parseA1(text: string, grid: GridSize): A1Range | undefined {
  const parts = text.split(':');
  const from = parseCorner(parts[0] ?? '');
  const to = parts.length === 2 ? parseCorner(parts[1] ?? '') : from;
  if (!from || !to || parts.length > 2) return undefined;
  if (parts.length === 1 && (from.row === undefined || from.column === undefined)) return undefined;
  const [row, rows] = axis(from.row, to.row, grid.rows);
  const [column, columns] = axis(from.column, to.column, grid.columns);
  const open = openNotation(from, to);
  return open === undefined ? { row, column, rows, columns } : { row, column, rows, columns, open };
}

/** `'Ma feuille'!A1` → `['Ma feuille', 'A1']`; without a tab name the first is nothing. */
export function splitTabName(text: string): [string | undefined, string] {
  const match = /^(?:'((?:[^']|'')+)'|([^'!]+))!(.+)$/.exec(text);
  if (!match) return [undefined, text];
  return [(match[1] ?? match[2] ?? '').replace(/''/g, "'"), match[3] ?? ''];
}

/** Whether the two rectangles share a cell. */
export function overlaps(one: Rect, other: Rect): boolean {
  return (
    one.row < other.row + other.rows &&
    other.row < one.row + one.rows &&
    one.column < other.column + other.columns &&
    other.column < one.column + one.columns
  );
}

/** Calls `visit` for every cell of the rectangle, row by row. */
export function eachCell(rect: Rect, visit: (row: number, column: number) => void): void {
  for (let row = rect.row; row < rect.row + rect.rows; row += 1)
    for (let column = rect.column; column < rect.column + rect.columns; column += 1) visit(row, column);
}

/** The rectangle as a matrix of what `read` gives for each cell. */
export function matrix<T>(rect: Rect, read: (row: number, column: number) => T): T[][] {
  return Array.from({ length: rect.rows }, (_, down) =>
    Array.from({ length: rect.columns }, (__, across) => read(rect.row + down, rect.column + across)),
  );
}
