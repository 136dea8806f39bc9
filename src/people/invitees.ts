import { isAdult } from './age.ts';
import { waitsForConsent } from './ownAccess.ts';
import { mailFor } from './returned.ts';
import type { PersonRow, StudentRow } from './tabs.ts';

/** How each person is told of the campaign (PAR-042, PAR-048, MAU-001, CNS-002, X10). */
export type Channel =
  /** A personal link by mail. */
  | 'mail'
  /** No mail, or one that came back: a guardian or an adult student is listed for a letter. */
  | 'letter'
  /** A student under 15 with a mail: after a guardian agreed. */
  | 'waitingForConsent'
  /** A minor without a mail: through the guardian's page. */
  | 'guardian';

/** `own` is the student this person is, if any. `today` is the civil day in Paris. */
function channelFor(mail: string, consent: string, own: StudentRow | null, today: string): Channel {
  if (own === null || isAdult(own.birthDate, today)) return mail === '' ? 'letter' : 'mail';
  if (mail === '') return 'guardian';
  return waitsForConsent({ consent }, own, today) ? 'waitingForConsent' : 'mail';
}

export interface Invitee {
  readonly person: PersonRow;
  readonly channel: Channel;
  /** Where mailings go; empty when none reaches them. */
  readonly mail: string;
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
    const mail = mailFor(person, theirs);
    return [{ person, channel: channelFor(mail, person.consent, own, today), mail, students: theirs }];
  });
}

export function isOwn(student: StudentRow, person: string): boolean {
  return student.links.some((link) => link.person === person && link.role === 'self');
}
