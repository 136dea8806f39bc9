import type { Rect } from '../store/a1.ts';
import { matrix } from '../store/a1.ts';
import type { Tab } from '../store/tab.ts';
import type { Workbook } from '../store/workbook.ts';
import { formulaResult } from './formula.ts';
import type { SheetLocale } from './locale.ts';
import { isDateFormat, showDate, showGeneral, showNumber } from './number-format.ts';
import { AUTOMATIC_FORMAT, isFormula, TEXT_FORMAT } from './value.ts';
import { instantOf } from './zone.ts';

/** What a script reads in a cell. */
export type ReadValue = string | number | boolean | Date;

const dateFormats = new Map<string, boolean>();
/** No calendar goes further. */
const LAST_DAY = 99_000_000;

/** A telephone number typed in a column of dates is only a number [?]. */
function isInCalendar(value: number): boolean {
  return Math.abs(value) <= LAST_DAY;
}

function isDate(format: string): boolean {
  if (format === AUTOMATIC_FORMAT) return false;
  const known = dateFormats.get(format);
  if (known !== undefined) return known;
  const answer = isDateFormat(format);
  dateFormats.set(format, answer);
  return answer;
}

/** The cell's value, formulas replaced by what they show. */
export function resultAt(
  tab: Tab,
  locale: SheetLocale,
  at: readonly [number, number],
): string | number | boolean {
  const value = tab.values.get(...at);
  return isFormula(value) ? formulaResult(value, locale) : value;
}

/** `getValues`: typed values; a number under a date or time format is a Date in the workbook's time zone. */
export function readValues(workbook: Workbook, tab: Tab, rect: Rect): ReadValue[][] {
  const { locale, head } = workbook;
  const rows: ReadValue[][] = [];
  for (let row = rect.row; row < rect.row + rect.rows; row += 1) {
    const cells = tab.values.stretch(row, rect.column, rect.columns).map((value, across): ReadValue => {
      if (typeof value === 'string') return value;
      const result = isFormula(value) ? formulaResult(value, locale) : value;
      if (typeof result !== 'number' || !isInCalendar(result)) return result;
      if (!isDate(tab.formats.get(row, rect.column + across))) return result;
      return new Date(instantOf(result, head.timeZone));
    });
    rows.push(cells);
  }
  return rows;
}

/** What a person sees in the cell. */
export function displayAt(tab: Tab, locale: SheetLocale, at: readonly [number, number]): string {
  const value = resultAt(tab, locale, at);
  if (typeof value === 'string') return value;
  if (typeof value === 'boolean') return value ? locale.true : locale.false;
  const format = tab.formats.get(...at);
  if (format === AUTOMATIC_FORMAT || format === TEXT_FORMAT) return showGeneral(value, locale);
  if (!isDate(format)) return showNumber(value, format, locale);
  return isInCalendar(value) ? showDate(value, format, locale) : showGeneral(value, locale);
}

/** `getDisplayValues`: what a person sees. */
export function readDisplayed(workbook: Workbook, tab: Tab, rect: Rect): string[][] {
  const { locale } = workbook;
  return matrix(rect, (row, column) => displayAt(tab, locale, [row, column]));
}

/** `getFormulas`: the formulas, `''` where there is none. */
export function readFormulas(tab: Tab, rect: Rect): string[][] {
  return matrix(rect, (row, column) => {
    const value = tab.values.get(row, column);
    return isFormula(value) ? value.formula : '';
  });
}
