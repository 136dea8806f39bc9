import { campaignAt, conservatoireOf, type TownNow } from '../campaign/settings.ts';
import { dayOf, frenchDay } from '../dates.ts';
import { allStudents } from '../people/find.ts';
import type { Invitee } from '../people/invitees.ts';
import { type Mailing, planMailing, situationOf } from '../people/mailing.ts';
import type { PersonRow, StudentRow } from '../people/tabs.ts';
import type { Ports } from '../ports.ts';
import type { Mail } from '../post/mail.ts';
import type { MailOrder } from '../register/journal.ts';
import type { Register } from '../register/register.ts';
import { reviewOf } from '../requests/decided.ts';
import { dueReminder, isRested } from '../requests/remind.ts';
import { requestOf } from '../requests/state.ts';
import { whereToSend } from '../supporting/window.ts';
import { askedOf, awaitedOf } from './awaited.ts';
import { mailOf } from './mails.ts';
import { workingDaysAfter } from './workingDays.ts';

/** Name of the memory that holds the last day whose reminders are planned. */
const remindedMemory = 'rappels';

/**
 * On the working day before the last day of demands for documents, plans a reminder to those who owe some, once each.
 * For the timer, which tries again until the day is written down; a repeat plans nothing more.
 */
export function remindBeforeDue(ports: Ports, register: Register, town: TownNow): void {
  const today = dayOf(ports.startedAt);
  if (register.memory[remindedMemory] === today) return;
  if (planned(ports, register, town)) ports.memory.set(remindedMemory, today);
}

/** Whether nobody is left to remind; not so while somebody else holds the lock. */
function planned(ports: Ports, register: Register, town: TownNow): boolean {
  const now = ports.startedAt;
  const until = workingDaysAfter(dayOf(now), 1);
  const isAnybody = [...allStudents(register).values()].some(({ record }) =>
    owesBy(record, until, town, now),
  );
  if (!isAnybody) return true;
  const mailing = reminding(town, until, now);
  const { toMail } = situationOf(ports, register, mailing);
  if (toMail.length === 0) return true;
  const confirmed = toMail.length;
  const requestKey = `rappel-${until}-${now}`;
  const after = planMailing(ports, register, mailing, { actor: 'Da Capo', requestKey, confirmed });
  return after?.toMail.length === 0;
}

/** Are documents awaited for this student by that day, while families can still do something? */
function owesBy(student: StudentRow, until: string, town: TownNow, now: number): boolean {
  if (reviewOf(student)?.until !== until || awaitedOf(student, askedOf(student, town, now)).length === 0)
    return false;
  const { phase } = campaignAt(town, now);
  return phase === 'open' || phase === 'closed';
}

function reminding(town: TownNow, until: string, now: number): Mailing {
  const owing = ({ person, students }: Invitee) =>
    students.filter((one) => requestOf(one)?.author === person.id && owesBy(one, until, town, now));
  return {
    template: dueReminder,
    name: until,
    act: 'Rappel prévu',
    from: 0,
    recipients: (everybody, mails) =>
      everybody.filter((invitee) => {
        const [first] = owing(invitee);
        return first && addressOf(first, invitee.person) !== '' && isRested(invitee.person.id, mails, now);
      }),
    order: (invitee, notBefore) => orderOf(invitee.person, owing(invitee), { town, until, now, notBefore }),
  };
}

function addressOf(student: StudentRow, person: PersonRow): string {
  const request = requestOf(student);
  return request ? mailOf(request, person) : '';
}

interface Due {
  readonly town: TownNow;
  readonly until: string;
  readonly now: number;
  readonly notBefore: string;
}

function orderOf(
  person: PersonRow,
  students: readonly StudentRow[],
  { town, until, now, notBefore }: Due,
): MailOrder {
  const [first] = students;
  const to = first ? addressOf(first, person) : '';
  const lines = students.map((student) => {
    const awaited = awaitedOf(student, askedOf(student, town, now));
    return `${student.firstName} ${student.lastName}\u00a0: ${awaited.join(', ')}`;
  });
  return {
    template: dueReminder,
    person: person.id,
    student: first?.number ?? '',
    facts: {
      mailing: until,
      to,
      onFile: to === person.mail ? 'oui' : '',
      reader: `${person.firstName} ${person.lastName}`,
      conservatoire: first?.conservatoire ?? '',
      students: lines.join('\n'),
    },
    notBefore,
  };
}

type Facts = Readonly<Record<string, string>>;

/** Until when, what is missing, and where to send it. */
export function dueReminderMail(facts: Facts, town: TownNow, link: string): Mail {
  const from = conservatoireOf(town, facts['conservatoire'] ?? '');
  const until = facts['mailing'] ?? '';
  const last = `avant la fin du ${frenchDay(until)}`;
  return {
    subject: `Rappel\u00a0: pièces à envoyer ${last} – ${from.name}`,
    greeting: `Bonjour ${facts['reader'] ?? ''},`,
    parts: [
      {
        kind: 'text',
        text: `Le conservatoire vous a demandé des pièces, et ne les a pas encore reçues. Envoyez-les ${last}, ${whereToSend(town, until)}.`,
      },
      { kind: 'facts', facts: [['Pièces', facts['students'] ?? '']] },
      facts['onFile']
        ? { kind: 'link', label: 'Ouvrir ma page', address: link }
        : { kind: 'text', text: 'Pour ouvrir votre page, prenez le lien de votre invitation.' },
      {
        kind: 'text',
        text: 'Sans ces pièces, votre demande pourra être rejetée. Vous ne pouvez pas les avoir à temps\u202f? Dites-le au conservatoire. C’est déjà fait\u202f? Ne tenez pas compte de ce courriel.',
      },
    ],
    from,
    reference: facts['reference'] ?? '',
  };
}

/** Is a reminder about to leave still of use: asked, not given, and the last day not over? */
export function isStillOwed(
  facts: Facts,
  person: PersonRow,
  { students, town, now }: { students: readonly StudentRow[]; town: TownNow; now: number },
): boolean {
  const until = facts['mailing'] ?? '';
  return (
    dayOf(now) <= until &&
    students.some((one) => requestOf(one)?.author === person.id && owesBy(one, until, town, now))
  );
}
