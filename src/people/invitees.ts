import { isAdult, isUnder15 } from './age.ts';
import type { PersonRow, StudentRow } from './tabs.ts';

/** How each person is told of the campaign (PAR-042, PAR-048, MAU-001, CNS-002, X10). */
export type Channel =
  /** A personal link by mail. */
  | 'mail'
  /** No mail: a guardian or an adult student is listed for a letter. */
  | 'letter'
  /** A student under 15 with a mail: after a guardian agreed. */
  | 'waitingForConsent'
  /** A minor without a mail: through the guardian's page. */
  | 'guardian';

/** `own` is the student this person is, if any. `today` is the civil day in Paris. */
function channelFor(person: PersonRow, own: StudentRow | null, today: string): Channel {
  if (own === null || isAdult(own.birthDate, today)) return person.mail === '' ? 'letter' : 'mail';
  if (person.mail === '') return 'guardian';
  return isUnder15(own.birthDate, today) && person.consent === '' ? 'waitingForConsent' : 'mail';
}

export interface Invitee {
  readonly person: PersonRow;
  readonly channel: Channel;
  /** The students this person may come for, in the order of the Registre. */
  readonly students: readonly StudentRow[];
}

/** Everybody with an access, and how they are told. People without any student are left out. */
export function invitees(
  persons: readonly PersonRow[],
  students: readonly StudentRow[],
  today: string,
): Invitee[] {
  const byNumber = new Map(students.map((student) => [student.number, student]));
  return persons.flatMap((person): Invitee[] => {
    const theirs = person.students.flatMap((number) => byNumber.get(number) ?? []);
    if (theirs.length === 0) return [];
    const own = theirs.find((student) => isOwn(student, person.id)) ?? null;
    return [{ person, channel: channelFor(person, own, today), students: theirs }];
  });
}

export function isOwn(student: StudentRow, person: string): boolean {
  return student.links.some((link) => link.person === person && link.role === 'self');
}
