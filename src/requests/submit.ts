import type { Answer } from '../calls/answer.ts';
import type { Refusal, Reply } from '../calls/reply.ts';
import type { CallInput } from '../calls.ts';
import { campaignAt, outsidePeriod, type TownNow, versionsAt } from '../campaign/settings.ts';
import { stamp } from '../dates.ts';
import { arrivalOf, proofOfArrival } from '../people/arrival.ts';
import { findStudent, studentNow } from '../people/find.ts';
import { limitedNow } from '../people/limited.ts';
import { roleOf } from '../people/student.ts';
import { type PersonRow, type StudentRow, studentSpec } from '../people/tabs.ts';
import type { Ports } from '../ports.ts';
import { commit, type JournalEnd, underLock } from '../register/commit.ts';
import type { Register } from '../register/register.ts';
import type { Found } from '../register/table.ts';
import { cardOf, mayFor, type Seen, situationOf } from './card.ts';
import { type FieldProblem, problemsOf } from './check.ts';
import { acceptedVersions, asksTheSame, corrected, longestReason, whyNotCorrect } from './correct.ts';
import { offeredTo } from './courses.ts';
import { type Review, reviewOf } from './decided.ts';
import { missingLabels } from './documents.ts';
import { ordersFor } from './mails.ts';
import { type RequestState, requestOf } from './state.ts';

/** An answer for a student, whichever way it comes: `person` answers, and is the author (PAR-041). */
export interface Submission {
  readonly register: Register;
  readonly town: TownNow;
  readonly key: string;
  readonly person: PersonRow;
  readonly input: Pick<CallInput<'family.send'>, 'student' | 'requestKey' | 'answer' | 'arrival'>;
  /** The mail of the clerk who types it in front of `person`; empty for somebody who answers online (PAR-049). */
  readonly clerk: string;
  /** The office changes a request at its author's demand, and why they ask (CAE-022). */
  readonly correction?: { readonly reason: string } | undefined;
  /** What is said when the student is none of `person`'s. */
  readonly notYours: Refusal;
}

/**
 * The one way a request is made or changed, online and at the counter (PAR-040, PAR-041): what the person sees of the
 * student once it is written. Twelve round trips online, whatever the size of the town. A repeat of a request already
 * served is answered the same again, even after closing. What counts for the period is when the request first reached
 * the server, not when the lock was free: a *busy* answer carries a signed proof of that instant, good for this very
 * answer.
 */
export function submit(ports: Ports, submission: Submission): Reply<Seen> {
  const { register, town, person, input } = submission;
  const arrivedAt = arrivalOf(ports, submission.key, whatArrived(submission), input.arrival);
  const early = outsidePeriod(town, arrivedAt);
  if (early?.kind === 'tooEarly') return no(early);
  const read = findStudent(register, input.student, person.rows[input.student] ?? 0);
  const locked = underLock(ports, register, (end) =>
    decide(ports, { ...submission, arrivedAt, end, found: read && studentNow(register, read, end) }),
  );
  if (!locked.busy) return locked.value;
  return no({
    kind: 'busy',
    message: 'Beaucoup de monde. Rien n’est perdu, l’ordre d’arrivée ne compte pas.',
    arrival: proofOfArrival(submission.key, whatArrived(submission), arrivedAt),
  });
}

/** Where the acknowledgement goes; empty for somebody without a mail. */
export function acknowledgedTo({ student, person }: Seen): string {
  const answer = requestOf(student)?.answer;
  return answer?.decision === 'reEnrol' ? answer.coordinates.mail : person.mail;
}

interface Sending extends Submission {
  readonly arrivedAt: number;
  readonly end: JournalEnd;
  readonly found: Found<StudentRow> | null;
}

function decide(ports: Ports, sending: Sending): Reply<Seen> {
  const { town, person, input, arrivedAt, found } = sending;
  const role = found && roleOf(found.record, person.id);
  if (!found || !role) return no(sending.notYours);
  const seen: Seen = {
    student: found.record,
    role,
    person,
    own: null,
    town,
    campaign: campaignAt(town, arrivedAt),
    limited: limitedNow(ports, sending.register, sending.end),
    now: arrivedAt,
  };
  const request = requestOf(found.record);
  if (request?.keys.includes(input.requestKey)) return { ok: true, value: seen };
  const refusal = sending.correction ? noCorrection(seen, sending.correction) : noChange(seen);
  if (refusal) return no(refusal);
  const answer = sending.correction && request ? corrected(input.answer, request) : input.answer;
  const problems = [
    ...answerProblems(answer, seen, sending.correction && request),
    ...(sending.correction && request && asksTheSame(answer, request.answer) ? [nothingCorrected] : []),
  ];
  if (problems.length > 0)
    return no({ kind: 'invalid', message: 'Il reste un point à corriger.', fields: problems });
  const next = nextRequest({ ...sending, input: { ...input, answer } }, found.record);
  record(ports, sending, found, next);
  const student = { ...found.record, review: afterChange(found.record), request: next };
  return { ok: true, value: { ...seen, student } };
}

