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

const plural = (count: number, one: string, several: string) => `${count} ${count > 1 ? several : one}`;

/** How each number of `seatsOf` comes about, a sentence each, as anybody can add it up. */
export function explainSeats(facts: Facts): string[] {
  const { capacity, reEnrolled, acceptances } = facts;
  const found = seatsOf(facts);
  if (!found || capacity === null)
    return ['Sans limite de jauge\u00a0: toute personne qui le demande est inscrite, hors tirage.'];
  const { free, reserve, seats } = found;
  const most = mostReserved(capacity);
  const taken = plural(reEnrolled, 'demande de réinscription', 'demandes de réinscription');
  return [
    reEnrolled > capacity
      ? `${plural(capacity, 'place', 'places')} et ${taken}\u00a0: aucune place libre.`
      : `${plural(capacity, 'place', 'places')} moins ${taken}\u00a0: ${plural(free, 'place libre', 'places libres')}.`,
    `Réserve de l’an dernier\u00a0: 10\u00a0% de la jauge au plus, soit ${most}\u202f; ${plural(acceptances, 'acceptation', 'acceptations')}\u00a0: ${plural(reserve, 'place réservée', 'places réservées')}.`,
    `${free} moins ${reserve}\u00a0: ${plural(seats, 'place', 'places')} au tirage.`,
  ];
}
