import type { Message, MessagePreview, MessageState } from '../calls/message.ts';
import type { Refusal, Reply } from '../calls/reply.ts';
import type { CallInput } from '../calls.ts';
import { busy, type Desk } from '../campaign/desk.ts';
import type { TownNow } from '../campaign/settings.ts';
import { dayOf, frenchDay } from '../dates.ts';
import { sign } from '../people/access.ts';
import { isAdult } from '../people/age.ts';
import { keyMemory } from '../people/caller.ts';
import { openMailing } from '../people/invite.ts';
import { type Invitee, isOwn } from '../people/invitees.ts';
import { type Mailing, planMailing, type Situation, situationOf, whoWasInvited } from '../people/mailing.ts';
import type { StudentRow } from '../people/tabs.ts';
import type { Ports } from '../ports.ts';
import type { FieldProblem } from './check.ts';
import { messageMail, message as template } from './messageMail.ts';
import { awaitsDocuments } from './remind.ts';
import { type Status, statusOf } from './state.ts';

/** To whom a message would go, on which days, and how it reads (PAR-063). */
export function previewMessage(
  ports: Ports,
  { message }: CallInput<'office.messagePreview'>,
): Reply<MessagePreview> {
  const desk = openMessage(ports, message);
  if ('kind' in desk) return { ok: false, refusal: desk };
  const mailing = writing(desk, message, ports.startedAt);
  return { ok: true, value: previewOf(desk.town, message, situationOf(ports, desk.register, mailing)) };
}

/** Plans it, once each: who has these very words already is not written to again. `confirmed` is the number shown. */
export function sendMessage(ports: Ports, input: CallInput<'office.message'>): Reply<MessagePreview> {
  const desk = openMessage(ports, input.message);
  if ('kind' in desk) return { ok: false, refusal: desk };
  const { register, town, colleague } = desk;
  const mailing = writing(desk, input.message, ports.startedAt);
  const situation = planMailing(ports, register, mailing, { actor: colleague.mail, ...input });
  return situation
    ? { ok: true, value: previewOf(town, input.message, situation) }
    : { ok: false, refusal: busy };
}

function openMessage(ports: Ports, message: Message): Desk | Refusal {
  const desk = openMailing(ports);
  if ('kind' in desk) return desk;
  const fields = messageProblems(message, desk.town);
  return fields.length === 0
    ? desk
    : { kind: 'invalid', message: 'Le message n’est pas prêt. Personne n’est prévenu.', fields };
}

/** Bounds of what one reads in a mail. */
const longestSubject = 120;
const longestText = 4000;

/** What must be mended before a message can be shown; empty when it can. */
function messageProblems({ from, conservatoires, subject, text }: Message, town: TownNow): FieldProblem[] {
  const codes = town.conservatoires.map(({ code }) => code);
  const problem = (isWrong: boolean, field: string, message: string): FieldProblem[] =>
    isWrong ? [{ field, message }] : [];
  const isKnown = conservatoires.every((code) => codes.includes(code));
  return [
    ...problem(!isKnown, 'conservatoires', 'Choisissez parmi les conservatoires de la ville.'),
    ...problem(
      from === 'town' && town.legal === null,
      'from',
      'Écrivez d’abord les textes légaux\u00a0: ils disent quel service de la ville écrit.',
    ),
    ...problem(
      subject.trim() === '' || subject.length > longestSubject || /\n/.test(subject),
      'subject',
      `Écrivez l’objet en une ligne, en ${longestSubject}\u00a0caractères au plus.`,
    ),
    ...problem(
      text.trim() === '' || text.length > longestText,
      'text',
      `Écrivez le message, en ${longestText}\u00a0caractères au plus.`,
    ),
  ];
}

function writing({ register, town }: Desk, message: Message, now: number): Mailing {
  const { from, subject, text } = message;
  const concerned = ({ students }: Invitee) =>
    students.filter((student) => isConcerned(student, message, { town, now }));
  const name = nameOf(register.memory[keyMemory] ?? '', message);
  return {
    template,
    name,
    act: 'Message prévu',
    from: 0,
    facts: { ...message, subject: subject.trim(), text: text.trim(), from },
    recipients: (everybody, planned) =>
      whoWasInvited(everybody, planned).filter((invitee) => concerned(invitee).length > 0),
    order: (invitee, notBefore, line) => {
      const [first] = concerned(invitee);
      return {
        template,
        person: invitee.person.id,
        student: first?.number ?? '',
        facts: {
          mailing: name,
          line: String(line),
          reader: readerOf(invitee, dayOf(now)),
          conservatoire: first?.conservatoire ?? '',
        },
        notBefore,
      };
    },
  };
}

/** The same words in the same name are one message, whoever is chosen: a repeat finds them by this. */
function nameOf(key: string, { from, subject, text }: Message): string {
  return sign(key, 'message', encodeURIComponent([from, subject.trim(), text.trim()].join('\n'))).slice(
    0,
    16,
  );
}

/** No name of a child in a message, be it the reader’s own. */
function readerOf({ person, students }: Invitee, today: string): string {
  const own = students.find((student) => isOwn(student, person.id));
  return own && !isAdult(own.birthDate, today) ? '' : `${person.firstName} ${person.lastName}`;
}

interface Moment {
  readonly town: TownNow;
  readonly now: number;
}

function isConcerned(
  student: StudentRow,
  { conservatoires, states }: Pick<Message, 'conservatoires' | 'states'>,
  { town, now }: Moment,
): boolean {
  const isThere = conservatoires.length === 0 || conservatoires.includes(student.conservatoire);
  const isIn = (state: MessageState) =>
    state === 'missing' ? awaitsDocuments(student, town, now) : statuses[state].includes(statusOf(student));
  return isThere && (states.length === 0 || states.some(isIn));
}

/** What each state to choose stands for. */
export const statuses: Readonly<Record<Exclude<MessageState, 'missing'>, readonly Status[]>> = {
  none: ['none'],
  draft: ['draft'],
  sent: [
    'submitted',
    'changed',
    'documentsAsked',
    'complete',
    'rejectionIntended',
    'disqualificationIntended',
  ],
  confirmed: ['confirmed', 'reEnrolled'],
  declined: ['declined'],
  refused: ['rejectedDocuments', 'rejected', 'disqualified', 'invalidated'],
  withdrawn: ['withdrawn'],
};

/** The mail is shown as the first of its readers gets it. */
function previewOf(
  town: TownNow,
  { from, subject, text, conservatoires }: Message,
  { toMail, toCall, already, plan }: Situation,
): MessagePreview {
  const [first] = toMail;
  const code = conservatoires[0] ?? first?.students[0]?.conservatoire ?? town.conservatoires[0]?.code ?? '';
  const facts = { from, subject: subject.trim(), text: text.trim(), conservatoire: code };
  const mail = messageMail({ ...facts, reader: 'Prénom Nom' }, town, '');
  const { name, address, phone, mail: own } = mail.from;
  return {
    toMail: toMail.length,
    toCall,
    already,
    plan: plan.days.map(({ day, mails }) => ({ day: frenchDay(day), mails })),
    perHour: plan.perHour,
    mail: {
      subject: mail.subject,
      greeting: mail.greeting,
      parts: mail.parts.flatMap(shown),
      from: [name, address, `${phone} – ${own}`],
    },
  };
}

function shown(part: ReturnType<typeof messageMail>['parts'][number]): MessagePreview['mail']['parts'] {
  switch (part.kind) {
    case 'text':
    case 'small':
      return [{ kind: part.kind, text: part.text }];
    case 'link':
      return [{ kind: 'link', text: part.label }];
    default:
      return [];
  }
}
