import type { StudentRow } from '../../people/tabs.ts';
import { reviewOf } from '../../requests/decided.ts';
import { requestOf } from '../../requests/state.ts';

/** The last day of a school year, `2026-2027`: 31 August 2027. */
const lastDayOf = (schoolYear: string): string => `${schoolYear.slice(5, 9)}-08-31`;

/** The last day of the school year before it. */
const dayBefore = (schoolYear: string): string => `${schoolYear.slice(0, 4)}-08-31`;

/**
 * The last day of the school year that something given at an instant was given for: what comes in a calendar year is
 * for the school year that begins in it.
 */
export function yearEndFor(at: string): string {
  return `${Number(at.slice(0, 4)) + 1}-08-31`;
}

/** States in which the office kept a student out. */
const keptOut = ['rejectedDocuments', 'rejected', 'disqualified', 'invalidated'];

/**
 * The civil day a student's schooling ends, as far as the Registre knows (CNS-006): the end of the year asked for when
 * they stay; when they leave, said nothing or were refused, the end of the year before, or of the year before the last
 * campaign whose file named them.
 */
export function serviceEndOf(student: Pick<StudentRow, 'request' | 'review' | 'schoolYear'>): string {
  const named = dayBefore(student.schoolYear);
  const request = requestOf(student as StudentRow);
  if (!request) return named;
  const year = request.answer.accepts.terms.slice(0, 9);
  const state = reviewOf(student)?.state;
  const stays = request.status === 'submitted' || request.status === 'changed';
  const asked = stays && !(state && keptOut.includes(state)) ? lastDayOf(year) : dayBefore(year);
  return asked > named ? asked : named;
}
