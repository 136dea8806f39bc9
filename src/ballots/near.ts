import { normalise } from '../people/sameness.ts';
import type { Ballot } from './ballot.ts';

/** What tells two names apart: nothing, one letter, a part left out, or too much to be one name. */
type Closeness = 'equal' | 'letter' | 'shortened' | 'other';

/** How close two names are, whatever their accents, case, hyphens, apostrophes and spaces. */
export function closeness(one: string, other: string): Closeness {
  const [a, b] = [normalise(one), normalise(other)];
  if (a === b) return 'equal';
  if (isShortened(one, other) || isShortened(other, one)) return 'shortened';
  return isOneLetterApart(a, b) ? 'letter' : 'other';
}

/** *Jean* for *Jean-Baptiste*: whole words, from the beginning. */
function isShortened(short: string, long: string): boolean {
  const parts = long.split(/[\s\p{Pd}]+/u).filter((part) => part !== '');
  return parts.some((_, i) => i > 0 && normalise(parts.slice(0, i).join('')) === normalise(short));
}

/** One letter more, less, other, or exchanged with the next. */
function isOneLetterApart(a: string, b: string): boolean {
  let from = 0;
  while (from < a.length && a[from] === b[from]) from++;
  const [restA, restB] = [a.slice(from), b.slice(from)];
  return (
    restA.slice(1) === restB.slice(1) ||
    restA === restB.slice(1) ||
    restA.slice(1) === restB ||
    (restA.slice(2) === restB.slice(2) && restA[0] === restB[1] && restA[1] === restB[0])
  );
}

/** What two ballots have in common besides the person's own name and birth date (IVR-016), in French words. */
export function sharedBy(one: Ballot, other: Ballot): string[] {
  const isSame = (a: string, b: string) => a !== '' && normalise(a) === normalise(b);
  const address = ({ street, postcode }: Ballot) => (street === '' ? '' : `${street} ${postcode}`);
  return [
    isSame(one.familyNumber, other.familyNumber) && 'même numéro pôle famille',
    isSame(address(one), address(other)) && 'même adresse',
    isSame(one.mail, other.mail) && 'même courriel',
    isSame(one.phone, other.phone) && 'même téléphone',
  ].filter((word) => word !== false);
}

/** Why two ballots of different names or birth dates may be one person's; empty when nothing says so. */
export function nearness(one: Ballot, other: Ballot): string[] {
  const hasShared = sharedBy(one, other).length > 0;
  const last = closeness(one.lastName, other.lastName);
  const first = closeness(one.firstName, other.firstName);
  if (one.bornOn !== other.bornOn) {
    const why = last === 'equal' && first === 'equal' ? birthNearness(one.bornOn, other.bornOn) : '';
    return why === 'un chiffre' && !hasShared ? [] : why === '' ? [] : [`date de naissance\u00a0: ${why}`];
  }
  if (isExchanged(one, other)) return ['nom et prénom échangés'];
  if (last === 'other' || first === 'other') return [];
  // Two slips at once, without anything else in common, are two people.
  if (last !== 'equal' && first !== 'equal' && !hasShared) return [];
  return [...nameWords('nom', last), ...nameWords('prénom', first)];
}

/** Whether one ballot has the first name where the other has the last. */
export function isExchanged(one: Ballot, other: Ballot): boolean {
  return (
    normalise(one.lastName) === normalise(other.firstName) &&
    normalise(one.firstName) === normalise(other.lastName)
  );
}

function nameWords(what: string, how: Closeness): string[] {
  if (how === 'letter') return [`${what}\u00a0: une lettre`];
  return how === 'shortened' ? [`${what} raccourci`] : [];
}

/** Day and month exchanged, or one figure mistaken. */
function birthNearness(one: string, other: string): string {
  const [year, month, day] = one.split('-');
  if (other === `${year}-${day}-${month}`) return 'jour et mois échangés';
  const apart = [...one].filter((figure, i) => figure !== other[i]).length;
  return apart === 1 ? 'un chiffre' : '';
}
