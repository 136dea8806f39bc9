import type { Answer, CallInput, Receipt, Refusal, Reply } from '../calls.ts';
import { campaignAt, outsidePeriod, versionsAt } from '../campaign/settings.ts';
import { stamp } from '../dates.ts';
import { sameSecret, sessionFor, sign } from '../people/access.ts';
import { type Caller, callerOf } from '../people/caller.ts';
import { findStudent, studentNow } from '../people/find.ts';
import { roleOf } from '../people/student.ts';
import { type StudentRow, studentSpec } from '../people/tabs.ts';
import type { Ports } from '../ports.ts';
import { commit, type JournalEnd, underLock } from '../register/commit.ts';
import type { Found } from '../register/table.ts';
import { cardOf, mayFor, type Seen } from './card.ts';
import { problemsOf } from './check.ts';
import { offeredTo } from './courses.ts';
import { type Review, reviewOf } from './decided.ts';
import { missingLabels } from './documents.ts';
import { ordersFor } from './mails.ts';
import { type RequestState, requestOf } from './state.ts';

type Send = CallInput<'family.send'>;

/**
 * A family sends, or changes, the request of one student (PAR-040, PAR-044, PAR-045). Twelve round trips, whatever
 * the size of the town. A repeat of a request already served gets its receipt again, even after closing. What counts for the period is when the request first reached the server, not when the lock
 * was free: a *busy* answer carries a signed proof of that instant, good for this very answer.
 */
export function send(ports: Ports, input: Send): Reply<Receipt> {
  const caller = callerOf(ports, input.session);
  if ('kind' in caller) return no(caller);
  const arrivedAt = arrivalOf(ports, caller, input);
  const early = outsidePeriod(caller.town, arrivedAt);
  if (early?.kind === 'tooEarly') return no(early);
  const seenAt = caller.person.record.rows[input.student] ?? 0;
  const read = findStudent(caller.register, input.student, seenAt);
  const locked = underLock(ports, caller.register, (end) =>
    decide(ports, { caller, input, arrivedAt, end, found: read && studentNow(caller.register, read, end) }),
  );
  if (!locked.busy) return locked.value;
  return no({
    kind: 'busy',
    message: 'Beaucoup de monde. Rien n’est perdu, l’ordre d’arrivée ne compte pas.',
    arrival: proofOf(caller, input, arrivedAt),
  });
}

interface Sending {
  readonly caller: Caller;
  readonly input: Send;
  readonly arrivedAt: number;
  readonly end: JournalEnd;
  readonly found: Found<StudentRow> | null;
}

function decide(ports: Ports, sending: Sending): Reply<Receipt> {
  const { caller, input, arrivedAt, found } = sending;
  const person = caller.person.record;
  const role = found && roleOf(found.record, person.id);
  if (!found || !role) return no(notYours);
  const seen: Seen = {
    student: found.record,
    role,
    person,
    own: null,
    town: caller.town,
    campaign: campaignAt(caller.town, arrivedAt),
    now: arrivedAt,
  };
  const request = requestOf(found.record);
  if (request?.keys.includes(input.requestKey)) return receipt(ports, caller, seen);
  const late = outsidePeriod(caller.town, arrivedAt);
  if (late) return no(late);
  if (mayFor(seen).may === 'read') return no({ kind: 'readOnly', message: cardOf(seen).why });
  const { firstName, enrolments } = found.record;
  const offered = { firstName, enrolments: offeredTo(enrolments, caller.town) };
  const problems = problemsOf(input.answer, offered, versionsAt(caller.town, arrivedAt));
  if (problems.length > 0)
    return no({ kind: 'invalid', message: 'Il reste un point à corriger.', fields: problems });
  const next = nextRequest(sending, found.record);
  record(ports, sending, found, next);
  return receipt(ports, caller, {
    ...seen,
    student: { ...found.record, review: afterChange(found.record), request: next },
  });
}

