import type { Refusal, Reply } from '../calls/reply.ts';
import type { CallAnswers, CallInput } from '../calls.ts';
import { addressesFrom } from '../campaign/addresses.ts';
import { dayOf, stamp } from '../dates.ts';
import type { Ports } from '../ports.ts';
import { commit, type Locked, underLock } from '../register/commit.ts';
import type { Found } from '../register/table.ts';
import { codeOf, linkOf } from './access.ts';
import { isAdult, isUnder15 } from './age.ts';
import { busy, type Caller, callerOf } from './caller.ts';
import { findPerson, findStudent } from './find.ts';
import { isOwn } from './invitees.ts';
import { isLimitedFor, limitedNow, limitedRefusal } from './limited.ts';
import { invitationOrder } from './mails.ts';
import { mailOnFile } from './returned.ts';
import { type PersonRow, personSpec, type StudentRow } from './tabs.ts';

/** A minor and the minor's own access, for a guardian on file. */
interface Child {
  readonly student: StudentRow;
  readonly own: Found<PersonRow>;
}

function childOf(caller: Caller, number: string, today: string): Child | null {
  const person = caller.person.record;
  const student = findStudent(caller.register, number, person.rows[number] ?? 0)?.record;
  if (!student?.links.some((link) => link.person === person.id) || isOwn(student, person.id)) return null;
  if (isAdult(student.birthDate, today)) return null;
  const own = findPerson(caller.register, student.links.find((link) => link.role === 'self')?.person ?? '');
  return own && { student, own };
}

/** A guardian agrees that a student under 15 has an access of their own (CNS-002); a mail then invites the child. */
export function agree(ports: Ports, input: CallInput<'family.agree'>): Reply<Caller> {
  const caller = callerOf(ports, input.session);
  if ('kind' in caller) return { ok: false, refusal: caller };
  const child = childOf(caller, input.student, dayOf(ports.startedAt));
  if (!child) return { ok: false, refusal: notYourChild };
  const locked: Locked<Refusal | null> = underLock(ports, caller.register, (end) => {
    const limited = limitedNow(ports, caller.register, end);
    if (isLimitedFor(limited, child.student, caller.person.record.id))
      return limitedRefusal(caller.town, child.student);
    const own = findPerson(caller.register, child.own.record.id);
    if (own?.record.consent !== '') return null;
    const consent = `${caller.person.record.id} ${stamp(ports.startedAt)}`;
    const invitee = { person: own.record, students: [child.student] };
    commit(ports, caller.register, end, [
      {
        key: input.requestKey,
        actor: caller.person.record.id,
        about: own.record.id,
        act: 'Accord pour l’accès d’un élève de moins de 15 ans',
        change: caller.register.table(personSpec).change(own.row, { consent }),
        mails: mailOnFile(own.record) === '' ? [] : [invitationOrder(invitee, '')],
      },
    ]);
    return null;
  });
  if (locked.busy) return { ok: false, refusal: busy };
  return locked.value ? { ok: false, refusal: locked.value } : { ok: true, value: caller };
}

/** What a guardian hands over to a child without a mail: refused under 15 until a guardian agreed. */
export function childAccess(
  ports: Ports,
  input: CallInput<'family.childAccess'>,
): Reply<CallAnswers['family.childAccess']> {
  const caller = callerOf(ports, input.session);
  if ('kind' in caller) return { ok: false, refusal: caller };
  const today = dayOf(ports.startedAt);
  const child = childOf(caller, input.student, today);
  const waits = child && isUnder15(child.student.birthDate, today) && child.own.record.consent === '';
  if (!child || waits || mailOnFile(child.own.record) !== '') {
    return { ok: false, refusal: notYourChild };
  }
  const own = child.own.record;
  const address = addressesFrom(caller.register.memory)?.families ?? '';
  const link = address && familyLink(address, linkOf(caller.key, own));
  return { ok: true, value: { identifier: own.id, code: codeOf(caller.key, own), link } };
}

/** The address a personal link leads to. `acces` is not one of the names Google reserves. */
export function familyLink(address: string, access: string): string {
  return `${address}?acces=${access}`;
}

const notYourChild: Refusal = {
  kind: 'notYours',
  message: 'Cet accès n’est pas à vous, ou l’accord manque encore. Rien n’a changé.',
};
