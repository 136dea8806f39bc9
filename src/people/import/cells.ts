/** The longest cell that is read, as long as what a family may type; longer is an accident of the export. */
export const LONGEST_CELL = 200;

/** What is no space: control characters, and invisible ones that hide or turn round a text. */
const CONTROLS = /[\p{Cc}\p{Cf}]/gu;
/** What folding could change: anything but letters of France and single spaces between. */
const UNUSUAL = /[^\x20-\x7e\u00c0-\u017f’–]|^ | $| {2}/;
const SAYS_SOMETHING = /[A-Za-z0-9]|[\p{L}\p{N}]/u;

/**
 * A cell as text: spaces folded and trimmed, control characters dropped, accents composed, apostrophes as typed.
 * A cell without any letter or digit (« - », « ? ») says nothing: it is empty.
 */
export function tidyText(cell: string): string {
  if (cell === '') return '';
  const text = UNUSUAL.test(cell) ? foldSpaces(cell) : cell;
  return SAYS_SOMETHING.test(text) ? text : '';
}

function foldSpaces(cell: string): string {
  return cell.replace(/\s/g, ' ').replace(CONTROLS, '').replace(/ +/g, ' ').normalize('NFC').trim();
}

/** A number of the school's own (student, family): spaces and case carry nothing. */
export function tidyNumber(cell: string): string {
  return tidyText(cell).replace(/\s/g, '').toUpperCase();
}

/** Whether a number can serve as one; `1,23E+15` cannot: a spreadsheet has eaten its figures. */
export function isNumber(text: string): boolean {
  return /^[A-Z0-9][A-Z0-9._/-]{0,39}$/.test(text);
}

const MAIL =
  /^[a-z0-9!#$%&'*+/=?^_{|}~-]+(\.[a-z0-9!#$%&'*+/=?^_{|}~-]+)*@([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}$/;

/** A mail in lower case, or empty when the cell does not hold one plausible address. */
export function tidyMail(cell: string): string {
  const mail = tidyText(cell).toLowerCase();
  return mail.length <= 254 && MAIL.test(mail) ? mail : '';
}

const PAIRS = /^0[1-9](?: \d\d){4}$/;

/**
 * A French phone in pairs of figures (`06 39 98 31 48`), from any punctuation, from +33 or 0033, and with the zero that
 * spreadsheets eat given back. Anything else, a foreign phone for instance, stays as typed.
 */
export function tidyPhone(cell: string): string {
  const typed = tidyText(cell);
  if (PAIRS.test(typed)) return typed;
  const figures = typed
    .replace(/[\s.\-/()]/g, '')
    .replace(/^(\+|00)33(0)?/, '0')
    .replace(/^(?=[1-9]\d{8}$)/, '0');
  return /^0[1-9]\d{8}$/.test(figures) ? figures.replace(/(\d\d)(?=\d)/g, '$1 ') : typed;
}

const DAY_FIRST = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})(?: 0?0:00(?::00)?)?$/;
const YEAR_FIRST = /^(\d{4})-(\d{2})-(\d{2})(?:[T ]00:00(?::00)?(?:\.0+)?Z?)?$/;

/**
 * A birth date typed `JJ/MM/AAAA`, `JJ-MM-AAAA` or `AAAA-MM-JJ` (a midnight after it is a spreadsheet's doing) as
 * `YYYY-MM-DD`. Undefined when it is no date of the calendar, or a year before 1900.
 */
export function readBirthDate(text: string): string | undefined {
  const dayFirst = DAY_FIRST.exec(text);
  const [, year, month, day] = dayFirst
    ? [0, dayFirst[3], dayFirst[2], dayFirst[1]]
    : (YEAR_FIRST.exec(text) ?? []);
  return year === undefined ? undefined : civilDay(Number(year), Number(month), Number(day));
}

function civilDay(year: number, month: number, day: number): string | undefined {
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const lengths = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
  const isReal = year >= 1900 && day >= 1 && day <= (lengths[month - 1] ?? 0);
  return isReal ? `${year}-${pad(month)}-${pad(day)}` : undefined;
}

function pad(figure: number): string {
  return String(figure).padStart(2, '0');
}

const NO_WORDS = new Set(['', 'n', 'non', 'no', '0', 'faux', 'false']);

/** *HA*: `oui`, `x`, `1`, `CHAM`… Anything but an empty cell or a no. */
export function readYes(cell: string): boolean {
  return !NO_WORDS.has(tidyText(cell).toLowerCase());
}
