import type { AllocationRule, Entry, Frozen, FrozenCourse } from './frozen.ts';

/** Who holds which course; whoever is not there holds nothing. */
export type Allocation = ReadonlyMap<string, string>;

/** The entries of each unit, in the order of the draw. */
export type Orders = ReadonlyMap<string, readonly Entry[]>;

/** Who asks for a course, each list in the order of the draw. */
export interface CourseOutcome {
  readonly course: FrozenCourse;
  readonly placed: readonly Entry[];
  /** They hold nothing, or something they like less. */
  readonly waiting: readonly Entry[];
}

export interface Outcome {
  readonly held: Allocation;
  /** In the order of the courses. */
  readonly lists: readonly CourseOutcome[];
}

type GivenUp = (entry: string, course: string) => boolean;

/**
 * Who gets what (IVR-037, IVR-038), and who waits for what. `offres-par-cours`: the first drawn are offered the seats,
 * who is offered several keeps the dearest, and freed seats go to the next, until nothing moves.
 * `demandes-des-familles`: each asks for their dearest wish, courses keep the first drawn, and who is put off asks for
 * the next. Neither depends on the order of processing. `givenUp` says which courses an entry no longer wants.
 */
export function outcomeOf(
  { rule, courses }: Pick<Frozen, 'rule' | 'courses'>,
  orders: Orders,
  givenUp: GivenUp = () => false,
): Outcome {
  const table = tableOf(courses, orders, givenUp);
  if (rule === 'offres-par-cours') coursesOffer(table.courses);
  else familiesAsk(table.courses, table.askers);
  const held = new Map<string, string>();
  for (const asker of table.askers) {
    const course = asker.wishes[asker.held];
    if (course) held.set(asker.entry.number, course.course.id);
  }
  return { held, lists: table.courses.map(listsOf) };
}

/** Who gets what: `outcomeOf` without the lists. */
export function allocate(
  rules: Pick<Frozen, 'rule' | 'courses'>,
  orders: Orders,
  givenUp?: GivenUp,
): Allocation {
  return outcomeOf(rules, orders, givenUp).held;
}

/** One course while its seats are given; a place is a position in its order. */
interface Course {
  readonly course: FrozenCourse;
  readonly seats: number;
  /** Which of the orders is its own. */
  readonly drawn: number;
  readonly order: Asker[];
  taken: number;
  /** Where courses offer: the place of whoever is offered next. */
  next: number;
  /** Where families ask: which places are kept, and the last of them. */
  kept: Uint8Array;
  last: number;
}

/** One entry, with its wishes as courses: those it gave up are not there. */
interface Asker {
  readonly entry: Entry;
  readonly wishes: readonly (Course | undefined)[];
  /** Its place in the order of each, or -1. */
  readonly places: number[];
  /** Which wish it holds, or asks for; beyond them all, none. */
  held: number;
}

/** Everybody at the place the orders give them. Names are compared here, once, so that all the rest is counting. */
function tableOf(courses: readonly FrozenCourse[], orders: Orders, givenUp: GivenUp) {
  const units = new Map([...orders.keys()].map((unit, i) => [unit, i]));
  const byId = new Map(
    courses.map((course) => [course.id, emptyCourse(course, units.get(course.unit) ?? -1)]),
  );
  const askers = new Map<string, Asker>();
  const askerOf = (entry: Entry): Asker => {
    const known = askers.get(entry.number);
    if (known) return known;
    const wishes = entry.wishes.map((id) => (givenUp(entry.number, id) ? undefined : byId.get(id)));
    const asker = { entry, wishes, places: wishes.map(() => -1), held: wishes.length };
    askers.set(entry.number, asker);
    return asker;
  };
  let drawn = 0;
  for (const order of orders.values()) {
    for (const asker of order.map(askerOf))
      asker.wishes.forEach((course, rank) => {
        if (course?.drawn === drawn) asker.places[rank] = course.order.push(asker) - 1;
      });
    drawn++;
  }
  return { courses: [...byId.values()], askers: [...askers.values()] };
}

const emptyCourse = (course: FrozenCourse, drawn: number): Course => ({
  course,
  seats: course.seats,
  drawn,
  order: [],
  taken: 0,
  next: 0,
  kept: new Uint8Array(0),
  last: -1,
});

function coursesOffer(courses: readonly Course[]): void {
  const queue = [...courses];
  for (let course = queue.pop(); course; course = queue.pop()) {
    while (course.taken < course.seats && course.next < course.order.length) {
      const asker = course.order[course.next++];
      const rank = asker?.wishes.indexOf(course) ?? -1;
      if (!asker || rank >= asker.held) continue;
      const freed = asker.wishes[asker.held];
      if (freed) {
        freed.taken--;
        queue.push(freed);
      }
      asker.held = rank;
      course.taken++;
    }
  }
}

function familiesAsk(courses: readonly Course[], askers: readonly Asker[]): void {
  for (const course of courses) course.kept = new Uint8Array(course.order.length);
  for (const asker of askers) asker.held = -1;
  const asking = [...askers];
  for (let asker = asking.pop(); asker; asker = asking.pop()) {
    const course = asker.wishes[++asker.held];
    const place = asker.places[asker.held] ?? -1;
    const putOff = course && place >= 0 ? ask(course, place) : asker;
    if (putOff && putOff.held < putOff.wishes.length) asking.push(putOff);
  }
}

/** A course keeps who asks as far as its seats go, and answers whom it puts off: the last it had kept, or who asks. */
function ask(course: Course, place: number): Asker | undefined {
  const isFull = course.taken === course.seats;
  if (isFull && place > course.last) return course.order[place];
  course.kept[place] = 1;
  course.last = Math.max(course.last, place);
  if (!isFull) {
    course.taken++;
    return undefined;
  }
  const putOff = course.order[course.last];
  course.kept[course.last] = 0;
  while (course.last >= 0 && !course.kept[course.last]) course.last--;
  return putOff;
}

function listsOf(course: Course): CourseOutcome {
  const placed: Entry[] = [];
  const waiting: Entry[] = [];
  for (const { entry, wishes, held } of course.order) {
    const rank = wishes.indexOf(course);
    if (rank === held) placed.push(entry);
    if (rank < held) waiting.push(entry);
  }
  return { course: course.course, placed, waiting };
}

/** Does somebody like a course better than what they hold? Never one they did not ask. */
export function prefers({ wishes }: Entry, course: string, held: string | undefined): boolean {
  const rank = wishes.indexOf(course);
  return rank >= 0 && (held === undefined || rank < wishes.indexOf(held));
}

/** Those of a unit's order who wait for one of its courses: they hold nothing, or something they like less. */
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

/** The rule that was not chosen. */
export function otherRule(rule: AllocationRule): AllocationRule {
  return rule === 'offres-par-cours' ? 'demandes-des-familles' : 'offres-par-cours';
}

/** How many entries the other rule would serve otherwise, by the same orders: a few draws in a hundred have some (X11). */
export function servedOtherwise(frozen: Frozen, orders: Orders, held: Allocation): number {
  const other = allocate({ ...frozen, rule: otherRule(frozen.rule) }, orders);
  return frozen.entries.filter(({ number }) => held.get(number) !== other.get(number)).length;
}
