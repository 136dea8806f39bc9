import type { OpenCourse } from '../places/course.ts';
import type { Ballot } from './ballot.ts';
import type { Checked } from './check.ts';
import type { BallotRules } from './motives.ts';
import { inHandInOrder } from './order.ts';

/** A seat in a course without limit: who asks for it gets it, besides the draw (IVR-014). */
export interface UnlimitedSeat {
  readonly ballot: string;
  /** See `People`. */
  readonly person: string;
  readonly course: string;
  /** Courses the same person asks for and may hold with it; placed in any other, the family chooses. */
  readonly combinesWith: readonly string[];
}

/** Every course without limit that valid ballots ask for, in the order of handing in, and what goes with it. */
export function unlimitedSeats(
  ballots: readonly Ballot[],
  checked: Checked,
  { courses }: BallotRules,
): UnlimitedSeat[] {
  const valid = inHandInOrder(ballots.filter(({ number }) => checked.fates.get(number)?.kind === 'valid'));
  const asked = valid.flatMap((ballot) =>
    ballot.wishes.map((wish) => ({
      ballot: ballot.number,
      person: checked.people.personOf.get(ballot.number) ?? ballot.number,
      course: courses.get(wish),
    })),
  );
  const byPerson = new Map<string, OpenCourse[]>();
  for (const { person, course } of asked)
    if (course) byPerson.set(person, [...(byPerson.get(person) ?? []), course]);
  return asked.flatMap(({ ballot, person, course }) =>
    course?.capacity === null
      ? [{ ballot, person, course: course.code, combinesWith: combined(course, byPerson.get(person) ?? []) }]
      : [],
  );
}

function combined(course: OpenCourse, others: readonly OpenCourse[]): string[] {
  return [...new Set(others.filter((other) => mayCombine(course, other)).map(({ code }) => code))];
}

/**
 * One course in all, but for an individual course and a collective workshop without limit, between two establishments
 * (IVR-013, IVR-014).
 */
export function mayCombine(one: OpenCourse, other: OpenCourse): boolean {
  const isOpenToAll = (course: OpenCourse) => course.capacity === null && !course.isIndividual;
  return (
    one.conservatoire !== other.conservatoire &&
    ((isOpenToAll(one) && other.isIndividual) || (isOpenToAll(other) && one.isIndividual))
  );
}
