import { describe, expect, test } from 'vitest';
import { createSpreadsheetApp } from '../../../host/spreadsheet/index.ts';
import { CLERK, desk, execution, freshFolder, OWNER, workbooksIn } from './desk.ts';

describe('SpreadsheetApp', () => {
  test('[D] SpreadsheetApp.create: of the effective user, 1000 rows and 26 columns unless told otherwise', () => {
    const workbooks = workbooksIn(freshFolder());
    const app = createSpreadsheetApp(execution(workbooks));
    const plain = app.create('Registre').getActiveSheet();
    expect([plain.getMaxRows(), plain.getMaxColumns()]).toStrictEqual([1000, 26]);
    const small = app.create('Petit', 3, 2);
    expect([small.getActiveSheet().getMaxRows(), small.getActiveSheet().getMaxColumns()]).toStrictEqual([
      3, 2,
    ]);
    expect(small.getOwner().getEmail()).toBe(OWNER);
    expect(() => app.create('Trop', 10_000_001, 1)).toThrow(/above the limit of 10000000 cells/);
  });

  test('[C] SpreadsheetApp.openById: only for the owner and the editors', () => {
    const { workbooks, spreadsheet, id } = desk();
    const clerk = createSpreadsheetApp(execution(workbooks, { user: { effective: CLERK } }));
    expect(() => clerk.openById(id)).toThrow('You do not have permission to access the requested document.');
    spreadsheet.addEditor(CLERK.toUpperCase());
    expect(clerk.openById(id).getName()).toBe('Conservatoire');
  });

  test('[?] SpreadsheetApp.openById: an unknown identifier is refused in one of two sentences', () => {
    expect(() => desk({ unknownSpreadsheet: 'illegal' }).app.openById('nulle-part')).toThrow(
      'Illegal spreadsheet id or key: nulle-part',
    );
    expect(() => desk({ unknownSpreadsheet: 'unexpected' }).app.openById('../x')).toThrow(
      'Unexpected error while getting the method or property openById on object SpreadsheetApp.',
    );
  });

  test('[T] SpreadsheetApp.openByUrl: by the address a person copies', () => {
    const { app, spreadsheet, id } = desk();
    expect(app.openByUrl(`${spreadsheet.getUrl()}#gid=0`).getId()).toBe(id);
    expect(() => app.openByUrl('https://ville.example.org')).toThrow('Invalid argument: url');
  });

  test('[D] SpreadsheetApp.getActive, SpreadsheetApp.getActiveSpreadsheet: null in a program bound to no workbook', () => {
    const { app, workbooks, id } = desk();
    expect([app.getActive(), app.getActiveSpreadsheet()]).toStrictEqual([null, null]);
    const bound = createSpreadsheetApp(
      execution(workbooks, { bound: { workbookId: id, selection: undefined } }),
    );
    expect([bound.getActive()?.getId(), bound.getActiveSpreadsheet()?.getId()]).toStrictEqual([id, id]);
  });

  test('[D] SpreadsheetApp.getActiveSheet, SpreadsheetApp.getActiveRange: what the clerk selected', () => {
    const { app, spreadsheet, workbooks, id } = desk();
    expect([app.getActiveSheet(), app.getActiveRange()]).toStrictEqual([null, null]);
    spreadsheet.insertSheet('À traiter');
    const at = (selection: string | undefined) =>
      createSpreadsheetApp(execution(workbooks, { bound: { workbookId: id, selection } }));
    expect(at("'À traiter'!B2:C3").getActiveSheet()?.getName()).toBe('À traiter');
    expect(at("'À traiter'!B2:C3").getActiveRange()?.getA1Notation()).toBe('B2:C3');
    expect(at(undefined).getActiveRange()?.getA1Notation()).toBe('A1');
    expect(() => at('Disparu!A1').getActiveRange()).toThrow('Range not found');
  });

  test('[T] SpreadsheetApp.getActiveRangeList, RangeList.getRanges: every range the clerk selected, one too', () => {
    const { app, workbooks, id } = desk();
    expect(app.getActiveRangeList()).toBeNull();
    const at = (selection: string | undefined) =>
      createSpreadsheetApp(execution(workbooks, { bound: { workbookId: id, selection } }))
        .getActiveRangeList()
        ?.getRanges()
        .map((range) => range.getA1Notation());
    expect(at('Élèves!B2:C3,A7,D9:D12')).toStrictEqual(['B2:C3', 'A7', 'D9:D12']);
    expect([at('Élèves!B2:C3'), at(undefined)]).toStrictEqual([['B2:C3'], ['A1']]);
    expect(() => at('Élèves!B2,nulle part')).toThrow('Range not found');
  });

  test('[C] SpreadsheetApp.getUi: nowhere but in front of a workbook', () => {
    const { app, workbooks, id } = desk();
    expect(() => app.getUi()).toThrow('Cannot call SpreadsheetApp.getUi() from this context.');
    const bound = { workbookId: id, selection: undefined };
    expect(() => createSpreadsheetApp(execution(workbooks, { bound })).getUi()).toThrow(/from this context/);
    const ui = { show: () => undefined };
    expect(createSpreadsheetApp(execution(workbooks, { bound, ui })).getUi().ButtonSet.of('OK').name()).toBe(
      'OK',
    );
  });

  test('[T] SpreadsheetApp.newDataValidation: a builder that starts lenient', () => {
    expect(desk().app.newDataValidation().build().getAllowInvalid()).toBe(true);
  });
});

