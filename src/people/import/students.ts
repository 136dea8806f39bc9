import { bestSpelling, fullNameKey, normalise } from '../sameness.ts';
import type { Course, Enrolment, PostalAddress, Role, Student } from '../student.ts';
import type { Mention } from './mention.ts';
import { type GuardianCells, isNamed, type Row } from './row.ts';

/** What a line says of a student otherwise known under the same number, and where the first word comes from. */
export interface Doubt {
  readonly row: Row;
  readonly differs: readonly ('lastName' | 'firstName' | 'birthDate')[];
  readonly known: Identity;
  readonly from: 'register' | 'file';
}

/** What tells a student from another. */
export interface Identity {
  readonly lastName: string;
  readonly firstName: string;
  readonly birthDate: string;
}

/** The lines kept for one student, in the order of the file; there is at least one. */
export interface Draft {
  readonly number: string;
  readonly rows: readonly [Row, ...Row[]];
}

/** A registered student to whom every line of the file gives one other identity: a clerk may say it is the same. */
export interface Change {
  readonly known: Identity;
  readonly draft: Draft;
  readonly accepted: boolean;
}

export interface Sorted {
  /** By student number, so that the order of lines decides nothing. */
  readonly drafts: readonly Draft[];
  readonly doubts: readonly Doubt[];
  /** By student number too, accepted or not. */
  readonly changes: readonly Change[];
}

/**
 * Puts lines together by student number. A line giving another name or birth date under a number already known, from an
 * earlier import or from an earlier line, is doubtful: the first stays, a clerk decides. The lines of a change that a
 * clerk accepted are kept.
 */
export function sortRows(
  rows: readonly Row[],
  registered: ReadonlyMap<string, Student>,
  accepted: ReadonlySet<string>,
): Sorted {
  const byNumber = new Map<string, [Row, ...Row[]]>();
  const doubts: Doubt[] = [];
  for (const row of rows) {
    const already = byNumber.get(row.number);
    const onFile = registered.get(row.number);
    const known = onFile ?? already?.[0] ?? row;
    const differs = differences(row, known);
    if (differs.length > 0)
      doubts.push({ row, differs, known, from: onFile === undefined ? 'file' : 'register' });
    else if (already === undefined) byNumber.set(row.number, [row]);
    else already.push(row);
  }
  const changes = changesAmong(
    doubts.filter(({ row }) => !byNumber.has(row.number)),
    accepted,
  );
  const replaced = new Map(changes.filter(isAccepted).map(({ draft }) => [draft.number, draft]));
  return {
    drafts: [...[...byNumber].map(draftOf), ...replaced.values()].sort(byStudent),
    doubts: doubts.filter(({ row }) => !replaced.has(row.number)),
    changes,
  };
}

/** `doubts` are about students of whom the file says nothing but doubtful lines. */
function changesAmong(doubts: readonly Doubt[], accepted: ReadonlySet<string>): Change[] {
  const byNumber = new Map<string, { readonly known: Identity; readonly rows: [Row, ...Row[]] }>();
  for (const { row, known } of doubts) {
    const already = byNumber.get(row.number);
    if (already === undefined) byNumber.set(row.number, { known, rows: [row] });
    else already.rows.push(row);
  }
  return [...byNumber]
    .filter(([, { rows }]) => rows.every((row) => differences(row, rows[0]).length === 0))
    .map(([number, { known, rows }]) => ({ known, draft: { number, rows }, accepted: accepted.has(number) }))
    .sort((one, other) => byStudent(one.draft, other.draft));
}

/** Whether a clerk said that it is the same student. */
export function isAccepted({ accepted }: Change): boolean {
  return accepted;
}

function draftOf([number, rows]: readonly [string, Draft['rows']]): Draft {
  return { number, rows };
}

function byStudent(one: Draft, other: Draft): number {
  return one.number < other.number ? -1 : 1;
}

function differences(row: Identity, known: Identity): Doubt['differs'] {
  const names = (['lastName', 'firstName'] as const).filter(
    (part) => row[part] !== known[part] && normalise(row[part]) !== normalise(known[part]),
  );
  return row.birthDate === known.birthDate ? names : [...names, 'birthDate'];
}

