import { dayOf } from '../dates.ts';
import type { Cell, Tab, TabDress } from '../ports.ts';
import { fromCell, toCell } from '../register/cells.ts';
import { goneBlocks, type IsGone } from './gone.ts';
import { aftermath, type Block, type Grid, type Labels, same } from './mend.ts';

/**
 * A tab that people work in. Its rows are found by the identifier in the `key` column and its columns by their
 * headings, wherever clerks moved them. The identifier of an existing row is not written: if somebody sorts the
 * tab while it is being refreshed, notes stay beside their identifier and the next look puts the rest right.
 */
export interface View<T> {
  readonly name: string;
  readonly columns: readonly ViewColumn<T>[];
}

export interface ViewColumn<T> {
  readonly heading: string;
  readonly width: number;
  /** `null` for a column that people fill (*à remplir*): read by `filledIn`, written by nobody else. */
  readonly value: ((record: T) => Cell) | null;
  /** `@` unless said otherwise: text from outside stays text. */
  readonly format?: string;
  /** Words proposed in a column that people fill; others may be typed, and are reported. */
  readonly words?: readonly string[];
}

/** The columns where clerks decide, the same in every tab. */
export const decisionHeading = 'Décision (à remplir)';
export const reasonHeading = 'Motif, pièces ou date (à remplir)';

export const dayFormat = 'dd/MM/yyyy';
export const instantFormat = 'dd/MM/yyyy HH:mm';

/** What a refresh met that a person should know. Rows count from 1. */
export interface Oddities {
  readonly withoutKey: readonly number[];
  readonly twice: readonly number[];
  readonly unknown: readonly number[];
}

interface Layout {
  readonly headingRow: number;
  /** Column of each view column, from 1. */
  readonly columns: readonly number[];
  /** Which of them the program writes. */
  readonly ours: readonly boolean[];
  /** Rows below the headings, as read. */
  readonly body: Grid;
  /** Headings that are missing, to be written, and how their columns look. */
  readonly missing: readonly Block[];
  readonly dress: TabDress | null;
}

/** Was what somebody wrote in a column to be filled, beside this key, taken into account? */
export type IsTaken = (key: string, heading: string, text: string) => boolean;

/** What people filled in on one row: texts by heading. `row` counts from 1; `isAgain` when its key stands higher up. */
export interface FilledRow {
  readonly row: number;
  readonly key: string;
  readonly isAgain: boolean;
  readonly texts: Readonly<Record<string, string>>;
}

/** The rows where somebody filled in something. One round trip. */
export function filledIn<T>(tab: Tab, view: View<T>): FilledRow[] {
  const layout = layoutOf(view, tab.content());
  const seen = new Set<string>();
  return layout.body.flatMap((cells, i): FilledRow[] => {
    const key = fromCell(cells[(layout.columns[0] ?? 1) - 1]).trim();
    const isAgain = key !== '' && seen.has(key);
    seen.add(key);
    const texts: Record<string, string> = {};
    view.columns.forEach(({ heading, value }, j) => {
      const text = value ? '' : textOf(cells[(layout.columns[j] ?? 0) - 1]);
      if (text !== '') texts[heading] = text;
    });
    if (Object.keys(texts).length === 0) return [];
    return [{ row: layout.headingRow + 1 + i, key, isAgain, texts }];
  });
}

/** A day that the spreadsheet made a date of is read back as it was typed. */
function textOf(cell: Cell | undefined): string {
  return typeof cell === 'object' ? dayOf(cell.getTime()) : fromCell(cell).trim();
}

/** More often than this in one refresh, people are left alone with the tab until the next. */
const mostRounds = 4;

/** What a tab should show. */
export interface Content<T> {
  readonly records: readonly T[];
  /** These are all the rows it should have, and not only those that changed. */
  readonly whole: boolean;
  readonly isTaken?: IsTaken;
  /** Rows to be emptied, people's own cells too. */
  readonly isGone?: IsGone;
}

/**
 * Brings a tab up to date: a few round trips whatever the number of rows. What a person did to the tab between a look and the write is seen by the look
 * that follows it: whatever was overwritten by mistake is put back, and the changes are made again where they belong.
 * What people filled in is emptied where `isTaken` says that it was taken into account.
 */
export function refresh<T>(
  tab: Tab,
  view: View<T>,
  { records, whole, isTaken = () => false, isGone }: Content<T>,
): Oddities {
  let grid: Grid = tab.content();
  let mends: readonly Block[] = [];
  for (let round = 1; ; round++) {
    const layout = layoutOf(view, grid);
    const blocks = [
      ...mends,
      ...layout.missing,
      ...changesOf(view, layout, records),
      ...emptied(view, layout, isTaken),
      ...(isGone ? goneBlocks(grid, labelsOf(layout), isGone) : []),
    ];
    if (blocks.length === 0) return odditiesOf(view, layout, records, whole);
    const { after, refusals } = write(tab, grid, blocks, layout.dress);
    const result = aftermath(grid, blocks, after, labelsOf(layout));
    ({ grid, mends } = result);
    // Rows go in two rounds: what they say, then their keys.
    const isSettled = !result.moved && refusals.length === 0 && !isGone;
    if (!isSettled && round < mostRounds) continue;
    if (refusals.length > 0) throw refusals[0];
    return odditiesOf(view, layoutOf(view, grid), records, whole);
  }
}

