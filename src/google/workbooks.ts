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
    share: (mails) => {
      if (mails.length > 0) spreadsheet.addEditors([...mails]);
    },
    rename: (name) => spreadsheet.rename(name),
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
    read: (row, column, rows, columns) => sheet.getRange(row, column, rows, columns).getValues() as Cell[][],
    write: (row, column, values) => {
      const width = values[0]?.length ?? 0;
      if (width > 0) sheet.getRange(row, column, values.length, width).setValues(values.map((cells) => [...cells]));
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

function wear(sheet: Sheet, { headingRow, columns }: TabDress): void {
  const rows = sheet.getMaxRows() - headingRow;
  for (const { column, format, width, choices } of columns) {
    sheet.setColumnWidth(column, width);
    const body = sheet.getRange(headingRow + 1, column, rows, 1);
    body.setNumberFormat(format);
    if (choices) {
      body.setDataValidation(SpreadsheetApp.newDataValidation().requireValueInList([...choices], true).setAllowInvalid(true).build());
    }
    sheet.getRange(headingRow, column).setFontWeight('bold').setBackground('#f7f5fb').setWrap(true);
  }
  sheet.setFrozenRows(headingRow);
}
