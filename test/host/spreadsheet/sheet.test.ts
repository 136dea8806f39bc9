import { describe, expect, test } from 'vitest';
import { createSpreadsheetApp } from '../../../host/spreadsheet/index.ts';
import { CLERK, desk, execution, OWNER } from './desk.ts';

describe('a sheet', () => {
  test('[D] Sheet.getRange: by A1 or by row and column; too small, unknown or outside is refused in Google’s words', () => {
    const { sheet } = desk();
    expect(sheet.getRange('B2:C5').getNumRows()).toBe(4);
    expect(sheet.getRange(2, 3).getA1Notation()).toBe('C2');
    expect(sheet.getRange(2, 3, 4).getA1Notation()).toBe('C2:C5');
    expect(sheet.getRange(2, 3, 4, 2).getA1Notation()).toBe('C2:D5');
    expect(() => sheet.getRange(0, 1)).toThrow('The starting row of the range is too small.');
    expect(() => sheet.getRange(1, 0)).toThrow('The starting column of the range is too small.');
    expect(() => sheet.getRange(1, 1, 0, 1)).toThrow('The number of rows in the range must be at least 1.');
    expect(() => sheet.getRange(1, 1, 1, 0)).toThrow(
      'The number of columns in the range must be at least 1.',
    );
    expect(() => sheet.getRange('Élèves')).toThrow('Range not found');
  });

  test('[?] Sheet.getRange: outside the grid is refused at once, or when used', () => {
    const outside = 'The coordinates of the range are outside the dimensions of the sheet.';
    expect(() => desk().sheet.getRange(21, 1)).toThrow(outside);
    expect(() => desk().sheet.getRange(1, 1, 1, 7)).toThrow(outside);
    const range = desk({ rangeOutsideGrid: 'atUse' }).sheet.getRange(21, 1);
    expect(() => range.getValue()).toThrow(outside);
    expect(() => range.setValue('a')).toThrow(outside);
  });

  test('[D] Sheet.getName, Sheet.setName: two tabs never have one name', () => {
    const { sheet, spreadsheet } = desk();
    spreadsheet.insertSheet('Demandes');
    expect(sheet.setName('Tous').getName()).toBe('Tous');
    expect(() => sheet.setName('Demandes')).toThrow(
      'A sheet with the name "Demandes" already exists. Please enter another name.',
    );
    expect(sheet.setName('Tous').getName()).toBe('Tous');
  });

  test('[T] Sheet.getSheetId, Sheet.getIndex, Sheet.getParent: who it is, where it stands', () => {
    const { sheet, spreadsheet } = desk();
    const other = spreadsheet.insertSheet('Demandes', 0);
    expect(sheet.getSheetId()).toBe(0);
    expect(other.getSheetId()).toBeGreaterThan(0);
    expect([other.getIndex(), sheet.getIndex()]).toStrictEqual([1, 2]);
    expect(sheet.getParent().getName()).toBe('Conservatoire');
  });

  test('[D] Sheet.getLastRow, Sheet.getLastColumn, Sheet.getDataRange: an empty sheet has none, and A1 for its data', () => {
    const { sheet } = desk();
    expect([sheet.getLastRow(), sheet.getLastColumn()]).toStrictEqual([0, 0]);
    expect(sheet.getDataRange().getA1Notation()).toBe('A1');
    expect(sheet.getDataRange().getValues()).toStrictEqual([['']]);
    sheet.getRange('C4').setValue('=""');
    expect([sheet.getLastRow(), sheet.getLastColumn()]).toStrictEqual([4, 3]);
    expect(sheet.getDataRange().getA1Notation()).toBe('A1:C4');
    sheet.getRange('C4').clearContent();
    expect(sheet.getLastRow()).toBe(0);
  });

  test('[L] Sheet.getLastColumn: blank rows below change nothing, a column inside the data counts', () => {
    const { sheet } = desk();
    sheet.getRange('A1:B2').setValue('a');
    sheet.insertRowsAfter(2, 3).insertColumnsAfter(1, 1);
    expect([sheet.getLastRow(), sheet.getLastColumn()]).toStrictEqual([2, 3]);
  });

  test('[D] Sheet.getMaxRows, Sheet.getMaxColumns: the size of the grid', () => {
    const { sheet } = desk();
    expect([sheet.getMaxRows(), sheet.getMaxColumns()]).toStrictEqual([20, 6]);
  });
});

