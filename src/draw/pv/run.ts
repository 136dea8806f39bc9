import {
  type Allocation,
  allocate,
  type Orders,
  prefers,
  servedOtherwise,
  waitingFor,
} from '../allocation.ts';
import type { Entry, Frozen } from '../frozen.ts';
import { digest, ordersOf } from '../tickets.ts';
import type { PvFacts } from './facts.ts';

/** A draw computed again from what it was made of: everything its papers say of places and ranks. */
export interface Run {
  readonly orders: Orders;
  readonly held: Allocation;
  /** Who waits for each course, the first first. */
  readonly waiting: ReadonlyMap<string, readonly Entry[]>;
  /** Seats that nobody asked for, by course. */
  readonly left: ReadonlyMap<string, number>;
  /** How far each course went down its order: the last rank that was offered a seat there, from 1; 0 for none. */
  readonly reached: ReadonlyMap<string, number>;
  /** How many participations the other allocation rule would have served otherwise. */
  readonly otherwise: number;
}

/** The only place of the papers that draws: what is below reads its answer. */
export function runOf({ frozen, source }: Pick<PvFacts, 'frozen' | 'source'>): Run {
  const orders = source.kind === 'seed' ? ordersOf(frozen, digest(source.line)) : source.orders;
  const held = allocate(frozen, orders);
  const taken = new Map<string, number>();
  for (const course of held.values()) taken.set(course, (taken.get(course) ?? 0) + 1);
  const left = new Map(frozen.courses.map(({ id, seats }) => [id, seats - (taken.get(id) ?? 0)]));
  const orderOf = (unit: string) => orders.get(unit) ?? [];
  return {
    orders,
    held,
    left,
    waiting: new Map(frozen.courses.map(({ id, unit }) => [id, waitingFor(id, orderOf(unit), held)])),
    reached: new Map(
      frozen.courses.map(({ id, unit }) => {
        const last = orderOf(unit).reduce(
          (at, { number }, rank) => (held.get(number) === id ? rank + 1 : at),
          0,
        );
        return [id, (left.get(id) ?? 0) > 0 ? orderOf(unit).length : last];
      }),
    ),
    otherwise: servedOtherwise(frozen, orders, held),
  };
}

/** Where an entry stands in the order of a unit, from 1. */
export function ranksIn({ orders }: Run, unit: string): ReadonlyMap<string, number> {
  return new Map((orders.get(unit) ?? []).map(({ number }, at) => [number, at + 1]));
}

/** What an entry was within reach of and gave back because it holds a dearer one (IVR-038). */
export interface Move {
  readonly number: string;
  readonly kept: string;
  readonly givenBack: readonly string[];
}

/** Who was deemed enrolled more than once, and what they kept, in the order of their numbers. */
export function movesOf({ courses, entries }: Frozen, run: Run): Move[] {
  const unitOf = new Map(courses.map(({ id, unit }) => [id, unit]));
  const ranks = new Map([...run.orders.keys()].map((unit) => [unit, ranksIn(run, unit)]));
  const isReached = (number: string, course: string) =>
    (ranks.get(unitOf.get(course) ?? '')?.get(number) ?? Number.POSITIVE_INFINITY) <=
    (run.reached.get(course) ?? 0);
  return entries.flatMap((entry) => {
    const kept = run.held.get(entry.number);
    if (kept === undefined) return [];
    const givenBack = entry.wishes.filter(
      (wish) => wish !== kept && !prefers(entry, wish, kept) && isReached(entry.number, wish),
    );
    return givenBack.length === 0 ? [] : [{ number: entry.number, kept, givenBack }];
  });
}

/** Courses with strictly fewer participations than seats, counted once on the frozen list (IVR-039). */
export function underSubscribed({ courses, entries }: Frozen): ReadonlySet<string> {
  const asking = new Map<string, number>();
  for (const wish of entries.flatMap(({ wishes }) => wishes)) asking.set(wish, (asking.get(wish) ?? 0) + 1);
  return new Set(courses.filter(({ id, seats }) => (asking.get(id) ?? 0) < seats).map(({ id }) => id));
}

/** Who holds an under-subscribed course and may keep further ones too, once they confirm (IVR-039). */
export function mayKeepSeveral(
  frozen: Frozen,
  { held }: Run,
): { number: string; kept: string; also: string[] }[] {
  const open = underSubscribed(frozen);
  return frozen.entries.flatMap(({ number, wishes }) => {
    const kept = held.get(number);
    const also = wishes.filter((wish) => wish !== kept && open.has(wish));
    return kept !== undefined && open.has(kept) && also.length > 0 ? [{ number, kept, also }] : [];
  });
}
