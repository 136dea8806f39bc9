import type { Members } from '../../emulated.ts';
import { LIMITS } from '../../limits.ts';
import { refused } from '../messages.ts';
import type { MembersOf } from './members.ts';
import type { Place, Session } from './session.ts';

const DEFAULT_WIDTH = 100;

/** The grid of a sheet: its size, its rows and columns, what is frozen and how wide it is. */
export class SheetGrid {
  static readonly gridMembers: Members = {
    getMaxRows: 'trip',
    getMaxColumns: 'trip',
    getLastRow: 'trip',
    getLastColumn: 'trip',
    insertRowsAfter: 'trip',
    insertRowsBefore: 'trip',
    insertColumnsAfter: 'trip',
    insertColumnsBefore: 'trip',
    deleteRow: 'trip',
    deleteRows: 'trip',
    deleteColumn: 'trip',
    deleteColumns: 'trip',
    setFrozenRows: 'trip',
    getFrozenRows: 'trip',
    setFrozenColumns: 'trip',
    getFrozenColumns: 'trip',
    setColumnWidth: 'trip',
    setColumnWidths: 'trip',
    getColumnWidth: 'trip',
    autoResizeColumn: 'trip',
    autoResizeColumns: 'trip',
  } satisfies MembersOf<GoogleAppsScript.Spreadsheet.Sheet>;
  static readonly gridSignatures = {
    insertRowsAfter: [['number', 'number']],
    insertRowsBefore: [['number', 'number']],
    insertColumnsAfter: [['number', 'number']],
    insertColumnsBefore: [['number', 'number']],
    deleteRow: [['number']],
    deleteRows: [['number', 'number']],
    deleteColumn: [['number']],
    deleteColumns: [['number', 'number']],
    setFrozenRows: [['number']],
    setFrozenColumns: [['number']],
    setColumnWidth: [['number', 'number']],
    setColumnWidths: [['number', 'number', 'number']],
  };
  protected readonly session: Session;
  protected readonly place: Place;

  constructor(session: Session, place: Place) {
    this.session = session;
    this.place = place;
  }

  getMaxRows(): number {
    return this.read().settings.rows;
  }

  getMaxColumns(): number {
    return this.read().settings.columns;
  }

  /** The last row with content in any column, 0 in an empty sheet. */
  getLastRow(): number {
    return this.read().lastRow;
  }

  /** The last column with content in any row, 0 in an empty sheet. */
  getLastColumn(): number {
    return this.read().lastColumn;
  }

  /** New rows take the formats of the row they follow. */
  insertRowsAfter(row: number, count: number): this {
    return this.insertRows(row, { at: row + 1, count });
  }

  /** New rows take the formats of the row they precede. */
  insertRowsBefore(row: number, count: number): this {
    return this.insertRows(row, { at: row, count });
  }

  insertColumnsAfter(column: number, count: number): this {
    return this.insertColumns(column, { at: column + 1, count });
  }

  insertColumnsBefore(column: number, count: number): this {
    return this.insertColumns(column, { at: column, count });
  }

  deleteRow(row: number): this {
    this.deleteRows(row, 1);
    return this;
  }

  /** At least one row that is not frozen must remain. */
  deleteRows(row: number, count: number): void {
    const { rows, frozenRows } = this.structure();
    if (row < 1 || count < 1 || row + count - 1 > rows) throw refused('rowsOutOfBounds');
    const frozenLost = Math.max(0, Math.min(row + count - 1, frozenRows) - row + 1);
    if (rows - frozenRows === count - frozenLost) throw refused('allNonFrozenRows');
    const { tab } = this.place;
    this.reshape({ ...tab.grid, row, rows: count }, () => tab.deleteRows(row, count));
  }

  deleteColumn(column: number): this {
    this.deleteColumns(column, 1);
    return this;
  }

  /** At least one column that is not frozen must remain. */
  deleteColumns(column: number, count: number): void {
    const { columns, frozenColumns } = this.structure();
    if (column < 1 || count < 1 || column + count - 1 > columns) throw refused('columnsOutOfBounds');
    const frozenLost = Math.max(0, Math.min(column + count - 1, frozenColumns) - column + 1);
    if (columns - frozenColumns === count - frozenLost) throw refused('allNonFrozenColumns');
    const { tab } = this.place;
    this.reshape({ ...tab.grid, column, columns: count }, () => tab.deleteColumns(column, count));
  }

  setFrozenRows(rows: number): void {
    const { tab } = this.place;
    this.reshape(tab.grid, () => {
      tab.settings.frozenRows = rows;
    });
  }

  getFrozenRows(): number {
    return this.read().settings.frozenRows;
  }

  setFrozenColumns(columns: number): void {
    const { tab } = this.place;
    this.reshape(tab.grid, () => {
      tab.settings.frozenColumns = columns;
    });
  }

  getFrozenColumns(): number {
    return this.read().settings.frozenColumns;
  }

  setColumnWidth(column: number, pixels: number): this {
    return this.setColumnWidths(column, 1, pixels);
  }

  setColumnWidths(column: number, count: number, pixels: number): this {
    const { settings } = this.place.tab;
    return this.settle(() => {
      for (let index = column; index < column + count; index += 1) settings.widths[index] = pixels;
    });
  }

  getColumnWidth(column: number): number {
    return this.read().settings.widths[column] ?? DEFAULT_WIDTH;
  }

  /** Nothing is measured here: the columns keep their widths. */
  autoResizeColumn(_column: number): this {
    return this;
  }

  /** Nothing is measured here: the columns keep their widths. */
  autoResizeColumns(_column: number, _count: number): this {
    return this;
  }

  /** The tab, with everything this execution wrote. */
  protected read() {
    this.session.reading(this.place);
    return this.place.tab;
  }

  /** The settings of the tab, at the size this execution gave it. */
  protected structure() {
    this.session.pending.settleStructure(this.place.workbook);
    return this.place.tab.settings;
  }

  /** Queues a change of the tab's settings. */
  protected settle(apply: () => void): this {
    const { row, column } = this.place.tab.grid;
    this.session.write(this.place, { rect: { row, column, rows: 1, columns: 1 }, apply });
    return this;
  }

  /** Queues a change of the grid's shape: later calls must see it. */
  protected reshape(
    rect: { row: number; column: number; rows: number; columns: number },
    apply: () => void,
  ): this {
    this.session.write(this.place, { rect, structural: true, apply });
    return this;
  }

  /** Refuses what would bring the workbook over ten million cells. */
  protected requireRoom(cells: number): void {
    if (this.place.workbook.cellCount + cells > LIMITS.workbookCells.value) throw refused('tooManyCells');
  }

  private insertRows(row: number, { at, count }: { at: number; count: number }): this {
    const { rows, columns } = this.structure();
    if (row < 1 || row > rows || count < 1) throw refused('rowsOutOfBounds');
    this.requireRoom(count * columns);
    const { tab } = this.place;
    return this.reshape({ ...tab.grid, row, rows: 1 }, () => tab.insertRows(at, count, row));
  }

  private insertColumns(column: number, { at, count }: { at: number; count: number }): this {
    const { rows, columns } = this.structure();
    if (column < 1 || column > columns || count < 1) throw refused('columnsOutOfBounds');
    this.requireRoom(count * rows);
    const { tab } = this.place;
    return this.reshape({ ...tab.grid, column, columns: 1 }, () => tab.insertColumns(at, count, column));
  }
}