describe('rows and columns', () => {
  const lettered = () => {
    const made = desk();
    made.sheet.getRange('A1:B3').setValues([
      ['a1', 'b1'],
      ['a2', 'b2'],
      ['a3', 'b3'],
    ]);
    return made;
  };

  test('[D] Sheet.insertRowsAfter, Sheet.insertRowsBefore: rows move down and the grid grows', () => {
    const { sheet } = lettered();
    sheet.insertRowsAfter(1, 2).insertRowsBefore(1, 1);
    expect(sheet.getRange('A1:A6').getValues().flat()).toStrictEqual(['', 'a1', '', '', 'a2', 'a3']);
    expect(sheet.getMaxRows()).toBe(23);
    expect(() => sheet.insertRowsAfter(24, 1)).toThrow('Those rows are out of bounds.');
  });

  test('[?] Sheet.insertRowsAfter, Sheet.insertRowsBefore: new rows are formatted like the row they were asked from', () => {
    const { sheet } = lettered();
    sheet.getRange('A3').setNumberFormat('@').setBackground('#112233').setNote('vu');
    sheet.insertRowsAfter(3, 1).insertRowsBefore(3, 1);
    const dressed = (row: number) => {
      const cell = sheet.getRange(row, 1);
      return [cell.getNumberFormat(), cell.getBackground(), cell.getNote(), cell.getValue()];
    };
    expect([3, 4, 5].map(dressed)).toStrictEqual([
      ['@', '#112233', '', ''],
      ['@', '#112233', 'vu', 'a3'],
      ['@', '#112233', '', ''],
    ]);
  });

  test('[D] Sheet.insertColumnsAfter, Sheet.insertColumnsBefore: columns move right and the grid grows', () => {
    const { sheet } = lettered();
    sheet.insertColumnsAfter(1, 1).insertColumnsBefore(1, 1);
    expect(sheet.getRange('A1:D1').getValues()).toStrictEqual([['', 'a1', '', 'b1']]);
    expect(sheet.getMaxColumns()).toBe(8);
    expect(() => sheet.insertColumnsAfter(9, 1)).toThrow('Those columns are out of bounds.');
  });

  test('[C] Sheet.insertRowsAfter: the ten millionth cell is the last', () => {
    const { sheet } = desk();
    expect(() => sheet.insertRowsAfter(20, 2_000_000)).toThrow(
      'This action would increase the number of cells in the workbook above the limit of 10000000 cells.',
    );
  });

  test('[C] Sheet.deleteRow, Sheet.deleteRows: out of bounds is refused, and so is the last row that is not frozen', () => {
    const { sheet } = lettered();
    expect(sheet.deleteRow(2).getRange('A1:A2').getValues().flat()).toStrictEqual(['a1', 'a3']);
    sheet.deleteRows(2, 3);
    expect(sheet.getMaxRows()).toBe(16);
    expect(() => sheet.deleteRows(16, 2)).toThrow('Those rows are out of bounds.');
    sheet.setFrozenRows(1);
    expect(() => sheet.deleteRows(2, 15)).toThrow('Sorry, it is not possible to delete all non-frozen rows.');
    sheet.deleteRows(2, 14);
    expect(sheet.getMaxRows()).toBe(2);
  });

  test('[C] Sheet.deleteColumn, Sheet.deleteColumns: out of bounds is refused, one column must remain', () => {
    const { sheet } = lettered();
    expect(sheet.deleteColumn(1).getRange('A1').getValue()).toBe('b1');
    sheet.deleteColumns(2, 3);
    expect(sheet.getMaxColumns()).toBe(2);
    expect(() => sheet.deleteColumns(2, 2)).toThrow('Those columns are out of bounds.');
    expect(() => sheet.deleteColumns(1, 2)).toThrow(
      'Sorry, it is not possible to delete all non-frozen columns.',
    );
  });

  test('[T] Sheet.setFrozenRows, Sheet.getFrozenRows, Sheet.setFrozenColumns, Sheet.getFrozenColumns: headings that stay', () => {
    const { sheet } = desk();
    sheet.setFrozenRows(1);
    sheet.setFrozenColumns(2);
    expect([sheet.getFrozenRows(), sheet.getFrozenColumns()]).toStrictEqual([1, 2]);
    sheet.deleteRow(1).deleteColumns(2, 3);
    expect([sheet.getFrozenRows(), sheet.getFrozenColumns()]).toStrictEqual([0, 1]);
  });

  test('[T] Sheet.setColumnWidth, Sheet.setColumnWidths, Sheet.getColumnWidth: pixels, and they move with their columns', () => {
    const { sheet } = desk();
    sheet.setColumnWidth(1, 50).setColumnWidths(2, 2, 250).insertColumnsBefore(2, 1);
    expect([1, 2, 3, 4].map((column) => sheet.getColumnWidth(column))).toStrictEqual([50, 100, 250, 250]);
    sheet.deleteColumns(3, 1);
    expect([1, 2, 3, 4].map((column) => sheet.getColumnWidth(column))).toStrictEqual([50, 100, 250, 100]);
  });

  test('[T] Sheet.autoResizeColumn, Sheet.autoResizeColumns: give the sheet back', () => {
    const { sheet } = desk();
    expect(sheet.autoResizeColumn(1)).toBe(sheet);
    expect(sheet.autoResizeColumns(1, 3)).toBe(sheet);
  });
});

