import type { RemindPreview } from '../calls/office.ts';
import type { Refusal, Reply } from '../calls/reply.ts';
import type { CallInput } from '../calls.ts';
import { busy } from '../campaign/desk.ts';
import { periodOf } from '../campaign/opening.ts';
import { campaignAt, conservatoireOf, type TownNow } from '../campaign/settings.ts';
import { dayOf, frenchBound, frenchDay, instantFrom } from '../dates.ts';
import { isAdult } from '../people/age.ts';
import { openMailing } from '../people/invite.ts';
import type { Invitee } from '../people/invitees.ts';
import { type Mailing, type Planned, planMailing, type Situation, situationOf } from '../people/mailing.ts';
import { invitation } from '../people/mails.ts';
import { roleOf } from '../people/student.ts';
import type { StudentRow } from '../people/tabs.ts';
import type { Ports } from '../ports.ts';
import type { Mail } from '../post/mail.ts';
import type { MailOrder } from '../register/journal.ts';
import { documentsUntil } from '../supporting/window.ts';
import { missingLabels } from './documents.ts';
import { answerStatusOf, draftFields, requestOf, statusOf } from './state.ts';

export const reminder = 'relance';

/** Before the last day of a demand for documents: the timer's own. */
export const dueReminder = 'rappel avant échéance';

/** Never answered, answer begun and not sent, documents missing. */
export type ReminderKind = CallInput<'office.remind'>['kind'];

/** Between two reminders to one person, whatever they are about: an acknowledgement is never held back. */
const between = 48 * 60 * 60 * 1000;

/** Whom a reminder would reach, and on which days, before anything is planned. */
export function previewReminder(
  ports: Ports,
  { kind }: CallInput<'office.remindPreview'>,
): Reply<RemindPreview> {
  const desk = openMailing(ports);
  if ('kind' in desk) return { ok: false, refusal: desk };
  const closed = untimely(desk.town, kind, ports.startedAt);
  if (closed) return { ok: false, refusal: closed };
  const mailing = reminding(desk.town, kind, ports.startedAt);
  return { ok: true, value: previewOf(kind, situationOf(ports, desk.register, mailing)) };
}

/** Plans it, once each; `confirmed` is the number shown. */
export function remind(ports: Ports, input: CallInput<'office.remind'>): Reply<RemindPreview> {
  const desk = openMailing(ports);
  if ('kind' in desk) return { ok: false, refusal: desk };
  const { register, town, colleague } = desk;
  const closed = untimely(town, input.kind, ports.startedAt);
  if (closed) return { ok: false, refusal: closed };
  const mailing = reminding(town, input.kind, ports.startedAt);
  const situation = planMailing(ports, register, mailing, { actor: colleague.mail, ...input });
  return situation ? { ok: true, value: previewOf(input.kind, situation) } : { ok: false, refusal: busy };
}

/** Nobody is reminded of what they can no longer do. */
function untimely(town: TownNow, kind: ReminderKind, now: number): Refusal | null {
  const { phase } = campaignAt(town, now);
  const isOpen = kind === 'documents' ? phase === 'open' || phase === 'closed' : phase === 'open';
  const inTime = kind !== 'documents' || now < documentsUntil(town);
  return isOpen && inTime
    ? null
    : {
        kind: 'invalid',
        message: 'Les familles ne peuvent pas répondre en ce moment\u00a0: personne n’est relancé.',
      };
}

function reminding(town: TownNow, kind: ReminderKind, now: number): Mailing {
  const concerns = (invitee: Invitee) =>
    invitee.students.filter((one) => isConcerned(invitee, one, { town, kind, now }));
  return {
    template: reminder,
    name: `${kind} ${dayOf(now)}`,
    act: 'Relance prévue',
    from: 0,
    recipients: (everybody, planned) =>
      everybody.filter(
        (invitee) =>
          concerns(invitee).length > 0 &&
          (invitee.channel === 'letter' || mayRemind(invitee.person.id, planned, now)),
      ),
    order: (invitee, notBefore) =>
      reminderOrder(town, kind, { invitee, students: concerns(invitee), now }, notBefore),
  };
}

interface Concern {
  readonly town: TownNow;
  readonly kind: ReminderKind;
  readonly now: number;
}

/** Is this person expected to do something for this student? */
function isConcerned(
  { person }: Pick<Invitee, 'person'>,
  student: StudentRow,
  { town, kind, now }: Concern,
): boolean {
  const role = roleOf(student, person.id);
  if (role === null || (role === 'self' && !isAdult(student.birthDate, dayOf(now)))) return false;
  if (kind === 'silent') return statusOf(student) === 'none';
  if (kind === 'draft')
    return answerStatusOf(student) === 'draft' && student[draftFields[role]]?.person === person.id;
  return requestOf(student)?.author === person.id && awaitsDocuments(student, town, now);
}

