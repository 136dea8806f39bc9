import { normalise } from '../sameness.ts';
import type { Student } from '../student.ts';
import { tidyMail, tidyText } from './cells.ts';
import type { Columns } from './columns.ts';
import type { CsvRecord } from './csv.ts';
import { remarkSentence } from './french.ts';
import type { Mention } from './mention.ts';
import { REMARK_KINDS, type Remark, type RemarkKind } from './report.ts';
import { type GuardianCells, isNamed, type Row } from './row.ts';
import type { Draft } from './students.ts';

/** One thing noticed: `subject` tells one thing from another when they are counted; line 0 is no line in particular. */
export interface Note {
  readonly kind: RemarkKind;
  readonly line: number;
  readonly subject: string;
}

const MOST_LINES_SHOWN = 5;

/** Counts notes by kind, each subject once, in the order of the report. `names` are quoted where a remark names things. */
export function gatherRemarks(notes: readonly Note[]): Remark[] {
  return REMARK_KINDS.map((kind) => {
    const found = notes.filter((note) => note.kind === kind);
    const subjects = [...new Set(found.map((note) => note.subject))].sort();
    const lines = [...new Set(found.map((note) => note.line))]
      .filter((line) => line > 0)
      .sort((a, b) => a - b);
    return {
      kind,
      count: subjects.length,
      lines: lines.slice(0, MOST_LINES_SHOWN),
      sentence: remarkSentence(kind, subjects),
    };
  }).filter((remark) => remark.count > 0);
}

/** UTF-8 read as Windows-1252 leaves « Ã© »; a lost character leaves U+FFFD. */
const BROKEN = /\ufffd|Ã[\u0080-\u00bf\u0152-\u0178\u2018-\u203a\u20ac\u2122]|â€/;

/** What a spreadsheet would take for a formula; a phone may begin with +33. */
const FORMULA = /^\s*[=+\-@]/;

/** What the cells of a readable line show before they are tidied. */
export function cellNotes({ line, cells = [] }: CsvRecord, columns: Columns): Note[] {
  const notes: Note[] = [];
  for (const [field, at] of columns.at) {
    const cell = cells[at] ?? '';
    if (cell === '') continue;
    if (BROKEN.test(cell)) notes.push({ kind: 'brokenCharacters', line, subject: `${line} ${at}` });
    if (FORMULA.test(cell) && !field.endsWith('.phone') && tidyText(cell) !== '') {
      notes.push({ kind: 'formulaCell', line, subject: `${line} ${at}` });
    }
    if (field.endsWith('.mail')) notes.push(...mailNotes(cell, line));
  }
  return notes;
}

function mailNotes(cell: string, line: number): Note[] {
  const typed = tidyText(cell);
  const mail = tidyMail(cell);
  if (mail === '') return typed === '' ? [] : [{ kind: 'implausibleMail', line, subject: typed }];
  return typed === mail ? [] : [{ kind: 'capitalMail', line, subject: mail }];
}

/** What the lines of one student show together. */
export function draftNotes({ number, rows }: Draft): Note[] {
  const [first] = rows;
  const notes: Note[] = [];
  const note = (kind: RemarkKind, line: number, subject = number): void =>
    void notes.push({ kind, line, subject });
  if (first.lastName === '' || first.firstName === '') note('singleName', first.line);
  for (const row of rows) {
    if (row.lastName !== first.lastName || row.firstName !== first.firstName) note('nameSpellings', row.line);
    if (disagree(row, first)) note('disagreement', row.line);
    for (const guardian of [row.guardian1, row.guardian2]) {
      if (!isNamed(guardian) && hasSomething(guardian)) note('namelessGuardian', row.line);
    }
  }
  return notes;
}

function hasSomething(guardian: GuardianCells): boolean {
  return guardian.mail !== '' || guardian.phone !== '';
}

/** What every line of a student repeats. */
const REPEATED: readonly ((row: Row) => string)[] = [
  (row) => row.conservatoire,
  (row) => row.family,
  (row) => row.mail,
  (row) => row.phone,
  (row) => row.address.street,
  (row) => row.address.town,
  ...(['guardian1', 'guardian2'] as const).flatMap((role): ((row: Row) => string)[] => [
    (row) => `${row[role].lastName} ${row[role].firstName}`.trim(),
    (row) => row[role].mail,
    (row) => row[role].phone,
  ]),
];

/** An empty cell contradicts nothing, and neither does another spelling. */
function disagree(one: Row, other: Row): boolean {
  return REPEATED.some((say) => {
    const [a, b] = [say(one), say(other)];
    return a !== b && a !== '' && b !== '' && normalise(a) !== normalise(b);
  });
}

/** What the people of the file show: `ids` are the persons behind `mentions`, in the same order. */
export function peopleNotes(mentions: readonly Mention[], ids: readonly string[]): Note[] {
  const holders = new Map<string, Set<string>>();
  const reached = new Set<string>();
  mentions.forEach(({ mail }, at) => {
    const id = ids[at] ?? '';
    if (mail === '') return;
    reached.add(id);
    holders.set(mail, (holders.get(mail) ?? new Set()).add(id));
  });
  const notes: Note[] = [];
  mentions.forEach(({ mail, role, line }, at) => {
    const id = ids[at] ?? '';
    if ((holders.get(mail)?.size ?? 0) > 1) notes.push({ kind: 'sharedMail', line, subject: mail });
    if (role !== 'self' && !reached.has(id)) notes.push({ kind: 'guardianWithoutMail', line, subject: id });
  });
  return notes;
}

/**
 * Students with the same name born the same day under several numbers, and registered students that no line of the file
 * names. `lines` gives the first line of each student in the file; `students` is everybody after the import.
 */
export function rosterNotes(students: readonly Student[], lines: ReadonlyMap<string, number>): Note[] {
  const alike = new Map<string, Student[]>();
  for (const student of students) {
    const key = `${normalise(student.lastName)}|${normalise(student.firstName)}|${student.birthDate}`;
    const found = alike.get(key);
    if (found === undefined) alike.set(key, [student]);
    else found.push(student);
  }
  const line = (student: Student): number => lines.get(student.number) ?? 0;
  const homonyms = [...alike.values()]
    .filter((group) => group.length > 1 && group.some((student) => line(student) > 0))
    .flatMap((group) => group.map((student) => ({ line: line(student), subject: student.number })));
  const absent = students.filter((student) => !lines.has(student.number));
  return [
    ...homonyms.map(({ line, subject }): Note => ({ kind: 'homonyms', line, subject })),
    ...absent.map(({ number }): Note => ({ kind: 'absent', line: 0, subject: number })),
  ];
}