describe('a whole sheet', () => {
  test('[L] Sheet.appendRow: after the last row with content in any column; gives the sheet back', () => {
    const { sheet } = desk();
    sheet.getRange('F3').setValue('x');
    expect(sheet.appendRow(['a', 2])).toBe(sheet);
    expect(sheet.getRange('A4:B4').getValues()).toStrictEqual([['a', 2]]);
  });

  test('[C] Sheet.appendRow: parses as if typed even where the format is @', () => {
    const { sheet } = desk();
    sheet.getRange(1, 1, 20, 6).setNumberFormat('@');
    sheet.appendRow(['01234', '1/2', '=1+1']);
    expect(sheet.getRange('A1').getValue()).toBe(1234);
    expect(sheet.getRange('B1').getValue()).toStrictEqual(new Date('2026-01-31T23:00:00Z'));
    expect(sheet.getRange('C1').getFormula()).toBe('=1+1');
  });

  test('[?] Sheet.appendRow: a full grid grows, or refuses', () => {
    const { sheet } = desk();
    sheet.getRange('A20').setValue('x');
    sheet.appendRow(['a', 'b', 'c', 'd', 'e', 'f', 'g']);
    expect(sheet.getRange(21, 7).getRow()).toBe(21);
    expect([sheet.getMaxRows(), sheet.getMaxColumns()]).toStrictEqual([21, 7]);
    const full = desk({ appendRowOnFullGrid: 'throws' });
    full.sheet.getRange('A20').setValue('x');
    full.sheet.appendRow(['a']);
    expect(() => full.app.flush()).toThrow(
      'The coordinates of the range are outside the dimensions of the sheet.',
    );
  });

  test('[C] Sheet.appendRow: over 50,000 characters is told later', () => {
    const { sheet, app } = desk();
    sheet.appendRow(['a'.repeat(50_001)]);
    expect(() => app.flush()).toThrow(/maximum of 50000 characters/);
    expect(sheet.getLastRow()).toBe(0);
  });

  test('[L] Sheet.clear, Sheet.clearContents: notes and dropdowns stay; formats stay with clearContents', () => {
    const { sheet } = desk();
    const cell = sheet.getRange('A1').setNumberFormat('@').setValue('01').setNote('vu');
    sheet.clearContents();
    expect([cell.getValue(), cell.getNumberFormat(), cell.getNote()]).toStrictEqual(['', '@', 'vu']);
    sheet.clear();
    expect([cell.getNumberFormat(), cell.getNote()]).toStrictEqual(['0.###############', 'vu']);
  });

  test('[T] Sheet.sort: every row below the frozen ones', () => {
    const { sheet } = desk();
    sheet.getRange('A1:B3').setValues([
      ['Nom', 'N°'],
      ['a', 1],
      ['b', 2],
    ]);
    sheet.setFrozenRows(1);
    sheet.sort(2, false);
    expect(sheet.getRange('A1:B3').getValues()).toStrictEqual([
      ['Nom', 'N°'],
      ['b', 2],
      ['a', 1],
    ]);
  });

  test('[T] Sheet.hideSheet, Sheet.showSheet, Sheet.isSheetHidden: out of sight and back', () => {
    const { sheet } = desk();
    expect(sheet.isSheetHidden()).toBe(false);
    expect(sheet.hideSheet().isSheetHidden()).toBe(true);
    expect(sheet.showSheet().isSheetHidden()).toBe(false);
  });

  test('[T] Sheet.setTabColor: kept with the tab', () => {
    const { sheet, app, workbooks, id } = desk();
    sheet.setTabColor('#112233');
    app.flush();
    expect(workbooks.get(id)?.tabs[0]?.settings.colour).toBe('#112233');
  });

  test('[T] Sheet.createTextFinder: looks in the whole sheet', () => {
    const { sheet } = desk();
    sheet.getRange('F20').setValue('el-1');
    expect(sheet.createTextFinder('el-1').findNext()?.getA1Notation()).toBe('F20');
  });

  test('[D] Sheet.isRowHiddenByFilter, Sheet.isRowHiddenByUser: rows out of sight, until the filter goes', () => {
    const { app, sheet, workbooks, id } = desk();
    sheet.getRange('A1:A5').setValues([['Nom'], ['Zoé'], ['Ana'], ['Zoé'], ['Ana']]);
    app.flush();
    const person = workbooks.person(id, { as: OWNER });
    person.hideRows('Élèves', 4);
    person.filter('Élèves', 1, ['Zoé']);
    const hidden = () =>
      [1, 2, 3, 4, 5].map((row) => [sheet.isRowHiddenByFilter(row), sheet.isRowHiddenByUser(row)]);
    const [seen, filtered, byHand] = [
      [false, false],
      [true, false],
      [false, true],
    ];
    expect(hidden()).toStrictEqual([seen, seen, filtered, byHand, filtered]);
    person.insertRows('Élèves', 3);
    expect(hidden()).toStrictEqual([seen, seen, seen, filtered, byHand]);
    sheet.getFilter()?.remove();
    expect(hidden()).toStrictEqual([seen, seen, seen, seen, byHand]);
    expect(() => sheet.isRowHiddenByFilter(0)).toThrow();
  });

  test('[T] Sheet.getFilter: the sheet’s filter, null without one; it moves with its rows', () => {
    const { sheet } = desk();
    expect(sheet.getFilter()).toBeNull();
    sheet.getRange('A2:C5').createFilter();
    sheet.insertRowsBefore(1, 1).insertColumnsAfter(2, 1);
    expect(sheet.getFilter()?.getRange().getA1Notation()).toBe('A3:D6');
    sheet.deleteRows(3, 4);
    expect(sheet.getFilter()).toBeNull();
  });
});