/** The state after this answer: a first one gets its receipt number, a change keeps it. Pure. */
function nextRequest({ caller, input, arrivedAt, end }: Sending, student: StudentRow): RequestState {
  const before = requestOf(student);
  const at = stamp(arrivedAt);
  const person = caller.person.record;
  const declined = input.answer.decision === 'decline';
  return {
    status: declined ? 'declined' : before ? 'changed' : 'submitted',
    receipt: before?.receipt ?? receiptNumber(caller.town.schoolYear, student.conservatoire, end.last + 1),
    author: person.id,
    authorName: `${person.firstName} ${person.lastName}`,
    channel: 'online',
    answer: input.answer,
    firstAt: before?.firstAt ?? at,
    lastAt: at,
    changes: before ? before.changes + 1 : 0,
    keys: [...(before?.keys ?? []), input.requestKey].slice(-5),
    ...(before?.disagreements && { disagreements: before.disagreements }),
  };
}

function record(
  ports: Ports,
  { caller, input, end }: Sending,
  found: Found<StudentRow>,
  next: RequestState,
): void {
  const table = caller.register.table(studentSpec);
  commit(ports, caller.register, end, [
    {
      key: input.requestKey,
      actor: caller.person.record.id,
      about: found.record.number,
      act: actOf(input.answer, next.changes > 0),
      change: table.change(found.row, { review: afterChange(found.record), request: next }),
      mails: ordersFor({
        request: next,
        student: found.record,
        person: caller.person.record,
        legal: caller.town.legal,
        missing: missingLabels({ ...found.record, request: next }, caller.town, ports.startedAt),
      }),
    },
  ]);
}

/** A request found complete is to be looked at again once it changes; what was asked of the family stays asked. */
function afterChange(student: StudentRow): Review | null {
  const review = reviewOf(student);
  return review?.state === 'complete' ? null : review;
}

function actOf(answer: Answer, change: boolean): string {
  if (answer.decision === 'decline') return 'Ne souhaite pas se réinscrire';
  return change ? 'Demande modifiée' : 'Demande envoyée';
}

/** `CMD-2026-00123`: conservatoire, first year of the school year, Journal number of the first answer. */
function receiptNumber(schoolYear: string, conservatoire: string, journal: number): string {
  return `${conservatoire}-${schoolYear.slice(0, 4)}-${String(journal).padStart(5, '0')}`;
}

function receipt(ports: Ports, caller: Caller, seen: Seen): Reply<Receipt> {
  const answer = requestOf(seen.student)?.answer;
  return {
    ok: true,
    value: {
      session: sessionFor(caller.key, caller.person.record, ports.startedAt),
      student: cardOf(seen),
      mail: answer?.decision === 'reEnrol' ? answer.coordinates.mail : caller.person.record.mail,
    },
  };
}

/** A proof of arrival lasts fifteen minutes: longer than any queue, shorter than a way round the closing hour. */
const proofLasts = 15 * 60 * 1000;

function proofOf(caller: Caller, input: Send, arrivedAt: number): string {
  const what = [
    caller.person.record.id,
    input.student,
    input.requestKey,
    JSON.stringify(input.answer),
    arrivedAt,
  ];
  return `${arrivedAt}.${sign(caller.key, 'arrivee', encodeURIComponent(what.join('\n')))}`;
}

/** When this request first reached the server: now, or the instant a *busy* answer signed for it. */
function arrivalOf(ports: Ports, caller: Caller, input: Send): number {
  const claimed = Number(/^(\d{1,16})\./.exec(input.arrival ?? '')?.[1]);
  const fresh = claimed <= ports.startedAt && ports.startedAt - claimed < proofLasts;
  return fresh && sameSecret(input.arrival ?? '', proofOf(caller, input, claimed))
    ? claimed
    : ports.startedAt;
}

const notYours: Refusal = {
  kind: 'notYours',
  message: 'Cet élève n’est pas dans votre dossier. Rien n’a été envoyé. Appelez votre conservatoire.',
};

function no<T>(refusal: Refusal): Reply<T> {
  return { ok: false, refusal };
}
