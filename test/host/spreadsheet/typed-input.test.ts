import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formulaResult } from '../../../host/spreadsheet/cells/formula.ts';
import { localeOf } from '../../../host/spreadsheet/cells/locale.ts';
import { showDate } from '../../../host/spreadsheet/cells/number-format.ts';
import { typedInput } from '../../../host/spreadsheet/cells/typed-input.ts';
import { civilSerial } from '../../../host/spreadsheet/cells/zone.ts';

const type = (text: string, name = 'fr_FR') =>
  typedInput(text, { locale: localeOf(name), year: 2026, apostrophe: 'hidden' });
const day = (year: number, month: number, date: number) => civilSerial(Date.UTC(year, month - 1, date));

describe('what typing makes of a text', () => {
  test.each([
    ['01234', 1234],
    ['22 34', 2234],
    ['06 12 34 56 78', 612345678],
    ['1 234,5', 1234.5],
    ['1\u202f234,5', 1234.5],
    ['-3', -3],
    ['+33612345678', 33612345678],
    ['1e5', 100_000],
    ['5%', 0.05],
    ['5,5 %', 0.055],
    ['12 €', 12],
    [' 7 ', 7],
  ])('in French « %s » is a number', (text, value) => {
    expect(type(text).value).toBeCloseTo(value, 10);
  });

  test.each([
    ['TRUE', true],
    ['vrai', true],
    ['Faux', false],
  ])('in French « %s » is a yes or a no', (text, value) => {
    expect(type(text)).toStrictEqual({ value });
  });

  test.each([
    ['31/12/2026', day(2026, 12, 31)],
    ['1/2', day(2026, 2, 1)],
    ['1-2', day(2026, 2, 1)],
    ['3/4/15', day(2015, 4, 3)],
    ['3/4/68', day(1968, 4, 3)],
    ['2026-03-16', day(2026, 3, 16)],
    ['3 mars 2026', day(2026, 3, 3)],
    ['1.5', day(2026, 5, 1)],
  ])('in French « %s » is a date', (text, value) => {
    expect(type(text)).toStrictEqual({ value, format: 'dd/MM/yyyy' });
  });

  test('an hour is a fraction of a day, a date with an hour is both', () => {
    expect(type('12:30')).toStrictEqual({ value: 12.5 / 24, format: 'HH:mm:ss' });
    expect(type('31/12/2026 18:00')).toStrictEqual({
      value: day(2026, 12, 31) + 0.75,
      format: 'dd/MM/yyyy HH:mm:ss',
    });
  });

  test.each([
    '31/02/2015',
    '12/13/2015',
    '25:00',
    'Élève 3',
    'O’Neil',
    '1 rue du Port',
    '{"a":1}',
    'A1',
    '12h30',
    'mars',
    '2026-03-16T10:00:00',
  ])('in French « %s » stays text', (text) => {
    expect(type(text)).toStrictEqual({ value: text });
  });

  test('in English the month comes first and the comma parts thousands', () => {
    expect(type('12/13/2015', 'en_US').value).toBe(day(2015, 12, 13));
    expect(type('1,234.5', 'en_US').value).toBe(1234.5);
    expect(type('1,5', 'en_US').value).toBe('1,5');
    expect(type('VRAI', 'en_US').value).toBe('VRAI');
  });

  test('an equals sign makes a formula, and so does a sign before what is no number', () => {
    expect(type('=HYPERLINK("http://x";"y")')).toStrictEqual({
      value: { formula: '=HYPERLINK("http://x";"y")' },
    });
    expect(type('+33 (0)6 12')).toStrictEqual({ value: { formula: '=+33 (0)6 12' } });
    expect(type('-x')).toStrictEqual({ value: { formula: '=-x' } });
    expect(type('=')).toStrictEqual({ value: '=' });
  });

  test('a leading apostrophe keeps the rest as text', () => {
    expect(type("'0507")).toStrictEqual({ value: '0507' });
    expect(type("'=1+1")).toStrictEqual({ value: '=1+1' });
    const kept = typedInput("'0507", { locale: localeOf('fr_FR'), year: 2026, apostrophe: 'kept' });
    expect(kept).toStrictEqual({ value: "'0507" });
  });

  test('a date shown in its own format types back as itself', () => {
    const serials = fc.integer({ min: 0, max: 60_000 });
    fc.assert(
      fc.property(serials, fc.constantFrom('fr_FR', 'en_US'), (serial, name) => {
        const locale = localeOf(name);
        const shown = showDate(serial, locale.dateFormat, locale);
        expect(type(shown, name)).toStrictEqual({ value: serial, format: locale.dateFormat });
      }),
    );
  });
});

describe('what a formula shows', () => {
  const show = (formula: string) => formulaResult({ formula }, localeOf('fr_FR'));

  test('HYPERLINK shows its label, or its address without one', () => {
    expect(show('=HYPERLINK("https://ville.example.org";"dites ""oui""")')).toBe('dites "oui"');
    expect(show('=hyperlink("https://ville.example.org")')).toBe('https://ville.example.org');
  });

  test('a literal shows itself; anything else shows an error, never its text', () => {
    expect(show('=1,5')).toBe(1.5);
    expect(show('="a"')).toBe('a');
    expect(show('=IMPORTXML("http://x")')).toBe('#NAME?');
    expect(show('=+33 (0)6')).toBe('#ERROR!');
  });
});
