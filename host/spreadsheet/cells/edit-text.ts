import type { Tab } from '../store/tab.ts';
import type { SheetLocale } from './locale.ts';
import { isDateFormat, showDate } from './number-format.ts';
import { typedInput } from './typed-input.ts';
import { AUTOMATIC_FORMAT, type CellValue, isFormula, TEXT_FORMAT } from './value.ts';

/** Any year: it only completes a date typed without one, and such a text is quoted. */
const YEAR = 2000;

/**
 * What stands in a cell once a person opens it to write: a formula as it was typed, a number with all its digits, a
 * date in the workbook's own order, a text behind a quote where it would be read as something else. Typed back, it
 * leaves the cell as it was.
 */
export function editText(tab: Tab, locale: SheetLocale, at: readonly [number, number]): string {
  const value = tab.values.get(...at);
  const format = tab.formats.get(...at);
  if (typeof value === 'string') return format === TEXT_FORMAT ? value : quoted(value, locale);
  if (typeof value === 'boolean') return value ? locale.true : locale.false;
  if (isFormula(value)) return value.formula;
  return numberText(value, format, locale);
}

function quoted(text: string, locale: SheetLocale): string {
  const { value } = typedInput(text, { locale, year: YEAR, apostrophe: 'hidden' });
  return value === text ? text : `'${text}`;
}

function numberText(value: number, format: string, locale: SheetLocale): string {
  if (format !== AUTOMATIC_FORMAT && isDateFormat(format)) {
    const short = Number.isInteger(value) ? locale.dateFormat : locale.dateTimeFormat;
    const text = showDate(value, value >= 0 && value < 1 ? locale.timeFormat : short, locale);
    if (sameValue(text, value, locale)) return text;
  }
  const percent = `${decimal(value * 100, locale)}%`;
  if (format.includes('%') && sameValue(percent, value, locale)) return percent;
  return decimal(value, locale);
}

/** A date of before 1583, or a moment finer than a second, is only told by its number. */
function sameValue(text: string, value: CellValue, locale: SheetLocale): boolean {
  return typedInput(text, { locale, year: YEAR, apostrophe: 'hidden' }).value === value;
}

/** Every digit, with the workbook's decimal sign. */
function decimal(value: number, locale: SheetLocale): string {
  return String(value).replace('.', locale.decimal);
}
