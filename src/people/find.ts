import type { JournalEnd } from '../register/commit.ts';
import { type Register, removalsTab, removingMemory } from '../register/register.ts';
import type { Found } from '../register/table.ts';
import { type PersonRow, personSpec, type StudentRow, studentSpec } from './tabs.ts';

/** `P12` stands in row 13 from its import on. One round trip; two more if somebody moved it. */
export function findPerson(register: Register, id: string): Found<PersonRow> | null {
  const table = register.table(personSpec);
  const row = Number(id.slice(1)) + 1;
  const record = table.rowAt(row);
  if (record?.id === id) return { row, record };
  const moved = table.firstColumns(1).findIndex(([found]) => found === id) + 2;
  const elsewhere = moved < 2 ? null : table.rowAt(moved);
  return elsewhere ? { row: moved, record: elsewhere } : null;
}

/** A student by number, first where they were seen last. One round trip; three more if somebody moved the row. */
export function findStudent(register: Register, number: string, seenAt: number): Found<StudentRow> | null {
  const table = register.table(studentSpec);
  const record = table.rowAt(seenAt);
  if (record?.number === number) return { row: seenAt, record };
  const moved = table.firstColumns(1).findIndex(([found]) => found === number) + 2;
  const elsewhere = moved < 2 ? null : table.rowAt(moved);
  return elsewhere ? { row: moved, record: elsewhere } : null;
}

/**
 * A row that was read before the lock was taken, to hold the lock for less long. It is still true unless the end of
 * the Journal names a line for it that it did not show; then it is read again. So it is while personal data are being
 * removed, which empties rows without a line for each.
 */
export function studentNow(
  register: Register,
  read: Found<StudentRow>,
  end: JournalEnd,
): Found<StudentRow> | null {
  const target = `${studentSpec.name}!${read.row}`;
  const isChanged = end.recent.some(
    (tip) =>
      (tip.target === target && tip.number > read.record.journal) || tip.target.startsWith(`${removalsTab}!`),
  );
  return isChanged || register.memory[removingMemory]
    ? findStudent(register, read.record.number, read.row)
    : read;
}

/** Every student, by number. Two round trips. */
export function allStudents(register: Register): Map<string, Found<StudentRow>> {
  const found = register.table(studentSpec).all();
  return new Map(found.map((one) => [one.record.number, one]));
}

/** Everybody with an access, by identifier. Two round trips. */
export function allPeople(register: Register): Map<string, PersonRow> {
  const found = register.table(personSpec).all();
  return new Map(found.map(({ record }) => [record.id, record]));
}