/** The student of a draft, without links. Names: the fullest spelling of them; the rest: the first line that says it. */
export function describeStudent(
  { number, rows }: Draft,
  registered: Student | undefined,
): Omit<Student, 'links' | 'schoolYear'> {
  const isNamedSo = registered !== undefined && fullNameKey(registered) === fullNameKey(rows[0]);
  const spelt = isNamedSo ? [registered, ...rows] : rows;
  return {
    number,
    conservatoire: rows[0].conservatoire,
    lastName: bestSpelling(spelt.map((one) => one.lastName)),
    firstName: bestSpelling(spelt.map((one) => one.firstName)),
    birthDate: rows[0].birthDate,
    onLeave: rows.every((row) => row.onLeave),
    family: firstSaid(rows, (row) => row.family),
    address: firstAddressed(rows).address,
    enrolments: enrolmentsOf(rows),
  };
}

function firstSaid(rows: readonly Row[], say: (row: Row) => string): string {
  for (const row of rows) {
    const said = say(row);
    if (said !== '') return said;
  }
  return '';
}

function firstAddressed(rows: Draft['rows']): Row {
  return rows.find(({ home }) => home.street !== '' || home.town !== '') ?? rows[0];
}

/** Each cursus once, its courses in the order of the file and none twice. */
function enrolmentsOf(rows: readonly Row[]): Enrolment[] {
  const enrolments = new Map<string, { cursus: string; courses: Map<string, Course> }>();
  for (const { cursus, course } of rows) {
    const key = normalise(cursus);
    const enrolment = enrolments.get(key) ?? { cursus, courses: new Map<string, Course>() };
    enrolments.set(key, enrolment);
    const same = `${normalise(course.name)}|${normalise(course.level)}|${course.adapted}`;
    if (!enrolment.courses.has(same)) enrolment.courses.set(same, course);
  }
  return [...enrolments.values()].map(({ cursus, courses }) => ({ cursus, courses: [...courses.values()] }));
}

/** The people a draft names: the student, then the guardians. */
export function mentionsOf(draft: Draft): Mention[] {
  const { rows } = draft;
  const { address, home } = firstAddressed(rows);
  const self: GuardianCells = {
    lastName: bestSpelling(rows.map((row) => row.lastName)),
    firstName: bestSpelling(rows.map((row) => row.firstName)),
    mail: firstSaid(rows, (row) => row.mail),
    phone: firstSaid(rows, (row) => row.phone),
    address,
  };
  const mentions = [mentionFrom(draft, 'self', self, home)];
  for (const role of ['guardian1', 'guardian2'] as const) {
    const guardian = guardianOf(rows, role);
    if (guardian !== undefined) mentions.push(mentionFrom(draft, role, guardian, home));
  }
  return mentions;
}

/** Written out in full: spreading made each of 50,000 mentions weigh three kilobytes. */
function mentionFrom(draft: Draft, role: Role, who: GuardianCells, home: PostalAddress): Mention {
  const [first] = draft.rows;
  return {
    line: first.line,
    student: draft.number,
    birthDate: first.birthDate,
    role,
    lastName: who.lastName,
    firstName: who.firstName,
    nameKey: fullNameKey(who),
    mail: who.mail,
    phone: who.phone,
    family: firstSaid(draft.rows, (row) => row.family),
    address: who.address ?? home,
    hasOwnAddress: who.address !== undefined,
  };
}

/** The first guardian named in that place; later lines naming the same one complete what the first left empty. */
function guardianOf(rows: readonly Row[], role: Exclude<Role, 'self'>): GuardianCells | undefined {
  const named = rows.map((row) => row[role]).filter(isNamed);
  const [first] = named;
  if (first === undefined) return undefined;
  const same = named.filter((one) => isSpeltAs(one, first) || fullNameKey(one) === fullNameKey(first));
  const address = same.find((one) => one.address !== undefined)?.address;
  return {
    lastName: bestSpelling(same.map((one) => one.lastName)),
    firstName: bestSpelling(same.map((one) => one.firstName)),
    mail: same.find((one) => one.mail !== '')?.mail ?? '',
    phone: same.find((one) => one.phone !== '')?.phone ?? '',
    ...(address === undefined ? {} : { address }),
  };
}

function isSpeltAs(one: GuardianCells, other: GuardianCells): boolean {
  return one.lastName === other.lastName && one.firstName === other.firstName;
}
