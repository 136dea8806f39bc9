import { encode } from 'uqr';
import { pngOf } from './png.ts';

/** Points a module is drawn with: enough to stay sharp when a document stretches the picture. */
const SCALE = 4;
/** White modules all around, without which readers do not find the code. ISO/IEC 18004, 9.1 */
const QUIET = 4;

/**
 * A QR code as a PNG file in base64. A sixth of it may be lost to a fold or a stain (level M).
 * @throws RangeError for a text of more than about 2 300 bytes
 */
export function qrPng(text: string): string {
  const { data } = encode(text, { ecc: 'M', border: QUIET });
  return pngOf(stretched(data.map((row) => stretched(row))));
}

function stretched<T>(list: readonly T[]): T[] {
  return list.flatMap((item) => Array.from({ length: SCALE }, () => item));
}
