import type { Cell, Tab, TabDress } from '../ports.ts';
import { toCell } from '../register/cells.ts';

/**
 * A tab that people work in. Its rows are found by the identifier in the `key` column and its columns by their
 * headings, wherever clerks moved them. The identifier of an existing row is never written: if somebody sorts the
 * tab while it is being refreshed, notes stay beside their identifier and the next look puts the rest right.
 */
export interface View<T> {
  readonly name: string;
  readonly columns: readonly ViewColumn<T>[];
}

export interface ViewColumn<T> {
  readonly heading: string;
  readonly width: number;
  readonly value: (record: T) => Cell;
  /** `@` unless said otherwise: text from outside stays text. */
  readonly format?: string;
}

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
  /** Rows below the headings, as read. */
  readonly body: readonly (readonly Cell[])[];
}

/**
 * Brings a tab up to date: a few round trips whatever the number of rows. `records` are all the rows it should have
 * (`whole`) or only those that changed. Sorting by a person in between is noticed and mended, at most three times.
 */
export function refresh<T>(tab: Tab, view: View<T>, records: readonly T[], whole: boolean): Oddities {
  let layout = layoutOf(tab, view);
  for (let round = 1; writeChanges(tab, view, layout, records); round++) {
    const before = keysOf(layout);
    layout = layoutOf(tab, view);
    const after = keysOf(layout);
    if (round === 3 || before.every((key, i) => key === after[i])) break;
  }
  return odditiesOf(view, layout, records, whole);
}

/** Headings, widths and formats of a new tab. */
export function dressOf<T>(view: View<T>): TabDress {
  return {
    headingRow: 1,
    columns: view.columns.map(({ format = '@', width }, i) => ({ column: i + 1, format, width })),
  };
}

function layoutOf<T>(tab: Tab, view: View<T>): Layout {
  const cells = tab.content();
  const key = view.columns[0]?.heading ?? '';
  const found = cells.slice(0, 20).findIndex((row) => row.includes(key));
  if (found < 0) return headAnew(tab, view, cells.length);
  const headings = cells[found] ?? [];
  const columns = view.columns.map(({ heading }) => headings.indexOf(heading) + 1);
  if (!columns.includes(0)) return { headingRow: found + 1, columns, body: cells.slice(found + 1) };
  restoreHeadings(tab, view, found + 1, headings, columns);
  return layoutOf(tab, view);
}

/** The headings are gone: they are written again above everything when the tab is empty, else below what is there. */
function headAnew<T>(tab: Tab, view: View<T>, last: number): Layout {
  const headingRow = last === 0 ? 1 : last + 2;
  room(tab, headingRow + 1, view.columns.length);
  tab.write(headingRow, 1, [view.columns.map(({ heading }) => heading)]);
  tab.dress({ ...dressOf(view), headingRow });
  return { headingRow, columns: view.columns.map((_, i) => i + 1), body: [] };
}

/** A heading somebody renamed or deleted comes back at the right of everything. */
function restoreHeadings<T>(
  tab: Tab,
  view: View<T>,
  row: number,
  headings: readonly Cell[],
  columns: readonly number[],
): void {
  const missing = view.columns.filter((_, i) => columns[i] === 0);
  const first = headings.reduce<number>((width, heading, i) => (heading === '' ? width : i + 1), 0) + 1;
  room(tab, row, first + missing.length - 1);
  tab.write(row, first, [missing.map(({ heading }) => heading)]);
  const dressed = missing.map(({ format = '@', width }, i) => ({ column: first + i, format, width }));
  tab.dress({ headingRow: row, columns: dressed });
}

function room(tab: Tab, row: number, column: number): void {
  if (column > tab.columns()) tab.addColumns(column - tab.columns());
  if (row > tab.rows()) tab.addRows(row - tab.rows() + 200);
}

function keysOf({ body, columns }: Layout): string[] {
  return body.map((row) => String(row[(columns[0] ?? 1) - 1] ?? ''));
}

function keyOf<T>(view: View<T>, record: T): string {
  const cell = view.columns[0]?.value(record) ?? '';
  return typeof cell === 'string' ? toCell(cell) : String(cell);
}

function cellsOf<T>(view: View<T>, record: T): Cell[] {
  return view.columns.map(({ value }) => {
    const cell = value(record);
    return typeof cell === 'string' ? toCell(cell) : cell;
  });
}

/** False when the tab says everything already, and nothing was written. */
function writeChanges<T>(tab: Tab, view: View<T>, layout: Layout, records: readonly T[]): boolean {
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
  for (const block of blocksOf(layout, changed)) tab.write(block.row, block.column, block.values);
  append(tab, layout, fresh);
  return changed.size + fresh.length > 0;
}

function differs(cells: readonly Cell[], { body, columns }: Layout, row: number): boolean {
  return cells.some((cell, i) => !same(cell, body[row]?.[(columns[i] ?? 1) - 1] ?? ''));
}

function same(a: Cell, b: Cell): boolean {
  return stable(a) === stable(b);
}

/** Dates come from another realm on some platforms, so they are known by what they can do. */
function stable(cell: Cell): string | number | boolean {
  return typeof cell === 'object' ? cell.getTime() : cell;
}

interface Block {
  readonly row: number;
  readonly column: number;
  readonly values: Cell[][];
}

/** Neighbouring columns of the view, the key's left out. `first` counts from 1, `from` and `to` are view columns. */
function segmentsOf(columns: readonly number[]): { first: number; from: number; to: number }[] {
  const order = columns
    .map((column, i) => ({ column, i }))
    .slice(1)
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
  return segmentsOf(layout.columns).flatMap(({ first: column, from, to }) =>
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
function append(tab: Tab, layout: Layout, fresh: readonly (readonly Cell[])[]): void {
  if (fresh.length === 0) return;
  const row = layout.headingRow + layout.body.length + 1;
  room(tab, row + fresh.length - 1, Math.max(...layout.columns));
  const key = layout.columns[0] ?? 1;
  tab.write(
    row,
    key,
    fresh.map((cells) => [cells[0] ?? '']),
  );
  for (const { first, from, to } of segmentsOf(layout.columns)) {
    tab.write(
      row,
      first,
      fresh.map((cells) => cells.slice(from, to)),
    );
  }
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
