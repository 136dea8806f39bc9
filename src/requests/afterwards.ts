import type { Reply } from '../calls/reply.ts';
import type { CallAnswers, CallInput } from '../calls.ts';
import type { TownNow } from '../campaign/settings.ts';
import { callerOf } from '../people/caller.ts';
import { findStudent } from '../people/find.ts';
import type { StudentRow } from '../people/tabs.ts';
import type { Ports } from '../ports.ts';
import { recentMails, sendDue, type Writer } from '../post/send.ts';
import type { Register } from '../register/register.ts';
import { refreshStudents } from './refresh.ts';

/** Long enough for a batch of mails, short enough for a page that waits behind it. */
const patience = 20_000;

/**
 * What may wait for the receipt to be on screen: the acknowledgement sent, the clerks' view refreshed. The timer does
 * both within five minutes if this never comes, or finds another sender at work.
 */
export function afterwards(
  ports: Ports,
  input: CallInput<'family.afterwards'>,
  writerFor: (register: Register) => Writer | null,
): Reply<CallAnswers['family.afterwards']> {
  const caller = callerOf(ports, input.session);
  if ('kind' in caller) return { ok: false, refusal: caller };
  const { register, person } = caller;
  const found = findStudent(register, input.student, person.record.rows[input.student] ?? 0);
  if (!found || !person.record.students.includes(input.student)) return { ok: true, value: null };
  tellAndShow(ports, caller, found.record, writerFor(register));
  return { ok: true, value: null };
}

/** Sends the mails that are due, this student's among them, and shows the request in the clerks' tab. */
export function tellAndShow(
  ports: Ports,
  { register, town }: { readonly register: Register; readonly town: TownNow },
  student: StudentRow,
  writer: Writer | null,
): void {
  if (writer) sendAlone(ports, register, writer);
  const mails = recentMails(register).filter((mail) => mail.student === student.number);
  refreshStudents(ports, register, town, { students: [student], mails });
}

/** One sender at a time: it goes on until nothing is due, so the others need not queue for the lock behind it. */
function sendAlone(ports: Ports, register: Register, writer: Writer): void {
  if (!ports.notice.raise(sending, patience / 1000)) return;
  sendDue(ports, register, writer, ports.startedAt + patience);
  ports.notice.lower(sending);
}

const sending = 'envoi';
