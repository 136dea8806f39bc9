import type { OpenCourse } from './course.ts';

/** What is left of a course for the draw, in whole seats. */
export interface Seats {
  /** Capacity less those who re-enrol. */
  readonly free: number;
  /** Kept for those of last year's list who accepted. */
  readonly reserve: number;
  /** In the draw. */
  readonly seats: number;
}

interface Facts extends Pick<OpenCourse, 'capacity' | 'reEnrolled'> {
  /** How many of last year's list have accepted a seat when this is computed. */
  readonly acceptances: number;
}

/**
 * The seats of a course (IVR-051, IVR-052): the reserve is a tenth of the capacity at most, rounded down, and only what
 * last year's list accepts; the rest goes back to the draw. Null for a course without limit.
 */
export function seatsOf({ capacity, reEnrolled, acceptances }: Facts): Seats | null {
  if (capacity === null) return null;
  const free = Math.max(0, capacity - reEnrolled);
  const reserve = Math.min(mostReserved(capacity), acceptances, free);
  return { free, reserve, seats: free - reserve };
}

/** A tenth of the capacity « au maximum », so rounded down (IVR-052). */
export function mostReserved(capacity: number): number {
  return Math.floor(capacity / 10);
}
