import { normalise } from '../people/sameness.ts';
import type { PersonRow } from '../people/tabs.ts';
import { requestOf } from '../requests/state.ts';
import type { Seen } from './seen.ts';

/** One person with several addresses, or one address of several people (PAR-056). */
export interface Control {
  readonly who: string;
  readonly found: readonly string[];
}

/** People of these students, with the mails that are known of each: on file, and given in answers. */
function mailsOfPeople({ students, people }: Seen): Map<PersonRow, Set<string>> {
  const mails = new Map<PersonRow, Set<string>>();
  const add = (person: PersonRow | undefined, mail: string) => {
    if (!person || mail.trim() === '') return;
    const known = mails.get(person) ?? new Set<string>();
    mails.set(person, known.add(mail.trim().toLowerCase()));
  };
  for (const student of students) {
    for (const { person } of student.links) add(people.get(person), people.get(person)?.mail ?? '');
    const request = requestOf(student);
    if (request?.answer.decision === 'reEnrol')
      add(people.get(request.author), request.answer.coordinates.mail);
  }
  return mails;
}

/** *Même personne, plusieurs adresses*: by name within a family. */
export function doubleAddresses(seen: Seen): Control[] {
  const byName = new Map<string, { who: string; found: Set<string> }>();
  for (const [person, mails] of mailsOfPeople(seen)) {
    const who = `${person.firstName} ${person.lastName}`;
    const key = `${normalise(who)}:${person.families[0] ?? person.id}`;
    const known = byName.get(key) ?? { who, found: new Set<string>() };
    for (const mail of mails) known.found.add(mail);
    byName.set(key, known);
  }
  return [...byName.values()]
    .filter(({ found }) => found.size > 1)
    .map(({ who, found }) => ({ who, found: [...found].sort() }));
}

/** *Une adresse, plusieurs personnes*: allowed, and worth knowing. */
export function sharedAddresses(seen: Seen): Control[] {
  const byMail = new Map<string, Set<string>>();
  for (const [{ firstName, lastName }, mails] of mailsOfPeople(seen)) {
    for (const mail of mails) {
      byMail.set(mail, (byMail.get(mail) ?? new Set<string>()).add(`${firstName} ${lastName}`));
    }
  }
  return [...byMail]
    .filter(([, names]) => names.size > 1)
    .map(([who, names]) => ({ who, found: [...names].sort() }));
}
