import type { PublishedDraw } from '../../src/calls/lottery.ts';
import { type Allocation, type CourseOutcome, type Orders, outcomeOf } from '../../src/draw/allocation.ts';
import { type Entry, type Frozen, readFrozen } from '../../src/draw/frozen.ts';
import { digest, ordersOf } from '../../src/draw/tickets.ts';

/** One course with its name, and who asked for it. */
export interface CourseLists extends CourseOutcome {
  readonly title: string;
}

/** A draw made again from what is published. */
export interface Made {
  readonly held: Allocation;
  readonly orders: Orders;
  readonly lists: readonly CourseLists[];
}

/** The frozen list, or null where its text is none. */
export function listIn({ text }: Pick<PublishedDraw, 'text'>): Frozen | null {
  const frozen = readFrozen(text);
  return 'sentence' in frozen ? null : frozen;
}

/** From the seed, or from the orders drawn by hand; null before the draw. */
export function madeAgain(frozen: Frozen, draw: PublishedDraw): Made | null {
  if (draw.result === '') return null;
  const orders = draw.byHand ? typedOrders(frozen, draw) : ordersOf(frozen, digest(draw.seed));
  const { held, lists } = outcomeOf(frozen, orders);
  const titles = new Map(draw.courses.map(({ id, title }) => [id, title]));
  return {
    held,
    orders,
    lists: lists.map((list) => ({ ...list, title: titles.get(list.course.id) ?? list.course.id })),
  };
}

function typedOrders({ entries }: Frozen, { orders }: PublishedDraw): Orders {
  const byNumber = new Map(entries.map((entry) => [entry.number, entry]));
  return new Map(
    orders.map(({ unit, order }) => [unit, order.flatMap((number) => byNumber.get(number) ?? [])]),
  );
}

/** Where one participation stands for one of its wishes. */
export interface WishStanding {
  readonly list: CourseLists;
  /** In the order of the draw, from 1, and among how many. */
  readonly rank: number;
  readonly among: number;
  /** The rank of the last who got this course, or 0. */
  readonly lastServed: number;
  readonly isHeld: boolean;
  /** On the waiting list of the course, from 1; 0 for who holds it, or something they like better. */
  readonly waiting: number;
}

/** Each wish of a participation, in its order. */
export function standingOf({ lists, orders, held }: Made, entry: Entry): WishStanding[] {
  return entry.wishes.flatMap((wish) => {
    const list = lists.find(({ course }) => course.id === wish);
    if (!list) return [];
    const order = orders.get(list.course.unit) ?? [];
    const last = list.placed[list.placed.length - 1];
    return {
      list,
      rank: order.indexOf(entry) + 1,
      among: order.length,
      lastServed: last ? order.indexOf(last) + 1 : 0,
      isHeld: held.get(entry.number) === wish,
      waiting: list.waiting.indexOf(entry) + 1,
    };
  });
}

/** `t12`, `12`, `T0012`: one participation, as its list writes it; undefined when there is none. */
export function entryIn({ entries }: Frozen, typed: string): Entry | undefined {
  const digits = /^T?(\d+)$/.exec(typed.trim().toUpperCase())?.[1];
  return digits === undefined
    ? undefined
    : entries.find(({ number }) => Number(number.slice(1)) === Number(digits));
}
