import type { Desk } from '../campaign/desk.ts';
import type { TownNow } from '../campaign/settings.ts';
import { type PersonRow, personSpec, type StudentRow, studentSpec } from '../people/tabs.ts';
import { type MailRow, mailSpec } from '../post/queue.ts';
import type { Register } from '../register/register.ts';
import type { Spec } from '../register/table.ts';
import { reviewOf } from '../requests/decided.ts';
import { documentsOn } from '../requests/documents.ts';
import { requestOf, statusOf } from '../requests/state.ts';
import { documentLines } from '../supporting/views.ts';

/** What the figures are made of. */
export interface Seen {
  readonly town: TownNow;
  readonly students: readonly StudentRow[];
  readonly people: ReadonlyMap<string, PersonRow>;
  readonly mails: readonly MailRow[];
  readonly now: number;
}

/** What a colleague may see of it: the students of their conservatoires. Six round trips. */
export function seenBy({ register, town, codes }: Desk, now: number): Seen {
  const people = new Map(all(register, personSpec).map((person) => [person.id, person]));
  const everything = {
    town,
    students: all(register, studentSpec),
    people,
    mails: all(register, mailSpec),
    now,
  };
  return ofConservatoires(everything, codes);
}

/** The students of some conservatoires, with the mails about them. */
export function ofConservatoires(seen: Seen, codes: readonly string[]): Seen {
  const students = seen.students.filter(({ conservatoire }) => codes.includes(conservatoire));
  const numbers = new Set(students.map(({ number }) => number));
  return { ...seen, students, mails: seen.mails.filter(({ student }) => numbers.has(student)) };
}

function all<T extends object>(register: Register, spec: Spec<T>): T[] {
  return register
    .table(spec)
    .all()
    .map(({ record }) => record);
}

/** Are documents still awaited for this student? */
export function isMissing(student: StudentRow, town: TownNow, now: number): boolean {
  if (requestOf(student)?.status === 'declined') return false;
  const review = reviewOf(student);
  const isAwaited = !review || review.state === 'documentsAsked' || review.state === 'complete';
  return (
    isAwaited &&
    statusOf(student) !== 'none' &&
    documentLines(student, documentsOn(student, town, now)).some(
      ({ state }) => state === 'due' || state === 'refused' || state === 'expired',
    )
  );
}
