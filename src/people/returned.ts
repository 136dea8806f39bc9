import type { PersonRow, StudentRow } from './tabs.ts';

/** Did a clerk say that mails to this address of theirs come back? */
export function isReturned({ returned }: Pick<PersonRow, 'returned'>, mail: string): boolean {
  return returned.some((one) => one.mail === mail.toLowerCase());
}

/** The address on file; empty without one, and once it came back. */
export function mailOnFile(person: Pick<PersonRow, 'mail' | 'returned'>): string {
  return isReturned(person, person.mail) ? '' : person.mail;
}

/**
 * Where mailings go: the address on file; once it came back, another that this person gave in a request. Empty when
 * nothing reaches them by mail.
 */
export function mailFor(person: PersonRow, students: readonly StudentRow[]): string {
  if (person.mail === '' || mailOnFile(person) !== '') return person.mail;
  return mailsGiven(person.id, students).find((mail) => !isReturned(person, mail)) ?? '';
}

/** The part of `requests/state.ts` that names an address; that chapter comes after this one. */
interface Given {
  readonly author: string;
  readonly answer: { readonly coordinates?: { readonly mail: string } };
}

/** Addresses that this person gave in the requests they are the author of, in lower case. */
export function mailsGiven(person: string, students: readonly StudentRow[]): string[] {
  return students.flatMap(({ request }) => {
    const given = request as Given | null;
    const mail = given?.author === person ? (given.answer.coordinates?.mail.trim() ?? '') : '';
    return mail === '' ? [] : [mail.toLowerCase()];
  });
}