/** A request that is still looked at, of which documents are missing. */
export function awaitsDocuments(student: StudentRow, town: TownNow, now: number): boolean {
  const status = statusOf(student);
  const isAwaited = status === 'submitted' || status === 'changed' || status === 'documentsAsked';
  return isAwaited && missingLabels(student, town, now).length > 0;
}

/** Invited at least two days ago, and not reminded of anything for as long. */
function mayRemind(person: string, planned: readonly Planned[], now: number): boolean {
  const isInvited = planned.some((mail) => mail.person === person && mail.template === invitation);
  return isInvited && isRested(person, planned, now);
}

/** Has nothing been sent to this person for two days that asks them to do something, and is nothing about to be? */
export function isRested(person: string, planned: readonly Planned[], now: number): boolean {
  return planned
    .filter((mail) => mail.person === person && [invitation, reminder, dueReminder].includes(mail.template))
    .every(({ notBefore }) => notBefore === '' || now - instantFrom(notBefore) >= between);
}

function reminderOrder(
  town: TownNow,
  kind: ReminderKind,
  { invitee, students, now }: { invitee: Invitee; students: readonly StudentRow[]; now: number },
  notBefore: string,
): MailOrder {
  const { person } = invitee;
  const first = students[0];
  const lines = students.map((student) => {
    const name = `${student.firstName} ${student.lastName}`;
    return kind === 'documents' ? `${name}\u00a0: ${missingLabels(student, town, now).join(', ')}` : name;
  });
  return {
    template: reminder,
    person: person.id,
    student: first?.number ?? '',
    facts: {
      mailing: `${kind} ${dayOf(now)}`,
      kind,
      reader: `${person.firstName} ${person.lastName}`,
      conservatoire: first?.conservatoire ?? '',
      students: lines.join('\n'),
      numbers: students.map(({ number }) => number).join('\n'),
    },
    notBefore,
  };
}

/** What is expected, for whom, until when; nothing to do for who has done it meanwhile. */
export function reminderMail(facts: Readonly<Record<string, string>>, town: TownNow, link: string): Mail {
  const from = conservatoireOf(town, facts['conservatoire'] ?? '');
  const kind = facts['kind'] as ReminderKind;
  const until = frenchBound(kind === 'documents' ? documentsUntil(town) : periodOf(town).closesAt);
  const { subject, sentence, label } = words[kind];
  return {
    subject: `${subject} – ${from.name}`,
    greeting: `Bonjour ${facts['reader'] ?? ''},`,
    parts: [
      { kind: 'text', text: `${sentence} Vous avez jusqu’au ${until}.` },
      { kind: 'facts', facts: [[label, facts['students'] ?? '']] },
      { kind: 'link', label: 'Ouvrir ma page', address: link },
      {
        kind: 'text',
        text: 'C’est déjà fait\u202f? Ne tenez pas compte de ce courriel. Une difficulté\u202f? Appelez votre conservatoire.',
      },
    ],
    from,
    reference: facts['reference'] ?? '',
  };
}

const words: Readonly<Record<ReminderKind, { subject: string; sentence: string; label: string }>> = {
  silent: {
    subject: 'Votre réponse pour la réinscription est attendue',
    sentence:
      'Nous n’avons pas encore votre réponse. «\u00a0Je ne souhaite pas réinscrire\u00a0» en est une aussi.',
    label: 'Pour',
  },
  draft: {
    subject: 'Votre réponse n’est pas encore envoyée',
    sentence: 'Vous avez commencé une réponse. Elle est gardée, mais elle n’est pas envoyée.',
    label: 'Pour',
  },
  documents: {
    subject: 'Des pièces manquent à votre demande de réinscription',
    sentence: 'Votre demande est envoyée. Des pièces sont encore attendues.',
    label: 'Pièces',
  },
};

/** Is a reminder about to leave still of use? Whoever did what it asks is not written to. */
export function isStillDue(
  facts: Readonly<Record<string, string>>,
  person: Invitee['person'],
  { students, town, now }: { students: readonly StudentRow[]; town: TownNow; now: number },
): boolean {
  const kind = facts['kind'] as ReminderKind;
  return students.some((student) => isConcerned({ person }, student, { town, kind, now }));
}

function previewOf(kind: ReminderKind, { toMail, toCall, already, plan }: Situation): RemindPreview {
  return {
    kind,
    toMail: toMail.length,
    toCall,
    already,
    plan: plan.days.map(({ day, mails }) => ({ day: frenchDay(day), mails })),
    perHour: plan.perHour,
  };
}
