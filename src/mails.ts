import { appealAnswered, appealAnsweredMail, appealReceived, appealReceivedMail } from './appeals/mails.ts';
import { ballotReceipt, ballotReceiptMail } from './ballots/mails.ts';
import { addressesFrom } from './campaign/addresses.ts';
import { type TownNow, townFrom } from './campaign/settings.ts';
import { askedTerms, askedTermsMail } from './campaign/termsMail.ts';
import { dayOf } from './dates.ts';
import { drawCancelled, drawCancelledMail, drawPostponed, drawPostponedMail } from './draw/changeMails.ts';
import { listFrozen, listFrozenMail } from './draw/mails.ts';
import { stillTold } from './draw/stillTold.ts';
import { drawRows } from './draw/tabs.ts';
import { unlimitedId } from './lists/unlimited.ts';
import { entryDecided, entryDecidedMail } from './offers/decidedMails.ts';
import {
  leavingFacts,
  seatAnswered,
  seatAnsweredMail,
  seatOffered,
  seatOfferedMail,
  seatReminder,
  seatReminderMail,
  waitingTold,
  waitingToldMail,
} from './offers/mails.ts';
import { linkOf, singleUseLinkOf } from './people/access.ts';
import { announcement, announcementMail } from './people/announce.ts';
import { termsAnnouncement, termsAnnouncementMail } from './people/announceTerms.ts';
import { keyMemory } from './people/caller.ts';
import { familyLink } from './people/consent.ts';
import { allStudents } from './people/find.ts';
import { isLimitedPerson, isLimitedStudent, limitedFrom } from './people/limited.ts';
import { invitation, invitationMail, lostAccess, lostAccessMail } from './people/mails.ts';
import { waitsForConsent } from './people/ownAccess.ts';
import { isReturned } from './people/returned.ts';
import { type PersonRow, personSpec, type StudentRow } from './people/tabs.ts';
import type { Mail } from './post/mail.ts';
import type { MailRow } from './post/queue.ts';
import type { Writer } from './post/send.ts';
import type { Register } from './register/register.ts';
import type { Found } from './register/table.ts';
import { participation, participationMail } from './requests/amendmentMails.ts';
import { acknowledgement, acknowledgementMail, otherMail, otherMailMail } from './requests/mails.ts';
import { message, messageMail, wordsOf } from './requests/messageMail.ts';
import { dueReminder, isStillDue, reminder, reminderMail } from './requests/remind.ts';
import { dueReminderMail, isStillOwed } from './review/dueSoon.ts';
import { decisionMail, decisionMailOf } from './review/mails.ts';
import { rightsMail, rightsMailOf } from './rights/registers/requests/letters.ts';

/** Every mail Da Capo writes, by the name of its template: its words, from the facts that were decided. */
const templates: Readonly<Record<string, (facts: MailRow['facts'], town: TownNow, link: string) => Mail>> = {
  [invitation]: invitationMail,
  [announcement]: announcementMail,
  [termsAnnouncement]: termsAnnouncementMail,
  [acknowledgement]: acknowledgementMail,
  [otherMail]: otherMailMail,
  [participation]: participationMail,
  [lostAccess]: lostAccessMail,
  [decisionMail]: decisionMailOf,
  [reminder]: reminderMail,
  [dueReminder]: dueReminderMail,
  [message]: messageMail,
};

/** Mails to somebody who is no person of the Registre: their decision names the address. */
const strangers: Readonly<Record<string, (facts: MailRow['facts'], town: TownNow, page: string) => Mail>> = {
  [askedTerms]: askedTermsMail,
  [ballotReceipt]: ballotReceiptMail,
  [listFrozen]: listFrozenMail,
  [drawCancelled]: drawCancelledMail,
  [drawPostponed]: drawPostponedMail,
  [seatOffered]: seatOfferedMail,
  [seatReminder]: seatReminderMail,
  [seatAnswered]: seatAnsweredMail,
  [waitingTold]: waitingToldMail,
  [appealReceived]: appealReceivedMail,
  [appealAnswered]: appealAnsweredMail,
  [entryDecided]: entryDecidedMail,
  [rightsMail]: rightsMailOf,
};

/**
 * Mails to many people, or that anybody may cause without an access: they wait when the day's quota runs short, leave alone an address that came back, and carry no
 * personal link to another than the one on file.
 */
const isMailing: Writer['patient'] = (template) =>
  [
    invitation,
    announcement,
    termsAnnouncement,
    reminder,
    dueReminder,
    message,
    listFrozen,
    drawCancelled,
    drawPostponed,
    ballotReceipt,
    waitingTold,
  ].includes(template);

/** Of a draw, and worth nothing once it is cancelled: its family is told that instead. */
const ofDraw = [listFrozen, seatOffered, seatReminder, waitingTold];

/** Of the lottery, to everybody who takes part: not to whoever is frozen since. A receipt is theirs alone, and leaves. */
const toEverybody = [listFrozen, drawCancelled, drawPostponed, waitingTold];

/** What each mail still tells, or null. Who takes part is read again, only when a mail to all of them is about to leave. */
function toldTest(register: Register, mails: readonly MailRow[]): (mail: MailRow) => MailRow['facts'] | null {
  if (!mails.some(({ template }) => toEverybody.includes(template))) return ({ facts }) => facts;
  const told = stillTold(register);
  return (mail) => (toEverybody.includes(mail.template) ? told(mail) : mail.facts);
}

