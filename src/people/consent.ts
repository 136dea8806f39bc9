import type { Refusal, Reply } from '../calls/reply.ts';
import type { CallAnswers, CallInput } from '../calls.ts';
import { addressesFrom } from '../campaign/addresses.ts';
import { dayOf, stamp } from '../dates.ts';
import type { Ports } from '../ports.ts';
import { commit, type Locked, underLock } from '../register/commit.ts';
import type { MailOrder } from '../register/journal.ts';
import type { Change, Found } from '../register/table.ts';
import { codeOf, linkOf } from './access.ts';
import { isAdult, isUnder15 } from './age.ts';
import { busy, type Caller, callerOf } from './caller.ts';
import { consentAdded } from './consentHistory.ts';
import { consentVersion } from './consentTexts.ts';
import { findPerson, findStudent } from './find.ts';
import { isOwn } from './invitees.ts';
import { isLimitedFor, limitedNow, limitedRefusal } from './limited.ts';
import { invitationOrder } from './mails.ts';
import { waitsForConsent } from './ownAccess.ts';
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
  return decided(ports, input, (caller, { student, own }) => {
    if (own.record.consent !== '') return null;
    const consent = `${caller.person.record.id} ${stamp(ports.startedAt)}`;
    const invitee = { person: { ...own.record, consent }, students: [student] };
    return {
      isGiven: true,
      act: 'Accord pour l’accès d’un élève de moins de 15 ans',
      change: caller.register.table(personSpec).change(own.row, { consent }),
      mails: mailOnFile(own.record) === '' ? [] : [invitationOrder(invitee, '')],
    };
  });
}

/**
 * A guardian withdraws it, be it another's, as easily as it was given: the version rises, so that the child's link, code
 * and open page stop at once. From 15 on the access is the student's own.
 */
export function withdrawAgreement(ports: Ports, input: CallInput<'family.withdrawAgreement'>): Reply<Caller> {
  return decided(ports, input, (caller, { student, own }) => {
    const { consent, linksUsed, version } = own.record;
    if (consent === '') return null;
    if (!isUnder15(student.birthDate, dayOf(ports.startedAt))) return theirOwn;
    const fields = { consent: '', linksUsed, version: version + 1 };
    return {
      isGiven: false,
      act: 'Accord retiré pour l’accès d’un élève de moins de 15 ans',
      change: caller.register.table(personSpec).change(own.row, fields),
      mails: [],
    };
  });
}

interface Agreement {
  readonly isGiven: boolean;
  readonly act: string;
  readonly change: Change;
  readonly mails: readonly MailOrder[];
}

/** Under the lock: what is said goes to the history with the text that was shown, and to the child's row (CNS-002). */
function decided(
  ports: Ports,
  input: CallInput<'family.agree'>,
  decide: (caller: Caller, child: Child) => Agreement | Refusal | null,
): Reply<Caller> {
  const caller = callerOf(ports, input.session);
  if ('kind' in caller) return { ok: false, refusal: caller };
  const child = childOf(caller, input.student, dayOf(ports.startedAt));
  if (!child) return { ok: false, refusal: notYourChild };
  const { register } = caller;
  const locked: Locked<Refusal | null> = underLock(ports, register, (end) => {
    const own = findPerson(register, child.own.record.id);
    const isDone = end.recent.some(({ key }) => key === input.requestKey);
    const agreement = own && !isDone ? decide(caller, { ...child, own }) : null;
    if (!agreement || 'kind' in agreement) return agreement;
    // What is frozen is not used more than it was; an agreement is taken back whatever is frozen.
    const limited = limitedNow(ports, register, end);
    if (agreement.isGiven && isLimitedFor(limited, child.student, caller.person.record.id))
      return limitedRefusal(caller.town, child.student);
    const { isGiven, act, change, mails } = agreement;
    const by = { key: input.requestKey, actor: caller.person.record.id, about: child.own.record.id };
    const row = consentAdded(register, {
      about: [by.about],
      consent: 'ownAccess',
      isGiven,
      text: consentVersion,
      at: stamp(ports.startedAt),
      channel: 'en ligne',
      by: by.actor,
      requestKey: input.requestKey,
    });
    commit(ports, register, end, [
      { ...by, act: 'Preuve de l’accord', change: row },
      { ...by, act, change, mails },
    ]);
    return null;
  });
  if (locked.busy) return { ok: false, refusal: busy };
  return locked.value ? { ok: false, refusal: locked.value } : { ok: true, value: caller };
}

/** Who agreed, and when: `P12 2026-05-11T10:00:00+02:00`. */
export function consentOf(consent: string): { readonly by: string; readonly at: string } {
  const [by = '', at = ''] = consent.split(' ');
  return { by, at };
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
  const waits = child && waitsForConsent(child.own.record, child.student, today);
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

const theirOwn: Refusal = {
  kind: 'stopped',
  message:
    'À partir de 15\u00a0ans, l’accès de l’élève ne dépend plus de votre accord. Rien n’a changé. Appelez le conservatoire.',
};

const notYourChild: Refusal = {
  kind: 'notYours',
  message: 'Cet accès n’est pas à vous, ou l’accord manque encore. Rien n’a changé.',
};
