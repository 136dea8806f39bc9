import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  allocate,
  type Orders,
  outcomeOf,
  prefers,
  servedOtherwise,
  waitingFor,
} from '../../src/draw/allocation.ts';
import type { Entry, Frozen } from '../../src/draw/frozen.ts';
import { ordersOf } from '../../src/draw/tickets.ts';
import { anyDraw, anyKey } from './draws.ts';

/** `p1: A,B` as the rules of the lottery write their examples. */
function entriesFrom(lines: Record<string, string>): Entry[] {
  return Object.entries(lines).map(([number, wishes]) => ({
    number,
    category: 'R',
    wishes: wishes.split(','),
  }));
}

function given(
  seats: Record<string, number>,
  wishes: Record<string, string>,
  orders: Record<string, string>,
) {
  const entries = entriesFrom(wishes);
  const named = new Map(entries.map((entry) => [entry.number, entry]));
  const drawn: Orders = new Map(
    Object.entries(orders).map(([course, order]) => [
      course,
      order.split(' ').flatMap((one) => named.get(one) ?? []),
    ]),
  );
  const courses = Object.entries(seats).map(([id, count]) => ({ id, seats: count, unit: id }));
  const held = (rule: Frozen['rule'], givenUp?: (entry: string, course: string) => boolean) =>
    Object.fromEntries([...allocate({ rule, courses }, drawn, givenUp)].sort());
  return held;
}

describe('the worked examples of the rules', () => {
  test('a cascade: whoever gets better frees the next', () => {
    const held = given(
      { A: 1, B: 1, C: 1 },
      { p1: 'A,B', p2: 'B,C', p3: 'C' },
      { A: 'p1', B: 'p1 p2', C: 'p2 p3' },
    );
    expect(held('offres-par-cours')).toEqual({ p1: 'A', p2: 'B', p3: 'C' });
  });

  test('somebody moves up, and that frees a seat before', () => {
    const held = given(
      { A: 1, B: 1, C: 1 },
      { p1: 'A,B', p2: 'C,A', p3: 'B' },
      { A: 'p2 p1', B: 'p1 p3', C: 'p2' },
    );
    expect(held('offres-par-cours')).toEqual({ p1: 'A', p2: 'C', p3: 'B' });
  });

  test('a cycle: the literal reading and the families’ differ', () => {
    const held = given({ A: 1, B: 1 }, { p1: 'A,B', p2: 'B,A' }, { A: 'p2 p1', B: 'p1 p2' });
    expect(held('offres-par-cours')).toEqual({ p1: 'B', p2: 'A' });
    expect(held('demandes-des-familles')).toEqual({ p1: 'A', p2: 'B' });
  });

  test('a non-resident after the cascade', () => {
    const held = given({ A: 2, B: 1 }, { r1: 'B,A', r2: 'A', n1: 'A' }, { A: 'r1 r2 n1', B: 'r1' });
    expect(held('offres-par-cours')).toEqual({ r1: 'B', r2: 'A', n1: 'A' });
  });

  test('who declines keeps nothing of what they rank below', () => {
    const held = given({ A: 1, B: 1 }, { p1: 'A,B', p2: 'B' }, { A: 'p1', B: 'p1 p2' });
    expect(held('offres-par-cours')).toEqual({ p1: 'A', p2: 'B' });
    expect(held('offres-par-cours', (entry) => entry === 'p1')).toEqual({ p2: 'B' });
  });
});

/** A draw with its orders, as a ceremony makes them. */
const drawn = fc.tuple(anyDraw, anyKey).map(([draw, key]) => ({ draw, key, orders: ordersOf(draw, key) }));

const unitOf = ({ courses }: Frozen, course: string): string =>
  courses.find(({ id }) => id === course)?.unit ?? '';

