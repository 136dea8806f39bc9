import type { SheetLocale } from './locale.ts';
import { typedDate } from './typed-date.ts';
import type { Typed } from './value.ts';

/** What reading typed text depends on besides the text. */
interface TypingContext {
  readonly locale: SheetLocale;
  /** The civil year, for dates typed without one. */
  readonly year: number;
  /** [?] whether the quote that marks text stays in the cell. */
  readonly apostrophe: 'hidden' | 'kept';
}

/** Every kind of space people type between digits. */
const SPACES = /[ \u00a0\u202f]/g;

interface Written {
  readonly digits: string;
  readonly grouped: boolean;
}

/** `1 234,5` → digits `1234.5`; spaces between digits go in every locale ([C]: `22 34` becomes 2234). */
function plainDigits(text: string, locale: SheetLocale): Written | undefined {
  const tight = text.replace(SPACES, '');
  const ungrouped = locale.decimal === '.' ? tight.replace(/(\d),(?=\d{3}(?:\D|$))/g, '$1') : tight;
  const shape =
    locale.decimal === ','
      ? /^[+-]?(\d+(,\d*)?|,\d+)(e[+-]?\d{1,3})?$/i
      : /^[+-]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d{1,3})?$/i;
  if (!shape.test(ungrouped)) return undefined;
  return { digits: ungrouped.replace(',', '.'), grouped: ungrouped.length !== text.length };
}

function numberFormat(written: Written): string | undefined {
  if (/e/i.test(written.digits)) return '0.00E+00';
  if (!written.grouped) return undefined;
  return written.digits.includes('.') ? '#,##0.00' : '#,##0';
}

function typedNumber(text: string, locale: SheetLocale): Typed | undefined {
  const [, body = text, unit] = /^(.*?) ?([%€])$/.exec(text) ?? [];
  const written = plainDigits(body.trim(), locale);
  const value = Number(written?.digits);
  if (!written || !Number.isFinite(value)) return undefined;
  if (unit === '%') return { value: value / 100, format: written.digits.includes('.') ? '0.00%' : '0%' };
  if (unit === '€') return { value, format: '#,##0.00 €' };
  const format = numberFormat(written);
  return format === undefined ? { value } : { value, format };
}

function typedBoolean(text: string, locale: SheetLocale): Typed | undefined {
  const word = text.toUpperCase();
  if (word === 'TRUE' || word === locale.true) return { value: true };
  return word === 'FALSE' || word === locale.false ? { value: false } : undefined;
}

/** Everything read as something else than text has a digit, a leading sign or is a word for yes or no. */
const MAY_MEAN_MORE = /\d|^[+-]|^\s*(?:true|false|vrai|faux)\s*$/i;

/**
 * What a cell holds once `text` is typed in it, in the locale of the spreadsheet: `01234` → 1234, `1/2` → a date,
 * `=A1` → a formula, `+33 (0)6` → a formula too. A leading apostrophe keeps the rest as text.
 * A cell formatted as plain text (`@`) does not come here. Spec: apps-script.md 4, "Values in".
 */
export function typedInput(text: string, { locale, year, apostrophe }: TypingContext): Typed {
  if (text.startsWith("'")) return { value: apostrophe === 'hidden' ? text.slice(1) : text };
  if (text.startsWith('=') && text.length > 1) return { value: { formula: text } };
  if (!MAY_MEAN_MORE.test(text)) return { value: text };
  const trimmed = text.trim();
  const read =
    typedBoolean(trimmed, locale) ?? typedNumber(trimmed, locale) ?? typedDate(trimmed, locale, year);
  if (read) return read;
  return /^[+-]./.test(text) ? { value: { formula: `=${text}` } } : { value: text };
}
