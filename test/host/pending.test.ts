import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ExecutionKilled } from '../../host/index.ts';
import { town } from './town.ts';

const CODE = `
function make() { return SpreadsheetApp.create('Registre', 20, 3).getId(); }
function write(id, count) {
  const sheet = SpreadsheetApp.openById(id).getSheets()[0];
  for (let row = 1; row <= count; row += 1) sheet.getRange(row, 1).setValue('L' + row);
  PropertiesService.getScriptProperties().setProperty('written', String(count));
}
function flushed(id) {
  const sheet = SpreadsheetApp.openById(id).getSheets()[0];
  sheet.getRange(1, 1).setValue('avant');
  SpreadsheetApp.flush();
  sheet.getRange(2, 1).setValue('après');
  Utilities.getUuid();
  throw new Error('en panne');
}
function tooLong(id) {
  SpreadsheetApp.openById(id).getSheets()[0].getRange(1, 1).setValue('x'.repeat(50001));
  return 'done';
}
function read(id) {
  return SpreadsheetApp.openById(id).getSheets()[0].getRange(1, 1, 20, 1).getValues().map((row) => row[0]).filter(String);
}`;

describe('writes to a workbook', () => {
  test('that were pending at a kill are kept up to a point drawn from the seed, and lost after it', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 8 }), fc.nat(), (count, seed) => {
        const kept = () => {
          const host = town({ code: CODE }, { seed });
          const id = host.call('make');
          host.gate.killAt({ member: 'Properties.setProperty', when: 'before' });
          expect(() => host.call('write', id, count)).toThrow(ExecutionKilled);
          return host.call('read', id) as string[];
        };
        const rows = kept();
        expect(rows).toEqual(Array.from({ length: rows.length }, (_, index) => `L${index + 1}`));
        expect(rows.length).toBeLessThanOrEqual(count);
        expect(kept()).toEqual(rows);
      }),
      { numRuns: 20 },
    );
  });

  test('are not seen by another execution before a flush', () => {
    const host = town({ code: CODE });
    const id = host.call('make');
    const seen: unknown[] = [];
    host.gate.at({ member: 'Utilities.getUuid' }, 'before', () => seen.push(host.call('read', id)));
    expect(() => host.call('flushed', id)).toThrow('en panne');
    expect(seen).toEqual([['avant']]);
  });

  test('[?] are made after an uncaught error', () => {
    const host = town({ code: CODE });
    const id = host.call('make');
    expect(() => host.call('flushed', id)).toThrow('en panne');
    expect(host.call('read', id)).toEqual(['avant', 'après']);
  });

  test('that Google refuses late make the whole execution fail at its end', () => {
    const host = town({ code: CODE });
    const id = host.call('make');
    expect(() => host.call('tooLong', id)).toThrow(
      'Your input contains more than the maximum of 50000 characters in a single cell.',
    );
  });

  test('of 20,000 rows by 30 columns cross in well under a second', () => {
    const host = town();
    const started = performance.now();
    const source = `
      const sheet = SpreadsheetApp.create('grand', 20000, 30).getSheets()[0];
      const rows = Array.from({ length: 20000 }, (_, i) => Array.from({ length: 30 }, (_, j) => j === 0 ? 'É' + i : i * j));
      sheet.getRange(1, 1, 20000, 30).setValues(rows);
      const back = sheet.getRange(1, 1, 20000, 30).getValues();
      [back.length, back[19999][0], back[19999][29]]`;
    expect(host.evaluate(source)).toEqual([20_000, 'É19999', 19_999 * 29]);
    expect(performance.now() - started).toBeLessThan(4_000);
  });
});
