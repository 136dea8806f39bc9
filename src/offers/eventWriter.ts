import { instantFrom, stamp } from '../dates.ts';
import { belowOf } from '../lists/below.ts';
import type { DrawEvent } from '../lists/events.ts';
import { type EventRow, eventSpec, type OfferRow } from '../lists/tabs.ts';
import { standingAfter, type Turn, type Turns } from '../lists/turn.ts';
import { courseRows, courseSpec } from '../places/tabs.ts';
import type { Ports } from '../ports.ts';
import { type Act, commit, type JournalEnd } from '../register/commit.ts';
import type { Register } from '../register/register.ts';
import { answeredOrders } from './mails.ts';

interface Happening extends Pick<DrawEvent, 'kind' | 'entry' | 'course'> {
  readonly by: string;
  readonly reason: string;
}

/** Adds events to the logs of lists, each a Journal line of its own, and checks them against everything before. */
export class EventWriter {
  private readonly events: EventRow[] = [];
  private readonly acts: Act[] = [];

  constructor(
    private readonly ports: Ports,
    private readonly register: Register,
    private readonly turns: Turns,
  ) {}

  /** The instant of this execution, as a stamp. */
  get now(): string {
    return stamp(this.ports.startedAt);
  }

  add(turn: Turn, happening: Happening, more: Pick<Act, 'key' | 'actor' | 'act' | 'mails'>): void {
    const row = this.turns.next.event + this.events.length;
    const last = [...turn.events, ...this.of(turn)].pop();
    // The log is in order even when an execution waited for another one.
    const at = Math.max(this.ports.startedAt, last ? instantFrom(last.at) : 0);
    const event: EventRow = {
      number: row - 1,
      journal: 0,
      list: turn.list.id,
      at: stamp(at),
      ...happening,
    };
    const change = this.register.table(eventSpec).added(row, event);
    this.events.push(event);
    this.acts.push({ ...more, about: happening.entry || happening.course, change });
  }

  /**
   * A seat is not taken. Who holds a lower one keeps it, and leaves the lists between the two; everybody else gives up
   * this wish and those below it.
   */
  end(turn: Turn, offer: OfferRow, kind: 'renonce' | 'expire', by: string): void {
    const held = turn.standing.confirmed.get(offer.entry);
    const wishes = turn.people.get(offer.entry)?.wishes ?? [];
    const keeps = held === undefined ? '' : (turn.places.get(held)?.title ?? held);
    const mails = answeredOrders(offer, turn, {
      what: held === undefined ? kind : 'garde',
      keeps,
      at: this.now,
    });
    const more = { key: `${kind}-${offer.number}`, actor: by };
    const base = { entry: offer.entry, by, reason: '' };
    if (held === undefined)
      this.add(turn, { ...base, kind, course: offer.course }, { ...more, act: endWords[kind], mails });
    else {
      const left = [offer.course, ...belowOf(wishes, offer.course, held)];
      for (const [i, course] of left.entries())
        this.add(
          turn,
          { ...base, kind: 'retire', course },
          { ...more, act: 'Place gardée', mails: i === 0 ? mails : [] },
        );
    }
  }

  /** Writes everything added, after `before`; nothing at all when it cannot have happened. */
  commit(end: JournalEnd, before: readonly Act[] = []): void {
    const touched = this.turns.all.filter((turn) => this.of(turn).length > 0);
    const after = touched.flatMap((turn) => {
      const standing = standingAfter(turn.drawn, this.of(turn));
      const isOpen = turn.list.kind === 'lastYear' && this.turns.inPlay.includes(turn);
      return isOpen ? this.acceptances(turn, standing.confirmed) : [];
    });
    commit(this.ports, this.register, end, [...before, ...this.acts, ...after]);
  }

  private of({ list }: Turn): EventRow[] {
    return this.events.filter((event) => event.list === list.id);
  }

  /** What last year's list took of each course, as the places of this year count it (IVR-052). */
  private acceptances(turn: Turn, confirmed: ReadonlyMap<string, string>): Act[] {
    const held = [...confirmed.values()];
    return courseRows(this.register).flatMap(({ row, record }): Act[] => {
      const acceptances = held.filter((course) => course === record.code).length;
      if (!turn.places.has(record.code) || record.acceptances === acceptances) return [];
      const change = this.register.table(courseSpec).change(row, { acceptances });
      const { key, actor } = this.acts[0] ?? { key: '', actor: '' };
      return [{ key, actor, about: record.code, act: 'Réserve de l’an dernier comptée', change }];
    });
  }
}

const endWords = { renonce: 'Place renoncée', expire: 'Place sans réponse' } as const;
