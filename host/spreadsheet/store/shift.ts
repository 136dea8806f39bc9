import type { Rect } from './a1.ts';

/*
 * Where things stand once rows or columns were inserted or deleted. Rows and columns count from 1.
 */

export type Axis = 'row' | 'column';

/** Something of some columns, by their number. */
export type ByColumn<T> = Record<string, T>;

/** The same, once `delta` columns were inserted before `at` (or `-delta` deleted from `at` on). */
export function shiftedKeys<T>(by: ByColumn<T>, at: number, delta: number): ByColumn<T> {
  const entries = Object.entries(by).flatMap(([name, value]): [string, T][] => {
    const column = Number(name);
    if (column < at) return [[name, value]];
    return delta < 0 && column < at - delta ? [] : [[String(column + delta), value]];
  });
  return Object.fromEntries(entries);
}

/** How many of the first `frozen` rows or columns are among the `count` from `at` on. */
export function overlap(at: number, count: number, frozen: number): number {
  return Math.max(0, Math.min(at + count - 1, frozen) - at + 1);
}

/** Where a position lands once `delta` rows were inserted before `at` (or `-delta` deleted from `at` on). */
function moved(position: number, at: number, delta: number): number {
  if (position < at) return position;
  return delta < 0 ? Math.max(at, position + delta) : position + delta;
}

/** The rectangle after an insertion or a deletion, nothing once it is wholly deleted. */
export function shifted(rect: Rect, change: { axis: Axis; at: number; delta: number }): Rect | null {
  const { axis, at, delta } = change;
  const size = axis === 'row' ? 'rows' : 'columns';
  const start = moved(rect[axis], at, delta);
  const end = moved(rect[axis] + rect[size], at, delta);
  return end > start ? { ...rect, [axis]: start, [size]: end - start } : null;
}
