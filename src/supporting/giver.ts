import type { Refusal } from '../calls/reply.ts';
import { campaignAt } from '../campaign/settings.ts';
import { dayOf } from '../dates.ts';
import { isAdult } from '../people/age.ts';
import { type Caller, callerOf } from '../people/caller.ts';
import { findStudent, studentNow } from '../people/find.ts';
import { isLimitedFor, limitedFrom, limitedNow, limitedRefusal } from '../people/limited.ts';
import { roleOf } from '../people/student.ts';
import { type StudentRow, studentSpec } from '../people/tabs.ts';
import type { Ports } from '../ports.ts';
import { type Act, commit, type Locked, underLock } from '../register/commit.ts';
import type { Found } from '../register/table.ts';
import { type Documents, documentsOf, extraDocuments } from './given.ts';
import { documentNamed, type SupportingDocument } from './rules.ts';
import { outsideWindow } from './window.ts';

/** Somebody who may give documents for a student, or take theirs back. */
export interface Giver {
  readonly caller: Caller;
  readonly student: Found<StudentRow>;
}

/**
 * A guardian on file, whoever sent the request, or an adult student (PAR-021); while the window of documents is open.
 * Four round trips.
 */
export function giverOf(
  ports: Ports,
  { session, student: number }: { readonly session: string; readonly student: string },
): Giver | Refusal {
  const caller = callerOf(ports, session);
  if ('kind' in caller) return caller;
  const person = caller.person.record;
  const student = findStudent(caller.register, number, person.rows[number] ?? 0);
  const role = student && roleOf(student.record, person.id);
  if (!student || !role) return notYours;
  const limited = limitedFrom(caller.register.memory);
  if (isLimitedFor(limited, student.record, person.id)) return limitedRefusal(caller.town, student.record);
  const now = ports.startedAt;
  if (role === 'self' && !isAdult(student.record.birthDate, dayOf(now))) return minor;
  return outsideWindow(caller.town, campaignAt(caller.town, now).phase, now) ?? { caller, student };
}

/** A document by its identifier, from the rules or asked by a clerk; `null` where this student has none of that name. */
export function documentIn({ caller, student }: Giver, id: string): SupportingDocument | null {
  const extra = extraDocuments(student.record).find((one) => one.id === id);
  return documentNamed(id, caller.town.schoolYear) ?? extra ?? null;
}

/**
 * The rows a document lies in: the student's own; a document of the family also lies in those of the brothers and
 * sisters for whom this person comes, so that it is given once. One round trip each.
 */
export function rowsFor({ caller, student }: Giver, level: SupportingDocument['level']): Found<StudentRow>[] {
  const { number, family } = student.record;
  if (level === 'student' || family === '') return [student];
  const person = caller.person.record;
  const others = person.students.filter((one) => one !== number);
  const siblings = others.flatMap((one) => findStudent(caller.register, one, person.rows[one] ?? 0) ?? []);
  const own = siblings.filter(({ record }) => {
    const role = roleOf(record, person.id);
    return record.family === family && role !== null && role !== 'self';
  });
  return [student, ...own];
}

/** What is done to the documents of some students at once. */
export interface DocumentsAct extends Pick<Act, 'key' | 'act' | 'facts'> {
  readonly rows: readonly Found<StudentRow>[];
  /** What becomes of one student's documents; `null` when nothing changes. */
  readonly change: (documents: Documents, student: StudentRow) => Documents | null;
}

/** Commits it, one Journal line a student, and answers the rows as they stand then; four and a half seconds at most. */
export function changeDocuments(
  ports: Ports,
  { register, person }: Caller,
  { rows, change, ...act }: DocumentsAct,
): Locked<StudentRow[]> {
  const table = register.table(studentSpec);
  const attempt = () =>
    underLock(ports, register, (end) => {
      const acts: Act[] = [];
      const limited = limitedNow(ports, register, end);
      const after = rows.flatMap((read): StudentRow[] => {
        const found = studentNow(register, read, end);
        if (!found) return [];
        if (isLimitedFor(limited, found.record, person.record.id)) return [found.record];
        const documents = change(documentsOf(found.record), found.record);
        if (!documents) return [found.record];
        const { number } = found.record;
        const changed = table.change(found.row, { documents });
        acts.push({ ...act, actor: person.record.id, about: number, change: changed });
        return [{ ...found.record, documents }];
      });
      commit(ports, register, end, acts);
      return after;
    });
  for (let tries = 1; tries < 3; tries++) {
    const done = attempt();
    if (!done.busy) return done;
  }
  return attempt();
}

const notYours: Refusal = {
  kind: 'notYours',
  message: 'Cet élève n’est pas dans votre dossier. Rien n’a été envoyé. Appelez votre conservatoire.',
};

const minor: Refusal = {
  kind: 'readOnly',
  message: 'Vous pouvez consulter cette page. Les pièces sont envoyées par un de vos responsables.',
};
