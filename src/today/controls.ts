import { dayOf } from '../dates.ts';
import { ageOn, isAdult } from '../people/age.ts';
import { isReturned, mailFor, mailsGiven } from '../people/returned.ts';
import { normalise } from '../people/sameness.ts';
import { roleOf } from '../people/student.ts';
import type { PersonRow, ReturnedMail, StudentRow } from '../people/tabs.ts';
import type { MailRow } from '../post/queue.ts';
import { requestOf } from '../requests/state.ts';
import type { Seen } from './seen.ts';

/** One person with several addresses, or one address of several people (PAR-056). */
export interface Control {
  readonly who: string;
  readonly found: readonly string[];
  readonly people: readonly PersonRow[];
}

/** People of these students, each once. */
function peopleOf({ students, people }: Seen): PersonRow[] {
  const ids = new Set(students.flatMap(({ links }) => links.map(({ person }) => person)));
  return [...ids].flatMap((id) => people.get(id) ?? []);
}

/** The mails that are known of somebody: on file, and given in answers. */
function mailsOf({ id, mail }: PersonRow, students: readonly StudentRow[]): string[] {
  const onFile = mail.trim().toLowerCase();
  return [...new Set([...(onFile === '' ? [] : [onFile]), ...mailsGiven(id, students)])];
}

/** People of these students, with their mails but those that came back. */
function mailsOfPeople(seen: Seen): Map<PersonRow, readonly string[]> {
  const own = byAuthor(seen.students);
  return new Map(
    peopleOf(seen).map((person) => {
      const mails = mailsOf(person, own.get(person.id) ?? []);
      return [person, mails.filter((mail) => !isReturned(person, mail))];
    }),
  );
}

/** The students a person answered for: without it, everybody would be looked up among all. */
function byAuthor(students: readonly StudentRow[]): Map<string, StudentRow[]> {
  const own = new Map<string, StudentRow[]>();
  for (const student of students) {
    const author = requestOf(student)?.author;
    if (author !== undefined) own.set(author, [...(own.get(author) ?? []), student]);
  }
  return own;
}

const nameOf = ({ firstName, lastName }: PersonRow): string => `${firstName} ${lastName}`;

/** *Même personne, plusieurs adresses*: by name within a family. */
export function doubleAddresses(seen: Seen): Control[] {
  const byName = new Map<string, { who: string; found: Set<string>; people: PersonRow[] }>();
  for (const [person, mails] of mailsOfPeople(seen)) {
    const who = nameOf(person);
    const key = `${normalise(who)}:${person.families[0] ?? person.id}`;
    const known = byName.get(key) ?? { who, found: new Set<string>(), people: [] };
    for (const mail of mails) known.found.add(mail);
    known.people.push(person);
    byName.set(key, known);
  }
  return [...byName.values()]
    .filter(({ found }) => found.size > 1)
    .map(({ who, found, people }) => ({ who, found: [...found].sort(), people }));
}

/** *Une adresse, plusieurs personnes*: allowed, and worth knowing. */
export function sharedAddresses(seen: Seen): Control[] {
  const byMail = new Map<string, PersonRow[]>();
  for (const [person, mails] of mailsOfPeople(seen))
    for (const mail of mails) byMail.set(mail, [...(byMail.get(mail) ?? []), person]);
  return [...byMail]
    .map(([who, people]) => ({ who, found: [...new Set(people.map(nameOf))].sort(), people }))
    .filter(({ found }) => found.length > 1);
}

/** An age that is probably a mistake of typing, and why. */
export interface OddAge {
  readonly student: StudentRow;
  readonly why: string;
}

/** Younger, or older, than anybody a conservatoire teaches; and the least between a parent and a child. */
const youngest = 3;
const oldest = 90;
const betweenGenerations = 16;

/** Ages that look wrong, as far as birth dates are known: a guardian has one who is a student too. */
export function oddAges({ students, people, now }: Seen): OddAge[] {
  const day = dayOf(now);
  const byNumber = new Map(students.map((student) => [student.number, student]));
  return students.flatMap((student): OddAge[] => {
    const age = ageOn(student.birthDate, day);
    if (!(age >= youngest && age <= oldest)) return [{ student, why: ageWords(age) }];
    return student.links.flatMap(({ person, role }): OddAge[] => {
      const guardian = role === 'self' ? undefined : people.get(person);
      const own = guardian && byNumber.get(guardian.self);
      const years = own ? ageOn(own.birthDate, student.birthDate) : betweenGenerations;
      if (!guardian || years >= betweenGenerations) return [];
      return [
        {
          student,
          why: `Responsable trop jeune\u00a0: ${nameOf(guardian)}, élève lui aussi, né en ${own?.birthDate.slice(0, 4)}`,
        },
      ];
    });
  });
}

function ageWords(age: number): string {
  if (age < 0) return 'Naissance à venir';
  return age < youngest ? `Moins de ${youngest}\u00a0ans` : `Plus de ${oldest}\u00a0ans`;
}

/** Students of age who still have guardians on file: they answer for themselves too. */
export function adultsWithGuardians({ students, now }: Seen): StudentRow[] {
  const day = dayOf(now);
  return students.filter(
    ({ birthDate, links }) => isAdult(birthDate, day) && links.some(({ role }) => role !== 'self'),
  );
}

/** A mail that could not be sent, to an address its reader still has, and that nobody said to come back. */
export interface FailedMail {
  readonly person: PersonRow;
  readonly mail: MailRow;
}

/** The last failure of each address. */
export function failedMails(seen: Seen): FailedMail[] {
  const known = new Map([...mailsOfPeople(seen)].map(([person, mails]) => [person.id, { person, mails }]));
  const last = new Map<string, FailedMail>();
  for (const mail of seen.mails) {
    const reader = known.get(mail.person);
    if (mail.state === 'échec' && reader?.mails.includes(mail.to.toLowerCase()))
      last.set(`${mail.person} ${mail.to}`, { person: reader.person, mail });
  }
  return [...last.values()];
}

export interface ReturnedLine extends ReturnedMail {
  readonly person: PersonRow;
  /** Where mailings go meanwhile; empty: to be called, or by letter. */
  readonly instead: string;
}

/** Addresses a clerk said to come back, that their people still have. */
export function returnedMails(seen: Seen): ReturnedLine[] {
  const own = byAuthor(seen.students);
  return peopleOf(seen).flatMap((person) => {
    if (person.returned.length === 0) return [];
    const answered = own.get(person.id) ?? [];
    const mails = mailsOf(person, answered);
    const still = person.returned.filter(({ mail }) => mails.includes(mail));
    return still.map((one) => ({ ...one, person, instead: mailFor(person, answered) }));
  });
}

/** Students this person may come for. */
export function studentsOf({ students }: Seen, people: readonly PersonRow[]): StudentRow[] {
  return students.filter((student) => people.some(({ id }) => roleOf(student, id) !== null));
}
