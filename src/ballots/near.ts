import { normalise } from '../people/sameness.ts';
import type { Ballot } from './ballot.ts';

/** A ballot with what is compared of it, worked out once: whatever the accents, case, hyphens, apostrophes, spaces. */
export interface Profile {
  readonly ballot: Ballot;
  readonly last: string;
  readonly first: string;
  /** What corroborates (IVR-016), in the order of `contactWords`; empty where nothing was written. */
  readonly contact: readonly string[];
}

const contactWords = ['même numéro pôle famille', 'même adresse', 'même courriel', 'même téléphone'];

export function profileOf(ballot: Ballot): Profile {
  const address = ballot.street === '' ? '' : `${ballot.street} ${ballot.postcode}`;
  return {
    ballot,
    last: normalise(ballot.lastName),
    first: normalise(ballot.firstName),
    contact: [ballot.familyNumber, address, ballot.mail, ballot.phone].map(normalise),
  };
}

/** Whether name and birth date are the same. */
export function hasSameIdentity(one: Profile, other: Profile): boolean {
  return one.last === other.last && one.first === other.first && one.ballot.bornOn === other.ballot.bornOn;
}

/** What two ballots have in common besides name and birth date, in French. */
export function sharedBy(one: Profile, other: Profile): string[] {
  return contactWords.filter((_, i) => one.contact[i] !== '' && one.contact[i] === other.contact[i]);
}

/** Whether one ballot has the first name where the other has the last. */
export function isExchanged(one: Profile, other: Profile): boolean {
  return one.last === other.first && one.first === other.last;
}

/** Why two ballots of different names or birth dates may be one person's, in French; empty when nothing says so. */
export function nearness(one: Profile, other: Profile): string[] {
  const born = [one.ballot.bornOn, other.ballot.bornOn] as const;
  if (born[0] !== born[1]) return isSameName(one, other) ? birthNearness(...born, one, other) : [];
  if (isExchanged(one, other)) return ['nom et prénom échangés'];
  const last = closeness(one.ballot.lastName, other.ballot.lastName, one.last, other.last);
  const first = closeness(one.ballot.firstName, other.ballot.firstName, one.first, other.first);
  if (last === 'other' || first === 'other') return [];
  // Two slips at once, without anything else in common, are two people.
  if (last !== 'equal' && first !== 'equal' && sharedBy(one, other).length === 0) return [];
  return [...nameWords('nom', last), ...nameWords('prénom', first)];
}

function isSameName(one: Profile, other: Profile): boolean {
  return one.last === other.last && one.first === other.first;
}

/** Day and month exchanged; or one figure mistaken, where something else agrees. */
function birthNearness(born: string, otherBorn: string, one: Profile, other: Profile): string[] {
  const [year, month, day] = born.split('-');
  if (otherBorn === `${year}-${day}-${month}`) return ['date de naissance\u00a0: jour et mois échangés'];
  const apart = [...born].filter((figure, i) => figure !== otherBorn[i]).length;
  return apart === 1 && sharedBy(one, other).length > 0 ? ['date de naissance\u00a0: un chiffre'] : [];
}

/** What tells two names apart: nothing, one letter, a part left out, or too much to be one name. */
type Closeness = 'equal' | 'letter' | 'shortened' | 'other';

/** `a` and `b` are the names normalised. */
function closeness(one: string, other: string, a: string, b: string): Closeness {
  if (a === b) return 'equal';
  if (isShortened(one, a, b) || isShortened(other, b, a)) return 'shortened';
  return isOneLetterApart(a, b) ? 'letter' : 'other';
}

/** *Jean* for *Jean-Baptiste*: whole words, from the beginning. */
function isShortened(typed: string, long: string, short: string): boolean {
  if (short === '' || !long.startsWith(short)) return false;
  const parts = typed.split(/[\s\p{Pd}]+/u);
  return parts.some((_, i) => normalise(parts.slice(0, i).join('')) === short);
}

/** One letter more, less, other, or exchanged with the next, after the first: Noé and Zoé are two names. */
function isOneLetterApart(a: string, b: string): boolean {
  let from = 0;
  while (from < a.length && a[from] === b[from]) from++;
  const [restA, restB] = [a.slice(from), b.slice(from)];
  const isSlip =
    restA.slice(1) === restB.slice(1) ||
    restA === restB.slice(1) ||
    restA.slice(1) === restB ||
    (restA.slice(2) === restB.slice(2) && restA[0] === restB[1] && restA[1] === restB[0]);
  return from > 0 && isSlip;
}

function nameWords(what: string, how: Closeness): string[] {
  if (how === 'letter') return [`${what}\u00a0: une lettre`];
  return how === 'shortened' ? [`${what} raccourci`] : [];
}

/** Two near ballots have one of these in common; few others do. */
export function blockKeys({ ballot: { bornOn }, last, first, contact }: Profile): string[] {
  const names = [last, first].sort().join('|');
  const [year, ...dayAndMonth] = bornOn.split('-');
  return [
    [names, year, ...dayAndMonth.sort()].join(' '),
    `${last}| ${bornOn}`,
    `|${first} ${bornOn}`,
    ...contact
      .filter((value) => value !== '')
      .flatMap((value) => [`${value} ${bornOn}`, `${value} ${names}`]),
  ];
}
