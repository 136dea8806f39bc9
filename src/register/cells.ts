import type { Cell } from '../ports.ts';

/**
 * Text from outside must never become a formula. Cells are formatted as plain text, but whether live Google keeps
 * `=…` as text there is unconfirmed; so a text that begins like a formula is written behind a turned comma, which
 * no spreadsheet gives a meaning, and read back without it. The same mark protects a text that begins with the mark.
 */
const guard = '\u2018';
const risky = /^[=+\-@'\u2018\t\r\n]/;

export function toCell(text: string): string {
  return risky.test(text) ? guard + text : text;
}

export function fromCell(cell: Cell | undefined): string {
  if (cell === undefined || cell === '') return '';
  const text = typeof cell === 'string' ? cell : String(cell);
  return text.charAt(0) === guard ? text.slice(1) : text;
}

/** Longest text a Google cell takes, with room for the guard. */
export const longestCell = 49_999;
