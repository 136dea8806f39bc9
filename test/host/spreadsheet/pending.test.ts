import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createSpreadsheetApp, pendingWrites } from '../../../host/spreadsheet/index.ts';
import { desk, endExecution, execution, OWNER, seen } from './desk.ts';

describe('writes that wait', () => {
  test('[T] SpreadsheetApp.flush: nobody else sees a write before it', () => {
    const { sheet, app, world, ...rest } = desk();
    sheet.getRange('A1').setValue('a');
    expect(seen(rest)).toStrictEqual([]);
    expect(pendingWrites(world)).toBe(1);
    app.flush();
    expect(seen(rest)).toStrictEqual([['a']]);
    expect(pendingWrites(world)).toBe(0);
  });

  test.each([
    ['getValues', (d: ReturnType<typeof desk>) => d.sheet.getRange('F1').getValues()],
    ['getLastRow', (d: ReturnType<typeof desk>) => d.sheet.getLastRow()],
    ['getDataRange', (d: ReturnType<typeof desk>) => d.sheet.getDataRange()],
    ['findNext', (d: ReturnType<typeof desk>) => d.sheet.createTextFinder('x').findNext()],
    ['insertSheet', (d: ReturnType<typeof desk>) => d.spreadsheet.insertSheet('x')],
    ['copy', (d: ReturnType<typeof desk>) => d.spreadsheet.copy('x')],
  ])('a read of the same workbook brings them out: %s', (_name, read) => {
    const made = desk();
    made.sheet.getRange('A1').setValue('a');
    read(made);
    expect(seen(made)).toStrictEqual([['a']]);
  });

  test('a read of another workbook does not', () => {
    const made = desk();
    const other = made.app.create('Autre');
    made.sheet.getRange('A1').setValue('a');
    other.getActiveSheet().getRange('A1').getValues();
    made.spreadsheet.getSheetByName('Élèves');
    expect(seen(made)).toStrictEqual([]);
  });

  test('another execution sees them only once they took effect', () => {
    const made = desk();
    const other = createSpreadsheetApp(execution(made.workbooks)).openById(made.id).getActiveSheet();
    made.sheet.getRange('A1').setValue('a');
    expect(other.getRange('A1').getValue()).toBe('');
    endExecution(made.world, { keepWrites: 'all' });
    expect(other.getRange('A1').getValue()).toBe('a');
  });

  test('a killed execution keeps exactly the first writes, whole', () => {
    const count = fc.integer({ min: 0, max: 6 });
    const writes = fc.array(fc.constantFrom('cells', 'row', 'delete', 'format'), { maxLength: 5 });
    fc.assert(
      fc.property(writes, count, (kinds, kept) => {
        const perform = (made: ReturnType<typeof desk>, taken: readonly string[]) =>
          taken.forEach((kind, index) => {
            if (kind === 'cells')
              made.sheet.getRange('A1:B2').setValues([
                [index, 'b'],
                ['c', 'd'],
              ]);
            if (kind === 'row') made.sheet.appendRow([index]);
            if (kind === 'format') made.sheet.getRange('A:A').setNumberFormat('0.0');
            if (kind === 'delete') made.sheet.getRange('A1').clearContent();
          });
        const [killed, whole] = [desk(), desk()];
        perform(killed, kinds);
        endExecution(killed.world, { keepWrites: kept });
        perform(whole, kinds.slice(0, kept));
        endExecution(whole.world, { keepWrites: 'all' });
        const state = (made: ReturnType<typeof desk>) => made.workbooks.get(made.id)?.toJson().tabs;
        expect(state(killed)).toStrictEqual(state(whole));
        expect(pendingWrites(killed.world)).toBe(0);
      }),
      { numRuns: 60 },
    );
  });

  test('a write is copied when it is made', () => {
    const { sheet } = desk();
    const rows = [['avant']];
    const range = sheet.getRange('A1').setValues(rows);
    rows[0] = ['après'];
    expect(range.getValues()).toStrictEqual([['avant']]);
  });

  test('the format given first decides how a waiting value is read', () => {
    const { sheet } = desk();
    const [first, second] = [sheet.getRange('A1'), sheet.getRange('A2')];
    first.setNumberFormat('@').setValue('01234');
    second.setValue('01234').setNumberFormat('@');
    expect([first.getValue(), second.getValue()]).toStrictEqual(['01234', 1234]);
  });

  test('a size that was changed is seen by the next call', () => {
    const { sheet, world } = desk();
    sheet.insertRowsAfter(20, 5);
    expect(sheet.getRange('A25').getRow()).toBe(25);
    sheet.deleteRows(21, 5);
    expect(() => sheet.getRange('A21')).toThrow(/outside the dimensions/);
    const last = sheet.getRange('A20');
    sheet.deleteRow(20);
    expect(() => last.setValue('a')).toThrow(/outside the dimensions/);
    expect(pendingWrites(world)).toBe(0);
  });

  test('a write whose tab was deleted meanwhile is reported, and the others are kept', () => {
    const made = desk();
    const other = made.spreadsheet.insertSheet('Autre');
    other.getRange('A1').setValue('perdu');
    made.sheet.getRange('A1').setValue('gardé');
    made.workbooks.person(made.id, { as: OWNER }).deleteSheet('Autre');
    expect(() => made.app.flush()).toThrow(`Sheet ${other.getSheetId()} not found`);
    expect(seen(made)).toStrictEqual([['gardé']]);
  });

  test('an error nobody was told of ends the execution with it', () => {
    const { sheet, world } = desk();
    sheet.getRange('A1').setValue('a'.repeat(50_001));
    expect(() => endExecution(world, { keepWrites: 'all' })).toThrow(/maximum of 50000 characters/);
    sheet.getRange('A1').setValue('a'.repeat(50_001));
    expect(() => endExecution(world, { keepWrites: 0 })).not.toThrow();
  });
});
