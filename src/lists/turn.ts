import { ballotRows } from '../ballots/tabs.ts';
import type { Entry } from '../draw/frozen.ts';
import { ordersIn, readFrozenRows, readUnlimitedRows } from '../draw/published.ts';
import { type DrawRow, drawRows, type EntryRow, type PlaceRow, type Run } from '../draw/tabs.ts';
import { digest } from '../draw/tickets.ts';
import type { Register } from '../register/register.ts';
import { BrokenRegister, type Found } from '../register/table.ts';
import { type DrawEvent, writeEvents } from './events.ts';
import { lastYearList } from './lastYear.ts';
import { identityOf } from './lastYearPlan.ts';
import type { SeatList } from './seatList.ts';
import { type Drawn, type Standing, standingOf } from './standing.ts';
import { type OfferState, offerStates } from './state.ts';
import { type EventRow, eventRows, type OfferRow, offerRows } from './tabs.ts';
import { unlimitedList } from './unlimited.ts';

/** One list, with everything that followed. */
export interface Turn {
  readonly list: SeatList;
  readonly drawn: Drawn;
  /** Who is behind each number. */
  readonly people: ReadonlyMap<string, EntryRow>;
  readonly places: ReadonlyMap<string, PlaceRow>;
  readonly standing: Standing;
  /** Of this list, in the order they were made. */
  readonly offers: readonly Found<OfferRow>[];
  readonly states: ReadonlyMap<string, OfferState>;
  /** Of this list, the oldest first. */
  readonly events: readonly EventRow[];
}

/** Every list that counts, at one reading: last year's, the draw, the courses without limit. */
export interface Turns {
  readonly all: readonly Turn[];
  /** The lists whose free seats are offered now: last year's before there is a draw, the others afterwards. */
  readonly inPlay: readonly Turn[];
  /** The rows the next offer and the next event stand in. */
  readonly next: { readonly offer: number; readonly event: number };
}

/** About a dozen round trips. */
export function openTurns(register: Register): Turns {
  const draws = drawRows(register).map(({ record }) => record);
  const last = draws[draws.length - 1];
  const drawn = last?.run && !last.cancelled ? drawLists(register, { ...last, run: last.run }) : [];
  const isListFrozen = last !== undefined && !last.cancelled;
  const lastYear = knownIn(register, lastYearList(register), drawn);
  const offers = offerRows(register);
  const events = eventRows(register);
  const turnOf = (list: SeatList) => turn(list, offers, events);
  const [afterDraw, before] = [drawn.map(turnOf), lastYear ? [turnOf(lastYear)] : []];
  return {
    all: [...before, ...afterDraw],
    inPlay: isListFrozen ? afterDraw : before,
    next: {
      offer: (offers[offers.length - 1]?.row ?? 1) + 1,
      event: (events[events.length - 1]?.row ?? 1) + 1,
    },
  };
}

/** Who is on last year's list and takes part again is one person, by name and birth date (IVR-013, IVR-016). */
function knownIn(register: Register, lastYear: SeatList | null, drawn: readonly SeatList[]): SeatList | null {
  if (!lastYear || drawn.length === 0) return lastYear;
  const identities = new Map(ballotRows(register).map(({ record }) => [record.number, identityOf(record)]));
  const persons = new Map(
    drawn.flatMap(({ entries }) =>
      entries.flatMap(({ person, ballots }) =>
        ballots.map((ballot): [string, string] => [identities.get(ballot) ?? '', person]),
      ),
    ),
  );
  const entries = lastYear.entries.map((entry) => ({
    ...entry,
    person: persons.get(entry.person) ?? entry.person,
  }));
  return { ...lastYear, entries };
}

/** The list a participation is on: its number is on no other. */
export function turnOfEntry({ all }: Turns, entry: string): Turn | undefined {
  return all.find(({ people }) => people.has(entry));
}

/** An offer of any list, by its number. */
export function findOffer(
  { all }: Turns,
  number: string,
): { readonly turn: Turn; readonly offer: Found<OfferRow> } | null {
  for (const turn of all) {
    const offer = turn.offers.find(({ record }) => record.number === number);
    if (offer) return { turn, offer };
  }
  return null;
}

/** The draw, and beside it the courses without limit where somebody asked for one. */
function drawLists(register: Register, draw: DrawRow & { readonly run: Run }): SeatList[] {
  const { frozen, entries, places } = readFrozenRows(register, draw);
  const { run, signed } = draw;
  const list: SeatList = {
    id: draw.draw,
    kind: 'draw',
    isSigned: signed !== null,
    drawn: {
      frozen,
      orders: ordersIn(register, draw, frozen),
      key: run.seed === '' ? null : digest(run.seed),
    },
    publishedAt: run.at,
    entries,
    places,
    combinesWith: new Map(),
  };
  const besides = unlimitedList(readUnlimitedRows(register, draw), list);
  return besides ? [list, besides] : [list];
}

function turn(
  list: SeatList,
  allOffers: readonly Found<OfferRow>[],
  allEvents: readonly Found<EventRow>[],
): Turn {
  const events = allEvents.map(({ record }) => record).filter((event) => event.list === list.id);
  const offers = allOffers.filter(({ record }) => record.list === list.id);
  const drawn: Drawn = {
    ...list.drawn,
    log: { draw: list.id, publishedAt: list.publishedAt, events: events.map(bare) },
  };
  return {
    list,
    drawn,
    people: new Map(list.entries.map((entry) => [entry.number, entry])),
    places: new Map(list.places.map((place) => [place.id, place])),
    standing: standingAfter(drawn, []),
    offers,
    states: offerStates(
      offers.map(({ record }) => record),
      events,
      wishesIn(drawn.frozen.entries),
    ),
    events,
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
  const turns = openTurns(register).all.filter(({ list }) => list.kind !== 'lastYear');
  const states = turns.flatMap((one) => [...one.states.values()]);
  return {
    accepted: turns.reduce((sum, { standing }) => sum + standing.confirmed.size, 0),
    offered: states.filter((state) => state === 'open' || state === 'declining').length,
  };
}

/** Where a list stands once more has happened; what cannot happen is a fault of ours, and nothing is written. */
export function standingAfter(drawn: Drawn, more: readonly DrawEvent[]): Standing {
  const log = { ...drawn.log, events: [...drawn.log.events, ...more] };
  const standing = standingOf({ ...drawn, log });
  if ('sentence' in standing)
    throw new BrokenRegister(
      `Événements de la liste ${log.draw}, ligne ${standing.line}\u00a0: ${standing.sentence}`,
    );
  return standing;
}

const bare = ({ at, kind, entry, course }: EventRow): DrawEvent => ({ at, kind, entry, course });

const wishesIn = (entries: readonly Entry[]): ReadonlyMap<string, readonly string[]> =>
  new Map(entries.map(({ number, wishes }) => [number, wishes]));