/**
 * Writes, then looks. A tab that became smaller meanwhile refuses what lies outside it, at once or at the next call:
 * the look tells what became of the rest. One that is gone refuses the look too.
 */
function write(
  tab: Tab,
  before: Grid,
  blocks: readonly Block[],
  dress: TabDress | null,
): { after: Grid; refusals: readonly unknown[] } {
  const refusals: unknown[] = [];
  const attempt = <R>(act: () => R): R | null => {
    try {
      return act();
    } catch (error) {
      refusals.push(error);
      return null;
    }
  };
  attempt(() => {
    makeRoom(tab, before, blocks);
    for (const { row, column, values } of blocks) tab.write(row, column, values);
    if (dress) tab.dress(dress);
  });
  return { after: attempt(() => tab.content()) ?? tab.content(), refusals };
}

/** The size of the grid is asked for only when something is written beyond what was read. */
function makeRoom(tab: Tab, before: Grid, blocks: readonly Block[]): void {
  const row = Math.max(...blocks.map((block) => block.row + block.values.length - 1));
  const column = Math.max(...blocks.map((block) => block.column + (block.values[0]?.length ?? 0) - 1));
  if (row <= before.length && column <= (before[0]?.length ?? 0)) return;
  const [columns, rows] = [tab.columns(), tab.rows()];
  if (column > columns) tab.addColumns(column - columns);
  if (row > rows) tab.addRows(row - rows + 200);
}

/** Headings, widths and formats of a new tab. */
export function dressOf<T>(view: View<T>): TabDress {
  return {
    headingRow: 1,
    columns: view.columns.map((column, i) => dressed(column, i + 1)),
  };
}

function dressed<T>(
  { format = '@', width, words }: ViewColumn<T>,
  column: number,
): TabDress['columns'][number] {
  return { column, format, width, ...(words && { words }) };
}

function layoutOf<T>(view: View<T>, grid: Grid): Layout {
  const key = view.columns[0]?.heading ?? '';
  const found = grid.findIndex((row) => row.includes(key));
  if (found < 0) return headedAnew(view, grid.length);
  const headings = grid[found] ?? [];
  const columns = view.columns.map(({ heading }) => headings.indexOf(heading) + 1);
  const body = grid.slice(found + 1);
  const layout = { headingRow: found + 1, columns, ours: oursOf(view), body, missing: [], dress: null };
  return columns.includes(0) ? completed(view, headings, layout) : layout;
}

function oursOf<T>({ columns }: View<T>): boolean[] {
  return columns.map(({ value }) => value !== null);
}

/** The headings are gone: they are written again above everything when the tab is empty, else below what is there. */
function headedAnew<T>(view: View<T>, last: number): Layout {
  const headingRow = last === 0 ? 1 : last + 2;
  const headings = view.columns.map(({ heading }) => heading);
  return {
    headingRow,
    columns: headings.map((_, i) => i + 1),
    ours: oursOf(view),
    body: [],
    missing: [{ row: headingRow, column: 1, values: [headings] }],
    dress: { ...dressOf(view), headingRow },
  };
}

/** A heading somebody renamed or deleted comes back at the right of everything. */
function completed<T>(view: View<T>, headings: readonly Cell[], layout: Layout): Layout {
  const lost = view.columns.filter((_, i) => layout.columns[i] === 0);
  const first = headings.reduce<number>((width, heading, i) => (heading === '' ? width : i + 1), 0) + 1;
  return {
    ...layout,
    columns: view.columns.map((column, i) => layout.columns[i] || first + lost.indexOf(column)),
    missing: [{ row: layout.headingRow, column: first, values: [lost.map(({ heading }) => heading)] }],
    dress: {
      headingRow: layout.headingRow,
      columns: lost.map((column, i) => dressed(column, first + i)),
    },
  };
}

function labelsOf({ headingRow, columns }: Layout): Labels {
  return { headingRow, keyColumn: columns[0] ?? 1 };
}

function keysOf({ body, columns }: Layout): string[] {
  return body.map((row) => String(row[(columns[0] ?? 1) - 1] ?? ''));
}

function keyOf<T>(view: View<T>, record: T): string {
  const cell = view.columns[0]?.value?.(record) ?? '';
  return typeof cell === 'string' ? toCell(cell) : String(cell);
}

function cellsOf<T>(view: View<T>, record: T): Cell[] {
  return view.columns.map(({ value }) => {
    const cell = value?.(record) ?? '';
    return typeof cell === 'string' ? toCell(cell) : cell;
  });
}

