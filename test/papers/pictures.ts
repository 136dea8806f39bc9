import { crc32, inflateSync } from 'node:zlib';
import jsQR from 'jsqr';
import { expect } from 'vitest';

interface Picture {
  readonly width: number;
  readonly rows: boolean[][];
}

/** Reads a PNG of one bit a point, refusing what is not exactly in order. */
export function read(png: string): Picture {
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
export function scanned(png: string): string | undefined {
  const { width, rows } = read(png);
  const colours = rows.flat().flatMap((isBlack) => (isBlack ? [0, 0, 0, 255] : [255, 255, 255, 255]));
  return jsQR(Uint8ClampedArray.from(colours), width, rows.length)?.data;
}
