import type { PublishedDraw } from '../../src/calls/lottery.ts';
import { type CourseOutcome, type Orders, outcomeOf, servedOtherwise } from '../../src/draw/allocation.ts';
import { type Checked, check } from '../../src/draw/check.ts';
import { type Entry, readFrozen } from '../../src/draw/frozen.ts';

/** A draw made again in this page, from what is published: what the page shows is what anybody recomputes. */
export interface Shown {
  readonly draw: string;
  readonly lists: readonly ShownCourse[];
  /** How many participations the other rule of allocation would have served otherwise. */
  readonly otherwise: number;
  /** Null where the orders were drawn from an urn: there is no ticket to explain. */
  readonly checked: Checked | null;
}

export interface ShownCourse {
  readonly id: string;
  readonly title: string;
  readonly seats: number;
  /** Courses drawn together share it. */
  readonly unit: string;
  /** Everybody who asks for the course, in the order of the draw. */
  readonly asking: readonly Asking[];
}

export interface Asking {
  readonly number: string;
  readonly category: Entry['category'];
  /** `preferred`: holds a course they like better. */
  readonly state: 'placed' | 'waiting' | 'preferred';
  /** From 1, on the waiting list; 0 elsewhere. */
  readonly waiting: number;
}

type Titles = PublishedDraw['courses'];

/** By its seed; a French sentence where list and seed disagree. */
export function shownBySeed(text: string, seed: string, titles: Titles): Shown | string {
  const checked = check(text, seed);
  if ('refused' in checked) return checked.refused;
  return {
    draw: checked.frozen.draw,
    lists: listsOf(checked.outcome.lists, checked.orders, titles),
    otherwise: servedOtherwise(checked.frozen, checked.orders, checked.outcome.held),
    checked,
  };
}

/** As it was published, by its seed or by the orders typed. */
export function shownDraw({ text, seed, courses, orders }: PublishedDraw): Shown | string {
  if (seed !== '') return shownBySeed(text, seed, courses);
  const frozen = readFrozen(text);
  if ('sentence' in frozen) return frozen.sentence;
  const entries = new Map(frozen.entries.map((entry) => [entry.number, entry]));
  const typed: Orders = new Map(
    orders.map(({ unit, order }) => [unit, order.flatMap((number) => entries.get(number) ?? [])]),
  );
  const { lists, held } = outcomeOf(frozen, typed);
  const otherwise = servedOtherwise(frozen, typed, held);
  return { draw: frozen.draw, lists: listsOf(lists, typed, courses), otherwise, checked: null };
}

function listsOf(lists: readonly CourseOutcome[], orders: Orders, titles: Titles): ShownCourse[] {
  const named = new Map(titles.map(({ id, title }) => [id, title]));
  return lists.map(({ course: { id, seats, unit }, placed, waiting }) => {
    const stateOf = (entry: Entry): Asking['state'] =>
      placed.includes(entry) ? 'placed' : waiting.includes(entry) ? 'waiting' : 'preferred';
    const asking = (orders.get(unit) ?? [])
      .filter(({ wishes }) => wishes.includes(id))
      .map((entry) => ({
        number: entry.number,
        category: entry.category,
        state: stateOf(entry),
        waiting: waiting.indexOf(entry) + 1,
      }));
    return { id, title: named.get(id) ?? '', seats, unit, asking };
  });
}
