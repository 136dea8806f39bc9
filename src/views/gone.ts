import type { Cell } from '../ports.ts';
import { fromCell } from '../register/cells.ts';
import type { Block, Grid, Labels } from './mend.ts';

/** Is the row of this key to be emptied, with all that people wrote beside it? */
export type IsGone = (key: string) => boolean;

/**
 * What empties rows: first all but the key, then, once nothing else is left in a row, the key. So a row that somebody
 * moves meanwhile is always known by the one or by the other, and gets back what was emptied by mistake.
 */
export function goneBlocks(grid: Grid, { headingRow, keyColumn }: Labels, isGone: IsGone): Block[] {
  const width = grid.reduce((most, cells) => Math.max(most, cells.length), 0);
  const gone = grid.slice(headingRow).flatMap((cells, i) => {
    const key = fromCell(cells[keyColumn - 1]).trim();
    const isBare = cells.every((cell, column) => cell === '' || column === keyColumn - 1);
    return key !== '' && isGone(key) ? [{ row: headingRow + 1 + i, isBare }] : [];
  });
  const rowsOf = (isBare: boolean) => gone.filter((one) => one.isBare === isBare).map(({ row }) => row);
  return [
    ...runsOf(rowsOf(false)).flatMap(({ row, count }) => [
      ...emptied(row, count, 1, keyColumn - 1),
      ...emptied(row, count, keyColumn + 1, width - keyColumn),
    ]),
    ...runsOf(rowsOf(true)).flatMap(({ row, count }) => emptied(row, count, keyColumn, 1)),
  ];
}

/** Neighbouring rows go in one write: a thousand students are not two thousand writes. */
function runsOf(rows: readonly number[]): { row: number; count: number }[] {
  const runs: { row: number; count: number }[] = [];
  for (const row of rows) {
    const last = runs[runs.length - 1];
    if (last && row === last.row + last.count) last.count++;
    else runs.push({ row, count: 1 });
  }
  return runs;
}

function emptied(row: number, count: number, column: number, width: number): Block[] {
  if (width < 1) return [];
  return [{ row, column, values: Array.from({ length: count }, () => new Array<Cell>(width).fill('')) }];
}
