import type { Ports } from '../ports.ts';
import type { Register } from '../register/register.ts';
import type { Found, Table } from '../register/table.ts';
import type { ImportPlan } from './import/plan.ts';
import { importedFields, type PersonRow, personSpec, type StudentRow, studentSpec } from './tabs.ts';

export interface Registered {
  readonly students: readonly Found<StudentRow>[];
  readonly persons: readonly Found<PersonRow>[];
  /** Last row of each tab that has anything in it: of somebody whose data were removed, a number is left. */
  readonly lastRow: Readonly<Record<Batch['tab'], number>>;
}

/** All that is imported. Four round trips. */
export function readRegistered(register: Register): Registered {
  const students = register.table(studentSpec);
  const persons = register.table(personSpec);
  const lastRow = { students: lastRowOf(students), persons: lastRowOf(persons) };
  return {
    lastRow,
    students: students.block(2, lastRow.students - 1),
    persons: persons.block(2, lastRow.persons - 1),
  };
}

function lastRowOf({ tab }: Pick<Table<object>, 'tab'>): number {
  return Math.max(1, tab.lastRow());
}

/** Rows to write at one go, under the lock. `lastRow` is what the tab must still end with, so that nobody else appended. */
export interface Batch {
  readonly tab: 'persons' | 'students';
  readonly size: number;
  readonly runs: readonly {
    readonly row: number;
    readonly records: readonly Partial<PersonRow & StudentRow>[];
  }[];
  readonly lastRow: number;
  /** Rows in *Personnes* of those it writes: of students, their own. */
  readonly people: readonly number[];
}

const rowsAtOnce = 500;

/**
 * The rows an import writes, in batches: persons first, since students name them. New rows go below everything, so a
 * row number, once given, stays. The rows of students are known beforehand and written beside the persons as hints.
 */
export function batchesOf(plan: ImportPlan, existing: Registered): Batch[] {
  const lastStudent = existing.lastRow.students;
  const rows = new Map(existing.students.map(({ row, record }) => [record.number, row]));
  const fresh = plan.students.filter(({ number }) => !rows.has(number));
  for (const [i, { number }] of fresh.entries()) rows.set(number, lastStudent + 1 + i);
  const persons = personRows(plan, existing, rows);
  const students = plan.students.map((student) => ({ row: rows.get(student.number) ?? 0, record: student }));
  return [
    ...cut('persons', persons, existing.lastRow.persons),
    ...cut(
      'students',
      students.map(({ row, record }) => ({ row, record: importedOf(record) })),
      lastStudent,
    ),
  ];
}

type Written = Found<Partial<PersonRow & StudentRow>>;

/** Persons the plan changes, and those whose hints are no longer true. `P12` stands in row 13. */
function personRows(plan: ImportPlan, existing: Registered, rows: ReadonlyMap<string, number>): Written[] {
  const known = new Map(existing.persons.map(({ row, record }) => [record.id, { row, record }]));
  const changed = new Map(plan.persons.map((person) => [person.id, person]));
  const ids = new Set([...known.keys(), ...changed.keys()]);
  return [...ids].flatMap((id) => {
    const before = known.get(id);
    const person = changed.get(id) ?? before?.record;
    if (!person) return [];
    const hints = Object.fromEntries(person.students.map((number) => [number, rows.get(number) ?? 0]));
    if (!changed.has(id) && JSON.stringify(hints) === JSON.stringify(before?.record.rows)) return [];
    const record: PersonRow = {
      ...person,
      journal: before?.record.journal ?? 0,
      returned: before?.record.returned ?? [],
      rectified: before?.record.rectified ?? {},
      rows: hints,
    };
    return [{ row: before?.row ?? Number(id.slice(1)) + 1, record: before ? withoutMark(record) : record }];
  });
}

/** What an import may change of a person who is there already: never what acts write (mark, addresses that came back, what was put right, consent, links used, version). */
function withoutMark(record: PersonRow): Partial<PersonRow> {
  const {
    id: _id,
    journal: _journal,
    returned: _returned,
    rectified: _rectified,
    consent: _consent,
    linksUsed: _used,
    version: _version,
    ...rest
  } = record;
  return rest;
}

function importedOf(student: ImportPlan['students'][number]): Partial<StudentRow> {
  return Object.fromEntries(
    ['number' as const, ...importedFields].map((field) => [field, student[field]]),
  ) as Partial<StudentRow>;
}

/** Neighbouring rows are written together. */
function cut(tab: Batch['tab'], found: readonly Written[], lastRow: number): Batch[] {
  const sorted = [...found].sort((a, b) => a.row - b.row);
  const batches: Batch[] = [];
  let end = lastRow;
  for (let i = 0; i < sorted.length; i += rowsAtOnce) {
    const part = sorted.slice(i, i + rowsAtOnce);
    const people = part.flatMap((one) => (tab === 'persons' ? [one.row] : ownRow(one.record)));
    batches.push({ tab, size: part.length, runs: runsOf(part, lastRow), lastRow: end, people });
    end = Math.max(end, part[part.length - 1]?.row ?? end);
  }
  return batches;
}

/** Where the student's own person stands. */
function ownRow({ links = [] }: Partial<StudentRow>): number[] {
  return links.flatMap(({ person, role }) => (role === 'self' ? [Number(person.slice(1)) + 1] : []));
}

function runsOf(found: readonly Written[], lastRow: number): Batch['runs'] {
  const runs: { row: number; records: Partial<PersonRow & StudentRow>[] }[] = [];
  for (const { row, record } of found) {
    const last = runs[runs.length - 1];
    const joins = last && row === last.row + last.records.length && row <= lastRow === last.row <= lastRow;
    if (last && joins) last.records.push(record);
    else runs.push({ row, records: [record] });
  }
  return runs;
}

/** Under the lock. False, and nothing written, when somebody else appended rows meanwhile. */
export function writeBatch(ports: Ports, register: Register, batch: Batch): boolean {
  const persons = register.table(personSpec);
  const students = register.table(studentSpec);
  if (lastRowOf(batch.tab === 'persons' ? persons : students) !== batch.lastRow) return false;
  for (const { row, records } of batch.runs) {
    if (batch.tab === 'persons') persons.write(row, records);
    else writeStudents(students, row, records, row > batch.lastRow);
  }
  ports.workbooks.flush();
  return true;
}

/** A new row is written whole in one go, so that no row is ever there without its identifier. */
function writeStudents(
  table: Table<StudentRow>,
  row: number,
  records: readonly Partial<StudentRow>[],
  isNew: boolean,
): void {
  table.write(
    row,
    records.map(({ number = '', ...imported }) =>
      isNew ? { number, journal: 0, review: null, request: null, documents: null, ...imported } : imported,
    ),
  );
}
