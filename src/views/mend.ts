import type { Cell } from '../ports.ts';
import { fromCell, toCell } from '../register/cells.ts';

/*
 * Nobody can lock a person out of a tab while it is being written: between the look and the write they may insert,
 * delete, move or sort, and then what is written lands beside. It cannot be prevented, so it is undone: a look after
 * the write tells where everything stands now, and the look before it what was there.
 */

/** The cells of a tab as read, from its first. */
export type Grid = readonly (readonly Cell[])[];

/** Cells written together. Rows and columns count from 1. */
export interface Block {
  readonly row: number;
  readonly column: number;
  readonly values: readonly (readonly Cell[])[];
}

/** The two lines by which the others are known, from 1. */
export interface Labels {
  readonly headingRow: number;
  readonly keyColumn: number;
}

/** What became of a write. */
interface Aftermath {
  /** Whether anything was written elsewhere than meant. */
  readonly moved: boolean;
  /** The tab with everything overwritten by mistake put back, and what must be written for it to be so. */
  readonly grid: Grid;
  readonly mends: readonly Block[];
}

/**
 * Compares the looks before and after a write. A cell written by mistake gets back what its row and column held; in a
 * row or column that is new since, it is emptied.
 */
export function aftermath(before: Grid, blocks: readonly Block[], after: Grid, labels: Labels): Aftermath {
  const old = lookAt(before, []);
  const now = lookAt(after, blocks);
  if (isAsItWas(before, after, now)) return { moved: false, grid: patched(after, []), mends: [] };
  const { rows, columns } = origins(old, now, labels);
  const landed = (row: number, column: number) =>
    stays(rows, row, old.height) && stays(columns, column, old.width);
  const right = (row: number, column: number, written: Cell): Cell => {
    const present = now.at(row, column);
    if (landed(row, column)) return present;
    const [wasRow = -1, wasColumn = -1] = [rows[row], columns[column]];
    if (wasRow >= 0 && wasColumn >= 0) return again(old.at(wasRow, wasColumn));
    return same(present, written) ? '' : present;
  };
  const mends = blocks.flatMap((block) => difference(now, block, right));
  const moved = blocks.some(({ row, column, values }) =>
    values.some((cells, i) => cells.some((_, j) => !landed(row - 1 + i, column - 1 + j))),
  );
  return { moved, grid: patched(after, mends), mends };
}

export function same(a: Cell, b: Cell): boolean {
  return stable(a) === stable(b);
}

/** Dates come from another realm on some platforms, so they are known by what they can do. */
function stable(cell: Cell): string | number | boolean {
  return typeof cell === 'object' ? cell.getTime() : cell;
}

/** A person's text, written back: it may not become a formula. */
function again(cell: Cell): Cell {
  return typeof cell === 'string' ? toCell(fromCell(cell)) : cell;
}

/** The smallest block around the cells of `block` that should be otherwise; none when all is right. */
function difference(
  now: Look,
  { row, column, values }: Block,
  right: (row: number, column: number, written: Cell) => Cell,
): Block[] {
  const wanted = values.map((cells, i) =>
    cells.map((cell, j) => {
      const value = right(row - 1 + i, column - 1 + j, cell);
      return { value, wrong: !same(value, now.at(row - 1 + i, column - 1 + j)) };
    }),
  );
  const down = wanted.flatMap((cells, i) => (cells.some(({ wrong }) => wrong) ? [i] : []));
  const across = wanted.flatMap((cells) => cells.flatMap(({ wrong }, j) => (wrong ? [j] : [])));
  if (down.length === 0) return [];
  const [top, left, right_] = [Math.min(...down), Math.min(...across), Math.max(...across)];
  const box = wanted.slice(top, Math.max(...down) + 1).map((cells) => cells.slice(left, right_ + 1));
  return [
    { row: row + top, column: column + left, values: box.map((cells) => cells.map(({ value }) => value)) },
  ];
}

/** The grid once the blocks are written, without empty rows at its end. */
function patched(grid: Grid, blocks: readonly Block[]): Grid {
  const cells = grid.map((row) => [...row]);
  for (const { row, column, values } of blocks)
    values.forEach((line, i) => {
      line.forEach((value, j) => {
        const target = cells[row - 1 + i];
        if (target) target[column - 1 + j] = value;
      });
    });
  while (cells[cells.length - 1]?.every((cell) => cell === '')) cells.pop();
  return cells;
}

/** A grid that can be turned: what is said of its rows is then said of its columns. Counted from 0. */
interface Look {
  readonly height: number;
  readonly width: number;
  readonly at: (row: number, column: number) => Cell;
  /** Whether the program wrote there, so that the cell says nothing of what stands around it. */
  readonly written: (row: number, column: number) => boolean;
}

