import type { Checked } from './check.ts';
import type { Entry } from './frozen.ts';
import { ticket } from './tickets.ts';

/** One wish of a participation, with all that decided on it. */
export interface ExplainedWish {
  readonly course: string;
  readonly seats: number;
  /** What was drawn: the course, or its level. */
  readonly unit: string;
  readonly ticket: string;
  /** What anybody may type to have the same ticket. */
  readonly shell: string;
  /** From 1, among those who asked for the unit. */
  readonly rank: number;
  readonly among: number;
  /** The rank of the last who got this course, or 0. */
  readonly lastServed: number;
  /** On the waiting list of the course, from 1; 0 for who holds it, or something they like better. */
  readonly waiting: number;
}

/** Why a participation got what it got. */
export interface Explained {
  readonly entry: Entry;
  readonly held: string | undefined;
  readonly wishes: readonly ExplainedWish[];
}

/** Everything that decided on one participation; null where the list has none of that number. */
export function explain({ frozen, key, orders, outcome }: Checked, number: string): Explained | null {
  const entry = frozen.entries.find((one) => one.number === number);
  if (!entry) return null;
  const wishes = outcome.lists
    .filter(({ course }) => entry.wishes.includes(course.id))
    .sort((a, b) => entry.wishes.indexOf(a.course.id) - entry.wishes.indexOf(b.course.id))
    .map(({ course: { id, seats, unit }, placed, waiting }): ExplainedWish => {
      const order = orders.get(unit) ?? [];
      const last = placed[placed.length - 1];
      return {
        course: id,
        seats,
        unit,
        ticket: ticket(key, unit, number),
        shell: `printf %s "${key}:${unit}:${number}" | sha256sum`,
        rank: order.indexOf(entry) + 1,
        among: order.length,
        lastServed: last ? order.indexOf(last) + 1 : 0,
        waiting: waiting.indexOf(entry) + 1,
      };
    });
  return { entry, held: outcome.held.get(number), wishes };
}
