import type { PublicCourse, PublicLottery } from '../../src/calls/lottery.ts';
import { normalise } from '../../src/people/sameness.ts';
import { counted } from '../office/words.ts';

/** `mercredi à 14 h`, `de 7 à 9 ans`, the level: what is said of it. */
export const factsOf = ({ slot, ages, level }: PublicCourse): string =>
  [slot, ages, level].filter((fact) => fact !== '').join(' · ');

export const seatsWords = (seats: number | null): string => {
  if (seats === null) return 'Sans limite de jauge';
  return seats === 0 ? 'Aucune place libre' : `${counted(seats, 'place')} au tirage`;
};

/** The courses of one activity of one establishment. */
export interface Activity {
  readonly conservatoire: string;
  readonly activity: string;
  readonly courses: readonly PublicCourse[];
}

/** Establishments in the town's order, activities in the order of the list. */
export function activitiesOf({ conservatoires, courses }: PublicLottery): Activity[] {
  const found = new Map<string, { readonly activity: string; readonly courses: PublicCourse[] }>();
  const keyOf = ({ conservatoire, activity }: PublicCourse) => `${conservatoire} ${normalise(activity)}`;
  for (const { code } of conservatoires)
    for (const course of courses.filter(({ conservatoire }) => conservatoire === code)) {
      const known = found.get(keyOf(course));
      if (known) known.courses.push(course);
      else found.set(keyOf(course), { activity: course.activity, courses: [course] });
    }
  return [...found.values()].map(({ activity, courses: own }) => ({
    conservatoire: own[0]?.conservatoire ?? '',
    activity,
    courses: own,
  }));
}

/** Its name as people say it, where the town has one of that code. */
export const nameOf = ({ conservatoires }: PublicLottery, code: string): string =>
  conservatoires.find((one) => one.code === code)?.name ?? code;