describe('protections', () => {
  const shared = () => {
    const made = desk();
    made.spreadsheet.addEditor(CLERK);
    const clerk = createSpreadsheetApp(execution(made.workbooks, { user: { effective: CLERK } }));
    return { ...made, clerkSheet: () => clerk.openById(made.id).getActiveSheet() };
  };
  const refusal =
    'You are trying to edit a protected cell or object. Please contact the spreadsheet owner to remove protection if you need to edit.';

  test('[D] Sheet.protect: gives back the one protection a sheet has', () => {
    const { sheet, app } = desk();
    sheet.protect().setDescription('Vue');
    expect(sheet.protect().getDescription()).toBe('Vue');
    expect(sheet.getProtections(app.ProtectionType.of('SHEET'))).toHaveLength(1);
  });

  test('[T] Sheet.getProtections: those of one kind', () => {
    const { sheet, app } = desk();
    sheet.protect();
    sheet.getRange('B2').protect();
    const ranges = sheet.getProtections(app.ProtectionType.of('RANGE'));
    expect(ranges.map((protection) => protection.getRange().getA1Notation())).toStrictEqual(['B2']);
  });

  test('[L] Protection.getEditors, Protection.canEdit: nobody is listed at first, the owner edits all the same', () => {
    const { sheet, clerkSheet, app } = shared();
    const protection = sheet.protect();
    expect(protection.getEditors()).toStrictEqual([]);
    expect(protection.canEdit()).toBe(true);
    sheet.getRange('A1').setValue('de la mairie');
    app.flush();
    expect(() => clerkSheet().getRange('A1').setValue('du guichet')).toThrow(refusal);
    expect(clerkSheet().protect().canEdit()).toBe(false);
  });

  test('[T] Protection.addEditor, Protection.addEditors, Protection.removeEditor, Protection.removeEditors: who else may', () => {
    const { sheet, clerkSheet } = shared();
    const protection = sheet.protect().addEditor(CLERK);
    expect(protection.getEditors().map((user) => user.getEmail())).toStrictEqual([CLERK]);
    expect(clerkSheet().getRange('A1').setValue('a').getValue()).toBe('a');
    protection.removeEditor(CLERK).addEditors([CLERK]).removeEditors(protection.getEditors());
    expect(() => clerkSheet().getRange('A1').setValue('b')).toThrow(refusal);
  });

  test('[T] Protection.setWarningOnly, Protection.isWarningOnly: a warning stops nobody', () => {
    const { sheet, clerkSheet } = shared();
    expect(sheet.protect().isWarningOnly()).toBe(false);
    expect(sheet.protect().setWarningOnly(true).isWarningOnly()).toBe(true);
    expect(clerkSheet().getRange('A1').setValue('a').getValue()).toBe('a');
  });

  test('[T] Protection.setUnprotectedRanges, Protection.getUnprotectedRanges: cells of a protected sheet that stay open', () => {
    const { sheet, clerkSheet } = shared();
    const protection = sheet.protect().setUnprotectedRanges([sheet.getRange('C:C')]);
    expect(protection.getUnprotectedRanges().map((range) => range.getColumn())).toStrictEqual([3]);
    expect(clerkSheet().getRange('C4').setValue('vu').getValue()).toBe('vu');
    expect(() => clerkSheet().getRange('B4:C4').setValue('vu')).toThrow(refusal);
    sheet.insertColumnsBefore(1, 1);
    sheet.getMaxColumns();
    expect(clerkSheet().getRange('D4').setValue('vu').getValue()).toBe('vu');
  });

  test('[T] Protection.getProtectionType, Protection.getRange, Protection.getDescription, Protection.setDescription: what is protected', () => {
    const { sheet, app } = desk();
    const protection = sheet.getRange('A1:B2').protect().setDescription('Titres');
    expect(protection.getProtectionType()).toBe(app.ProtectionType.of('RANGE'));
    expect(protection.getRange().getA1Notation()).toBe('A1:B2');
    expect(protection.getDescription()).toBe('Titres');
    expect(sheet.protect().getRange().getNumRows()).toBe(20);
  });

  test('[T] Protection.canDomainEdit, Protection.setDomainEdit: kept', () => {
    const protection = desk().sheet.protect();
    expect(protection.canDomainEdit()).toBe(false);
    expect(protection.setDomainEdit(true).canDomainEdit()).toBe(true);
  });

  test('[T] Protection.remove: everybody may edit again', () => {
    const { sheet, clerkSheet } = shared();
    sheet.protect().remove();
    expect(clerkSheet().getRange('A1').setValue('a').getValue()).toBe('a');
  });
});
