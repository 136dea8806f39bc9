import type { SheetLocale } from './locale.ts';
import { civilMilliseconds } from './zone.ts';

type Part = { readonly text: string; readonly literal: boolean };

const TOKEN = /"([^"]*)"|\\(.)|(AM\/PM|am\/pm|\[h+\]|y+|M+|d+|H+|h+|m+|s+)|([\s\S])/g;

const known = new Map<string, readonly Part[]>();

function parts(format: string): readonly Part[] {
  const cut = known.get(format) ?? cutUp(format);
  known.set(format, cut);
  return cut;
}

function cutUp(format: string): Part[] {
  return [...format.matchAll(TOKEN)].map(([, quoted, escaped, token, other]) =>
    token === undefined
      ? { text: quoted ?? escaped ?? other ?? '', literal: true }
      : { text: token, literal: false },
  );
}

/** The format without what it quotes, and without its sections for negative numbers and texts. */
function bare(format: string): string {
  return (format.split(';')[0] ?? '').replace(/"[^"]*"|\\./g, '');
}

/** Whether a number under this format is a date, a time or a duration. */
export function isDateFormat(format: string): boolean {
  const letters = bare(format);
  return !/[#0?@%]/.test(letters) && /[ymdhs]/i.test(letters) && !/^general$/i.test(letters);
}

/** `mm` is the minute after an hour or before a second, else the month; capital `MM` is always the month. */
function isMinute(all: readonly Part[], index: number): boolean {
  const tokens = all.filter((part) => !part.literal);
  const here = tokens.indexOf(all[index] as Part);
  return /^\[?[hH]/.test(tokens[here - 1]?.text ?? '') || /^s/.test(tokens[here + 1]?.text ?? '');
}

const pad = (value: number, width: number) => String(value).padStart(width, '0');

function named(value: number, length: number, names: readonly (readonly string[])[]): string {
  if (length <= 2) return pad(value + 1, length);
  return names[length === 3 ? 0 : 1]?.[value] ?? '';
}

function clockToken(token: string, date: Date, twelve: boolean): string {
  const hours = date.getUTCHours();
  if (/^am/i.test(token)) return hours < 12 ? 'AM' : 'PM';
  if (/^s/.test(token)) return pad(date.getUTCSeconds(), token.length);
  if (/^m/.test(token)) return pad(date.getUTCMinutes(), token.length);
  return pad(twelve ? ((hours + 11) % 12) + 1 : hours, token.length);
}

function dateToken(token: string, date: Date, locale: SheetLocale): string {
  if (/^y/.test(token))
    return token.length > 2 ? pad(date.getUTCFullYear(), 4) : pad(date.getUTCFullYear() % 100, 2);
  if (/^m/i.test(token)) return named(date.getUTCMonth(), token.length, [locale.shortMonths, locale.months]);
  if (token.length <= 2) return pad(date.getUTCDate(), token.length);
  const day = locale.weekdays[date.getUTCDay()] ?? '';
  return token.length === 3 ? day.slice(0, 3) : day;
}

/** A serial under a date or time format, civil time. */
export function showDate(serial: number, format: string, locale: SheetLocale): string {
  const date = new Date(Math.round(civilMilliseconds(serial) / 1000) * 1000);
  const all = parts(format);
  const twelve = /am\/pm/i.test(format);
  return all
    .map(({ text, literal }, index) => {
      if (literal) return text;
      if (text.startsWith('[')) return String(Math.floor(serial * 24 + 1e-9));
      const clock = /^[hHsa]/i.test(text) || (/^m+$/.test(text) && isMinute(all, index));
      return clock ? clockToken(text, date, twelve) : dateToken(text, date, locale);
    })
    .join('');
}

/** A number under the automatic format: at most ten decimals, an exponent from 1E+15 on. */
export function showGeneral(value: number, locale: SheetLocale): string {
  if (value !== 0 && (Math.abs(value) >= 1e15 || Math.abs(value) < 1e-9))
    return scientific(value, 2).replace('.', locale.decimal);
  return String(Number(value.toFixed(10))).replace('.', locale.decimal);
}

function scientific(value: number, decimals: number): string {
  return value
    .toExponential(decimals)
    .toUpperCase()
    .replace(/E([+-])(\d)$/, 'E$10$2');
}

function grouped(digits: string, group: string): string {
  return digits.replace(/\B(?=(\d{3})+$)/g, group);
}

function decimalDigits(value: number, pattern: string): string {
  const [, places = ''] = pattern.split('.');
  const least = (places.match(/0/g) ?? []).length;
  const most = (places.match(/[0#?]/g) ?? []).length;
  const fixed = value.toFixed(most);
  const [whole = '', decimals = ''] = fixed.split('.');
  const trimmed = decimals.slice(0, least) + decimals.slice(least).replace(/0+$/, '');
  return trimmed === '' ? whole : `${whole}.${trimmed}`;
}

/** A number under `0`, `0.00`, `#,##0.00 €`, `0%`, `0.00E+00` and their kin, first section only. */
export function showNumber(value: number, format: string, locale: SheetLocale): string {
  const section = format.split(';')[0] ?? '';
  const [pattern] = /[#0?][#0?,.]*(E\+0+)?/.exec(section) ?? [''];
  const scaled = Math.abs(section.includes('%') ? value * 100 : value);
  const least = (pattern.split(/[.E]/)[0]?.match(/0/g) ?? []).length;
  const digits = pattern.includes('E')
    ? scientific(scaled, (/\.(0+)/.exec(pattern)?.[1] ?? '').length)
    : decimalDigits(scaled, pattern);
  const [whole = '', decimals] = digits.split('.');
  const long = whole.padStart(least, '0');
  const shown = pattern.includes(',') ? grouped(long, locale.group) : long;
  const text = decimals === undefined ? shown : `${shown}${locale.decimal}${decimals}`;
  const dressed = section
    .replace(pattern, () => text)
    .replace(/"([^"]*)"/g, '$1')
    .replace(/\\(.)/g, '$1');
  return value < 0 ? `-${dressed}` : dressed;
}
