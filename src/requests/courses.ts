import type { Answer, Demand } from '../calls/answer.ts';
import type { Town } from '../campaign/town.ts';
import type { Enrolment } from '../people/student.ts';

/** A cursus as it is offered again: whole, or course by course where the town allows it (X8). */
export interface Offered extends Enrolment {
  /** *Sécable*. */
  readonly divisible: boolean;
}

/** A request to re-enrol. */
export type ReEnrolment = Extract<Answer, { decision: 'reEnrol' }>;

/** What is chosen in the step *Cours*, on the page or in an answer. */
export interface Choices {
  readonly keep: readonly string[];
  /** Of the cursus kept, those kept in part, with their courses (X8). */
  readonly partial: readonly { readonly cursus: string; readonly courses: readonly string[] }[];
  readonly demands: readonly Demand[];
}

/** The cursus a student follows, as this town offers them again. */
export function offeredTo(enrolments: readonly Enrolment[], { reEnrolment }: Town): Offered[] {
  return enrolments.map((enrolment) => ({
    ...enrolment,
    divisible: reEnrolment.divisibleCursus?.includes(enrolment.cursus) ?? false,
  }));
}

/** The courses of a cursus, each name once. */
export function courseNames({ courses }: Pick<Enrolment, 'courses'>): string[] {
  return [...new Set(courses.map(({ name }) => name))];
}

/** The enrolments an answer asks for again, with the courses it keeps of each. */
export function keptOf(
  { keep, partial }: Pick<Choices, 'keep' | 'partial'>,
  enrolments: readonly Enrolment[],
): Enrolment[] {
  return enrolments
    .filter(({ cursus }) => keep.includes(cursus))
    .map((enrolment) => {
      const part = partial.find(({ cursus }) => cursus === enrolment.cursus);
      if (!part) return enrolment;
      return { ...enrolment, courses: enrolment.courses.filter(({ name }) => part.courses.includes(name)) };
    });
}

/** `Théâtre : Art dramatique, Voix`, for each cursus kept in part. */
export function partialLines({ partial }: Pick<Choices, 'partial'>): string[] {
  return partial.map(({ cursus, courses }) => `${cursus}\u00a0: ${courses.join(', ')}`);
}
