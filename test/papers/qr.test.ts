import { crc32, inflateSync } from 'node:zlib';
import fc from 'fast-check';
import jsQR from 'jsqr';
import { describe, expect, test } from 'vitest';
import { pngOf, pngSize } from '../../src/papers/png.ts';
import { qrPng } from '../../src/papers/qr.ts';

interface Picture {
  readonly width: number;
  readonly rows: boolean[][];
}

/** Reads a PNG of one bit a point, refusing what is not exactly in order. */
function read(png: string): Picture {
  const file = Buffer.from(png, 'base64');
  expect(file.subarray(0, 8)).toEqual(Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'));
  const chunks = new Map<string, Buffer>();
  for (let at = 8; at < file.length; ) {
    const length = file.readUInt32BE(at);
    const body = file.subarray(at + 4, at + 8 + length);
    expect(file.readUInt32BE(at + 8 + length)).toBe(crc32(body));
    chunks.set(body.toString('latin1', 0, 4), body.subarray(4));
    at += 12 + length;
  }
  expect([...chunks.keys()]).toEqual(['IHDR', 'IDAT', 'IEND']);
  const header = chunks.get('IHDR') ?? Buffer.alloc(0);
  expect([...header.subarray(8)]).toEqual([1, 0, 0, 0, 0]);
  const [width, height] = [header.readUInt32BE(0), header.readUInt32BE(4)];
  const pixels = inflateSync(chunks.get('IDAT') ?? Buffer.alloc(0));
  const line = 1 + Math.ceil(width / 8);
  expect(pixels.length).toBe(line * height);
  const rows = Array.from({ length: height }, (_, y) =>
    Array.from(
      { length: width },
      (_, x) => ((pixels[y * line + 1 + (x >> 3)] ?? 0) & (128 >> (x & 7))) === 0,
    ),
  );
  return { width, rows };
}

/** What a reader of QR codes says of it. */
function scanned(png: string): string | undefined {
  const { width, rows } = read(png);
  const colours = rows.flat().flatMap((isBlack) => (isBlack ? [0, 0, 0, 255] : [255, 255, 255, 255]));
  return jsQR(Uint8ClampedArray.from(colours), width, rows.length)?.data;
}

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
