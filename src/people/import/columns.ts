import { type CsvRecord, readRecords } from './csv.ts';
import { type Kind, type Recognised, recogniseHeading, type Whom } from './headings.ts';

/** A column as the product names it: whom it concerns and what it says. */
export type Field = `${Whom}.${Kind}`;

/** Without these no student can be made out; every other column may be missing. */
const REQUIRED: readonly Field[] = [
  'student.conservatoire',
  'student.number',
  'student.lastName',
  'student.firstName',
  'student.birthDate',
  'student.cursus',
  'student.course',
];

/**
 * The columns of one file. A whole line has from `width` cells (up to the last heading with words) to `cells`;
 * `ignored` are headings not used, as typed.
 */
export interface Columns {
  readonly at: ReadonlyMap<Field, number>;
  readonly width: number;
  readonly cells: number;
  readonly seen: readonly string[];
  readonly ignored: readonly string[];
  readonly missing: readonly Field[];
}

export interface Table {
  readonly columns: Columns;
  /** The records under the heading, to go through once; there may be none. */
  readonly records: Iterable<CsvRecord>;
}

const DELIMITERS = [';', ',', '\t'] as const;

/**
 * Finds the delimiter (semicolon, comma or tab: the one under which most headings are understood, then most cells are
 * seen), reads the headings on the first line that is neither blank nor `sep=;`, and cuts the rest into records.
 * `empty` when nothing is written; `notATable` when nothing looks like two columns.
 */
export function readTable(text: string): Table | 'empty' | 'notATable' {
  const delimiter = findDelimiter(text);
  const records = readRecords(text, delimiter);
  const heading = firstWritten(records);
  if (heading === undefined) return 'empty';
  const columns = readHeadings(heading.cells ?? []);
  return columns.at.size === 0 && columns.width < 2 ? 'notATable' : { columns, records };
}

function findDelimiter(text: string): string {
  const top = text.slice(0, 20_000);
  let best = { delimiter: ';', score: -1 };
  for (const delimiter of DELIMITERS) {
    const cells = firstWritten(readRecords(top, delimiter))?.cells ?? [];
    const score = readHeadings(cells).at.size * 1_000 + cells.length;
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

interface Claim extends Recognised {
  readonly column: number;
  readonly heading: string;
}

/** Understands the headings of a file, in whatever order. Two columns for one thing: the plainest heading wins. */
export function readHeadings(cells: readonly string[]): Columns {
  const headings = cells.map((cell) => cell.replace(/\s+/g, ' ').trim());
  const best = new Map<Field, Claim>();
  const ignored: string[] = [];
  for (const [column, heading] of headings.entries()) {
    const recognised = heading === '' ? 'notKept' : recogniseHeading(heading);
    if (recognised === 'unknown') ignored.push(heading);
    if (typeof recognised === 'string') continue;
    const field: Field = `${recognised.whom}.${recognised.kind}`;
    const claim: Claim = { ...recognised, column, heading };
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
    missing: REQUIRED.filter((field) => !best.has(field)),
  };
}

/** Negative when `one` is the plainer heading; never depends on the order of columns unless they are spelt alike. */
function plainness(one: Claim, other: Claim): number {
  return one.rank - other.rank || one.words - other.words || (one.heading < other.heading ? -1 : 1);
}
