import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { readRecords } from '../../../src/people/import/csv.ts';

const cell = fc
  .array(fc.constantFrom('a', 'é', ' ', ';', ',', '\t', '"', '""', '\n', '’', '='), { maxLength: 6 })
  .map((bits) => bits.join(''));
const table = fc
  .integer({ min: 1, max: 4 })
  .chain((width) =>
    fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 6 }),
  )
  .map((rows) => [...rows, rows.at(-1)?.map(() => 'end') ?? []]);
const delimiters = fc.constantFrom(';', ',', '\t');

const read = (text: string, delimiter = ';') => [...readRecords(text, delimiter)];

describe('records of a delimited text', () => {
  it('are what another CSV library wrote, and what it reads', () => {
    fc.assert(
      fc.property(table, delimiters, fc.boolean(), (rows, delimiter, quotes) => {
        const text = Papa.unparse(rows, { delimiter, quotes, newline: '\n' });
        const cells = read(text, delimiter).map((record) => record.cells);
        expect(cells).toEqual(rows);
        expect(cells).toEqual(Papa.parse(text, { delimiter, newline: '\n' }).data);
      }),
    );
  });

  it('say the line of the file where each begins, across quoted line breaks', () => {
    fc.assert(
      fc.property(table, fc.constantFrom('\n', '\r\n', '\r'), (rows, newline) => {
        const text = Papa.unparse(rows, { delimiter: ';', newline: '\n' }).replace(/\n/g, newline);
        const lines = read(text).map((record) => record.line);
        const heights = rows.map((row) => row.join('').split('\n').length);
        expect(lines).toEqual(
          heights.map((_, at) => 1 + heights.slice(0, at).reduce((sum, height) => sum + height, 0)),
        );
      }),
    );
  });

  it('leave out blank lines at the end only', () => {
    expect(read('a;b\n\nc;d\n;\n  ; \n\n')).toEqual([
      { line: 1, cells: ['a', 'b'] },
      { line: 2, cells: [''] },
      { line: 3, cells: ['c', 'd'] },
    ]);
  });

  it('give up one line, not the file, when a quote is never closed', () => {
    expect(read('a;"b\nc;d\ne;f')).toEqual([
      { line: 1 },
      { line: 2, cells: ['c', 'd'] },
      { line: 3, cells: ['e', 'f'] },
    ]);
    expect(read('"a";"b\n"c";"d"')).toEqual([{ line: 1 }, { line: 2, cells: ['c', 'd'] }]);
    expect(read('"a"x;b\nc;d')).toEqual([{ line: 1 }, { line: 2, cells: ['c', 'd'] }]);
  });

  it('take a quote inside a cell as it is', () => {
    expect(read('5" rue;b')).toEqual([{ line: 1, cells: ['5" rue', 'b'] }]);
  });
});
