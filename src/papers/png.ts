/**
 * PNG files without a library: Apps Script has neither canvas nor Buffer. Source: PNG specification, third edition
 * (https://www.w3.org/TR/png-3/), RFC 1950 and RFC 1951.
 */

const SIGNATURE = [137, 80, 78, 71, 13, 10, 26, 10];
/** The most a block that is not compressed may hold. RFC 1951 3.2.4 */
const BLOCK = 65_535;

/** A picture in black and white, one bit a point, as a PNG file in base64. @param rows from the top, true is black */
export function pngOf(rows: readonly (readonly boolean[])[]): string {
  const width = rows[0]?.length ?? 0;
  const header = [...uint32(width), ...uint32(rows.length), 1, 0, 0, 0, 0];
  const pixels = rows.flatMap((row) => [0, ...bitsOf(row)]);
  const file = [
    ...SIGNATURE,
    ...chunk('IHDR', header),
    ...chunk('IDAT', stored(pixels)),
    ...chunk('IEND', []),
  ];
  return base64(file);
}

/** Points across and down, read in the header of a PNG file in base64. */
export function pngSize(png: string): { readonly width: number; readonly height: number } {
  const bytes = headOf(png);
  const number = (at: number) => bytes.slice(at, at + 4).reduce((value, byte) => value * 256 + byte, 0);
  return { width: number(16), height: number(20) };
}

/** Eight points a byte, the first in the highest bit; white is 1. */
function bitsOf(row: readonly boolean[]): number[] {
  const bytes = Array.from({ length: Math.ceil(row.length / 8) }, () => 255);
  row.forEach((isBlack, at) => {
    if (isBlack) bytes[at >> 3] = (bytes[at >> 3] ?? 255) & ~(128 >> (at & 7));
  });
  return bytes;
}

function chunk(name: string, data: readonly number[]): number[] {
  const body = [...[...name].map((letter) => letter.charCodeAt(0)), ...data];
  return [...uint32(data.length), ...body, ...uint32(crc(body))];
}

/** A zlib stream that stores instead of compressing: such pictures are a few kilobytes. */
function stored(data: readonly number[]): number[] {
  const bytes = [0x78, 0x01];
  for (let at = 0; at < data.length; at += BLOCK) {
    const part = data.slice(at, at + BLOCK);
    const { length } = part;
    const isLast = at + BLOCK >= data.length ? 1 : 0;
    bytes.push(isLast, length & 255, length >> 8, ~length & 255, (~length >> 8) & 255);
    for (const byte of part) bytes.push(byte);
  }
  return [...bytes, ...uint32(adler(data))];
}

/** Adler-32, RFC 1950 8.2. */
function adler(data: readonly number[]): number {
  let [low, high] = [1, 0];
  for (const byte of data) {
    low = (low + byte) % 65_521;
    high = (high + low) % 65_521;
  }
  return ((high << 16) | low) >>> 0;
}

/** CRC-32 as in PNG, annex D: bit by bit, fast enough for a few kilobytes. */
function crc(data: readonly number[]): number {
  let value = 0xffffffff;
  for (const byte of data) {
    value ^= byte;
    for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  }
  return ~value >>> 0;
}

function uint32(value: number): number[] {
  return [value >>> 24, (value >>> 16) & 255, (value >>> 8) & 255, value & 255];
}

const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

function base64(bytes: readonly number[]): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 3) {
    const [one = 0, two = 0, three = 0] = bytes.slice(at, at + 3);
    const group = (one << 16) | (two << 8) | three;
    const digits = [18, 12, 6, 0].map((shift) => DIGITS.charAt((group >> shift) & 63)).join('');
    const kept = Math.min(4, bytes.length - at + 1);
    text += digits.slice(0, kept).padEnd(4, '=');
  }
  return text;
}

/** The first 24 bytes of base64: signature, and the size of the picture. */
function headOf(text: string): number[] {
  const digits = [...text.slice(0, 32)].map((digit) => DIGITS.indexOf(digit));
  return Array.from({ length: 24 }, (_, at) => {
    const first = Math.floor((at * 8) / 6);
    const pair = ((digits[first] ?? 0) << 6) | (digits[first + 1] ?? 0);
    return (pair >> (4 - ((at * 8) % 6))) & 255;
  });
}
