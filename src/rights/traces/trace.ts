import type { Category } from '../../campaign/retention.ts';
import { journalSpec } from '../../register/journal.ts';
import type { Spec } from '../../register/table.ts';

/**
 * Somebody, or several people, by everything the Registre calls them: what a file of their data tells, and what an
 * erasure or a purge removes, are read from the same names, so that one never knows less than the other.
 */
export interface Whom {
  /** Accesses: `P12`. */
  readonly people: ReadonlySet<string>;
  /** Numbers of those of them who are students. */
  readonly students: ReadonlySet<string>;
  /** How mails to their guardians name those students: `P6 Emma N’Diaye`. */
  readonly named: ReadonlySet<string>;
  /** Family numbers that nobody else has. */
  readonly families: ReadonlySet<string>;
  readonly ballots: ReadonlySet<string>;
  /** Guardians of a ballot: `W0012:0`. */
  readonly signatories: ReadonlySet<string>;
  /** Participations, by draw and number: see `entryKey`. */
  readonly entries: ReadonlySet<string>;
  /** Draws whose minutes are wholly theirs: of those that are held, and of nobody else. */
  readonly draws: ReadonlySet<string>;
  /** When a number of a participation was theirs: the same number comes back with every draw. */
  readonly spans: readonly Span[];
  /** Where they, and nobody who stays, are written to about a ballot they signed or its participations: see `toldKey`. */
  readonly told: ReadonlySet<string>;
  /** Their addresses, in lower case. */
  readonly mails: ReadonlySet<string>;
  /** Rows of the Registre that are wholly theirs, as the Journal names them: `État!57`. */
  readonly rows: ReadonlySet<string>;
}

/** The row of a line of the Journal: of whoever is nowhere but in it. */
export const journalRow = (number: number): string => `${journalSpec.name}!${number + 1}`;

/** From the stamp of a freeze to that of the next; an empty end has not come. */
export interface Span {
  readonly number: string;
  readonly from: string;
  readonly until: string;
}

/** An address that says a number. */
export const toldKey = (number: string, mail: string): string => `${number} ${mail.trim().toLowerCase()}`;

export const entryKey = (draw: string, number: string): string => `${draw} ${number}`;

/** Spans by number: a town of a thousand participations asks for them at every word of every mail. */
const byNumber = new WeakMap<Whom, ReadonlyMap<string, readonly Span[]>>();

function spansOf(whom: Whom, number: string): readonly Span[] {
  let known = byNumber.get(whom);
  if (!known) {
    const spans = new Map<string, Span[]>();
    for (const span of whom.spans) spans.set(span.number, [...(spans.get(span.number) ?? []), span]);
    known = spans;
    byNumber.set(whom, known);
  }
  return known.get(number) ?? [];
}

/** Whether a number names a participation of theirs, whatever the draw. */
export function isEntry(whom: Whom, number: string): boolean {
  return spansOf(whom, number).length > 0;
}

/** Whether a number named a participation of theirs at an instant, a stamp. */
export function isEntryAt(whom: Whom, number: string, at: string): boolean {
  return spansOf(whom, number).some(({ from, until }) => from <= at && (until === '' || at < until));
}

/** Cells under their French headings, as a person may read them. */
export type Said = Readonly<Record<string, unknown>>;

/** Where personal data stand in one tab of the Registre: what its rows say of somebody, and how that goes. */
export interface Trace<T extends object> {
  readonly spec: Spec<T>;
  /** What the Journal says that acts on a row are about: who it is, where the cells of an act do not tell. */
  readonly subject?: keyof T;
  /** What a row says of them and of nobody else; null when it says nothing. */
  readonly said: (record: T, whom: Whom) => Said | null;
  /** The row without them, null where the whole row goes. Twice is once. */
  readonly without: (record: T, whom: Whom) => T | null;
  /** Another execution is about to write this row, at an instant in milliseconds: it is waited for. */
  readonly isInHand?: (record: T, now: number) => boolean;
  /** Files, and documents, that a row names: those it does not name any more are destroyed first. */
  readonly files?: (record: T) => readonly string[];
  readonly papers?: (record: T) => readonly string[];
  /** What goes with time, whoever it is about. */
  readonly outdated?: readonly Outdated<T>[];
}

/** The row without what began before a stamp, null where the whole row goes. Twice is once. */
export interface Outdated<T> {
  readonly category: Category;
  /** When the oldest of it began, a stamp: for the dates of a *bordereau*. */
  readonly since: (record: T) => string;
  readonly without: (record: T, before: string) => T | null;
}

/** Some fields of a record under the headings of their columns; what is empty is left out. */
export function labelled<T extends object>(
  { columns }: Spec<T>,
  record: T,
  fields: readonly (keyof T)[],
): Said {
  return Object.fromEntries(
    fields.flatMap((field) => (isEmpty(record[field]) ? [] : [[columns[field].heading, record[field]]])),
  );
}

function isEmpty(value: unknown): boolean {
  if (value === null || value === undefined || value === '') return true;
  if (Array.isArray(value)) return value.length === 0;
  return typeof value === 'object' && Object.values(value).every(isEmpty);
}

/** Nothing at all is null. */
export function orNothing(said: Said): Said | null {
  return isEmpty(said) ? null : said;
}
