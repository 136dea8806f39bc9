import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeSchoolFile } from '../../../web/office/schoolFile.ts';
import { bytesOf, decoded, line, planned, textOf } from './fixture.ts';

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

  it('are Windows-1252 for any French text in it, even cut anywhere', () => {
    const text = 'Nom;Prénom;Né(e) le;Adresse\r\nN’Diaye;Zoë;30/06/2015;1 place de l’Église – bât. A\r\n';
    const bytes = bytesOf(text, 'windows1252');
    for (let end = text.indexOf('é') + 2; end <= bytes.length; end++) {
      expect(decodeSchoolFile(bytes.slice(0, end))).toEqual({
        kind: 'text',
        text: text.slice(0, end),
        encoding: 'Windows-1252',
      });
    }
  });

  it('are still UTF-8 when the file is cut, even in the middle of a letter', () => {
    fc.assert(
      fc.property(letters, fc.nat(), (text, where) => {
        const bytes = bytesOf(text, 'utf8');
        const cut = bytes.slice(0, 2 + (where % (bytes.length - 1)));
        const file = decodeSchoolFile(cut);
        expect(file).toMatchObject({ kind: 'text', encoding: 'UTF-8' });
        const read = file.kind === 'text' ? file.text : '';
        expect(text.startsWith(read.replace(/\ufffd$/, ''))).toBe(true);
        expect(read).not.toContain('Ã');
      }),
    );
  });

  it('are still UTF-8 when one byte is damaged: one letter is lost, and the report names its line', () => {
    const lines = ['Léa', 'Zoë', 'Inès'].map((firstName, at) => line({ number: `E${at}`, firstName }));
    const text = textOf(lines);
    const damaged = Buffer.byteLength(text.slice(0, text.indexOf('ë')));
    const bytes = bytesOf(text, 'utf8').map((byte, at) => (at === damaged ? 0x20 : byte));
    const read = decoded(bytes);
    expect(read).toBe(text.replace('ë', ' \ufffd'));
    const { remarks } = planned(read).report;
    expect(remarks.find(({ kind }) => kind === 'brokenCharacters')).toMatchObject({ count: 1, lines: [3] });
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