describe('a workbook', () => {
  test('[T] Spreadsheet.getId, Spreadsheet.getUrl, Spreadsheet.getName, Spreadsheet.rename: what it is called', () => {
    const { spreadsheet, app } = desk();
    expect(spreadsheet.getId()).toMatch(/^[\w-]{44}$/);
    expect(spreadsheet.getUrl()).toBe(`https://docs.google.com/spreadsheets/d/${spreadsheet.getId()}/edit`);
    spreadsheet.rename('Pilotage');
    expect(spreadsheet.getName()).toBe('Pilotage');
    expect(app.openById(spreadsheet.getId()).getName()).toBe('Pilotage');
  });

  test('[T] Spreadsheet.insertSheet, Spreadsheet.getSheets, Spreadsheet.getActiveSheet: after the active tab unless told where; then active', () => {
    const { spreadsheet } = desk();
    const names = () => spreadsheet.getSheets().map((sheet) => sheet.getName());
    spreadsheet.insertSheet('B');
    spreadsheet.insertSheet('A', 0);
    expect(spreadsheet.insertSheet().getMaxRows()).toBe(1000);
    expect(names()).toStrictEqual(['A', 'Feuille 4', 'Élèves', 'B']);
    expect(spreadsheet.getActiveSheet().getName()).toBe('Feuille 4');
    expect(() => spreadsheet.insertSheet('B')).toThrow(
      'A sheet with the name "B" already exists. Please enter another name.',
    );
  });

  test('[C] Spreadsheet.insertSheet: never over ten million cells', () => {
    const { app } = desk();
    const vast = app.create('Vaste', 384_000, 26);
    expect(() => vast.insertSheet('De trop')).toThrow(/above the limit of 10000000 cells/);
  });

  test('[D] Spreadsheet.getSheetByName: null when there is none', () => {
    const { spreadsheet } = desk();
    expect(spreadsheet.getSheetByName('Élèves')?.getSheetId()).toBe(0);
    expect(spreadsheet.getSheetByName('élèves')).toBeNull();
  });

  test('[T] Spreadsheet.deleteSheet: what was written there is gone; the last tab stays', () => {
    const { spreadsheet, sheet } = desk();
    expect(() => spreadsheet.deleteSheet(sheet)).toThrow("You can't remove all the sheets in a document.");
    const other = spreadsheet.insertSheet('Brouillon');
    spreadsheet.deleteSheet(other);
    expect(spreadsheet.getSheets()).toHaveLength(1);
    expect(() => other.getRange('A1').setValue('a')).toThrow(`Sheet ${other.getSheetId()} not found`);
  });

  test('[T] Spreadsheet.setActiveSheet, Spreadsheet.moveActiveSheet: positions count from 1', () => {
    const { spreadsheet, sheet } = desk();
    spreadsheet.insertSheet('B');
    spreadsheet.insertSheet('C');
    spreadsheet.setActiveSheet(sheet);
    spreadsheet.moveActiveSheet(3);
    expect(spreadsheet.getSheets().map((tab) => tab.getName())).toStrictEqual(['B', 'C', 'Élèves']);
    expect(spreadsheet.getActiveSheet().getName()).toBe('Élèves');
    expect(() => spreadsheet.moveActiveSheet(4)).toThrow('Invalid argument: pos');
  });

  test('[D] Spreadsheet.copy: everything but the sharing, for the effective user, and independent', () => {
    const { spreadsheet, sheet, workbooks, id } = desk();
    spreadsheet.addEditor(CLERK);
    sheet.getRange('A1').setNumberFormat('@').setValue('01');
    const clerk = createSpreadsheetApp(execution(workbooks, { user: { effective: CLERK } }));
    sheet.getRange('A1').getValue();
    const copy = clerk.openById(id).copy('Copie');
    expect([copy.getName(), copy.getOwner().getEmail()]).toStrictEqual(['Copie', CLERK]);
    expect(copy.getEditors().map(String)).toStrictEqual([CLERK]);
    const cell = copy.getActiveSheet().getRange('A1');
    expect([cell.getValue(), cell.getNumberFormat()]).toStrictEqual(['01', '@']);
    cell.setValue('02').getValue();
    expect(sheet.getRange('A1').getValue()).toBe('01');
  });

  test('[T] Spreadsheet.addEditor, Spreadsheet.addEditors, Spreadsheet.removeEditor, Spreadsheet.getEditors, Spreadsheet.getOwner: who may open it', () => {
    const { spreadsheet } = desk();
    const other = 'scolarite@ville.example.org';
    spreadsheet.addEditor(CLERK).addEditors([CLERK, OWNER, other]);
    expect(spreadsheet.getEditors().map(String)).toStrictEqual([OWNER, CLERK, other]);
    spreadsheet.removeEditor(CLERK);
    expect(spreadsheet.getEditors().map(String)).toStrictEqual([OWNER, other]);
    expect(spreadsheet.getOwner().getEmail()).toBe(OWNER);
    expect(() => spreadsheet.addEditor('guichet')).toThrow('Invalid email: guichet');
  });

  test('[D] Spreadsheet.getSpreadsheetTimeZone, Spreadsheet.setSpreadsheetTimeZone: Paris, or another that exists', () => {
    const { spreadsheet } = desk();
    expect(spreadsheet.getSpreadsheetTimeZone()).toBe('Europe/Paris');
    spreadsheet.setSpreadsheetTimeZone('Indian/Reunion');
    expect(spreadsheet.getSpreadsheetTimeZone()).toBe('Indian/Reunion');
    expect(() => spreadsheet.setSpreadsheetTimeZone('Valmont')).toThrow('Invalid argument: timezone');
  });

  test('[D] Spreadsheet.getSpreadsheetLocale, Spreadsheet.setSpreadsheetLocale: French at first', () => {
    const { spreadsheet } = desk();
    expect(spreadsheet.getSpreadsheetLocale()).toBe('fr_FR');
    spreadsheet.setSpreadsheetLocale('en_US');
    expect(spreadsheet.getSpreadsheetLocale()).toBe('en_US');
    expect(() => spreadsheet.setSpreadsheetLocale('fr')).toThrow('Invalid argument: locale');
  });
});
