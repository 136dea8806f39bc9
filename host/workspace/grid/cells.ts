import {
  BooleanNumber,
  CellValueType,
  HorizontalAlign,
  type ICellData,
  type IFreeze,
  type IObjectArrayPrimitiveType,
  type IRange,
  type IStyleData,
  type IWorksheetData,
  mergeWorksheetSnapshotWithDefault,
  VerticalAlign,
  WrapStrategy,
} from '@univerjs/core';
import type { KnownTab } from './tab.ts';
import type { CellLook, CellView, Rect, TabShape } from './wire.ts';

/*
 * Cells as Univer has them: it counts from 0, and is given what a cell shows, as text. Reading what is typed, number
 * formats, formulas and rights are the workspace's, as they are Google's.
 */

const ALIGN = { left: HorizontalAlign.LEFT, center: HorizontalAlign.CENTER, right: HorizontalAlign.RIGHT };
/** As Google has them. */
const WIDTH = 100;
const HEIGHT = 22;
const FONT = { ff: 'Arial', fs: 10 };

/** Everything of a tab but its dropdowns and its filter, which Univer takes later. */
export function sheetOf(tab: KnownTab): IWorksheetData {
  const { shape } = tab;
  return mergeWorksheetSnapshotWithDefault({
    id: String(tab.id),
    name: String(tab.id),
    rowCount: shape.rows,
    columnCount: shape.columns,
    defaultColumnWidth: WIDTH,
    defaultRowHeight: HEIGHT,
    defaultStyle: { ...FONT, vt: VerticalAlign.BOTTOM },
    freeze: freezeOf(shape),
    columnData: columnsOf(shape),
    rowData: Object.fromEntries(
      indices(shape.hiddenRows).map((row) => [row, { hd: BooleanNumber.TRUE, h: HEIGHT }]),
    ),
    cellData: cellsOf(tab, range(1, shape.rows)),
  });
}

/** The cells of some rows, empty ones too, so that what stood there goes. */
export function cellsOf(
  tab: KnownTab,
  rows: readonly number[],
): IObjectArrayPrimitiveType<IObjectArrayPrimitiveType<ICellData>> {
  const columns = range(1, tab.shape.columns);
  const cellsIn = (row: number) =>
    Object.fromEntries(columns.map((column) => [column - 1, cellOf(tab.cell(row, column))]));
  return Object.fromEntries(rows.map((row) => [row - 1, cellsIn(row)]));
}

function cellOf(view: CellView): ICellData {
  const [text, look] = typeof view === 'string' ? [view, {}] : view;
  return { v: text === '' ? null : text, t: CellValueType.STRING, s: styleOf(look), f: null, p: null };
}

const styles = new Map<string, IStyleData>();

function styleOf(look: CellLook): IStyleData {
  const key = JSON.stringify(look);
  const known = styles.get(key);
  if (known !== undefined) return known;
  const style: IStyleData = {
    ...FONT,
    vt: look.top ? VerticalAlign.TOP : VerticalAlign.BOTTOM,
    bl: look.bold ? BooleanNumber.TRUE : BooleanNumber.FALSE,
    ht: look.align === undefined ? HorizontalAlign.LEFT : ALIGN[look.align],
    tb: look.wrap ? WrapStrategy.WRAP : WrapStrategy.OVERFLOW,
    bg: look.fill === undefined ? null : { rgb: look.fill },
    cl: inkOf(look),
    ul: { s: look.link === undefined ? BooleanNumber.FALSE : BooleanNumber.TRUE },
    ...(look.size === undefined ? {} : { fs: look.size }),
    ...(look.family === undefined ? {} : { ff: look.family }),
  };
  styles.set(key, style);
  return style;
}

const LINK = '#1155cc';

function inkOf({ ink, link }: CellLook): IStyleData['cl'] {
  if (ink !== undefined) return { rgb: ink };
  return link === undefined ? null : { rgb: LINK };
}

export function freezeOf({ frozenRows, frozenColumns }: TabShape): IFreeze {
  return {
    ySplit: frozenRows,
    xSplit: frozenColumns,
    startRow: frozenRows > 0 ? frozenRows : -1,
    startColumn: frozenColumns > 0 ? frozenColumns : -1,
  };
}

function columnsOf({ widths, hiddenColumns }: TabShape): NonNullable<IWorksheetData['columnData']> {
  const hidden = new Set(indices(hiddenColumns));
  const all = new Set([...Object.keys(widths).map((column) => Number(column) - 1), ...hidden]);
  return Object.fromEntries(
    [...all].map((column) => [
      column,
      {
        w: widths[String(column + 1)] ?? WIDTH,
        hd: hidden.has(column) ? BooleanNumber.TRUE : BooleanNumber.FALSE,
      },
    ]),
  );
}

export function widthOf({ widths }: TabShape, column: number): number {
  return widths[String(column)] ?? WIDTH;
}

/** Rows or columns in runs, as their places from 0. */
export function indices(runs: TabShape['hiddenRows']): number[] {
  return runs.flatMap(([from, count]) => range(from - 1, count));
}

export function rangeOf({ row, column, rows, columns }: Rect): IRange {
  return {
    startRow: row - 1,
    startColumn: column - 1,
    endRow: row + rows - 2,
    endColumn: column + columns - 2,
  };
}

export function rectOf({ startRow, startColumn, endRow, endColumn }: IRange): Rect {
  return {
    row: startRow + 1,
    column: startColumn + 1,
    rows: endRow - startRow + 1,
    columns: endColumn - startColumn + 1,
  };
}

export function range(from: number, count: number): number[] {
  return Array.from({ length: count }, (_, index) => from + index);
}
