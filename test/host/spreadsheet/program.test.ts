import { describe, expect, test } from 'vitest';
import { program, town } from '../town.ts';

/** Runs source in a fresh context of a town's host, with `s` a new sheet of 10 × 4. */
function run(source: string, options: Parameters<typeof town>[1] = {}): unknown {
  return town({}, options).evaluate(`
    var s = SpreadsheetApp.create('Registre', 10, 4).getSheets()[0];
    ${source}`);
}

describe('SpreadsheetApp as a program sees it', () => {
  test('values are arrays and Dates of the program’s own realm', () => {
    const source = `
      s.getRange('A1:B1').setValues([[new Date(0), 'a']]);
      var v = s.getRange('A1:B1').getValues();
      [Array.isArray(v), v[0] instanceof Array, v[0][0] instanceof Date, v[0][0].getTime(), v[0][1]]`;
    expect(run(source)).toStrictEqual([true, true, true, 0, 'a']);
  });

  test('undefined given to a service is null: setValue(undefined) clears', () => {
    expect(run(`s.getRange('A1').setValue('a'); s.getRange('A1').setValue(undefined).getValue()`)).toBe('');
  });

  test('[L] Range.setNote: the wrong type of argument is refused in Google’s words', () => {
    const source = `
      try { s.getRange('A1').setNote(['a']); } catch (e) { [e.name, e.message, e instanceof Error]; }`;
    expect(run(source)).toStrictEqual([
      'Exception',
      "The parameters (String[]) don't match the method signature for SpreadsheetApp.Range.setNote.",
      true,
    ]);
  });

  test('enums have names, and a mistyped member is undefined', () => {
    const source = `[String(SpreadsheetApp.ProtectionType.SHEET), JSON.stringify(SpreadsheetApp.ProtectionType.RANGE),
      SpreadsheetApp.ProtectionType.SHEETS === undefined, s.protect().getProtectionType().toString(),
      s.getProtections(SpreadsheetApp.ProtectionType.SHEET).length,
      SpreadsheetApp.DataValidationCriteria.VALUE_IN_LIST.toString()]`;
    expect(run(source)).toStrictEqual(['SHEET', '"RANGE"', true, 'SHEET', 1, 'VALUE_IN_LIST']);
  });

  test('calls that return the range can be chained, and services passed back as arguments', () => {
    const source = `
      var rule = SpreadsheetApp.newDataValidation().requireValueInList(['a', 'b']).setAllowInvalid(false).build();
      s.getRange('A1').setNumberFormat('@').setValue('a').setDataValidation(rule).setBackground('#abc');
      s.protect().setUnprotectedRanges([s.getRange('B:B')]);
      [s.getRange('A1').getDataValidation().getCriteriaValues()[0].join(), s.getRange('A1').getBackground()]`;
    expect(run(source)).toStrictEqual(['a,b', '#aabbcc']);
  });

  test('[D] SpreadsheetApp.openById: refused when the manifest lacks the scope', () => {
    const folder = program({ scopes: ['https://www.googleapis.com/auth/script.send_mail'] });
    expect(() => run(`s`, { program: folder })).toThrow(
      /Specified permissions are not sufficient to call SpreadsheetApp/,
    );
  });

  test('[L] Range.setValues: the deferred error belongs to the execution that wrote, at the latest at its end', () => {
    const host = town();
    expect(() =>
      host.evaluate(
        `SpreadsheetApp.create('x').getSheets()[0].getRange('A1').setValue(new Array(50002).join('a')); 1`,
      ),
    ).toThrow(/maximum of 50000 characters/);
  });

  test('20,000 rows of 20 cells are read and written in seconds, not in minutes', () => {
    const source = `
      var t = SpreadsheetApp.create('Paris', 20000, 20).getSheets()[0];
      var rows = []; for (var r = 0; r < 20000; r++) { rows[r] = []; for (var c = 0; c < 20; c++) rows[r][c] = 'x' + r; }
      t.getRange(1, 1, 20000, 20).setNumberFormat('@').setValues(rows);
      t.getRange(1, 1, 20000, 20).getValues()[19999][19]`;
    const started = performance.now();
    expect(run(source)).toBe('x19999');
    expect(performance.now() - started).toBeLessThan(15_000);
  });
});
