import type { Lottery } from '../campaign/lottery.ts';
import { normalise } from '../people/sameness.ts';
import type { OpenCourse } from '../places/course.ts';

/** Wishes of one ballot, at most (IVR-017). */
export const mostWishes = 4;

/** How many ballots a person may hand in at an establishment: in all, and for one activity. */
export interface Limits {
  /** Null: as many as there are activities. */
  readonly inAll: number | null;
  readonly forActivity: number;
}

/** A number is for the whole establishment, one ballot an activity; without any, only that last holds (IVR-015). */
export function limitsFor(
  { conservatoire, activity }: { readonly conservatoire: string; readonly activity: string },
  { ballotLimits }: Pick<Lottery, 'ballotLimits'>,
): Limits {
  const limit = ballotLimits[conservatoire];
  if (typeof limit !== 'object') return { inAll: limit ?? null, forActivity: 1 };
  const named = Object.keys(limit).find((name) => normalise(name) === normalise(activity));
  return { inAll: null, forActivity: limit[named ?? ''] ?? 1 };
}

/** Is somebody of the age a course asks for, at the date of reference (IVR-011)? */
export function isOfAge(age: number, { minAge, maxAge }: Pick<OpenCourse, 'minAge' | 'maxAge'>): boolean {
  return age >= (minAge ?? 0) && age <= (maxAge ?? age);
}
