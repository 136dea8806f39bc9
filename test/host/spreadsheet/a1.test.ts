import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  columnName,
  columnNumber,
  formatA1,
  overlaps,
  parseA1,
  splitTabName,
} from '../../../host/spreadsheet/store/a1.ts';

const GRID = { rows: 1000, columns: 26 };
const rects = fc.record({
  row: fc.integer({ min: 1, max: 5000 }),
  column: fc.integer({ min: 1, max: 800 }),
  rows: fc.integer({ min: 1, max: 300 }),
  columns: fc.integer({ min: 1, max: 300 }),
});

describe('A1 notation', () => {
  test('a column’s name leads back to the column', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 18_278 }), (n) => columnNumber(columnName(n)) === n));
  });

  test('a rectangle written in A1 reads back as itself', () => {
    fc.assert(
      fc.property(rects, (rect) => {
        expect(parseA1(formatA1(rect), GRID)).toEqual(rect);
      }),
    );
  });

  test('dollars and the order of corners do not matter', () => {
    expect(parseA1('$C$3', GRID)).toStrictEqual({ row: 3, column: 3, rows: 1, columns: 1 });
    expect(parseA1('C5:B2', GRID)).toStrictEqual({ row: 2, column: 2, rows: 4, columns: 2 });
  });

  test('whole rows and columns run over the grid and keep their notation', () => {
    expect(parseA1('5:7', GRID)).toStrictEqual({ row: 5, column: 1, rows: 3, columns: 26, open: '5:7' });
    expect(parseA1('F:D', GRID)).toStrictEqual({ row: 1, column: 4, rows: 1000, columns: 3, open: 'D:F' });
    expect(parseA1('B2:C', GRID)).toStrictEqual({ row: 2, column: 2, rows: 999, columns: 2 });
  });

  test('what is not a range reads as nothing', () => {
    for (const text of ['', 'A', '12', 'A0', 'A1:B2:C3', 'Élèves', 'A1;B2', 'A-1'])
      expect(parseA1(text, GRID)).toBeUndefined();
  });

  test('a tab’s name is taken off, quotes and all', () => {
    expect(splitTabName("'L''école'!A1:B2")).toStrictEqual(["L'école", 'A1:B2']);
    expect(splitTabName('Vœux!C3')).toStrictEqual(['Vœux', 'C3']);
    expect(splitTabName('C3')).toStrictEqual([undefined, 'C3']);
  });

  test('rectangles overlap when they share a cell, whichever comes first', () => {
    const one = { row: 2, column: 2, rows: 2, columns: 2 };
    expect(overlaps(one, { row: 3, column: 3, rows: 5, columns: 1 })).toBe(true);
    expect(overlaps(one, { row: 4, column: 2, rows: 1, columns: 1 })).toBe(false);
    fc.assert(fc.property(rects, rects, (a, b) => overlaps(a, b) === overlaps(b, a)));
  });
});
