import type { Lottery } from '../campaign/lottery.ts';
import { ballotPeriodOf } from '../campaign/opening.ts';
import type { Town } from '../campaign/town.ts';
import { frenchBound, frenchInstant, instantFrom } from '../dates.ts';
import { listed } from '../french.ts';
import { ageOn } from '../people/age.ts';
import { normalise } from '../people/sameness.ts';
import type { OpenCourse } from '../places/course.ts';
import type { Ballot, Motive } from './ballot.ts';
import { isOfAge, mostWishes } from './limits.ts';

/** What a ballot is held against. */
export interface BallotRules {
  readonly town: Town;
  readonly lottery: Lottery;
  /** By code. */
  readonly courses: ReadonlyMap<string, OpenCourse>;
}

/** Why one ballot is void by itself: a sentence, or nothing. The first motive in this order is its motive (IVR-019). */
type Reason = (ballot: Ballot, rules: BallotRules) => string | undefined;

const reasons: Readonly<Record<Exclude<Motive, 'overLimit' | 'duplicate' | 'clerk'>, Reason>> = {
  early(ballot, { lottery }) {
    const { opensAt } = ballotPeriodOf(lottery);
    const instant = instantFrom(ballot.handedInAt);
    return instant < opensAt
      ? `Remis le ${frenchInstant(instant)}, avant l’ouverture (${frenchInstant(opensAt)}).`
      : undefined;
  },
  late(ballot, { lottery }) {
    const { closesAt } = ballotPeriodOf(lottery);
    const instant = instantFrom(ballot.handedInAt);
    return instant >= closesAt
      ? `Remis le ${frenchInstant(instant)}\u00a0: les bulletins étaient acceptés ${untilWords(closesAt)}.`
      : undefined;
  },
  familyNumber: ({ familyNumber }) =>
    familyNumber === '' ? 'Le numéro pôle famille, obligatoire, n’est pas rempli.' : undefined,
  incomplete(ballot) {
    const missing = missingFrom(ballot);
    return missing.length > 0 ? `Bulletin incomplet. Il manque ${listed(missing)}.` : undefined;
  },
  unknownCourse(ballot, { courses }) {
    const unknown = ballot.wishes.find((wish) => !isOpenTo(ballot, courses.get(wish)));
    return unknown === undefined
      ? undefined
      : `Le vœu «\u00a0${unknown.slice(0, 24)}\u00a0» n’est pas un cours de cette structure et de cette activité.`;
  },
  repeatedWish({ wishes }) {
    const repeated = wishes.find((wish, i) => wishes.indexOf(wish) !== i);
    return repeated === undefined ? undefined : `Le vœu ${repeated} est demandé deux fois.`;
  },
  tooManyWishes: ({ wishes }) =>
    wishes.length > mostWishes
      ? `${wishes.length} vœux\u00a0: un bulletin en porte ${mostWishes} au plus.`
      : undefined,
  age(ballot, { lottery, courses }) {
    const age = ageOn(ballot.bornOn, lottery.ageReference);
    const tooFar = ballot.wishes
      .map((wish) => courses.get(wish))
      .find((course) => course && !isOfAge(age, course));
    return (
      tooFar && `${age} ans à la date de référence\u00a0: le cours ${tooFar.code} est ${agesOf(tooFar)}.`
    );
  },
};

function untilWords(closesAt: number): string {
  const words = frenchBound(closesAt);
  return words.endsWith('inclus') ? `jusqu’au ${words}` : `avant le ${words}`;
}

/** What each motive is called where they are counted, in the minutes too. */
export const motiveWords: Readonly<Record<Motive, string>> = {
  early: 'remis avant l’ouverture',
  late: 'remis trop tard',
  familyNumber: 'sans numéro pôle famille',
  incomplete: 'incomplet',
  unknownCourse: 'cours inconnu',
  repeatedWish: 'vœu répété',
  tooManyWishes: 'trop de vœux',
  age: 'âge',
  overLimit: 'au-delà du nombre permis',
  duplicate: 'doublon',
  clerk: 'par décision',
};

/** In the order in which one is looked for. */
export const ownMotives = Object.keys(reasons) as (keyof typeof reasons)[];

/** Why a ballot is void by itself for this motive, in a French sentence; undefined when it is not. */
export function voidFor(
  motive: keyof typeof reasons,
  ballot: Ballot,
  rules: BallotRules,
): string | undefined {
  return reasons[motive](ballot, rules);
}

/** What IVR-080 asks and the ballot does not give. A phone or a mail is enough: who has no mail is called. */
function missingFrom(ballot: Ballot): string[] {
  const { lastName, firstName, bornOn, street, postcode, town, activity, wishes } = ballot;
  const asked: readonly (readonly [string, boolean])[] = [
    ['le nom', lastName !== ''],
    ['le prénom', firstName !== ''],
    ['la date de naissance', bornOn !== ''],
    ['l’adresse', street !== '' && postcode !== '' && town !== ''],
    ['un téléphone ou un courriel', ballot.phone !== '' || ballot.mail !== ''],
    ['l’activité', activity !== ''],
    ['un vœu', wishes.length > 0],
  ];
  return asked.filter(([, isGiven]) => !isGiven).map(([what]) => what);
}

function isOpenTo({ conservatoire, activity }: Ballot, course: OpenCourse | undefined): boolean {
  return course?.conservatoire === conservatoire && normalise(course.activity) === normalise(activity);
}

function agesOf({ minAge, maxAge }: OpenCourse): string {
  if (minAge === null) return `ouvert jusqu’à ${maxAge} ans`;
  if (maxAge === null) return `ouvert à partir de ${minAge} ans`;
  return minAge === maxAge ? `ouvert à ${minAge} ans` : `ouvert de ${minAge} à ${maxAge} ans`;
}
