import type { PlacesVersion, PublicCourse } from '../calls/lottery.ts';
import type { Lottery } from '../campaign/lottery.ts';
import type { Kept } from '../campaign/settings.ts';
import { addDays, at, dayOf, instantOf } from '../dates.ts';
import type { Found } from '../register/table.ts';
import { agesWords, slotWords } from './course.ts';
import { explainSeats, seatsOf } from './seats.ts';
import type { CourseRow } from './tabs.ts';

/** What was published last: its text stands in the Journal, from a line on. */
export interface Publication extends PlacesVersion {
  /** First Journal line that holds the list, and how many follow one another. */
  readonly line: number;
  readonly lines: number;
  /** Request key of the page that asked for it. */
  readonly key: string;
  /** Why it came after the last day; empty where it did not. */
  readonly late: string;
}

export const placesMemory = 'places';

export function publicationFrom(memory: Readonly<Record<string, string>>): Publication | null {
  const kept = memory[placesMemory];
  return kept === undefined ? null : (JSON.parse(kept) as Kept<Publication>).value;
}

/** Has the list changed since it was published? */
export function isChangedSince(rows: readonly Found<CourseRow>[], { line, lines }: Publication): boolean {
  return rows.some(({ record }) => record.journal >= line + lines);
}

/** The last day to publish: a whole week before entries open (IVR-050), `YYYY-MM-DD`. */
export function publishBy({ opensAt }: Lottery): string {
  return addDays(dayOf(instantOf(opensAt)), -7);
}

/** Is an instant too late for the week that families are owed? */
export function isLate(lottery: Lottery, now: number): boolean {
  return now >= at(addDays(publishBy(lottery), 1), 0);
}

/** A course as families read it: when, for whom, how many seats and why. */
export function publicCourse(course: CourseRow): PublicCourse {
  const { code, conservatoire, activity, title, minAge, maxAge, level, isIndividual } = course;
  return {
    code,
    conservatoire,
    activity,
    title,
    slot: slotWords(course),
    ages: agesWords(course),
    minAge,
    maxAge,
    level,
    isIndividual,
    seats: seatsOf(course)?.seats ?? null,
    explained: explainSeats(course),
  };
}
