import { type Allocation, type Orders, outcomeOf, prefers } from '../draw/allocation.ts';
import type { Entry, Frozen, FrozenCourse } from '../draw/frozen.ts';
import { ordersOf } from '../draw/tickets.ts';
import { type DrawEvent, type EventFault, type EventLog, lineOf } from './events.ts';

/** One course as it stands after everything that happened, each list in the order of the draw. */
export interface CourseStanding {
  /** With its seats as they are now. */
  readonly course: FrozenCourse;
  /** They accepted it and hold it. */
  readonly confirmed: readonly Entry[];
  /** A seat is theirs to accept. */
  readonly pending: readonly Entry[];
  /** They hold nothing, or something they like less. */
  readonly waiting: readonly Entry[];
}

/** Where a draw stands: recomputed from its list, its orders and its events alone. */
export interface Standing {
  /** The course each entry accepted and holds. */
  readonly confirmed: Allocation;
  /** The course whose seat is each entry's to accept; better than what it holds already. */
  readonly pending: Allocation;
  /** In the order of the courses. */
  readonly lists: readonly CourseStanding[];
}

/** A draw that was made, with what happened since. */
export interface Drawn {
  readonly frozen: Frozen;
  readonly orders: Orders;
  /** K, where the orders come from a seed: a residence proved before publication takes its ticket's place. */
  readonly key: string | null;
  readonly log: EventLog;
}

/**
 * Where a draw stands after its events (lottery rules, section 5; IVR-062…064). Declining or letting expire gives up
 * that wish and every wish below it, so that a seat once left never comes back; withdrawing from one wish gives up that
 * wish alone; who accepts a wish stays on the lists of better ones. The result depends on which events happened, not on
 * their order, but for a late proof of residence: it goes behind everybody who is on the priority list and takes nothing
 * from anybody a seat was given to.
 */
export function standingOf(drawn: Drawn): Standing | EventFault {
  const fold = new Fold(drawn);
  for (const [i, event] of drawn.log.events.entries()) {
    const sentence = fold.take(event);
    if (sentence !== '') return { line: lineOf(drawn.log, i), sentence };
  }
  return fold.standing();
}

class Fold {
  private readonly seats: Map<string, number>;
  private readonly entries: Map<string, Entry>;
  private readonly courses: ReadonlyMap<string, FrozenCourse>;
  private readonly givenUp = new Map<string, Set<string>>();
  private readonly confirmed = new Map<string, string>();
  /** Seats given before a late proof of residence: it takes none of them. */
  private readonly kept = new Map<string, string>();
  private orders: Orders;

  constructor(private readonly drawn: Drawn) {
    const { frozen, orders } = drawn;
    this.courses = new Map(frozen.courses.map((course) => [course.id, course]));
    this.seats = new Map(frozen.courses.map(({ id, seats }) => [id, seats]));
    this.entries = new Map(frozen.entries.map((entry) => [entry.number, entry]));
    this.orders = orders;
  }

  /** Answers why the event cannot be; empty when it was taken. */
  take(event: DrawEvent): string {
    const { kind, entry: number, course } = event;
    if (course !== '' && !this.courses.has(course)) return `${course} n’est pas un cours de ce tirage.`;
    if (kind === 'place-ajoutee' || kind === 'place-retiree')
      return this.addSeats(course, kind === 'place-ajoutee' ? 1 : -1);
    const entry = this.entries.get(number);
    if (!entry) return `${number} n’est pas une participation de ce tirage.`;
    if (course !== '' && !entry.wishes.includes(course)) return `${number} n’a pas demandé ${course}.`;
    if (kind === 'accepte') return this.accept(entry, course);
    if (kind === 'residence') return this.proveResidence(entry, event);
    const wishes =
      kind === 'retire' && course !== ''
        ? [course]
        : entry.wishes.slice(course === '' ? 0 : entry.wishes.indexOf(course));
    this.giveUp(entry, wishes);
    return '';
  }

  private accept(entry: Entry, course: string): string {
    const { number } = entry;
    if (this.isGivenUp(number, course)) return `${number} avait quitté ${course}.`;
    if (!prefers(entry, course, this.confirmed.get(number)))
      return `${number} tient déjà une place dans un vœu préféré à ${course}.`;
    this.confirmed.set(number, course);
    this.kept.delete(number);
    const held = [...this.confirmed.values()].filter((one) => one === course).length;
    return held > (this.seats.get(course) ?? 0)
      ? `${course} a plus d’inscrits que de places\u00a0: ${held}.`
      : '';
  }

