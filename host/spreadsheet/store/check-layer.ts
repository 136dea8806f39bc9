import { Flaw } from '../../reading.ts';
import { columnName } from './a1.ts';
import type { LayerJson } from './layer.ts';

/** The tab that a layer belongs to. */
export interface Grid {
  /** `onglet « Élèves »` */
  readonly where: string;
  readonly rows: number;
  readonly columns: number;
}

/** What each cell of a layer holds, and the French reason where it does not. */
export interface Holds<T> {
  readonly is: (value: unknown) => value is T;
  readonly otherwise: string;
}

/**
 * A layer as its file has it. By hand, since a workbook has a hundred thousand cells.
 * @throws Flaw naming the tab and the cell
 */
export function layerIn<T>(value: unknown, grid: Grid, holds: Holds<T>): LayerJson<T> {
  if (!isLayer(value)) throw new Flaw(`${grid.where}\u00a0: des cellules n’ont pas la forme attendue`);
  const { columns, rows } = value;
  checkCells(columns, { ...grid, row: '' }, holds);
  for (let index = 0; index < rows.length; index += 1) {
    const cells = rows[index];
    if (cells === null) continue;
    if (!Array.isArray(cells)) throw flaw(grid, `ligne ${index + 1}`, 'ce n’est pas une suite de cellules');
    checkCells(cells, { ...grid, row: index + 1 }, holds);
  }
  return value as LayerJson<T>;
}

type Line = Grid & { readonly row: number | '' };

function checkCells<T>(cells: readonly unknown[], line: Line, { is, otherwise }: Holds<T>): void {
  const width = line.row === '' || line.row <= line.rows ? line.columns : 0;
  for (let index = 0; index < cells.length; index += 1) {
    const cell = cells[index];
    if (cell === null || (index < width && is(cell))) continue;
    const place = `${line.row === '' ? 'colonne' : 'cellule'} ${columnName(index + 1)}${line.row}`;
    throw flaw(line, place, index < width ? otherwise : 'elle est hors de la grille');
  }
}

function flaw({ where }: Grid, place: string, reason: string): Flaw {
  return new Flaw(`${where}, ${place}\u00a0: ${reason}`);
}

function isLayer(value: unknown): value is { columns: unknown[]; rows: unknown[] } {
  if (typeof value !== 'object' || value === null) return false;
  return 'columns' in value && Array.isArray(value.columns) && 'rows' in value && Array.isArray(value.rows);
}
