import type { Entry, Frozen } from './frozen.ts';

/** Who holds which course; whoever is not there holds nothing. */
export type Allocation = ReadonlyMap<string, string>;

/** The entries of each unit, in the order of the draw. */
export type Orders = ReadonlyMap<string, readonly Entry[]>;

/**
 * Who gets what (IVR-037, IVR-038). `offres-par-cours`: the first drawn are offered the seats, who is offered several
 * keeps the dearest, and freed seats go to the next, until nothing moves. `demandes-des-familles`: each asks for their
 * dearest wish, courses keep the first drawn, and who is put off asks for the next. Neither depends on the order of
 * processing. `givenUp` says which courses an entry no longer wants.
 */
export function allocate(
  { rule, courses, entries }: Pick<Frozen, 'rule' | 'courses' | 'entries'>,
  orders: Orders,
  givenUp: (entry: string, course: string) => boolean = () => false,
): Allocation {
  return rule === 'offres-par-cours'
    ? coursesOffer(courses, orders, givenUp)
    : familiesAsk({ courses, entries }, orders, givenUp);
}

type GivenUp = (entry: string, course: string) => boolean;

function coursesOffer(courses: Frozen['courses'], orders: Orders, givenUp: GivenUp): Allocation {
  const holds = new Map<string, string>();
  const byId = new Map(
    courses.map((course) => [
      course.id,
      { ...course, next: 0, taken: 0, order: orders.get(course.unit) ?? [] },
    ]),
  );
  const queue = [...byId.values()];
  for (let course = queue.pop(); course; course = queue.pop()) {
    while (course.taken < course.seats && course.next < course.order.length) {
      const entry = course.order[course.next++];
      if (!entry || !prefers(entry, course.id, holds.get(entry.number)) || givenUp(entry.number, course.id))
        continue;
      const freed = byId.get(holds.get(entry.number) ?? '');
      if (freed) {
        freed.taken--;
        queue.push(freed);
      }
      holds.set(entry.number, course.id);
      course.taken++;
    }
  }
  return holds;
}

/** Does somebody like a course better than what they hold? Never one they did not ask. */
export function prefers({ wishes }: Entry, course: string, held: string | undefined): boolean {
  const rank = wishes.indexOf(course);
  return rank >= 0 && (held === undefined || rank < wishes.indexOf(held));
}

function familiesAsk(
  { courses, entries }: Pick<Frozen, 'courses' | 'entries'>,
  orders: Orders,
  givenUp: GivenUp,
): Allocation {
  const ranks = new Map(
    [...orders].map(([unit, order]) => [unit, new Map(order.map(({ number }, rank) => [number, rank]))]),
  );
  const byId = new Map(courses.map((course) => [course.id, { ...course, kept: [] as Asking[] }]));
  const waiting: Asking[] = entries.map((entry) => ({ entry, next: 0 }));
  for (let asking = waiting.pop(); asking; asking = waiting.pop()) {
    const wish = asking.entry.wishes[asking.next++];
    const course = wish === undefined ? undefined : byId.get(wish);
    if (wish === undefined) continue;
    if (!course || course.seats === 0 || givenUp(asking.entry.number, wish)) {
      waiting.push(asking);
      continue;
    }
    const rankOf = ({ entry }: Asking) => ranks.get(course.unit)?.get(entry.number) ?? 0;
    course.kept.push(asking);
    if (course.kept.length <= course.seats) continue;
    const last = course.kept.reduce((worst, one) => (rankOf(one) > rankOf(worst) ? one : worst));
    course.kept = course.kept.filter((one) => one !== last);
    waiting.push(last);
  }
  return new Map(
    [...byId.values()].flatMap(({ id, kept }) => kept.map(({ entry }) => [entry.number, id] as const)),
  );
}

interface Asking {
  readonly entry: Entry;
  next: number;
}

/** Those of a course's order who still wait for it: they hold nothing, or something they like less. */
export function waitingFor(
  course: string,
  order: readonly Entry[],
  held: Allocation,
  givenUp: GivenUp = () => false,
): Entry[] {
  return order.filter(
    (entry) => prefers(entry, course, held.get(entry.number)) && !givenUp(entry.number, course),
  );
}
