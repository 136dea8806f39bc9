import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  isNumber,
  readBirthDate,
  readYes,
  tidyMail,
  tidyNumber,
  tidyPhone,
  tidyText,
} from '../../../src/people/import/cells.ts';

describe('a text', () => {
  it('is trimmed, its spaces folded, its controls dropped, its apostrophes kept as typed', () => {
    expect(tidyText('  Jean \u00a0 Baptiste\t')).toBe('Jean Baptiste');
    expect(tidyText('Le\nGoff\u0000\u202e')).toBe('Le Goff');
    expect(tidyText("d'Aubigné")).toBe("d'Aubigné");
    expect(tidyText('d’Aubigné')).toBe('d’Aubigné');
    expect(tidyText('Le\u0301a')).toBe('Léa');
    expect(tidyText('=HYPERLINK("x")')).toBe('=HYPERLINK("x")');
  });

  it('is empty when it says nothing', () => {
    expect(['-', ' ? ', '–', '\u200b', '...'].map(tidyText)).toEqual(['', '', '', '', '']);
  });

  it('is not changed by tidying again', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (cell) => tidyText(tidyText(cell)) === tidyText(cell)),
    );
  });
});

describe('a birth date', () => {
  it('reads the same in the three styles, for every day of the calendar', () => {
    const days = fc.date({ min: new Date('1900-01-01'), max: new Date('2026-12-31'), noInvalidDate: true });
    fc.assert(
      fc.property(days, (date) => {
        const iso = date.toISOString().slice(0, 10);
        const [year, month, day] = iso.split('-');
        for (const text of [iso, `${day}/${month}/${year}`, `${day}-${month}-${year}`, `${iso} 00:00:00`]) {
          expect(readBirthDate(text)).toBe(iso);
        }
        expect(readBirthDate(`${Number(day)}/${Number(month)}/${year}`)).toBe(iso);
      }),
    );
  });

  it.each([
    '31/02/2015',
    '29/02/2015',
    '00/01/2015',
    '01/13/2015',
    '12/03/15',
    '1899-12-31',
    '2015',
    'hier',
    '2015-6-3',
  ])('%s is none', (text) => {
    expect(readBirthDate(text)).toBeUndefined();
  });

  it('29/02/2016 is one', () => {
    expect(readBirthDate('29/02/2016')).toBe('2016-02-29');
  });
});

describe('a mail', () => {
  it.each([
    ['FREDERIC.NGUYEN61@EXAMPLE.ORG ', 'frederic.nguyen61@example.org'],
    ['a+ecole@example.org', 'a+ecole@example.org'],
    ["o'brien@mail.example.org", "o'brien@mail.example.org"],
  ])('%s is %s', (cell, mail) => {
    expect(tidyMail(cell)).toBe(mail);
  });

  it.each([
    'pas de mail',
    'a@b',
    'a@example.org; b@example.org',
    'a@example.org\nBcc: x@example.org',
    'é@example.org',
    '@example.org',
    'a..b@example.org',
    'a@-example.org',
  ])('%j is not plausible', (cell) => {
    expect(tidyMail(cell)).toBe('');
  });

  it('is judged at once, even when long and hostile', () => {
    const start = performance.now();
    tidyMail(`${'a.'.repeat(90)}@${'a-'.repeat(90)}`);
    tidyMail(`a@${'a'.repeat(190)}!`);
    expect(performance.now() - start).toBeLessThan(200);
  });
});

describe('a phone', () => {
  it.each([
    ['0639988822', '06 39 98 88 22'],
    ['06.39.98.88.22', '06 39 98 88 22'],
    ['+33 6 39 98 88 22', '06 39 98 88 22'],
    ['+33 (0)6 39 98 88 22', '06 39 98 88 22'],
    ['0033639988822', '06 39 98 88 22'],
    ['639988822', '06 39 98 88 22'],
    ['+44 20 7946 0000', '+44 20 7946 0000'],
    ['voir sa mère', 'voir sa mère'],
    ['', ''],
  ])('%j is written %j', (cell, phone) => {
    expect(tidyPhone(cell)).toBe(phone);
  });
});

describe('a number of the school', () => {
  it('drops spaces and case; what a spreadsheet ate is no number', () => {
    expect(tidyNumber(' e 20 001 ')).toBe('E20001');
    expect(['E20001', '00123', 'A-1/2'].map(isNumber)).toEqual([true, true, true]);
    expect(['', '1,23E+15', '=1', '#REF!', 'É1'].map(isNumber)).toEqual([false, false, false, false, false]);
  });

  it('is yes for anything but an empty cell or a no', () => {
    expect(['oui', 'x', '1', 'CHAM', 'VRAI'].map(readYes)).toEqual([true, true, true, true, true]);
    expect(['', ' ', '-', 'non', 'N', '0', 'FAUX'].map(readYes)).toEqual([
      false,
      false,
      false,
      false,
      false,
      false,
      false,
    ]);
  });
});