  private giveUp({ number }: Entry, wishes: readonly string[]): void {
    const own = this.givenUp.get(number) ?? new Set<string>();
    this.givenUp.set(number, own);
    for (const wish of wishes) own.add(wish);
    for (const held of [this.confirmed, this.kept]) if (own.has(held.get(number) ?? '')) held.delete(number);
  }

  private isGivenUp(number: string, course: string): boolean {
    return this.givenUp.get(number)?.has(course) ?? false;
  }

  private addSeats(course: string, count: 1 | -1): string {
    const seats = (this.seats.get(course) ?? 0) + count;
    if (count < 0) {
      const list = this.standing().lists.find(({ course: { id } }) => id === course);
      const given = (list?.confirmed.length ?? 0) + (list?.pending.length ?? 0);
      if (seats < given)
        return `${course}\u00a0: toutes les places sont données, aucune ne peut être retirée.`;
    }
    this.seats.set(course, seats);
    return '';
  }

  /** Before publication the list itself changes; afterwards, the end of the priority list (X14). */
  private proveResidence(entry: Entry, { at }: DrawEvent): string {
    if (entry.category === 'R') return `${entry.number} est déjà sur la liste prioritaire.`;
    const { frozen, key, log } = this.drawn;
    const resident: Entry = { ...entry, category: 'R' };
    const isEarly = log.publishedAt === '' || Date.parse(at) < Date.parse(log.publishedAt);
    if (!isEarly) for (const [number, course] of this.standing().pending) this.kept.set(number, course);
    this.entries.set(entry.number, resident);
    const entries = frozen.entries
      .map(({ number }) => this.entries.get(number))
      .filter((one) => one !== undefined);
    this.orders =
      isEarly && key !== null
        ? ordersOf({ ...frozen, entries }, key)
        : new Map([...this.orders].map(([unit, order]) => [unit, atEndOfPriority(order, resident)]));
    return '';
  }

  standing(): Standing {
    const { frozen } = this.drawn;
    const kept = new Map(this.kept);
    for (;;) {
      const taken = [...this.confirmed.values(), ...kept.values()];
      const courses = frozen.courses.map((course) => {
        const seats = this.seats.get(course.id) ?? 0;
        return { ...course, seats: Math.max(0, seats - taken.filter((one) => one === course.id).length) };
      });
      const isOut = (number: string, course: string) => {
        const held = kept.get(number) ?? this.confirmed.get(number);
        const entry = this.entries.get(number);
        return this.isGivenUp(number, course) || (entry !== undefined && !prefers(entry, course, held));
      };
      const { held } = outcomeOf({ rule: frozen.rule, courses }, this.orders, isOut);
      const risen = [...kept.keys()].filter((number) => held.has(number));
      for (const number of risen) kept.delete(number);
      if (risen.length === 0) return this.listed(new Map([...kept, ...held]));
    }
  }

  private listed(pending: Allocation): Standing {
    const best = (number: string) => pending.get(number) ?? this.confirmed.get(number);
    const lists = this.drawn.frozen.courses.map((course): CourseStanding => {
      const order = (this.orders.get(course.unit) ?? []).filter(({ wishes }) => wishes.includes(course.id));
      return {
        course: { ...course, seats: this.seats.get(course.id) ?? 0 },
        confirmed: order.filter(({ number }) => this.confirmed.get(number) === course.id),
        pending: order.filter(({ number }) => pending.get(number) === course.id),
        waiting: order.filter(
          (entry) =>
            prefers(entry, course.id, best(entry.number)) && !this.isGivenUp(entry.number, course.id),
        ),
      };
    });
    return { confirmed: new Map(this.confirmed), pending, lists };
  }
}

/** Behind every resident, before everybody else. */
function atEndOfPriority(order: readonly Entry[], resident: Entry): readonly Entry[] {
  if (!order.some(({ number }) => number === resident.number)) return order;
  const others = order.filter(({ number }) => number !== resident.number);
  return [
    ...others.filter(({ category }) => category === 'R'),
    resident,
    ...others.filter(({ category }) => category === 'N'),
  ];
}
