import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { HostError } from '../../../host/errors.ts';
import { createSpreadsheetApp, endExecution } from '../../../host/spreadsheet/index.ts';
import { Workbook } from '../../../host/spreadsheet/store/workbook.ts';
import { desk, execution, freshFolder, OWNER, saveTo, workbooksIn } from './desk.ts';

describe('the store of workbooks', () => {
  test('what was saved is there again in the next store, to the last cell', () => {
    const folder = freshFolder();
    const workbooks = workbooksIn(folder);
    const app = createSpreadsheetApp(execution(workbooks));
    const sheet = app.create('Registre', 8, 3).getActiveSheet();
    sheet.getRange('A:A').setNumberFormat('@');
    sheet.getRange('A1:C1').setValues([['01', '=1+1', new Date('2026-03-16T11:00:00Z')]]);
    sheet.getRange('B2').setNote('vu').setBackground('#112233').setFontWeight('bold');
    sheet.getRange('C3').setDataValidation(app.newDataValidation().requireValueInList(['a']).build());
    sheet.setFrozenRows(1);
    sheet.protect().setUnprotectedRanges([sheet.getRange('C:C')]);
    sheet.getRange('A1:C3').createFilter();
    app.flush();
    saveTo(folder, workbooks);
    const [before, after] = [workbooks.list(), workbooksIn(folder).list()];
    expect(after.map((workbook) => workbook.toJson())).toEqual(before.map((workbook) => clean(workbook)));
  });

  test('a workbook survives its own JSON, whatever its cells hold', () => {
    const value = fc.oneof(fc.string(), fc.double({ noNaN: true, noDefaultInfinity: true }), fc.boolean());
    fc.assert(
      fc.property(fc.array(fc.tuple(value, value), { minLength: 1, maxLength: 8 }), (rows) => {
        const { sheet, workbooks, id } = desk();
        sheet.getRange('A:A').setNumberFormat('@');
        const read = sheet.getRange(1, 1, rows.length, 2).setValues(rows).getValues();
        const workbook = workbooks.get(id);
        if (!workbook) throw new Error('the workbook is gone');
        const again = Workbook.fromJson(clean(workbook));
        expect(again.toJson()).toEqual(clean(workbook));
        expect(again.tabs[0]?.values.lastRow()).toBe(sheet.getLastRow());
        expect(read).toHaveLength(rows.length);
      }),
      { numRuns: 40 },
    );
  });

  test('saves only what changed', () => {
    const folder = freshFolder();
    const workbooks = workbooksIn(folder);
    const changed = () => workbooks.changes().map(({ file }) => file);
    const one = workbooks.create({ name: 'Un', owner: OWNER });
    const two = workbooks.create({ name: 'Deux', owner: OWNER });
    expect(changed()).toStrictEqual([one, two].map(({ head }) => `workbooks/${head.id}.json`));
    saveTo(folder, workbooks);
    expect(changed()).toStrictEqual([]);
    const path = `workbooks/${one.head.id}.json`;
    workbooks.person(one.head.id, { as: OWNER }).type('Feuille 1', 'A1', 'x');
    expect(changed()).toStrictEqual([path]);
    saveTo(folder, workbooks);
    const world = execution(workbooks);
    createSpreadsheetApp(world).openById(one.head.id).getActiveSheet().getRange('A2').setValue('y');
    expect(changed()).toStrictEqual([]);
    endExecution(world, { keepWrites: 'all' });
    expect(changed()).toStrictEqual([path]);
    saveTo(folder, workbooks);
    expect(
      workbooksIn(folder)
        .list()
        .map(({ dirty }) => dirty),
    ).toStrictEqual([false, false]);
  });

  test('lists workbooks by name and finds none under an unknown identifier', () => {
    const workbooks = workbooksIn(freshFolder());
    for (const name of ['Pilotage', 'Élan', 'Registre']) workbooks.create({ name, owner: OWNER });
    expect(workbooks.list().map(({ head }) => head.name)).toStrictEqual(['Élan', 'Pilotage', 'Registre']);
    expect(workbooks.get('nulle-part')).toBeUndefined();
    expect(workbooks.get('../../etc/passwd')).toBeUndefined();
  });

  test.each([
    ['truncated', (text: string) => text.slice(0, text.length / 2)],
    ['emptied', () => ''],
    ['of another kind', () => '{"name":"Registre"}'],
  ])('a damaged file (%s) is named in one French sentence', (_how, damage) => {
    const folder = freshFolder();
    const workbooks = workbooksIn(folder);
    const { head } = workbooks.create({ name: 'Registre', owner: OWNER });
    saveTo(folder, workbooks);
    const path = join(folder, 'workbooks', `${head.id}.json`);
    writeFileSync(path, damage(readFileSync(path, 'utf8')));
    const open = () => workbooksIn(folder).get(head.id);
    expect(open).toThrow(HostError);
    expect(open).toThrow(`Le fichier de classeur «\u00a0${path}\u00a0» est abîmé`);
    expect(readdirSync(join(folder, 'workbooks'))).toStrictEqual([`${head.id}.json`]);
  });

  test('writes and reads 20,000 rows of 30 cells in seconds, not in minutes', () => {
    const workbooks = workbooksIn(freshFolder());
    const sheet = createSpreadsheetApp(execution(workbooks)).create('Paris', 20_000, 30).getActiveSheet();
    const rows = Array.from({ length: 20_000 }, (_, row) =>
      Array.from({ length: 30 }, (__, cell) => `Élève ${row}·${cell}`),
    );
    const started = performance.now();
    const read = sheet.getRange(1, 1, 20_000, 30).setNumberFormat('@').setValues(rows).getValues();
    expect(performance.now() - started).toBeLessThan(15_000);
    expect(read).toStrictEqual(rows);
  });
});

/** What the file holds: holes become nulls, as JSON writes them. */
function clean(workbook: Workbook): ReturnType<Workbook['toJson']> {
  return JSON.parse(JSON.stringify(workbook.toJson()));
}
