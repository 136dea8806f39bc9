import type { Cell, Tab, TabDress, Workbook, Workbooks } from '../ports.ts';

type Sheet = GoogleAppsScript.Spreadsheet.Sheet;
type Spreadsheet = GoogleAppsScript.Spreadsheet.Spreadsheet;

/** Spreadsheets through SpreadsheetApp: one read or one write a tab, nothing cell by cell. */
export const workbooks: Workbooks = {
  open: (id) => workbook(SpreadsheetApp.openById(id)),
  create: (name) => workbook(settled(SpreadsheetApp.create(name))),
  copy: (modelId, name) => workbook(settled(SpreadsheetApp.openById(modelId).copy(name))),
  flush: () => SpreadsheetApp.flush(),
};

/** Dates typed and shown in the workbook are those of the town, whatever the account's own settings. */
function settled(spreadsheet: Spreadsheet): Spreadsheet {
  spreadsheet.setSpreadsheetTimeZone('Europe/Paris');
  spreadsheet.setSpreadsheetLocale('fr_FR');
  return spreadsheet;
}

function workbook(spreadsheet: Spreadsheet): Workbook {
  return {
    id: spreadsheet.getId(),
    address: spreadsheet.getUrl(),
    tabs: () => spreadsheet.getSheets().map(tabOf),
    addTab: (name, rows, columns) => {
      const sheet = spreadsheet.insertSheet(name);
      resize(sheet, rows, columns);
      return tabOf(sheet);
    },
    dropTab: ({ id }) => {
      const sheet = spreadsheet.getSheets().find((one) => one.getSheetId() === id);
      if (sheet) spreadsheet.deleteSheet(sheet);
    },
    share: (mails) => {
      const kept = [...mails, Session.getEffectiveUser().getEmail()].map((mail) => mail.toLowerCase());
      for (const editor of spreadsheet.getEditors())
        if (!kept.includes(editor.getEmail().toLowerCase())) spreadsheet.removeEditor(editor);
      if (mails.length > 0) spreadsheet.addEditors([...mails]);
    },
  };
}

function resize(sheet: Sheet, rows: number, columns: number): void {
  const extraColumns = sheet.getMaxColumns() - columns;
  if (extraColumns > 0) sheet.deleteColumns(columns + 1, extraColumns);
  if (extraColumns < 0) sheet.insertColumnsAfter(sheet.getMaxColumns(), -extraColumns);
  const missingRows = rows - sheet.getMaxRows();
  if (missingRows > 0) sheet.insertRowsAfter(sheet.getMaxRows(), missingRows);
}

function tabOf(sheet: Sheet): Tab {
  return {
    id: sheet.getSheetId(),
    name: sheet.getName(),
    rows: () => sheet.getMaxRows(),
    columns: () => sheet.getMaxColumns(),
    lastRow: () => sheet.getLastRow(),
    content: () => {
      const cells = sheet.getDataRange().getValues() as Cell[][];
      return cells.length === 1 && cells[0]?.every((cell) => cell === '') ? [] : cells;
    },
    read: (row, column, rows, columns) => sheet.getRange(row, column, rows, columns).getValues() as Cell[][],
    write: (row, column, values) => {
      const width = values[0]?.length ?? 0;
      if (width > 0)
        sheet.getRange(row, column, values.length, width).setValues(values.map((cells) => [...cells]));
    },
    addRows: (count) => addRows(sheet, count),
    addColumns: (count) => {
      sheet.insertColumnsAfter(sheet.getMaxColumns(), count);
    },
    dress: (dress) => wear(sheet, dress),
  };
}

/** New rows take the formats of the last one, set again here because live Google is not known to do it always. */
function addRows(sheet: Sheet, count: number): void {
  const last = sheet.getMaxRows();
  const columns = sheet.getMaxColumns();
  const formats = sheet.getRange(last, 1, 1, columns).getNumberFormats()[0] ?? [];
  sheet.insertRowsAfter(last, count);
  formats.forEach((format, i) => {
    sheet.getRange(last + 1, i + 1, count, 1).setNumberFormat(format);
  });
}

/** Neighbouring columns that agree are dressed together: each call is a round trip. */
function wear(sheet: Sheet, { headingRow, scrolls, columns }: TabDress): void {
  const rows = sheet.getMaxRows() - headingRow;
  for (const [first, count, { format }] of runs(columns, (a, b) => a.format === b.format)) {
    sheet.getRange(headingRow + 1, first, rows, count).setNumberFormat(format);
  }
  for (const { column, words } of columns) {
    if (words) sheet.getRange(headingRow + 1, column, rows, 1).setDataValidation(listOf(words));
  }
  for (const [first, count, { width }] of runs(columns, (a, b) => a.width === b.width)) {
    sheet.setColumnWidths(first, count, width);
  }
  for (const [first, count] of runs(columns, () => true)) {
    sheet.getRange(headingRow, first, 1, count).setFontWeight('bold').setBackground('#f7f5fb').setWrap(true);
  }
  if (!scrolls) sheet.setFrozenRows(headingRow);
}

function listOf(words: readonly string[]): GoogleAppsScript.Spreadsheet.DataValidation {
  const help = 'Choisissez dans la liste, puis menu Da Capo, «\u00a0Appliquer les décisions\u00a0».';
  return SpreadsheetApp.newDataValidation()
    .requireValueInList([...words], true)
    .setAllowInvalid(true)
    .setHelpText(help)
    .build();
}

type Column = TabDress['columns'][number];

function runs(
  columns: readonly Column[],
  alike: (a: Column, b: Column) => boolean,
): [number, number, Column][] {
  const found: [number, number, Column][] = [];
  for (const column of columns) {
    const last = found[found.length - 1];
    if (last && column.column === last[0] + last[1] && alike(column, last[2])) last[1]++;
    else found.push([column.column, 1, column]);
  }
  return found;
}
