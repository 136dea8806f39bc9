import type { SheetLocale } from './locale.ts';
import type { Formula } from './value.ts';

type Result = string | number | boolean;

/** A quoted string of a formula, with its doubled quotes made single. */
function literal(text: string): string | undefined {
  const match = /^"((?:[^"]|"")*)"$/.exec(text.trim());
  return match?.[1]?.replace(/""/g, '"');
}

function hyperlinkLabel(body: string): string | undefined {
  const match = /^HYPERLINK\(\s*("(?:[^"]|"")*")\s*(?:[;,]\s*("(?:[^"]|"")*")\s*)?\)$/i.exec(body);
  return match ? (literal(match[2] ?? '') ?? literal(match[1] ?? '')) : undefined;
}

/**
 * What a formula shows. There is no engine: HYPERLINK of literals gives its label, a literal gives itself,
 * a call gives `#NAME?` and anything else `#ERROR!`. The product decides nothing in formulas; what matters is that
 * one that slipped in is seen (`Range.getFormulas`).
 */
export function formulaResult({ formula }: Formula, locale: SheetLocale): Result {
  const body = formula.slice(1).trim();
  const text = literal(body) ?? hyperlinkLabel(body);
  if (text !== undefined) return text;
  const number = Number(locale.decimal === ',' ? body.replace(',', '.') : body);
  if (body !== '' && Number.isFinite(number)) return number;
  return /^[\p{L}][\p{L}\d.]*\(.*\)$/u.test(body) ? '#NAME?' : '#ERROR!';
}
