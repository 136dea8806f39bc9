import type { Town } from '../../campaign/town.ts';
import { isLimitedPerson, isLimitedStudent, type Limited } from '../limited.ts';
import type { Person, Rectified } from '../person.ts';
import type { Link, Student } from '../student.ts';
import { isAlready } from './change.ts';
import { type Columns, type Field, readTable } from './columns.ts';
import { doubtSentence, fieldName, forgottenSentence, identityWords, problemSentence } from './french.ts';
import { describePerson, type Mention } from './mention.ts';
import { identify } from './people.ts';
import { putRight } from './rectified.ts';
import { cellNotes, draftNotes, gatherRemarks, type Note, peopleNotes, rosterNotes } from './remarks.ts';
import type { Decision, ImportReport, ReportedLine } from './report.ts';
import { createReader, numberOf, type Reader, type Row, readRow } from './row.ts';
import {
  type Change,
  type Draft,
  describeStudent,
  isAccepted,
  mentionsOf,
  type Sorted,
  sortRows,
} from './students.ts';
import type { Table } from './table.ts';

/** Everything already imported; records may carry more than these types say, it is left alone. */
export interface Registered {
  readonly students: readonly Student[];
  readonly persons: readonly Known[];
}

/** A person as registered, with what was put right since. */
export type Known = Person & { readonly rectified?: Rectified };

/** `today` is the civil day `YYYY-MM-DD` in Paris; `text` the decoded file (`web/office/schoolFile.ts`). */
export interface ImportRequest {
  readonly existing: Registered;
  readonly text: string;
  readonly town: Pick<Town, 'conservatoires' | 'schoolYear'>;
  readonly today: string;
  /** Numbers of registered students to whom the file gives another identity, and whom a clerk says to be the same. */
  readonly accepted: readonly string[];
  /** Whose data are frozen: no file changes them. */
  readonly limited: Limited;
  /** Whether a student's data were erased at somebody's demand: no file brings them back. */
  readonly isForgotten: (number: string) => boolean;
}

/** What to write: students and persons, new or changed, each whole; nothing else changes. */
export interface ImportPlan {
  readonly kind: 'plan';
  readonly students: readonly Student[];
  readonly persons: readonly Person[];
  readonly report: ImportReport;
}

/** Why a whole file is refused; nothing of it is taken. Names are French, for `refusalSentence`. */
export type ImportRefusal =
  | { readonly kind: 'empty' }
  | { readonly kind: 'notATable' }
  | {
      readonly kind: 'missingColumns';
      readonly missing: readonly string[];
      readonly seen: readonly string[];
    };

/**
 * Reads a school export and decides what it changes, by the rules of the input files. Deterministic: the order of
 * lines and columns, the delimiter, the style of dates change nothing; importing the same file again plans nothing.
 * Students absent from the file stay, and so do those whose data are frozen. What was put right stays until the file
 * says something else than what was wrong. A number accepted that asks for no decision changes nothing. Refuses a file without lines, without columns, or without the required ones.
 */
export function planImport(request: ImportRequest): ImportPlan | ImportRefusal {
  const { existing, text, town, today, accepted, limited, isForgotten } = request;
  const table = readTable(text);
  if (typeof table === 'string') return { kind: table };
  const { missing, seen } = table.columns;
  if (missing.length > 0) return { kind: 'missingColumns', missing: missing.map(fieldName), seen };
  const read = readLines(table, createReader(table.columns, town.conservatoires, today), isForgotten);
  if (read.rows.length + read.refused.length === 0) return { kind: 'empty' };
  const registered = new Map(existing.students.map((student) => [student.number, student]));
  const isFrozen = ({ number }: Row) => {
    const student = registered.get(number);
    return student !== undefined && isLimitedStudent(limited, student);
  };
  const frozen = read.rows.filter(isFrozen);
  const open = frozen.length === 0 ? read.rows : read.rows.filter((row) => !isFrozen(row));
  const righted = putRight(open, existing, today);
  const sorted = sortRows(righted.rows, registered, new Set(accepted));
  const mentions = sorted.drafts.flatMap(mentionsOf);
  const ids = identify(mentions, renamed(existing.persons, sorted.changes.filter(isAccepted)), today);
  const students = planStudents(sorted.drafts, mentions, ids, { registered, ...town });
  const persons = planPersons(mentions, ids, { ...existing, limited });
  const notes = [
    ...read.notes,
    ...ignoredNotes(table.columns),
    ...sorted.drafts.flatMap(draftNotes),
    ...peopleNotes(mentions, ids),
    ...righted.notes,
    ...frozen.map(({ line, number }): Note => ({ kind: 'limited', line, subject: number })),
    ...rosterNotes([...students, ...existing.students.filter(isNotIn(students))], firstLines(read)),
  ];
  const changes = { students: students.filter(isNews(registered)), persons };
  return { kind: 'plan', ...changes, report: report(read, sorted, notes, changes.students, registered) };
}

interface ReadLines {
  readonly rows: readonly Row[];
  readonly refused: readonly ReportedLine[];
  readonly notes: readonly Note[];
}

