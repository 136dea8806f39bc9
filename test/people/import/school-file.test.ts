import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeSchoolFile } from '../../../web/office/schoolFile.ts';
import { bytesOf } from './fixture.ts';

const letters = fc
  .array(fc.constantFrom('é', 'œ', '’', '–', 'N', 'ÿ', '€', ';', '\n'), { minLength: 1 })
  .map((all) => `É${all.join('')}`);

describe('the bytes of a school file', () => {
  it('are read the same in every encoding, without the byte order mark', () => {
    fc.assert(
      fc.property(letters, (text) => {
        expect(decodeSchoolFile(bytesOf(text, 'utf8'))).toEqual({ kind: 'text', text, encoding: 'UTF-8' });
        expect(decodeSchoolFile(bytesOf(text, 'utf8bom'))).toEqual({ kind: 'text', text, encoding: 'UTF-8' });
        expect(decodeSchoolFile(bytesOf(text, 'utf16le'))).toEqual({
          kind: 'text',
          text,
          encoding: 'UTF-16',
        });
      }),
    );
  });

  it('are Windows-1252 when they are not UTF-8, with its own apostrophe, dash and œ', () => {
    const text = 'N’Diaye – Chœur €';
    expect(decodeSchoolFile(bytesOf(text, 'windows1252'))).toEqual({
      kind: 'text',
      text,
      encoding: 'Windows-1252',
    });
    const line = 'Prénom;été\r\n\tLéa';
    expect(decodeSchoolFile(bytesOf(line, 'windows1252'))).toEqual({
      kind: 'text',
      text: line,
      encoding: 'Windows-1252',
    });
  });

  it.each([
    ['empty', []],
    ['spreadsheet', [0x50, 0x4b, 0x03, 0x04, 0x14]],
    ['spreadsheet', [0xd0, 0xcf, 0x11, 0xe0, 0xa1]],
    ['pdf', [0x25, 0x50, 0x44, 0x46, 0x2d]],
    ['binary', [0x4e, 0x00, 0x6f, 0x00]],
  ])('are refused when they are %s, saying what to do', (kind, bytes) => {
    const refused = decodeSchoolFile(Uint8Array.from(bytes));
    expect(refused.kind).toBe(kind);
    expect(refused.kind !== 'text' && refused.sentence).toMatch(/CSV|Exportez/);
  });
});
