import type { Person } from '../person.ts';
import { bestSpelling, fullNameKey } from '../sameness.ts';
import type { PostalAddress, Role } from '../student.ts';

/** One person named for one student by the file. `hasOwnAddress` is false for a guardian who is given the student's. */
export interface Mention {
  readonly line: number;
  readonly student: string;
  readonly birthDate: string;
  readonly role: Role;
  readonly lastName: string;
  readonly firstName: string;
  /** The full name as a key, see `fullNameKey`. */
  readonly nameKey: string;
  readonly mail: string;
  readonly phone: string;
  readonly family: string;
  readonly address: PostalAddress;
  readonly hasOwnAddress: boolean;
}

/**
 * The person behind several mentions (at least one): what the file says of them replaces what was registered; the
 * version, the links used, the consent and the families already seen stay, and so do `others`, their students absent from the file.
 */
export function describePerson(
  id: string,
  mentions: readonly [Mention, ...Mention[]],
  registered: Person | undefined,
  others: readonly string[],
): Person {
  const self = mentions.find((mention) => mention.role === 'self');
  const ordered =
    self === undefined ? mentions : ([self, ...mentions.filter((one) => one !== self)] as const);
  const { nameKey } = ordered[0];
  const same = ordered.filter((mention) => mention.nameKey === nameKey);
  const spelt =
    registered === undefined || fullNameKey(registered) !== nameKey ? same : [registered, ...same];
  const families = [...(registered?.families ?? []), ...mentions.map((mention) => mention.family)];
  return {
    id,
    self: self?.student ?? registered?.self ?? '',
    version: registered?.version ?? 1,
    linksUsed: registered?.linksUsed ?? 0,
    lastName: bestSpelling(spelt.map((one) => one.lastName)),
    firstName: bestSpelling(spelt.map((one) => one.firstName)),
    mail: ordered.find((mention) => mention.mail !== '')?.mail ?? '',
    phone: ordered.find((mention) => mention.phone !== '')?.phone ?? '',
    address: (ordered.find((mention) => mention.hasOwnAddress) ?? ordered[0]).address,
    families: distinct(families.filter((family) => family !== '')),
    students: distinct([...others, ...mentions.map((mention) => mention.student)]),
    consent: registered?.consent ?? '',
  };
}

function distinct(texts: readonly string[]): string[] {
  return [...new Set(texts)].sort();
}
