import { LONGEST_CELL, tidyText } from './cells.ts';
import { type CsvRecord, readRecords } from './csv.ts';

/** One heading understood: `rank` is the place of its synonym, lower being better when two columns say the same. */
export interface Understood<F extends string> {
  readonly field: F;
  readonly rank: number;
  readonly words: number;
}

/** What a kind of file may hold. `notKept` is known and left out on purpose; `unknown` is named in the report. */
export interface Lexicon<F extends string> {
  readonly understand: (heading: string) => Understood<F> | 'notKept' | 'unknown';
  /** Without these nothing can be made out; every other column may be missing. */
  readonly required: readonly F[];
}

/**
 * The columns of one file. A whole line has from `width` cells (up to the last heading with words) to `cells`;
 * `ignored` are headings not used, as typed.
 */
export interface Columns<F extends string> {
  readonly at: ReadonlyMap<F, number>;
  readonly width: number;
  readonly cells: number;
  readonly seen: readonly string[];
  readonly ignored: readonly string[];
  readonly missing: readonly F[];
}

export interface Table<F extends string> {
  readonly columns: Columns<F>;
  /** The records under the heading, to go through once; there may be none. */
  readonly records: Iterable<CsvRecord>;
}

const DELIMITERS = [';', ',', '\t'] as const;

/**
 * Finds the delimiter (semicolon, comma or tab: the one under which most headings are understood, then most cells are
 * seen), reads the headings on the first line that is neither blank nor `sep=;`, and cuts the rest into records.
 * `empty` when nothing is written; `notATable` when nothing looks like two columns.
 */
export function cutTable<F extends string>(
  text: string,
  lexicon: Lexicon<F>,
): Table<F> | 'empty' | 'notATable' {
  const delimiter = findDelimiter(text, lexicon);
  const records = readRecords(text, delimiter);
  const heading = firstWritten(records);
  if (heading === undefined) return 'empty';
  const columns = understandHeadings(heading.cells ?? [], lexicon);
  return columns.at.size === 0 && columns.width < 2 ? 'notATable' : { columns, records };
}

function findDelimiter<F extends string>(text: string, lexicon: Lexicon<F>): string {
  const top = text.slice(0, 20_000);
  let best = { delimiter: ';', score: -1 };
  for (const delimiter of DELIMITERS) {
    const cells = firstWritten(readRecords(top, delimiter))?.cells ?? [];
    const score = understandHeadings(cells, lexicon).at.size * 1_000 + cells.length;
    if (score > best.score) best = { delimiter, score };
  }
  return best.delimiter;
}

/** The first record that says something, leaving those after it to be read: a `for … of` would end the reading. */
function firstWritten(records: Generator<CsvRecord>): CsvRecord | undefined {
  for (;;) {
    const next = records.next();
    if (next.done) return undefined;
    if (!isPreamble(next.value)) return next.value;
  }
}

/** A blank record, or the `sep=;` by which Excel tells itself the delimiter, whatever the delimiter it is cut with. */
function isPreamble({ cells }: CsvRecord): boolean {
  return cells !== undefined && /^(sep=.?)?$/i.test(cells.join('').trim());
}

interface Claim<F extends string> extends Understood<F> {
  readonly column: number;
  readonly heading: string;
}

/** Understands the headings of a file, in whatever order. Two columns for one thing: the plainest heading wins. */
export function understandHeadings<F extends string>(
  cells: readonly string[],
  { understand, required }: Lexicon<F>,
): Columns<F> {
  const headings = cells.map((cell) => cell.replace(/\s+/g, ' ').trim());
  const best = new Map<F, Claim<F>>();
  const ignored: string[] = [];
  for (const [column, heading] of headings.entries()) {
    const understood = heading === '' ? 'notKept' : understand(heading);
    if (understood === 'unknown') ignored.push(heading);
    if (typeof understood === 'string') continue;
    const { field } = understood;
    const claim: Claim<F> = { ...understood, column, heading };
    const rival = best.get(field);
    const isPlainest = rival === undefined || plainness(claim, rival) < 0;
    if (isPlainest) best.set(field, claim);
    if (rival !== undefined) ignored.push(isPlainest ? rival.heading : heading);
  }
  return {
    at: new Map([...best].map(([field, claim]) => [field, claim.column])),
    width: headings.length - [...headings].reverse().findIndex((heading) => heading !== ''),
    cells: headings.length,
    seen: headings.filter((heading) => heading !== ''),
    ignored,
    missing: required.filter((field) => !best.has(field)),
  };
}

/** Negative when `one` is the plainer heading; never depends on the order of columns unless they are spelt alike. */
function plainness(one: Claim<string>, other: Claim<string>): number {
  return one.rank - other.rank || one.words - other.words || (one.heading < other.heading ? -1 : 1);
}

/** Why the cells of a line cannot be put under their headings. */
export type ShapeProblem<F extends string> =
  | { readonly kind: 'blank' }
  | { readonly kind: 'truncated' | 'tooManyCells'; readonly cells: number; readonly expected: number }
  | { readonly kind: 'tooLong'; readonly field: F; readonly length: number };

/** A line cut short, or shifted by a stray delimiter, would put one person's data under another heading. */
export function shapeProblem<F extends string>(
  cells: readonly string[],
  columns: Columns<F>,
): ShapeProblem<F> | undefined {
  if (cells.every((cell) => tidyText(cell) === '')) return { kind: 'blank' };
  const facts = { cells: cells.length, expected: columns.width };
  if (cells.length < columns.width) return { kind: 'truncated', ...facts };
  if (cells.length > columns.cells) return { kind: 'tooManyCells', ...facts };
  for (const [field, at] of columns.at) {
    const length = (cells[at] ?? '').length;
    if (length > LONGEST_CELL) return { kind: 'tooLong', field, length };
  }
  return undefined;
}
