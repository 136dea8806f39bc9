import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { pngOf, pngSize } from '../../src/papers/png.ts';
import { qrPng } from '../../src/papers/qr.ts';
import { read, scanned } from './pictures.ts';

describe('a PNG', () => {
  test('is the picture it was made of', () => {
    const picture = fc
      .tuple(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 40 }))
      .chain(([width, height]) =>
        fc.array(fc.array(fc.boolean(), { minLength: width, maxLength: width }), {
          minLength: height,
          maxLength: height,
        }),
      );
    fc.assert(
      fc.property(picture, (rows) => {
        const png = pngOf(rows);
        expect(read(png)).toEqual({ width: rows[0]?.length, rows });
        expect(pngSize(png)).toEqual({ width: rows[0]?.length, height: rows.length });
      }),
    );
  });

  test('may be longer than one block', () => {
    const rows = Array.from({ length: 800 }, (_, y) =>
      Array.from({ length: 900 }, (_, x) => (x * y) % 7 === 0),
    );
    expect(read(pngOf(rows)).rows).toEqual(rows);
  });
});

describe('a QR code', () => {
  test.each([
    'https://script.google.com/macros/s/AKfycb0123456789abcdef/exec?acces=P12.abcdefghijklmnopqrstuv',
    'Élève nº 12 – Réinscription',
    '7Q4K-2MXR-9TBP',
  ])('of « %s » is read back', (text) => {
    expect(scanned(qrPng(text))).toBe(text);
  });

  test('is read back, whatever the text', () => {
    const address = fc.webUrl({ withQueryParameters: true });
    const word = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 });
    fc.assert(
      fc.property(fc.oneof(address, word), (text) => {
        expect(scanned(qrPng(text))).toBe(text);
      }),
      { numRuns: 25 },
    );
  });

  test('has a quiet zone of four modules, and weighs a few kilobytes', () => {
    const png = qrPng(
      'https://script.google.com/macros/s/AKfycb0123456789abcdef/exec?acces=P12.abcdefghijklmnop',
    );
    const { rows, width } = read(png);
    const isWhite = (row: readonly boolean[]) => row.every((point) => !point);
    expect(rows.slice(0, 16).every(isWhite) && rows.slice(-16).every(isWhite)).toBe(true);
    expect(rows.every((row) => isWhite(row.slice(0, 16)) && isWhite(row.slice(width - 16)))).toBe(true);
    expect(rows[16]?.[16]).toBe(true);
    expect(png.length).toBeLessThan(8_000);
  });

  test('of too long a text is refused', () => {
    expect(() => qrPng('é'.repeat(2_000))).toThrow(RangeError);
  });
});
