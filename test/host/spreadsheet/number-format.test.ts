import { describe, expect, test } from 'vitest';
import { localeOf } from '../../../host/spreadsheet/cells/locale.ts';
import {
  isDateFormat,
  showDate,
  showGeneral,
  showNumber,
} from '../../../host/spreadsheet/cells/number-format.ts';
import { civilSerial } from '../../../host/spreadsheet/cells/zone.ts';

const FRENCH = localeOf('fr_FR');
const moment = civilSerial(Date.UTC(2026, 2, 6, 9, 5, 7));

describe('number formats', () => {
  test.each([
    ['dd/MM/yyyy', '06/03/2026'],
    ['dd/MM/yyyy HH:mm', '06/03/2026 09:05'],
    ['dd/mm/yyyy hh:mm:ss', '06/03/2026 09:05:07'],
    ['yyyy-mm-dd', '2026-03-06'],
    ['d/M/yy', '6/3/26'],
    ['dddd d mmmm yyyy', 'vendredi 6 mars 2026'],
    ['d mmm', '6 mars'],
    ['h:mm AM/PM', '9:05 AM'],
    ['"le "dd/MM', 'le 06/03'],
    ['mm:ss', '05:07'],
  ])('a date under « %s »', (format, shown) => {
    expect(isDateFormat(format)).toBe(true);
    expect(showDate(moment, format, FRENCH)).toBe(shown);
  });

  test.each([
    ['0', 3.6, '4'],
    ['00000', 123, '00123'],
    ['0.00', 3, '3,00'],
    ['0.##', 3.5, '3,5'],
    ['#,##0', 1234567, '1\u202f234\u202f567'],
    ['#,##0.00 "€"', -1234.5, '-1\u202f234,50 €'],
    ['0%', 0.05, '5%'],
    ['0.00E+00', 100_000, '1,00E+05'],
  ])('a number under « %s »', (format, value, shown) => {
    expect(isDateFormat(format)).toBe(false);
    expect(showNumber(value, format, FRENCH)).toBe(shown);
  });

  test('the automatic format shows at most ten decimals, in the locale’s way', () => {
    expect(showGeneral(0.1 + 0.2, FRENCH)).toBe('0,3');
    expect(showGeneral(1 / 3, FRENCH)).toBe('0,3333333333');
    expect(showGeneral(33612345678, FRENCH)).toBe('33612345678');
    expect(showGeneral(1.5e20, FRENCH)).toBe('1,50E+20');
  });

  test('plain text and the automatic format are no dates', () => {
    for (const format of ['@', 'General', '']) expect(isDateFormat(format)).toBe(false);
  });

  test('a duration counts its hours past a day', () => {
    expect(showDate(1.5, '[h]:mm', FRENCH)).toBe('36:00');
  });
});
