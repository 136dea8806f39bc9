import { toCell } from '../../src/register/cells.ts';

/** A table for a spreadsheet: byte order mark, semicolons, every cell quoted. No cell can become a formula. */
export const csvText = (rows: readonly (readonly string[])[]): string =>
  `\ufeff${rows.map((row) => `${row.map(quoted).join(';')}\r\n`).join('')}`;

const quoted = (cell: string): string => `"${toCell(cell).split('"').join('""')}"`;
