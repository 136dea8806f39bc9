/**
 * One record of a delimited text. `line` is where it begins in the file, counted from 1 as a text editor does.
 * `cells` is missing when a quotation mark opened on that line is never properly closed.
 */
export interface CsvRecord {
  readonly line: number;
  readonly cells?: readonly string[];
}

/** A record running over more lines than this holds a quote never closed: its first line is given up, not the file. */
const MOST_LINES = 20;

/**
 * Cuts a delimited text into records: cells in double quotes may hold the delimiter, line breaks and doubled quotes
 * (RFC 4180); line breaks may be of any system. Blank lines at the end are not records; blank lines elsewhere are.
 * One at a time: a file of 20,000 students is never held as cells.
 */
export function* readRecords(text: string, delimiter: string): Generator<CsvRecord> {
  const lines = text
    .replace(/^\ufeff/, '')
    .replace(/\r\n?/g, '\n')
    .split('\n');
  let end = lines.length;
  while (end > 0 && isBlankLine(lines[end - 1] ?? '', delimiter)) end--;
  for (let at = 0; at < end; ) {
    const found = readRecord(lines, at, delimiter);
    yield found === undefined ? { line: at + 1 } : { line: at + 1, cells: found.cells };
    at += found?.lines ?? 1;
  }
}

function isBlankLine(line: string, delimiter: string): boolean {
  return line.split(delimiter).join('').replace(/"/g, '').trim() === '';
}

interface Found {
  readonly cells: readonly string[];
  readonly lines: number;
}

/** Where reading stands: `line` is the physical line being read, the one numbered `at + lines - 1` of the file. */
interface Cursor {
  readonly file: readonly string[];
  readonly at: number;
  line: string;
  from: number;
  lines: number;
}

function readRecord(file: readonly string[], at: number, delimiter: string): Found | undefined {
  const line = file[at] ?? '';
  if (!line.includes('"')) return { cells: line.split(delimiter), lines: 1 };
  const cells: string[] = [];
  const cursor: Cursor = { file, at, line, from: 0, lines: 1 };
  for (;;) {
    const cell = cursor.line[cursor.from] === '"' ? quotedCell(cursor) : plainCell(cursor, delimiter);
    if (cell === undefined) return undefined;
    cells.push(cell);
    if (cursor.from >= cursor.line.length) return { cells, lines: cursor.lines };
    if (cursor.line[cursor.from] !== delimiter) return undefined;
    cursor.from++;
  }
}

function plainCell(cursor: Cursor, delimiter: string): string {
  const next = cursor.line.indexOf(delimiter, cursor.from);
  const cell = cursor.line.slice(cursor.from, next < 0 ? undefined : next);
  cursor.from += cell.length;
  return cell;
}

function quotedCell(cursor: Cursor): string | undefined {
  let cell = '';
  cursor.from++;
  for (;;) {
    const quote = cursor.line.indexOf('"', cursor.from);
    if (quote < 0) {
      cell += `${cursor.line.slice(cursor.from)}\n`;
      if (!goToNextLine(cursor)) return undefined;
      continue;
    }
    cell += cursor.line.slice(cursor.from, quote);
    cursor.from = quote + 1;
    if (cursor.line[cursor.from] !== '"') return cell;
    cell += '"';
    cursor.from++;
  }
}

function goToNextLine(cursor: Cursor): boolean {
  const next = cursor.file[cursor.at + cursor.lines];
  if (next === undefined || cursor.lines >= MOST_LINES) return false;
  cursor.line = next;
  cursor.from = 0;
  cursor.lines++;
  return true;
}