/** Nobody sends or changes outside the period, nor what is somebody else's or decided. */
function noChange(seen: Seen): Refusal | null {
  const late = outsidePeriod(seen.town, seen.now);
  if (late) return late;
  return mayFor(seen).may === 'read' ? { kind: 'readOnly', message: cardOf(seen).why } : null;
}

function noCorrection(seen: Seen, { reason }: { readonly reason: string }): Refusal | null {
  const why = whyNotCorrect(situationOf(seen));
  if (why !== '') return { kind: 'readOnly', message: `${why} Rien n’est enregistré.` };
  if (reason.trim() !== '' && reason.length <= longestReason) return null;
  const message = `Écrivez pourquoi la personne demande cette correction, en ${longestReason}\u00a0caractères au plus.`;
  return { kind: 'invalid', message, fields: [{ field: 'reason', message }] };
}

const nothingCorrected = {
  field: 'keep',
  message: 'Rien n’est changé\u00a0: changez ce que la personne demande.',
};

/** What must be mended; of a request that is corrected, nothing more is to be accepted than it was. */
function answerProblems(
  answer: Answer,
  { student: { firstName, enrolments }, town, now }: Seen,
  before: RequestState | null | undefined,
): FieldProblem[] {
  const offered = { firstName, enrolments: offeredTo(enrolments, town) };
  return problemsOf(answer, offered, before ? acceptedVersions(before) : versionsAt(town, now));
}

/** The state after this answer: a first one gets its receipt number, a change keeps it. Pure. */
function nextRequest(
  { town, person, input, clerk, arrivedAt, end }: Sending,
  student: StudentRow,
): RequestState {
  const before = requestOf(student);
  const at = stamp(arrivedAt);
  const declined = input.answer.decision === 'decline';
  return {
    status: declined ? 'declined' : before ? 'changed' : 'submitted',
    receipt: before?.receipt ?? receiptNumber(town.schoolYear, student.conservatoire, end.last + 1),
    author: person.id,
    authorName: `${person.firstName} ${person.lastName}`,
    ...(clerk === '' ? { channel: 'online' } : { channel: 'counter', clerk }),
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
  { register, town, person, input, clerk, correction, end }: Sending,
  found: Found<StudentRow>,
  next: RequestState,
): void {
  const table = register.table(studentSpec);
  commit(ports, register, end, [
    {
      key: input.requestKey,
      actor: clerk || person.id,
      about: found.record.number,
      act: correction
        ? correctedAct
        : `${actOf(input.answer, next.changes > 0)}${clerk === '' ? '' : ', au guichet'}`,
      change: table.change(found.row, { review: afterChange(found.record), request: next }),
      ...(clerk !== '' && { facts: factsOf(person, correction) }),
      mails: ordersFor({
        request: next,
        student: found.record,
        person,
        legal: town.legal,
        missing: missingLabels({ ...found.record, request: next }, town, ports.startedAt),
        ...(correction && { correction: correction.reason.trim() }),
      }),
    },
  ]);
}

/** What was found complete or confirmed is looked at again once it changes; what was asked of the family stays asked. */
function afterChange(student: StudentRow): Review | null {
  const review = reviewOf(student);
  const isSettled = review !== null && ['complete', 'confirmed', 'reEnrolled'].includes(review.state);
  return isSettled ? null : review;
}

const correctedAct = 'Demande corrigée par le conservatoire, à la demande de la famille';

/** Who was there, or who asked for a correction and why. */
function factsOf(person: PersonRow, correction: Submission['correction']): Record<string, string> {
  return correction ? { askedBy: person.id, reason: correction.reason.trim() } : { present: person.id };
}

function actOf(answer: Answer, change: boolean): string {
  if (answer.decision === 'decline') return 'Ne souhaite pas se réinscrire';
  return change ? 'Demande modifiée' : 'Demande envoyée';
}

/** `CMD-2026-00123`: conservatoire, first year of the school year, Journal number of the first answer. */
function receiptNumber(schoolYear: string, conservatoire: string, journal: number): string {
  return `${conservatoire}-${schoolYear.slice(0, 4)}-${String(journal).padStart(5, '0')}`;
}

/** What a proof of arrival is good for: this very answer of this person, whoever types it. */
function whatArrived({ person, input, clerk }: Submission): string[] {
  return [clerk, person.id, input.student, input.requestKey, JSON.stringify(input.answer)];
}

function no<T>(refusal: Refusal): Reply<T> {
  return { ok: false, refusal };
}