/** What must be written for the tab to say all that the records say. */
function changesOf<T>(view: View<T>, layout: Layout, records: readonly T[]): Block[] {
  const rows = new Map<string, number>();
  keysOf(layout).forEach((key, i) => {
    if (key !== '' && !rows.has(key)) rows.set(key, i);
  });
  const changed = new Map<number, readonly Cell[]>();
  const fresh: Cell[][] = [];
  for (const record of records) {
    const cells = cellsOf(view, record);
    const row = rows.get(String(cells[0]));
    if (row === undefined) fresh.push(cells);
    else if (differs(cells, layout, row)) changed.set(row, cells);
  }
  return [...blocksOf(layout, changed), ...appended(layout, fresh)];
}

function differs(cells: readonly Cell[], { body, columns, ours }: Layout, row: number): boolean {
  return cells.some((cell, i) => ours[i] && !same(cell, body[row]?.[(columns[i] ?? 1) - 1] ?? ''));
}

/** Where what people filled in goes, once it was taken into account; neighbouring rows together. */
function emptied<T>(view: View<T>, layout: Layout, isTaken: IsTaken): Block[] {
  const keys = keysOf(layout);
  return view.columns.flatMap(({ heading, value }, j): Block[] => {
    const column = layout.columns[j] ?? 0;
    if (value || column === 0) return [];
    const runs: { row: number; values: Cell[][] }[] = [];
    layout.body.forEach((cells, i) => {
      const text = textOf(cells[column - 1]);
      if (text === '' || !isTaken(fromCell(keys[i]).trim(), heading, text)) return;
      const row = layout.headingRow + 1 + i;
      const last = runs[runs.length - 1];
      if (last && row === last.row + last.values.length) last.values.push(['']);
      else runs.push({ row, values: [['']] });
    });
    return runs.map(({ row, values }) => ({ row, column, values }));
  });
}

/**
 * Neighbouring columns that the program writes, the key's left out. `first` counts from 1, `from` and `to` are view
 * columns.
 */
function segmentsOf({ columns, ours }: Layout): { first: number; from: number; to: number }[] {
  const order = columns
    .map((column, i) => ({ column, i }))
    .slice(1)
    .filter(({ i }) => ours[i])
    .sort((a, b) => a.column - b.column);
  const segments: { first: number; members: number[] }[] = [];
  for (const { column, i } of order) {
    const last = segments[segments.length - 1];
    if (
      last &&
      column === last.first + last.members.length &&
      i === (last.members[last.members.length - 1] ?? 0) + 1
    ) {
      last.members.push(i);
    } else segments.push({ first: column, members: [i] });
  }
  return segments.map(({ first, members }) => ({
    first,
    from: members[0] ?? 0,
    to: (members[members.length - 1] ?? 0) + 1,
  }));
}

/** Few scattered rows are written one by one; many in one block, the rows between as they were read. */
function blocksOf(layout: Layout, changed: ReadonlyMap<number, readonly Cell[]>): Block[] {
  const rows = [...changed.keys()].sort((a, b) => a - b);
  const first = rows[0];
  if (first === undefined) return [];
  const runs =
    rows.length <= 4
      ? rows.map((row) => [row, row] as const)
      : [[first, rows[rows.length - 1] ?? first] as const];
  return segmentsOf(layout).flatMap(({ first: column, from, to }) =>
    runs.map(([start, end]) => ({
      row: layout.headingRow + 1 + start,
      column,
      values: layout.body.slice(start, end + 1).map((cells, i) => {
        const next = changed.get(start + i);
        return next ? next.slice(from, to) : cells.slice(column - 1, column - 1 + to - from);
      }),
    })),
  );
}

/** New rows go below everything, key included. */
function appended(layout: Layout, fresh: readonly (readonly Cell[])[]): Block[] {
  if (fresh.length === 0) return [];
  const row = layout.headingRow + layout.body.length + 1;
  const keys = { row, column: layout.columns[0] ?? 1, values: fresh.map((cells) => [cells[0] ?? '']) };
  const others = segmentsOf(layout).map(({ first, from, to }) => ({
    row,
    column: first,
    values: fresh.map((cells) => cells.slice(from, to)),
  }));
  return [keys, ...others];
}

function odditiesOf<T>(view: View<T>, layout: Layout, records: readonly T[], whole: boolean): Oddities {
  const known = new Set(records.map((record) => keyOf(view, record)));
  const seen = new Set<string>();
  const oddities = { withoutKey: [] as number[], twice: [] as number[], unknown: [] as number[] };
  keysOf(layout).forEach((key, i) => {
    const row = layout.headingRow + 1 + i;
    if (key === '') {
      if ((layout.body[i] ?? []).some((cell) => cell !== '')) oddities.withoutKey.push(row);
    } else if (seen.has(key)) oddities.twice.push(row);
    else if (whole && !known.has(key)) oddities.unknown.push(row);
    seen.add(key);
  });
  return oddities;
}
