import { type Allocation, allocate, type Orders, prefers } from '../draw/allocation.ts';
import type { Entry, Frozen, FrozenCourse } from '../draw/frozen.ts';
import { ordersOf } from '../draw/tickets.ts';
import { type DrawEvent, type EventFault, type EventLog, lineOf } from './events.ts';
import { underSubscribed } from './underSubscribed.ts';

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
  /** Further under-subscribed courses an entry keeps beside the one it holds (IVR-039). */
  readonly besides: ReadonlyMap<string, readonly string[]>;
  /** Those that might be, once the family confirmed it. */
  readonly mayKeep: ReadonlyMap<string, readonly string[]>;
  /** Courses whose seats are an entry's to accept, the dearest first; better than what it holds already. */
  readonly pending: ReadonlyMap<string, readonly string[]>;
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
 * wish alone; who accepts a wish stays on the lists of better ones. Seats move on as they are left: who may accept
 * one keeps it until they answer, even when a dearer one comes to them, so that no offer is ever withdrawn; the end does
 * not depend on the order of the answers. A late proof of residence goes behind
 * everybody on the priority list. Who holds an under-subscribed course may keep a further one, which they asked for
 * too: nobody else wants it (IVR-039).
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
  private readonly besides = new Map<string, readonly string[]>();
  private readonly underSubscribed: ReadonlySet<string>;
  /** Seats offered, or about to be: several, where a dearer one came before the first was answered. */
  private pending: Map<string, readonly string[]>;
  private orders: Orders;

  constructor(private readonly drawn: Drawn) {
    const { frozen, orders } = drawn;
    this.courses = new Map(frozen.courses.map((course) => [course.id, course]));
    this.seats = new Map(frozen.courses.map(({ id, seats }) => [id, seats]));
    this.entries = new Map(frozen.entries.map((entry) => [entry.number, entry]));
    this.orders = orders;
    this.underSubscribed = underSubscribed(frozen);
    this.pending = oneEach(allocate(frozen, orders));
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
    const { number, wishes } = entry;
    const before = this.confirmed.get(number);
    if (this.isGivenUp(number, course)) return `${number} avait quitté ${course}.`;
    if (before !== undefined && this.mayKeep(entry, before, course)) return this.keep(number, course);
    if (!prefers(entry, course, before))
      return `${number} tient déjà une place dans un vœu préféré à ${course}.`;
    const isLower = (other: string) => wishes.indexOf(other) >= wishes.indexOf(course);
    const left = this.drop(number, isLower).filter((other) => other !== course);
    this.confirmed.set(number, course);
    const taken = this.takenIn(course);
    const seats = this.seats.get(course) ?? 0;
    if (taken > seats) return `${course} a plus d’inscrits que de places\u00a0: ${taken} pour ${seats}.`;
    const kept = this.besides.get(number) ?? [];
    this.besides.delete(number);
    this.fill([...left, ...(before === undefined ? [] : [before]), ...kept]);
    return '';
  }

  /** A further seat, less dear than the one held: both in courses with more seats than people (IVR-039). */
  private mayKeep(entry: Entry, held: string, course: string): boolean {
    const isFree = ![held, ...(this.besides.get(entry.number) ?? [])].includes(course);
    return (
      isFree && prefers(entry, held, course) && [held, course].every((one) => this.underSubscribed.has(one))
    );
  }

  private keepable(entry: Entry): readonly string[] {
    const held = this.confirmed.get(entry.number);
    if (held === undefined) return [];
    return entry.wishes.filter(
      (course) =>
        this.mayKeep(entry, held, course) &&
        !this.isGivenUp(entry.number, course) &&
        this.takenIn(course) < (this.seats.get(course) ?? 0),
    );
  }

  private keep(number: string, course: string): string {
    if (this.takenIn(course) >= (this.seats.get(course) ?? 0)) return `${course} n’a plus de place libre.`;
    this.besides.set(number, [...(this.besides.get(number) ?? []), course]);
    return '';
  }

  /** Takes away seats that were to be accepted; answers which. */
  private drop(number: string, isDropped: (course: string) => boolean): string[] {
    const own = this.pending.get(number) ?? [];
    const kept = own.filter((course) => !isDropped(course));
    if (kept.length > 0) this.pending.set(number, kept);
    else this.pending.delete(number);
    return own.filter(isDropped);
  }

  private giveUp({ number }: Entry, wishes: readonly string[]): void {
    const own = this.givenUp.get(number) ?? new Set<string>();
    this.givenUp.set(number, own);
    for (const wish of wishes) own.add(wish);
    const freed = this.drop(number, (course) => own.has(course));
    const held = this.confirmed.get(number);
    const kept = this.besides.get(number) ?? [];
    const left = [...(held === undefined ? [] : [held]), ...kept].filter((course) => own.has(course));
    if (held !== undefined && own.has(held)) this.confirmed.delete(number);
    this.keepOnly(
      number,
      kept.filter((course) => !own.has(course)),
    );
    this.fill([...freed, ...left]);
  }

  /** Who left the course they held, but not a further one, holds that one. */
  private keepOnly(number: string, kept: readonly string[]): void {
    const [first, ...others] = kept;
    const isHeld = this.confirmed.has(number) || first === undefined;
    if (!isHeld) this.confirmed.set(number, first);
    this.besides.set(number, isHeld ? kept : others);
  }

  private isGivenUp(number: string, course: string): boolean {
    return this.givenUp.get(number)?.has(course) ?? false;
  }

  private addSeats(course: string, count: 1 | -1): string {
    const seats = (this.seats.get(course) ?? 0) + count;
    if (seats < this.takenIn(course))
      return `${course}\u00a0: toutes les places sont données, aucune ne peut être retirée.`;
    this.seats.set(course, seats);
    this.fill([course]);
    return '';
  }

  /** Before publication the list itself changes; afterwards, the end of the priority list (X14). */
  private proveResidence(entry: Entry, { at }: DrawEvent): string {
    if (entry.category === 'R') return `${entry.number} est déjà sur la liste prioritaire.`;
    const { frozen, key, log } = this.drawn;
    const resident: Entry = { ...entry, category: 'R' };
    this.entries.set(entry.number, resident);
    const isEarly = log.publishedAt === '' || Date.parse(at) < Date.parse(log.publishedAt);
    if (isEarly && key !== null) {
      const entries = frozen.entries.map((one) => this.entries.get(one.number) ?? one);
      this.orders = ordersOf({ ...frozen, entries }, key);
      const isOut = (number: string, course: string) => this.isGivenUp(number, course);
      this.pending = oneEach(allocate(frozen, this.orders, isOut));
    } else {
      this.orders = new Map(
        [...this.orders].map(([unit, order]) => [unit, atEndOfPriority(order, resident)]),
      );
    }
    return '';
  }

  private takenIn(course: string): number {
    const held = [...this.confirmed.values(), ...[...this.pending.values(), ...this.besides.values()].flat()];
    return held.filter((one) => one === course).length;
  }

  /** Seats that were left go to the next ones in the order of the draw. */
  private fill(freed: readonly string[]): void {
    for (const course of freed) {
      let free = (this.seats.get(course) ?? 0) - this.takenIn(course);
      for (const entry of this.orderOf(course)) {
        if (free <= 0) break;
        if (!this.wants(entry, course)) continue;
        this.pending.set(entry.number, [course, ...(this.pending.get(entry.number) ?? [])]);
        free--;
      }
    }
  }

  private orderOf(course: string): readonly Entry[] {
    return this.orders.get(this.courses.get(course)?.unit ?? '') ?? [];
  }

  /** Do they wait for it: not given up, and dearer than what is theirs? */
  private wants(entry: Entry, course: string): boolean {
    const { number } = entry;
    const best = this.pending.get(number)?.[0] ?? this.confirmed.get(number);
    return prefers(entry, course, best) && !this.isGivenUp(number, course);
  }

  standing(): Standing {
    const { pending, confirmed, besides } = this;
    const lists = this.drawn.frozen.courses.map((course): CourseStanding => {
      const order = this.orderOf(course.id);
      return {
        course: { ...course, seats: this.seats.get(course.id) ?? 0 },
        confirmed: order.filter(
          ({ number }) => confirmed.get(number) === course.id || besides.get(number)?.includes(course.id),
        ),
        pending: order.filter(({ number }) => pending.get(number)?.includes(course.id)),
        waiting: order.filter((entry) => this.wants(entry, course.id)),
      };
    });
    const mayKeep = new Map(
      [...this.entries.values()].flatMap((entry): [string, readonly string[]][] => {
        const further = this.keepable(entry);
        return further.length > 0 ? [[entry.number, further]] : [];
      }),
    );
    return {
      mayKeep,
      confirmed: new Map(confirmed),
      besides: new Map(besides),
      pending: new Map(pending),
      lists,
    };
  }
}

const oneEach = (held: Allocation): Map<string, readonly string[]> =>
  new Map([...held].map(([number, course]) => [number, [course]]));

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
