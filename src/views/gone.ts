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
  return grid.slice(headingRow).flatMap((cells, i): Block[] => {
    const key = fromCell(cells[keyColumn - 1]).trim();
    if (key === '' || !isGone(key)) return [];
    const row = headingRow + 1 + i;
    const besides = [
      { row, column: 1, values: [blank(keyColumn - 1)] },
      { row, column: keyColumn + 1, values: [blank(width - keyColumn)] },
    ].filter(({ column, values: [empty = []] }) =>
      hasContent(cells.slice(column - 1, column - 1 + empty.length)),
    );
    return besides.length > 0 ? besides : [{ row, column: keyColumn, values: [blank(1)] }];
  });
}

const blank = (count: number): Cell[] => new Array<Cell>(count).fill('');

const hasContent = (cells: readonly Cell[]): boolean => cells.some((cell) => cell !== '');
