import type { SheetLocale } from '../cells/locale.ts';

/** Longer, and Excel refuses the whole file. */
const LONGEST = 255;
const MOST_SECTIONS = 4;

/** The language in which Excel writes the names of days and months, whatever the language it runs in. */
const LANGUAGES: Readonly<Record<string, string>> = { fr_FR: '[$-40C]', en_US: '[$-409]' };

const QUOTED = String.raw`"[^"]*"|\\[\s\S]|\[[^\]]*\]`;
const DATE_PART = 'AM/PM|y+|m+|d+|h+|s+';
const NUMBER_PART = String.raw`General|E[+-]|[_*][\s\S]|[0#?.,%@]`;
/** What needs no quotes in a format. */
const PLAIN = String.raw`[;$+\-/():!^&'~{}<>= ]`;

const DATE_TOKENS = new RegExp(`(${QUOTED}|${DATE_PART}|[.,]0+|${PLAIN})|([\\s\\S])`, 'gi');
const NUMBER_TOKENS = new RegExp(`(${QUOTED}|${NUMBER_PART}|${PLAIN})|([\\s\\S])`, 'gi');

/** Whether Excel must read the letters of the format as parts of a date or of an hour. */
function isOfDates(format: string): boolean {
  const bare = format.replace(new RegExp(QUOTED, 'g'), '').replace(/s[.,]0+/gi, 's');
  const isDuration = /\[(h+|m+|s+)\]/i.test(format);
  return !/[#0?%@]/.test(bare) && !/general/i.test(bare) && (isDuration || /[ymdhs]/i.test(bare));
}

/** Excel tells no `MM` from `mm`, and writes `AM/PM` in capitals. */
function datePart(token: string): string {
  if (/^am\/pm$/i.test(token)) return 'AM/PM';
  return /^(?:[ymdhs]+|\[(?:h+|m+|s+)\])$/i.test(token) ? token.toLowerCase() : token;
}

/** One character at least is read by Excel as something else, or refused: all that stand together are quoted. */
function quoted(literals: string): string {
  return literals === '"' ? String.raw`\"` : `"${literals.replaceAll('"', '')}"`;
}

function converted(format: string, ofDates: boolean): string {
  let text = '';
  let literals = '';
  let sections = 1;
  for (const [, token, literal] of format.matchAll(ofDates ? DATE_TOKENS : NUMBER_TOKENS)) {
    if (token === undefined) {
      literals += literal ?? '';
      continue;
    }
    if (token === ';') sections += 1;
    if (sections > MOST_SECTIONS) break;
    text += (literals === '' ? '' : quoted(literals)) + (ofDates ? datePart(token) : token);
    literals = '';
  }
  return literals === '' ? text : text + quoted(literals);
}

/**
 * A number format as Google writes it, as Excel does: `dd/MM/yyyy` is `dd/mm/yyyy`, what stands for itself is quoted.
 * Nothing when there is no such format in Excel.
 */
export function excelFormat(format: string, locale: SheetLocale): string | undefined {
  const ofDates = isOfDates(format);
  const text = converted(format, ofDates);
  const spelt = ofDates && /ddd|mmm/.test(text) && !text.includes('[$-');
  const whole = spelt ? `${LANGUAGES[locale.name] ?? ''}${text}` : text;
  return whole.length > LONGEST ? undefined : whole;
}
