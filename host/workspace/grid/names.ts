import type { Rect } from './wire.ts';

const LETTERS = 26;

/** 1 → `A`, 27 → `AA`. */
export function columnName(column: number): string {
  const head = Math.floor((column - 1) / LETTERS);
  return (head > 0 ? columnName(head) : '') + String.fromCharCode(65 + ((column - 1) % LETTERS));
}

/** `B2`, or `B2:C5`. */
export function rangeName({ row, column, rows, columns }: Rect): string {
  const from = `${columnName(column)}${row}`;
  return rows === 1 && columns === 1 ? from : `${from}:${columnName(column + columns - 1)}${row + rows - 1}`;
}

/** Reads `b12` or `B12:C14`; undefined for anything else. */
export function rangeNamed(text: string): Rect | undefined {
  const found = /^([A-Z]{1,3})([1-9]\d{0,6})(?::([A-Z]{1,3})([1-9]\d{0,6}))?$/.exec(
    text.trim().toUpperCase(),
  );
  if (found === null) return undefined;
  const [, first = '', top = '', last = first, bottom = top] = found;
  const [one, other] = [columnNumber(first), columnNumber(last)];
  const [above, below] = [Number(top), Number(bottom)];
  return {
    row: Math.min(above, below),
    column: Math.min(one, other),
    rows: Math.abs(below - above) + 1,
    columns: Math.abs(other - one) + 1,
  };
}

function columnNumber(name: string): number {
  return [...name].reduce((sum, letter) => sum * LETTERS + letter.charCodeAt(0) - 64, 0);
}
