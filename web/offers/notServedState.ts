import type { NotServed, NotServedPage } from '../../src/calls/offers.ts';
import { ordinal } from '../../src/draw/pv/words.ts';
import { csvText } from '../office/csv.ts';

/** Of whom the list is made; an empty word lets everybody through. */
export interface Narrowing {
  readonly course: string;
  /** Ages, as typed in a list of those there are. */
  readonly from: string;
  readonly to: string;
}

export const everybody: Narrowing = { course: '', from: '', to: '' };

/** Everybody a narrowing lets through, each once: in the order of one course, or of the first course they wait for. */
export function narrowed({ people, courses }: NotServedPage, { course, from, to }: Narrowing): NotServed[] {
  const rank = new Map(courses.map(({ id }, i) => [id, i]));
  const wait = ({ waits }: NotServed) =>
    course === '' ? waits[0] : waits.find((one) => one.course === course);
  const isAged = ({ age }: NotServed) =>
    (from === '' || (age !== null && age >= Number(from))) &&
    (to === '' || (age !== null && age <= Number(to)));
  return people
    .filter((person) => wait(person) !== undefined && isAged(person))
    .sort((a, b) => {
      const [one, other] = [wait(a), wait(b)];
      const byCourse = (rank.get(one?.course ?? '') ?? 0) - (rank.get(other?.course ?? '') ?? 0);
      return byCourse || (one?.place ?? 0) - (other?.place ?? 0);
    });
}

/** Ages there are, the youngest first. */
export const agesIn = (people: readonly NotServed[]): number[] =>
  [...new Set(people.flatMap(({ age }) => (age === null ? [] : [age])))].sort((a, b) => a - b);

/** `DAN-IN 2e`. */
export const waitWords = ({ course, place }: NotServed['waits'][number]): string =>
  `${course} ${ordinal(place)}`;

/** Said on the screen, on paper and in the file. */
export const confidential =
  'Fichier protégé. Il sert seulement à donner les places qui se libèrent pendant l’année. Ne le transmettez à personne d’autre, et détruisez vos copies quand elles ne servent plus.';

/** The same list for a spreadsheet; what it may be used for is its last line. */
export function notServedCsv(people: readonly NotServed[]): string {
  return csvText([
    [
      'Participation',
      'Nom',
      'Âge',
      'En attente',
      'Téléphone',
      'Courriels',
      'Recontact l’an prochain',
      'Conservé jusqu’au',
      'Remarque',
    ],
    ...people.map((person) => [
      person.entry,
      person.name,
      person.age === null ? '' : String(person.age),
      person.waits.map(waitWords).join(', '),
      person.phone,
      person.mails.join(', '),
      person.mayContact ? 'oui' : 'non',
      person.keptUntil,
      person.hasOther ? hasOtherWords : '',
    ]),
    [confidential],
  ]);
}

export const hasOtherWords = 'a une place par une autre participation';
