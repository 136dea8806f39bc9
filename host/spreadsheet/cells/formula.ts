import type { SheetLocale } from './locale.ts';
import type { Formula } from './value.ts';

type Result = string | number | boolean;

/** A quoted string of a formula, with its doubled quotes made single. */
function literal(text: string): string | undefined {
  const match = /^"((?:[^"]|"")*)"$/.exec(text.trim());
  return match?.[1]?.replace(/""/g, '"');
}

/** The address and the label of a HYPERLINK of literals. */
function hyperlink({ formula }: Formula): { address: string; label: string } | undefined {
  const body = formula.slice(1).trim();
  const match = /^HYPERLINK\(\s*("(?:[^"]|"")*")\s*(?:[;,]\s*("(?:[^"]|"")*")\s*)?\)$/i.exec(body);
  const address = literal(match?.[1] ?? '');
  return address === undefined ? undefined : { address, label: literal(match?.[2] ?? '') ?? address };
}

/** Where a click on a formula's cell leads, undefined where it leads nowhere. */
export function linkOf(formula: Formula): string | undefined {
  return hyperlink(formula)?.address;
}

/**
 * What a formula shows. There is no engine: HYPERLINK of literals gives its label, a literal gives itself,
 * a call gives `#NAME?` and anything else `#ERROR!`. The product decides nothing in formulas; what matters is that
 * one that slipped in is seen (`Range.getFormulas`).
 */
export function formulaResult(written: Formula, locale: SheetLocale): Result {
  const body = written.formula.slice(1).trim();
  const text = literal(body) ?? hyperlink(written)?.label;
  if (text !== undefined) return text;
  const number = Number(locale.decimal === ',' ? body.replace(',', '.') : body);
  if (body !== '' && Number.isFinite(number)) return number;
  return /^[\p{L}][\p{L}\d.]*\(.*\)$/u.test(body) ? '#NAME?' : '#ERROR!';
}
