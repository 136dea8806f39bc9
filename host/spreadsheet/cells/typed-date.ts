import type { SheetLocale } from './locale.ts';
import type { Typed } from './value.ts';
import { civilSerial } from './zone.ts';

interface Civil {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

/** Two-digit years: 00–29 are of this century, 30–99 of the last. */
function fullYear(digits: string): number {
  const year = Number(digits);
  return digits.length > 2 ? year : year + (year < 30 ? 2000 : 1900);
}

function numericDate(text: string, locale: SheetLocale, year: number): Civil | undefined {
  const iso = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/.exec(text);
  if (iso) return { year: Number(iso[1]), month: Number(iso[2]), day: Number(iso[3]) };
  const match = /^(\d{1,2})([-/.])(\d{1,2})(?:\2(\d{4}|\d{2}))?$/.exec(text);
  if (!match) return undefined;
  const [, first = '', separator, second = '', last] = match;
  if (separator === '.' && last === undefined && !locale.dayFirst) return undefined;
  const [day, month] = locale.dayFirst ? [first, second] : [second, first];
  return { year: last === undefined ? year : fullYear(last), month: Number(month), day: Number(day) };
}

function monthNamed(word: string, locale: SheetLocale): number {
  const name = word.toLowerCase().replace(/\.$/, '');
  const starts = (months: readonly string[]) =>
    months.findIndex((month) => month.toLowerCase().replace(/\.$/, '') === name);
  return Math.max(starts(locale.months), starts(locale.shortMonths)) + 1;
}

function namedDate(text: string, locale: SheetLocale, year: number): Civil | undefined {
  const match = /^(?:(\d{1,2})[ -])?(\p{L}+\.?)(?:[ -](\d{4}))?$/u.exec(text);
  if (!match || (match[1] === undefined && match[3] === undefined)) return undefined;
  const month = monthNamed(match[2] ?? '', locale);
  return month === 0 ? undefined : { year: Number(match[3] ?? year), month, day: Number(match[1] ?? 1) };
}

function serialOfDay({ year, month, day }: Civil): number | undefined {
  const instant = Date.UTC(year, month - 1, day);
  const date = new Date(instant);
  const exists = date.getUTCMonth() === month - 1 && date.getUTCDate() === day && year >= 1583;
  return exists ? civilSerial(instant) : undefined;
}

/** A time of day as a fraction of a day. */
function timeOf(text: string): number | undefined {
  const match = /^(\d{1,2}):(\d{2})(?::(\d{2}))?(?: ?([AaPp])[Mm])?$/.exec(text);
  if (!match) return undefined;
  const [, hours, minutes, seconds = '0', half] = match;
  const hour =
    half === undefined ? Number(hours) : (Number(hours) % 12) + (half.toLowerCase() === 'p' ? 12 : 0);
  if (hour > 23 || Number(minutes) > 59 || Number(seconds) > 59) return undefined;
  return (hour * 3600 + Number(minutes) * 60 + Number(seconds)) / 86_400;
}

/**
 * Reads what a person types as a date, a time or both: `31/12/2026`, `1/2`, `2026-03-16`, `3 mars 2026`, `12:30`.
 * `year` completes a date typed without one. Nothing when it is no date that exists.
 * Spec: apps-script.md 4, "Values in"; dates written with points or months in letters are [?].
 */
export function typedDate(text: string, locale: SheetLocale, year: number): Typed | undefined {
  const alone = timeOf(text);
  if (alone !== undefined) return { value: alone, format: locale.timeFormat };
  const match = /^(.*?)(?: (\d{1,2}:.*))?$/.exec(text);
  const dayText = match?.[1] ?? text;
  const civil = numericDate(dayText, locale, year) ?? namedDate(dayText, locale, year);
  const day = civil && serialOfDay(civil);
  const time = match?.[2] === undefined ? 0 : timeOf(match[2]);
  if (day === undefined || time === undefined) return undefined;
  return match?.[2] === undefined
    ? { value: day, format: locale.dateFormat }
    : { value: day + time, format: locale.dateTimeFormat };
}