/** Draws are read again, only when a mail of one is about to leave. */
function cancelledTest(register: Register, mails: readonly MailRow[]): (mail: MailRow) => boolean {
  if (!mails.some(({ template }) => ofDraw.includes(template))) return () => false;
  const cancelled = new Set(
    drawRows(register).flatMap(({ record: { draw, cancelled: over } }) =>
      over ? [draw, unlimitedId(draw)] : [],
    ),
  );
  return ({ template, facts }) => ofDraw.includes(template) && cancelled.has(facts['draw'] ?? '');
}

/**
 * Writes queued mails. Links are derived when a mail leaves, never stored. `null` while the town is not set up or
 * has not said which address families open: mails wait.
 */
export function mailWriter(register: Register): Writer | null {
  const town = townFrom(register.memory);
  const key = register.memory[keyMemory];
  const address = addressesFrom(register.memory)?.families;
  if (!town || !key || !address) return null;
  return {
    patient: isMailing,
    write: (mails, now) => {
      const people = peopleOf(register, mails);
      const students = onceRead(() => allStudents(register));
      const isDue = dueTest(register, town, { students, mails, now });
      const isFrozen = frozenTest(register, students);
      const isWaiting = consentTest(students, dayOf(now));
      const told = toldTest(register, mails);
      const words = wordsOf(register, mails);
      const isOver = cancelledTest(register, mails);
      return mails.map((mail) => {
        const stranger = strangers[mail.template];
        if (stranger) {
          if (isOver(mail)) return { needless: 'Tirage annulé' };
          const still = told(mail);
          if (!still) return { needless: 'Données gelées' };
          const known = { ...still, reference: still['reference'] ?? `C${mail.id}` };
          const facts = leavingFacts(known, { key, families: address, town, now });
          return { to: mail.to, mail: stranger(facts, town, address) };
        }
        const person = people.get(mail.person);
        const template = templates[mail.template];
        if (!person || !template) return null;
        if (isMailing(mail.template) && isFrozen(person)) return { needless: 'Données gelées' };
        if (!isDue(mail, person)) return { needless: 'Déjà fait' };
        if (isMailing(mail.template) && isWaiting(person)) return { needless: 'Accord retiré' };
        const to = mail.to || person.mail;
        if (isMailing(mail.template) && isReturned(person, to)) return null;
        const isPublic = isMailing(mail.template) && to !== person.mail;
        const link = isPublic ? address : familyLink(address, secretFor(key, person, mail));
        const own = words.get(mail.facts['line'] ?? '');
        const facts = { ...mail.facts, ...own, reference: mail.facts['receipt'] ?? `C${mail.id}` };
        return { to, mail: template(facts, town, link) };
      });
    },
  };
}

/** Every student, by number: read when somebody asks for the first time. */
type Students = () => ReadonlyMap<string, Found<StudentRow>>;

function onceRead(read: Students): Students {
  let known: ReturnType<Students> | undefined;
  return () => {
    known ??= read();
    return known;
  };
}

/** No agreement stands any more for the own access of a child under 15 (CNS-002). */
function consentTest(students: Students, today: string): (person: PersonRow) => boolean {
  return (person) =>
    person.self !== '' &&
    person.consent === '' &&
    waitsForConsent(person, students().get(person.self)?.record ?? null, today);
}

/** Frozen since it was planned: the data of the reader, or of every student they may come for. */
function frozenTest(register: Register, students: Students): (person: PersonRow) => boolean {
  const limited = limitedFrom(register.memory);
  if (limited.size === 0) return () => false;
  return ({ id, students: own }) =>
    isLimitedPerson(limited, id) ||
    own.every((number) => {
      const student = students().get(number)?.record;
      return student !== undefined && isLimitedStudent(limited, student);
    });
}

/** Reminders wait for days: those who did meanwhile what they ask are read again, only when there are any. */
function dueTest(
  register: Register,
  town: TownNow,
  {
    students,
    mails,
    now,
  }: { readonly students: Students; readonly mails: readonly MailRow[]; readonly now: number },
): (mail: MailRow, person: PersonRow) => boolean {
  const tests: Readonly<Record<string, typeof isStillOwed>> = {
    [reminder]: isStillDue,
    [dueReminder]: isStillOwed,
  };
  if (!mails.some(({ template }) => tests[template])) return () => true;
  const limited = limitedFrom(register.memory);
  return ({ template, facts }, person) => {
    const own = person.students
      .flatMap((number) => students().get(number)?.record ?? [])
      .filter((student) => !isLimitedStudent(limited, student));
    return tests[template]?.(facts, person, { students: own, town, now }) ?? true;
  };
}

/** The secret of the link a mail carries: the personal one, or the single-use one its decision names. */
function secretFor(key: string, person: PersonRow, { template, facts }: MailRow): string {
  if (template !== lostAccess) return linkOf(key, person);
  return singleUseLinkOf(key, { ...person, linksUsed: Number(facts['linksUsed']) }, Number(facts['askedAt']));
}

/** People are invited in the order of their rows: one reading covers a batch, unless they stand far apart.
 * Whoever asked for the terms is no person of the Registre. */
function peopleOf(register: Register, mails: readonly MailRow[]): Map<string, PersonRow> {
  const table = register.table(personSpec);
  const rows = mails.flatMap(({ person }) => (person === '' ? [] : [Number(person.slice(1)) + 1]));
  if (rows.length === 0) return new Map();
  const first = Math.min(...rows);
  const span = Math.max(...rows) - first + 1;
  const found =
    span <= 500 ? table.block(first, span) : [...new Set(rows)].flatMap((row) => table.block(row, 1));
  return new Map(found.map(({ record }) => [record.id, record]));
}
