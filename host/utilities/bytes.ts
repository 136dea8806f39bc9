import type { EnumMember } from '../emulated.ts';

/** Google's bytes are signed: −128 to 127. [L] */
export function toBytes(buffer: Buffer): number[] {
  return Array.from(new Int8Array(buffer.buffer, buffer.byteOffset, buffer.length));
}

export function fromBytes(bytes: readonly unknown[]): Buffer {
  const buffer = Buffer.allocUnsafe(bytes.length);
  for (let index = 0; index < bytes.length; index += 1) buffer[index] = Number(bytes[index]) & 0xff;
  return buffer;
}

/** The bytes of a text, or of bytes. Without a charset `asDefault` decides. */
export function bytesOf(value: unknown, charset: EnumMember | null, asDefault: 'UTF_8' | 'US_ASCII'): Buffer {
  if (Array.isArray(value)) return fromBytes(value);
  const text = String(value);
  const isAscii = (charset?.name() ?? asDefault) === 'US_ASCII';
  return isAscii ? Buffer.from(text.replace(/\P{ASCII}/gu, '?'), 'latin1') : Buffer.from(text, 'utf8');
}
