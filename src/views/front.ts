import type { Cell, Tab, Workbook } from '../ports.ts';
import { toCell } from '../register/cells.ts';
import { instantFormat } from './view.ts';
import { tabNamed, type WorkbookAt } from './workbook.ts';

/** The first tab of a workbook: pairs of words, then what there is to do. The menu reads the address there. */
export const frontName = 'Accueil';
/** The menu looks for this word, and reads the cell beside it. */
export const addressLabel = 'Adresse de Da Capo';

export type FrontLine = readonly [label: string, value: Cell];

/** One number of what there is to do, and where its rows are: words of ours, and an address of ours or of a tab. */
export interface FrontFigure {
  readonly label: string;
  readonly count: number;
  readonly todo: string;
  readonly where: string;
  readonly address: string;
}

/** What there is to do, and when it was counted. */
export interface Board {
  readonly at: number;
  readonly figures: readonly FrontFigure[];
}

/** What the first tab says, in the order of a new one. */
export interface FrontContent {
  readonly lines: readonly FrontLine[];
  readonly board?: Board | null;
  readonly counts?: readonly FrontLine[];
}

/** Cells side by side, beginning with the label by which their line is found. */
interface Strip {
  readonly cells: readonly Cell[];
  readonly isBoard: boolean;
}

const boardHeading = 'À suivre';
const boardHeadings = [boardHeading, 'Combien', 'Que faire', 'Où', 'Compté le'];

/**
 * Writes the first tab. Its lines are found by their labels, wherever clerks moved them, and lines of their own stay;
 * what is missing is added below everything. One reading, and a write for each group of neighbouring lines.
 */
export function writeFront(
  book: Workbook,
  at: WorkbookAt,
  { lines, board = null, counts = [] }: FrontContent,
): void {
  const tab = tabNamed(book, at, frontName) ?? addFront(book);
  const figures = board ? [boardHeadings, ...board.figures.map((one) => figureCells(one, board.at))] : [];
  const strips: Strip[] = [
    ...lines.map(pairStrip),
    ...figures.map((cells) => ({ cells, isBoard: true })),
    ...counts.map(pairStrip),
  ];
  const { blocks, dressFrom } = placed(tab.content(), strips);
  makeRoom(tab, blocks);
  if (dressFrom) dressBoard(tab, dressFrom);
  for (const { row, column, values } of blocks) tab.write(row, column, values);
}

function pairStrip([label, value]: FrontLine): Strip {
  return { cells: [plain(label), plain(value)], isBoard: false };
}

const plain = (value: Cell): Cell => (typeof value === 'string' ? toCell(value) : value);

function figureCells({ label, count, todo, where, address }: FrontFigure, at: number): Cell[] {
  return [label, count, todo, linkTo(address, where), new Date(at)];
}

/** What an address of ours is made of: nothing that could end the text it stands in. */
const ours = /^[\w./:?=&#-]+$/;

/** The one formula Da Capo writes. Its words are the program's, its address a tab's or the office page's. */
function linkTo(address: string, words: string): string {
  return ours.test(address) ? `=HYPERLINK("${address}";"${words}")` : words;
}

interface Place {
  readonly row: number;
  readonly column: number;
}

interface Run extends Place {
  readonly values: (readonly Cell[])[];
}

/** Where each strip goes, neighbours together; `dressFrom` is where the heading goes when it was not there. */
function placed(
  grid: readonly (readonly Cell[])[],
  strips: readonly Strip[],
): { blocks: Run[]; dressFrom: Place | null } {
  const heading = placeOf(grid, boardHeading);
  const column = (placeOf(grid, addressLabel) ?? heading)?.column ?? 1;
  const taken = new Set<number>();
  const rowOf = ({ cells, isBoard }: Strip): number | null => {
    if (isBoard && !heading) return null;
    const own = (isBoard ? heading?.column : column) ?? 1;
    const first = isBoard ? (heading?.row ?? 1) : 1;
    const found = grid.findIndex(
      (row, i) => i + 1 >= first && row[own - 1] === cells[0] && !taken.has(i + 1),
    );
    if (found >= 0) taken.add(found + 1);
    return found < 0 ? null : found + 1;
  };
  // The board first: one of its labels is also that of a pair, which stands elsewhere.
  const boardFirst = [...strips].sort((a, b) => Number(b.isBoard) - Number(a.isBoard));
  const rows = new Map(boardFirst.map((strip) => [strip, rowOf(strip)]));
  let next = grid.length;
  const lines = strips.map((strip, i) => {
    const row = rows.get(strip) ?? null;
    // A line is left empty above the board and below it.
    if (row === null) next += i > 0 && strips[i - 1]?.isBoard !== strip.isBoard ? 2 : 1;
    return { row: row ?? next, column: strip.isBoard ? (heading?.column ?? column) : column, ...strip };
  });
  const headed = lines.find(({ cells }) => cells[0] === boardHeading);
  return { blocks: runsOf(lines), dressFrom: headed && !heading ? headed : null };
}

function placeOf(grid: readonly (readonly Cell[])[], label: string): Place | null {
  for (const [i, cells] of grid.entries()) {
    const column = cells.indexOf(label) + 1;
    if (column > 0) return { row: i + 1, column };
  }
  return null;
}

/** Lines one below the other, as wide as each other, are written together. */
function runsOf(lines: readonly (Place & { readonly cells: readonly Cell[] })[]): Run[] {
  const runs: Run[] = [];
  for (const { row, column, cells } of [...lines].sort((a, b) => a.row - b.row)) {
    const last = runs[runs.length - 1];
    const follows = last && last.row + last.values.length === row && last.column === column;
    if (follows && last.values[0]?.length === cells.length) last.values.push(cells);
    else runs.push({ row, column, values: [cells] });
  }
  return runs;
}

function makeRoom(tab: Tab, blocks: readonly Run[]): void {
  const rows = Math.max(...blocks.map(({ row, values }) => row + values.length - 1)) - tab.rows();
  const columns =
    Math.max(...blocks.map(({ column, values }) => column + (values[0]?.length ?? 0) - 1)) - tab.columns();
  if (rows > 0) tab.addRows(rows + 20);
  if (columns > 0) tab.addColumns(columns);
}

function dressBoard(tab: Tab, { row, column }: Place): void {
  const looks: readonly (readonly [format: string, width: number])[] = [
    ['@', 280],
    ['0', 320],
    ['@', 320],
    ['General', 160],
    [instantFormat, 130],
  ];
  tab.dress({
    headingRow: row,
    scrolls: true,
    columns: looks.map(([format, width], i) => ({ column: column + i, format, width })),
  });
}

export function addFront(book: Workbook): Tab {
  const tab = book.addTab(frontName, 60, boardHeadings.length);
  tab.dress({
    headingRow: 1,
    columns: [
      { column: 1, format: '@', width: 280 },
      { column: 2, format: '@', width: 320 },
    ],
  });
  return tab;
}
