import { isOfAge } from '../ballots/limits.ts';
import { inBytes } from '../draw/frozen.ts';
import { ageOn } from '../people/age.ts';
import { normalise } from '../people/sameness.ts';
import { isForReserve, type LastYearWaiting } from '../places/lastYear.ts';
import type { CourseRow } from '../places/tabs.ts';

/** One person who still waits, and the course they would be offered this year. */
export interface PlannedLine {
  readonly row: LastYearWaiting;
  /** What the same person's lines have in common. */
  readonly person: string;
  /** Why nothing is offered; empty when something may be. */
  readonly whyNot: string;
  /** Codes of courses that fit, the likeliest first. */
  readonly choices: readonly string[];
  /** The one chosen; empty for nothing. */
  readonly target: string;
}

/** A choice of the team against the likeliest course: `target` is empty for nothing. */
export interface Choice {
  readonly course: string;
  readonly drawRank: number;
  readonly target: string;
}

interface Year {
  readonly courses: readonly CourseRow[];
  /** The day of which an age is that, `YYYY-MM-DD`. */
  readonly ageReference: string;
}

/**
 * What each person on last year's list may be offered (IVR-052, IVR-053): the same course while its ages fit, otherwise
 * the next one of the same establishment and activity. Whoever lives elsewhere, did not agree to be called, or had an
 * offer already gets none.
 */
export function planLastYear(
  rows: readonly LastYearWaiting[],
  year: Year,
  choices: readonly Choice[],
): PlannedLine[] {
  const chosen = new Map(choices.map(({ course, drawRank, target }) => [`${course} ${drawRank}`, target]));
  return rows.map((row) => {
    const fitting = fittingCourses(row, year).map(({ code }) => code);
    const whyNot = isForReserve(row)
      ? fitting.length === 0
        ? 'aucun cours de cette année ne convient à son âge'
        : ''
      : whyNotForReserve(row);
    const wanted = chosen.get(`${row.course} ${row.drawRank}`) ?? fitting[0] ?? '';
    const target = whyNot === '' && fitting.includes(wanted) ? wanted : '';
    return { row, person: identityOf(row), whyNot, choices: whyNot === '' ? fitting : [], target };
  });
}

function whyNotForReserve({ isResident, mayBeContacted }: LastYearWaiting): string {
  if (!isResident) return 'n’habite pas la ville';
  return mayBeContacted ? 'a déjà eu une proposition' : 'n’a pas accepté d’être recontactée';
}

/** Of whoever has this name and this birth date, however they are written. */
export const identityOf = ({
  lastName,
  firstName,
  bornOn,
}: Pick<LastYearWaiting, 'lastName' | 'firstName' | 'bornOn'>): string =>
  `${normalise(lastName)} ${normalise(firstName)} ${bornOn}`;

/** The birth date that an identity ends with, `YYYY-MM-DD`, or nothing. */
export const birthDateIn = (identity: string): string => /\d{4}-\d\d-\d\d$/.exec(identity)?.[0] ?? '';

/** The same course first, then those for the next ages; a course without limit needs no list. */
function fittingCourses({ course, bornOn }: LastYearWaiting, { courses, ageReference }: Year): CourseRow[] {
  const before = courses.find(({ code }) => code === course);
  if (!before) return [];
  const age = ageOn(bornOn, ageReference);
  const isNext = (one: CourseRow) =>
    one.conservatoire === before.conservatoire &&
    one.activity === before.activity &&
    one.isIndividual === before.isIndividual;
  const from = ({ minAge }: CourseRow) => minAge ?? 0;
  // Among several that fit, the step that is nearest.
  const distance = (one: CourseRow) => (one.code === course ? -1 : Math.abs(from(one) - from(before)));
  return courses
    .filter((one) => one.capacity !== null && isOfAge(age, one) && (one.code === course || isNext(one)))
    .sort((a, b) => distance(a) - distance(b) || inBytes(a.code, b.code));
}
