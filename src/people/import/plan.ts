import type { Town } from '../../campaign/town.ts';
import type { Person } from '../person.ts';
import type { Link, Student } from '../student.ts';
import { isAlready } from './change.ts';
import { type Columns, readTable, type Table } from './columns.ts';
import { doubtSentence, fieldName, problemSentence } from './french.ts';
import { describePerson, type Mention } from './mention.ts';
import { identify } from './people.ts';
import { cellNotes, draftNotes, gatherRemarks, type Note, peopleNotes, rosterNotes } from './remarks.ts';
import type { ImportReport, ReportedLine } from './report.ts';
import { createReader, numberOf, type Reader, type Row, readRow } from './row.ts';
import { type Draft, describeStudent, mentionsOf, type Sorted, sortRows } from './students.ts';

/** Everything already imported; records may carry more than these types say, it is left alone. */
export interface Registered {
  readonly students: readonly Student[];
  readonly persons: readonly Person[];
}

/** `today` is the civil day `YYYY-MM-DD` in Paris; `text` the decoded file (`web/office/schoolFile.ts`). */
export interface ImportRequest {
  readonly existing: Registered;
  readonly text: string;
  readonly town: Pick<Town, 'conservatoires'>;
  readonly today: string;
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
 * Students absent from the file stay. Refuses a file without lines, without columns, or without the required ones.
 */
export function planImport({ existing, text, town, today }: ImportRequest): ImportPlan | ImportRefusal {
  const table = readTable(text);
  if (typeof table === 'string') return { kind: table };
  const { missing, seen } = table.columns;
  if (missing.length > 0) return { kind: 'missingColumns', missing: missing.map(fieldName), seen };
  const read = readLines(table, createReader(table.columns, town.conservatoires, today));
  if (read.rows.length + read.refused.length === 0) return { kind: 'empty' };
  const registered = new Map(existing.students.map((student) => [student.number, student]));
  const sorted = sortRows(read.rows, registered);
  const mentions = sorted.drafts.flatMap(mentionsOf);
  const ids = identify(mentions, existing.persons, today);
  const students = planStudents(sorted.drafts, mentions, ids, registered);
  const persons = planPersons(mentions, ids, existing);
  const notes = [
    ...read.notes,
    ...ignoredNotes(table.columns),
    ...sorted.drafts.flatMap(draftNotes),
    ...peopleNotes(mentions, ids),
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

function readLines({ records, columns }: Table, reader: Reader): ReadLines {
  const rows: Row[] = [];
  const refused: ReportedLine[] = [];
  const notes: Note[] = [];
  for (const record of records) {
    const row = readRow(record, reader);
    if ('kind' in row) {
      refused.push({ line: record.line, number: numberOf(record, columns), reason: problemSentence(row) });
    } else {
      rows.push(row);
      for (const note of cellNotes(record, columns)) notes.push(note);
    }
  }
  return { rows, refused, notes };
}

function planStudents(
  drafts: readonly Draft[],
  mentions: readonly Mention[],
  ids: readonly string[],
  registered: ReadonlyMap<string, Student>,
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
    links: links.get(draft.number) ?? [],
  }));
}

/** Those the file names, and those it no longer names for a student it holds: these lose that student. */
function planPersons(mentions: readonly Mention[], ids: readonly string[], existing: Registered): Person[] {
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
  const named = [...byId].map(([id, own]) =>
    describePerson(id, own, known.get(id), elsewhere(known.get(id))),
  );
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
  { drafts, doubts }: Sorted,
  notes: readonly Note[],
  news: readonly Student[],
  registered: ReadonlyMap<string, Student>,
): ImportReport {
  const added = news.filter((student) => !registered.has(student.number)).length;
  return {
    read: read.rows.length + read.refused.length,
    kept: read.rows.length - doubts.length,
    doubtful: doubts.map((doubt) => ({
      line: doubt.row.line,
      number: doubt.row.number,
      reason: doubtSentence(doubt),
    })),
    refused: read.refused,
    remarks: gatherRemarks(notes),
    students: { added, changed: news.length - added, unchanged: drafts.length - news.length },
  };
}
