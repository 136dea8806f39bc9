import type { EnumMember, Members } from '../../emulated.ts';
import { inputOf, isTooLong, writeCell } from '../cells/write.ts';
import { duplicateName, refused } from '../messages.ts';
import { Filter } from './filter.ts';
import type { MembersOf } from './members.ts';
import { Protection, protectTab } from './protection.ts';
import { Range } from './range.ts';
import type { RangeArguments } from './rect.ts';
import { rectOf } from './rect.ts';
import { SheetGrid } from './sheet-grid.ts';
import { Spreadsheet } from './spreadsheet.ts';
import { TextFinder } from './text-finder.ts';

/** https://developers.google.com/apps-script/reference/spreadsheet/sheet */
export class Sheet extends SheetGrid {
  static readonly service = 'Sheet';
  static readonly family = 'SpreadsheetApp';
  static readonly members: Members = {
    ...SheetGrid.gridMembers,
    getName: 'call',
    setName: 'trip',
    getSheetId: 'call',
    getIndex: 'call',
    getParent: 'call',
    getRange: 'call',
    getDataRange: 'trip',
    appendRow: 'trip',
    clear: 'trip',
    clearContents: 'trip',
    sort: 'trip',
    hideSheet: 'trip',
    showSheet: 'trip',
    isSheetHidden: 'call',
    setTabColor: 'trip',
    protect: 'trip',
    getProtections: 'trip',
    getFilter: 'trip',
    isRowHiddenByFilter: 'trip',
    isRowHiddenByUser: 'trip',
    createTextFinder: 'call',
  } satisfies MembersOf<GoogleAppsScript.Spreadsheet.Sheet>;
  static readonly signatures = {
    ...SheetGrid.gridSignatures,
    setName: [['String']],
    getRange: [
      ['String'],
      ['number', 'number'],
      ['number', 'number', 'number'],
      ['number', 'number', 'number', 'number'],
    ],
    appendRow: [['Array']],
    sort: [['number'], ['number', 'Boolean']],
    setTabColor: [['String']],
    isRowHiddenByFilter: [['number']],
    isRowHiddenByUser: [['number']],
    createTextFinder: [['String']],
  };

  getName(): string {
    return this.place.tab.settings.name;
  }

  setName(name: string): this {
    const { workbook, tab } = this.place;
    const other = workbook.tabNamed(name);
    if (other && other !== tab) throw duplicateName(name);
    this.session.now(workbook, () => {
      tab.settings.name = name;
    });
    return this;
  }

  getSheetId(): number {
    return this.place.tab.settings.id;
  }

  /** Its place among the tabs, from 1. */
  getIndex(): number {
    return this.place.workbook.tabs.indexOf(this.place.tab) + 1;
  }

  getParent(): Spreadsheet {
    return new Spreadsheet(this.session, this.place.workbook);
  }

  /** `getRange('B2:C5')`, `getRange(row, column, rows?, columns?)`. */
  getRange(...args: RangeArguments): Range {
    return new Range(this.session, this.place, rectOf(this.session, this.place, args));
  }

  /** From A1 to the last row and column with content; A1 alone in an empty sheet. */
  getDataRange(): Range {
    const { lastRow, lastColumn } = this.read();
    const rect = { row: 1, column: 1, rows: Math.max(1, lastRow), columns: Math.max(1, lastColumn) };
    return new Range(this.session, this.place, rect);
  }

  /**
   * Writes after the last row with content in any column. It parses as if typed **even in cells of format `@`** [C]:
   * the product never uses it. A full grid is extended, or refused [?].
   */
  appendRow(values: readonly unknown[]): this {
    const inputs = values.map(inputOf);
    if (inputs.some(isTooLong)) {
      this.session.pending.postpone(refused('tooLong'));
      return this;
    }
    const { tab } = this.place;
    return this.settle(() => {
      const row = tab.lastRow + 1;
      this.makeRoom(row, inputs.length);
      const context = { ...this.session.context(this.place), overridesText: true };
      inputs.forEach((input, across) => {
        writeCell(context, [row, across + 1], input);
      });
    });
  }

  /** Values and formats go, notes and dropdowns stay [L]. */
  clear(): this {
    this.whole().clear();
    return this;
  }

  /** Values go; formats, notes and dropdowns stay [L]. */
  clearContents(): this {
    this.whole().clearContent();
    return this;
  }

  /** Every row below the frozen ones, by that column. */
  sort(column: number, ascending = true): this {
    const { frozenRows, rows, columns } = this.structure();
    if (rows > frozenRows)
      this.getRange(frozenRows + 1, 1, rows - frozenRows, columns).sort({ column, ascending });
    return this;
  }

  hideSheet(): this {
    return this.setHidden(true);
  }

  showSheet(): this {
    return this.setHidden(false);
  }

  isSheetHidden(): boolean {
    return this.read().settings.hidden;
  }

  setTabColor(colour: string | null): this {
    return this.settle(() => {
      this.place.tab.settings.colour = colour;
    });
  }

  /** The protection of the whole sheet: there is one at most [D]. */
  protect(): Protection {
    return new Protection(this.session, this.place, protectTab(this.session, this.place));
  }

  getProtections(type: EnumMember): Protection[] {
    const { protections } = this.read().settings;
    return protections
      .filter(({ kind }) => kind === type.name())
      .map((record) => new Protection(this.session, this.place, record));
  }

  getFilter(): Filter | null {
    return this.read().settings.filter ? new Filter(this.session, this.place) : null;
  }

  /** By the filter of the sheet, never by a filter view [D]. */
  isRowHiddenByFilter(row: number): boolean {
    return this.hidingOf(row) === 'filter';
  }

  isRowHiddenByUser(row: number): boolean {
    return this.hidingOf(row) === 'user';
  }

  createTextFinder(text: string): TextFinder {
    return new TextFinder(this.session, this.place, { rect: this.whole().rect, text });
  }

  private hidingOf(row: number) {
    const tab = this.read();
    if (row < 1 || row > tab.settings.rows) throw refused('outside');
    return tab.hidingOf(row);
  }

  private setHidden(hidden: boolean): this {
    return this.settle(() => {
      this.place.tab.settings.hidden = hidden;
    });
  }

  private whole(): Range {
    this.structure();
    return new Range(this.session, this.place, this.place.tab.grid);
  }

  private makeRoom(row: number, width: number): void {
    const { tab } = this.place;
    const { rows, columns } = tab.settings;
    const full = row > rows;
    if (full && this.session.world.unconfirmed.appendRowOnFullGrid === 'throws') throw refused('outside');
    if (full) tab.insertRows(rows + 1, 1, rows);
    if (width > columns) tab.insertColumns(columns + 1, width - columns, columns);
  }
}
