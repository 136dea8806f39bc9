import type { EnumMember } from '../emulated.ts';

/** Google's bytes are signed: −128 to 127. [L] */
export function toBytes(buffer: Buffer): number[] {
  return Array.from(buffer, (byte) => (byte > 127 ? byte - 256 : byte));
}

export function fromBytes(bytes: readonly unknown[]): Buffer {
  return Buffer.from(bytes.map((byte) => Number(byte) & 0xff));
}

/** The bytes of a text, or of bytes. Without a charset `asDefault` decides. */
export function bytesOf(value: unknown, charset: EnumMember | null, asDefault: 'UTF_8' | 'US_ASCII'): Buffer {
  if (Array.isArray(value)) return fromBytes(value);
  const text = String(value);
  const isAscii = (charset?.name() ?? asDefault) === 'US_ASCII';
  return isAscii ? Buffer.from(text.replace(/\P{ASCII}/gu, '?'), 'latin1') : Buffer.from(text, 'utf8');
}