test('how many the other rule would serve otherwise: both in the cycle, whichever rule was chosen', () => {
  const entries = entriesFrom({ p1: 'A,B', p2: 'B,A' });
  const [p1, p2] = entries;
  if (!p1 || !p2) throw new Error('two entries');
  const orders: Orders = new Map([
    ['A', [p2, p1]],
    ['B', [p1, p2]],
  ]);
  const courses = ['A', 'B'].map((id) => ({ id, seats: 1, unit: id }));
  for (const rule of ['offres-par-cours', 'demandes-des-familles'] as const) {
    const frozen = { draw: 'CYCLE', rule, courses, entries };
    expect(servedOtherwise(frozen, orders, allocate(frozen, orders))).toBe(2);
  }
});

describe('whatever the list and the seed', () => {
  test('never more than the seats, one course at most for each, always one of their wishes', () => {
    fc.assert(
      fc.property(drawn, ({ draw, orders }) => {
        const held = allocate(draw, orders);
        for (const { id, seats } of draw.courses)
          expect([...held.values()].filter((course) => course === id).length).toBeLessThanOrEqual(seats);
        for (const [number, course] of held)
          expect(draw.entries.find((entry) => entry.number === number)?.wishes).toContain(course);
      }),
    );
  });

  test('nobody envies a seat given to somebody behind them, and no seat is empty while somebody waits for it', () => {
    fc.assert(
      fc.property(drawn, ({ draw, orders }) => {
        const held = allocate(draw, orders);
        for (const { id, seats } of draw.courses) {
          const order = orders.get(unitOf(draw, id)) ?? [];
          const placed = order.filter(({ number }) => held.get(number) === id);
          const waiting = waitingFor(id, order, held);
          if (waiting.length > 0) expect(placed).toHaveLength(seats);
          const last = placed[placed.length - 1];
          if (last)
            for (const one of waiting) expect(order.indexOf(one)).toBeGreaterThan(order.indexOf(last));
        }
      }),
    );
  });

  test('the order in which courses and entries are listed changes nothing', () => {
    fc.assert(
      fc.property(drawn, ({ draw, key, orders }) => {
        const turned = {
          ...draw,
          courses: [...draw.courses].reverse(),
          entries: [...draw.entries].reverse(),
        };
        expect(new Map([...allocate(turned, ordersOf(turned, key))].sort())).toEqual(
          new Map([...allocate(draw, orders)].sort()),
        );
      }),
    );
  });

  test('taking out somebody who has no seat changes nobody where courses offer; taking out anybody hurts nobody', () => {
    fc.assert(
      fc.property(drawn, fc.nat(7), ({ draw, key, orders }, place) => {
        const gone = draw.entries[place];
        if (!gone) return;
        const held = allocate(draw, orders);
        const others = { ...draw, entries: draw.entries.filter((entry) => entry !== gone) };
        const after = allocate(others, ordersOf(others, key));
        for (const entry of others.entries) {
          const [was, is] = [held.get(entry.number), after.get(entry.number)];
          // Where families ask, somebody without a seat may still have stood in the way of others.
          if (!held.has(gone.number) && draw.rule === 'offres-par-cours') expect(is).toBe(was);
          else
            expect(was === undefined || is === was || (is !== undefined && prefers(entry, is, was))).toBe(
              true,
            );
        }
      }),
    );
  });

  test('where families ask, none is worse off than where courses offer', () => {
    fc.assert(
      fc.property(drawn, ({ draw, orders }) => {
        const offered = allocate({ ...draw, rule: 'offres-par-cours' }, orders);
        const asked = allocate({ ...draw, rule: 'demandes-des-familles' }, orders);
        for (const entry of draw.entries) {
          const [was, is] = [offered.get(entry.number), asked.get(entry.number)];
          expect(is === was || (is !== undefined && prefers(entry, is, was))).toBe(true);
        }
      }),
    );
  });

  test('where all share one order, each in turn takes the best that is left', () => {
    fc.assert(
      fc.property(anyDraw, anyKey, (some, key) => {
        const draw = { ...some, courses: some.courses.map((course) => ({ ...course, unit: 'NIVEAU' })) };
        const orders = ordersOf(draw, key);
        const left = new Map(draw.courses.map(({ id, seats }) => [id, seats]));
        const inTurn = new Map<string, string>();
        for (const { number, wishes } of orders.get('NIVEAU') ?? []) {
          const best = wishes.find((wish) => (left.get(wish) ?? 0) > 0);
          if (best === undefined) continue;
          left.set(best, (left.get(best) ?? 0) - 1);
          inTurn.set(number, best);
        }
        const held = allocate(draw, orders);
        expect(new Map([...held].sort())).toEqual(new Map([...inTurn].sort()));
        expect(servedOtherwise(draw, orders, held)).toBe(0);
      }),
    );
  });

  test('the lists of a course are who holds it and who waits for it, in its order', () => {
    fc.assert(
      fc.property(drawn, ({ draw, orders }) => {
        const { held, lists } = outcomeOf(draw, orders);
        expect(lists.map(({ course }) => course)).toEqual(draw.courses);
        for (const { course, placed, waiting } of lists) {
          const order = orders.get(course.unit) ?? [];
          expect(placed).toEqual(order.filter(({ number }) => held.get(number) === course.id));
          expect(waiting).toEqual(waitingFor(course.id, order, held));
        }
      }),
    );
  });

  test('a seat more hurts nobody', () => {
    fc.assert(
      fc.property(drawn, fc.nat(3), ({ draw, orders }, place) => {
        const courses = draw.courses.map((course, i) =>
          i === place % draw.courses.length ? { ...course, seats: course.seats + 1 } : course,
        );
        const held = allocate(draw, orders);
        const after = allocate({ ...draw, courses }, orders);
        for (const entry of draw.entries)
          expect(atLeastAsDear(entry, after.get(entry.number), held.get(entry.number))).toBe(true);
      }),
    );
  });

  test('of all the ways that wrong nobody, courses offering is the worst for each, families asking the best', () => {
    fc.assert(
      fc.property(drawn, ({ draw, orders }) => {
        const few = { ...draw, entries: draw.entries.slice(0, 5) };
        const kept = new Map(
          [...orders].map(([unit, order]) => [unit, order.filter((one) => few.entries.includes(one))]),
        );
        const fair = everyWay(few.entries).filter((held) => wrongsNobody(few, kept, held));
        const offered = allocate({ ...few, rule: 'offres-par-cours' }, kept);
        const asked = allocate({ ...few, rule: 'demandes-des-familles' }, kept);
        for (const found of [offered, asked])
          expect(fair.map((held) => [...held].sort())).toContainEqual([...found].sort());
        for (const held of fair)
          for (const entry of few.entries) {
            const it = held.get(entry.number);
            expect(atLeastAsDear(entry, it, offered.get(entry.number))).toBe(true);
            expect(atLeastAsDear(entry, asked.get(entry.number), it)).toBe(true);
          }
      }),
    );
  });
});

const atLeastAsDear = (entry: Entry, is: string | undefined, was: string | undefined): boolean =>
  is === was || (is !== undefined && prefers(entry, is, was));

/** Every way to give each one of their wishes, or nothing. */
const everyWay = (entries: readonly Entry[]): Map<string, string>[] =>
  entries.reduce(
    (ways, { number, wishes }) =>
      ways.flatMap((way) => [way, ...wishes.map((wish) => new Map(way).set(number, wish))]),
    [new Map<string, string>()],
  );

/** Seats are enough, none is empty while somebody waits for it, and nobody waits behind whom they precede. */
const wrongsNobody = (draw: Frozen, orders: Orders, held: ReadonlyMap<string, string>): boolean =>
  draw.courses.every(({ id, seats, unit }) => {
    const order = orders.get(unit) ?? [];
    const placed = order.filter(({ number }) => held.get(number) === id);
    const waiting = order.filter((entry) => prefers(entry, id, held.get(entry.number)));
    const [first] = waiting;
    const last = placed[placed.length - 1];
    if (placed.length > seats) return false;
    if (!first) return true;
    return placed.length === seats && (!last || order.indexOf(last) < order.indexOf(first));
  });
