import type { DocumentsNow, FamilyHome, StudentCard } from '../calls/family.ts';
import type { Refusal, Reply } from '../calls/reply.ts';
import type { CallAnswers, CallInput } from '../calls.ts';
import { campaignAt, campaignNow } from '../campaign/settings.ts';
import { codeOf, sessionFor } from '../people/access.ts';
import { type Caller, callerByCode, callerByLink, callerOf } from '../people/caller.ts';
import { findPerson, findStudent } from '../people/find.ts';
import { limitedFrom } from '../people/limited.ts';
import { callerOnce } from '../people/lostAccess.ts';
import { roleOf } from '../people/student.ts';
import type { StudentRow } from '../people/tabs.ts';
import type { Ports } from '../ports.ts';
import { isApplied, underLock } from '../register/commit.ts';
import { journalEnd, type Register } from '../register/register.ts';
import type { Changed } from '../supporting/upload.ts';
import { cardOf } from './card.ts';

export function open(ports: Ports, input: CallInput<'family.open'>): Reply<FamilyHome> {
  return homeOf(ports, callerByLink(ports, input.access));
}

export function signIn(ports: Ports, input: CallInput<'family.signIn'>): Reply<FamilyHome> {
  return homeOf(ports, callerByCode(ports, input));
}

export function openOnce(
  ports: Ports,
  input: CallInput<'family.openOnce'>,
): Reply<CallAnswers['family.openOnce']> {
  const caller = callerOnce(ports, input);
  const reply = homeOf(ports, caller);
  if ('kind' in caller || !reply.ok) return reply as Reply<never>;
  const { id } = caller.person.record;
  return {
    ok: true,
    value: { ...reply.value, access: { identifier: id, code: codeOf(caller.key, caller.person.record) } },
  };
}

export function home(ports: Ports, input: CallInput<'family.home'>): Reply<FamilyHome> {
  return homeOf(ports, callerOf(ports, input.session));
}

/** Everything a person may see, one card per student. */
export function homeOf(ports: Ports, caller: Caller | Refusal): Reply<FamilyHome> {
  if ('kind' in caller) return { ok: false, refusal: caller };
  settle(ports, caller.register);
  const person = caller.person.record;
  const students = person.students.flatMap((number) => {
    const found = findStudent(caller.register, number, person.rows[number] ?? 0);
    return found && roleOf(found.record, person.id) ? [found.record] : [];
  });
  const self = students.find((student) => roleOf(student, person.id) === 'self');
  return {
    ok: true,
    value: {
      session: sessionFor(caller.key, person, ports.startedAt),
      person: {
        firstName: person.firstName,
        lastName: person.lastName,
        kind: self ? 'student' : 'guardian',
        coordinates: { address: person.address, phone: person.phone, mail: person.mail },
      },
      campaign: campaignNow(caller.town, ports.startedAt),
      students: students.map((student) => card(ports, caller, student)),
    },
  };
}

/** The cards of the students whose documents just changed. */
export function documentsNow(ports: Ports, { caller, students }: Changed): Reply<DocumentsNow> {
  return {
    ok: true,
    value: {
      kind: 'done',
      session: sessionFor(caller.key, caller.person.record, ports.startedAt),
      students: students.map((student) => card(ports, caller, student)),
    },
  };
}

function card(ports: Ports, caller: Caller, student: StudentRow): StudentCard {
  const person = caller.person.record;
  const role = roleOf(student, person.id) ?? 'self';
  const ownId = student.links.find((link) => link.role === 'self')?.person ?? '';
  return cardOf({
    student,
    role,
    person,
    own: role === 'self' ? null : (findPerson(caller.register, ownId)?.record ?? null),
    town: caller.town,
    campaign: campaignAt(caller.town, ports.startedAt),
    limited: limitedFrom(caller.register.memory),
    now: ports.startedAt,
  });
}

/**
 * Somebody's request may be in the Journal and not yet in its row, when an execution died in between: it is finished
 * here, so that nobody is told "pas encore envoyée" of something that was sent.
 */
function settle(ports: Ports, register: Register): void {
  const last = journalEnd(register).pop();
  if (last && !isApplied(register, last)) underLock(ports, register, () => null);
}