function readLines(
  { records, columns }: Table<Field>,
  reader: Reader,
  isForgotten: ImportRequest['isForgotten'],
): ReadLines {
  const rows: Row[] = [];
  const refused: ReportedLine[] = [];
  const notes: Note[] = [];
  for (const record of records) {
    const row = readRow(record, reader);
    if ('kind' in row) {
      refused.push({ line: record.line, number: numberOf(record, columns), reason: problemSentence(row) });
    } else if (isForgotten(row.number)) {
      refused.push({ line: record.line, number: row.number, reason: forgottenSentence });
    } else {
      rows.push(row);
      for (const note of cellNotes(record, columns)) notes.push(note);
    }
  }
  return { rows, refused, notes };
}

/**
 * Persons under the names accepted for them, so that an import cut off once these are written still finds the same
 * people behind them.
 */
function renamed(persons: readonly Person[], changes: readonly Change[]): readonly Person[] {
  const names = new Map(changes.map(({ draft: { number, rows } }) => [number, rows[0]]));
  return persons.map((person) => {
    const name = names.get(person.self);
    return name === undefined ? person : { ...person, lastName: name.lastName, firstName: name.firstName };
  });
}

function planStudents(
  drafts: readonly Draft[],
  mentions: readonly Mention[],
  ids: readonly string[],
  {
    registered,
    schoolYear,
  }: { readonly registered: ReadonlyMap<string, Student>; readonly schoolYear: string },
): Student[] {
  const links = new Map<string, Link[]>();
  mentions.forEach(({ student, role }, at) => {
    const person = ids[at] ?? '';
    const already = links.get(student);
    if (already === undefined) links.set(student, [{ person, role }]);
    else if (already.every((link) => link.person !== person)) already.push({ person, role });
  });
  return drafts.map((draft) => ({
    ...describeStudent(draft, registered.get(draft.number)),
    schoolYear,
    links: links.get(draft.number) ?? [],
  }));
}

/**
 * Those the file names, and those it no longer names for a student it holds: these lose that student. Of whoever is
 * frozen only the students may change.
 */
function planPersons(
  mentions: readonly Mention[],
  ids: readonly string[],
  existing: Registered & { readonly limited: Limited },
): Person[] {
  const byId = new Map<string, [Mention, ...Mention[]]>();
  mentions.forEach((mention, at) => {
    const id = ids[at] ?? '';
    const already = byId.get(id);
    if (already === undefined) byId.set(id, [mention]);
    else already.push(mention);
  });
  const inFile = new Set(mentions.map((mention) => mention.student));
  const elsewhere = (person: Person | undefined): string[] =>
    (person?.students ?? []).filter((student) => !inFile.has(student));
  const known = new Map(existing.persons.map((person) => [person.id, person]));
  const named = [...byId].map(([id, own]) => {
    const before = known.get(id);
    const described = describePerson(id, own, before, elsewhere(before));
    const isFrozen = before !== undefined && isLimitedPerson(existing.limited, id);
    return isFrozen ? { ...before, students: described.students } : described;
  });
  const unnamed = existing.persons
    .filter((person) => !byId.has(person.id) && person.students.some((student) => inFile.has(student)))
    .map((person) => ({ ...person, students: elsewhere(person) }));
  return [...named.filter((person) => !isAlready(person, known.get(person.id))), ...unnamed].sort(
    (one, other) => Number(one.id.slice(1)) - Number(other.id.slice(1)),
  );
}

function isNews(registered: ReadonlyMap<string, Student>): (student: Student) => boolean {
  return (student) => !isAlready(student, registered.get(student.number));
}

function isNotIn(students: readonly Student[]): (student: Student) => boolean {
  const numbers = new Set(students.map((student) => student.number));
  return (student) => !numbers.has(student.number);
}

function ignoredNotes(columns: Columns): Note[] {
  return columns.ignored.map((heading) => ({ kind: 'ignoredColumns', line: 0, subject: heading }));
}

/** Doubtful and refused lines count too: their student is in the file, so not absent. */
function firstLines({ rows, refused }: ReadLines): Map<string, number> {
  const lines = new Map<string, number>();
  for (const { number, line } of [...rows, ...refused]) {
    if (!lines.has(number)) lines.set(number, line);
  }
  return lines;
}

function report(
  read: ReadLines,
  { drafts, doubts, changes }: Sorted,
  notes: readonly Note[],
  news: readonly Student[],
  registered: ReadonlyMap<string, Student>,
): ImportReport {
  const decidable = new Set(changes.map(({ draft }) => draft.number));
  const added = news.filter((student) => !registered.has(student.number)).length;
  return {
    read: read.rows.length + read.refused.length,
    kept: read.rows.length - doubts.length,
    doubtful: doubts.map((doubt) => ({
      line: doubt.row.line,
      number: doubt.row.number,
      reason: doubtSentence(doubt, decidable.has(doubt.row.number)),
    })),
    refused: read.refused,
    decisions: changes.map((change) => decisionOf(change, registered)),
    remarks: gatherRemarks(notes),
    students: { added, changed: news.length - added, unchanged: drafts.length - news.length },
  };
}

/** The identity of the file as it would be written. */
function decisionOf({ known, draft, accepted }: Change, registered: ReadonlyMap<string, Student>): Decision {
  const file = describeStudent(draft, registered.get(draft.number));
  return { number: draft.number, registered: identityWords(known), file: identityWords(file), accepted };
}
