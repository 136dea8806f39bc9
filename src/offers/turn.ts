import type { Entry } from '../draw/frozen.ts';
import { ordersIn, readFrozenRows } from '../draw/published.ts';
import { type DrawRow, drawRows, type EntryRow, type PlaceRow, type Run } from '../draw/tabs.ts';
import { digest } from '../draw/tickets.ts';
import type { Register } from '../register/register.ts';
import { BrokenRegister, type Found } from '../register/table.ts';
import { type DrawEvent, writeEvents } from './events.ts';
import { type Drawn, type Standing, standingOf } from './standing.ts';
import { type OfferState, offerStates } from './state.ts';
import { type EventRow, eventRows, type OfferRow, offerRows } from './tabs.ts';

/** A draw that was made and counts, with everything that followed, at one reading. */
export interface Turn {
  readonly draw: DrawRow & { readonly run: Run };
  readonly drawn: Drawn;
  /** Who is behind each number. */
  readonly people: ReadonlyMap<string, EntryRow>;
  readonly places: ReadonlyMap<string, PlaceRow>;
  readonly standing: Standing;
  /** Of this draw, in the order they were made. */
  readonly offers: readonly Found<OfferRow>[];
  readonly states: ReadonlyMap<string, OfferState>;
  /** Of this draw, the oldest first. */
  readonly events: readonly EventRow[];
  /** The rows the next offer and the next event stand in. */
  readonly next: { readonly offer: number; readonly event: number };
}

/** The last draw, made and not cancelled; null when there is none. About ten round trips. */
export function openTurn(register: Register): Turn | null {
  const rows = drawRows(register).map(({ record }) => record);
  const last = rows[rows.length - 1];
  if (!last?.run || last.cancelled) return null;
  const draw = { ...last, run: last.run };
  const { frozen, entries, places } = readFrozenRows(register, draw);
  const allEvents = eventRows(register);
  const allOffers = offerRows(register);
  const events = allEvents.map(({ record }) => record).filter(({ list }) => list === draw.draw);
  const offers = allOffers.filter(({ record }) => record.list === draw.draw);
  const drawn: Drawn = {
    frozen,
    orders: ordersIn(register, draw, frozen),
    key: draw.run.seed === '' ? null : digest(draw.run.seed),
    log: { draw: draw.draw, publishedAt: draw.run.at, events: events.map(bare) },
  };
  return {
    draw,
    drawn,
    people: new Map(entries.map((entry) => [entry.number, entry])),
    places: new Map(places.map((place) => [place.id, place])),
    standing: standingAfter(drawn, []),
    offers,
    states: offerStates(
      offers.map(({ record }) => record),
      events,
      wishesIn(frozen.entries),
    ),
    events,
    next: {
      offer: (allOffers[allOffers.length - 1]?.row ?? 1) + 1,
      event: (allEvents[allEvents.length - 1]?.row ?? 1) + 1,
    },
  };
}

/** What happened since a draw was made, as it is published; empty before. */
export function publishedEvents(register: Register, { draw, run }: DrawRow): string {
  if (!run) return '';
  const own = eventRows(register).flatMap(({ record }) => (record.list === draw ? [bare(record)] : []));
  return writeEvents({ draw, publishedAt: run.at, events: own });
}

/** How many seats of the last draw were accepted, and how many offers wait for an answer. */
export function seatsGiven(register: Register): { readonly accepted: number; readonly offered: number } {
  const turn = openTurn(register);
  const states = [...(turn?.states.values() ?? [])];
  return {
    accepted: turn?.standing.confirmed.size ?? 0,
    offered: states.filter((state) => state === 'open' || state === 'declining').length,
  };
}

/** Where the draw stands once more has happened; what cannot happen is a fault of ours, and nothing is written. */
export function standingAfter(drawn: Drawn, more: readonly DrawEvent[]): Standing {
  const log = { ...drawn.log, events: [...drawn.log.events, ...more] };
  const standing = standingOf({ ...drawn, log });
  if ('sentence' in standing)
    throw new BrokenRegister(
      `Événements du tirage ${log.draw}, ligne ${standing.line}\u00a0: ${standing.sentence}`,
    );
  return standing;
}

const bare = ({ at, kind, entry, course }: EventRow): DrawEvent => ({ at, kind, entry, course });

const wishesIn = (entries: readonly Entry[]): ReadonlyMap<string, readonly string[]> =>
  new Map(entries.map(({ number, wishes }) => [number, wishes]));