function lookAt(grid: Grid, blocks: readonly Block[]): Look {
  return {
    height: grid.length,
    width: grid[0]?.length ?? 0,
    at: (row, column) => grid[row]?.[column] ?? '',
    written: (row, column) => blocks.some((block) => covers(block, row + 1, column + 1)),
  };
}

function turned({ height, width, at, written }: Look): Look {
  return {
    height: width,
    width: height,
    at: (row, column) => at(column, row),
    written: (row, column) => written(column, row),
  };
}

function covers({ row, column, values }: Block, r: number, c: number): boolean {
  const width = values[0]?.length ?? 0;
  return r >= row && r < row + values.length && c >= column && c < column + width;
}

/** Nearly always: every cell that was not written is what it was, so nobody moved anything. */
function isAsItWas(before: Grid, after: Grid, { written }: Look): boolean {
  for (let row = 0; row < Math.max(before.length, after.length); row++) {
    const [old = [], now = []] = [before[row], after[row]];
    for (let column = 0; column < Math.max(old.length, now.length); column++)
      if (!same(old[column] ?? '', now[column] ?? '') && !written(row, column)) return false;
  }
  return true;
}

/** For each line as it stands now, its place before: -1 for one that is new. */
type Origins = readonly number[];

/** A line stays where it was; one beyond the end stays new. */
function stays(origins: Origins, line: number, before: number): boolean {
  return (origins[line] ?? -1) === (line < before ? line : -1);
}

/** Rows and columns are known by their labels; those without one, or whose label was overwritten, by the rest. */
function origins(before: Look, after: Look, labels: Labels): { rows: Origins; columns: Origins } {
  const [oldTurned, nowTurned] = [turned(before), turned(after)];
  const key = { old: labels.keyColumn - 1, now: lineLike(oldTurned, labels.keyColumn - 1, nowTurned) };
  const heading = { old: labels.headingRow - 1, now: lineLike(before, labels.headingRow - 1, after) };
  const named = byLabel(before, after, key);
  const headed = byLabel(oldTurned, nowTurned, heading);
  const rows = byContent(before, after, { lines: named, across: headed, label: key.now });
  const columns = byContent(oldTurned, nowTurned, { lines: headed, across: rows, label: heading.now });
  return { rows, columns };
}

/** The row that says most of what that row said: the headings, wherever they went; -1 when they are gone. */
function lineLike(before: Look, line: number, after: Look): number {
  const said = new Set(textsOf(before, line).filter((text) => text !== ''));
  const scores = Array.from(
    { length: after.height },
    (_, row) => textsOf(after, row).filter((text) => said.has(text)).length,
  );
  const most = scores.reduce((best, score) => Math.max(best, score), 0);
  return most === 0 ? -1 : scores.indexOf(most);
}

function textsOf({ width, at }: Look, row: number): string[] {
  return Array.from({ length: width }, (_, column) => String(stable(at(row, column))));
}

function byLabel(before: Look, after: Look, column: { old: number; now: number }): Origins {
  const waiting = new Map<string, number[]>();
  for (let row = 0; row < before.height; row++) {
    const label = String(stable(before.at(row, column.old)));
    waiting.set(label, [...(waiting.get(label) ?? []), row]);
  }
  return Array.from({ length: after.height }, (_, row) => {
    const label = column.now < 0 || after.written(row, column.now) ? '' : after.at(row, column.now);
    return label === '' ? -1 : (waiting.get(String(stable(label)))?.shift() ?? -1);
  });
}

interface Known {
  readonly lines: Origins;
  readonly across: Origins;
  readonly label: number;
}

/**
 * A line still unknown is one still missing whose other cells agree, best in the same place. One that agrees with
 * none but has kept its place was changed there by a person.
 */
function byContent(before: Look, after: Look, { lines, across, label }: Known): Origins {
  const missing = new Set(Array.from({ length: before.height }, (_, row) => row));
  for (const row of lines) missing.delete(row);
  /** A label that is another now was typed over: the line may be the same. */
  const agree = (row: number, old: number) =>
    across.every((oldColumn, column) => {
      if (oldColumn < 0 || after.written(row, column)) return true;
      const cell = after.at(row, column);
      return same(cell, before.at(old, oldColumn)) || (column === label && cell !== '');
    });
  const settle = (known: Origins, find: (row: number) => number | undefined): Origins =>
    known.map((origin, row) => {
      const found = origin >= 0 ? undefined : find(row);
      if (found !== undefined) missing.delete(found);
      return found ?? origin;
    });
  const kept = settle(lines, (row) => (missing.has(row) && agree(row, row) ? row : undefined));
  const moved = settle(kept, (row) => [...missing].find((old) => agree(row, old)));
  return settle(moved, (row) => (missing.has(row) ? row : undefined));
}
