import type { OfferRow } from './tabs.ts';
import { type Turn, type Turns, turnOfEntry } from './turn.ts';

/** A seat somebody holds, or may accept, on one of the lists. */
export interface Seat {
  readonly turn: Turn;
  readonly entry: string;
  readonly course: string;
}

/**
 * What accepting an offer gives back: one course in all, so the seats of the other participations of the same person,
 * but for those that may be combined with it (IVR-013, IVR-014). Those still waited for stay.
 */
export function givesBack(turns: Turns, offer: Pick<OfferRow, 'entry' | 'course'>): Seat[] {
  const own = turnOfEntry(turns, offer.entry);
  const person = own?.people.get(offer.entry)?.person ?? '';
  if (!own || person === '') return [];
  return turns.all.flatMap((turn) =>
    [...turn.people.values()]
      .filter((one) => one.person === person && one.number !== offer.entry)
      .flatMap(({ number: entry }) => seatsOf(turn, entry))
      .filter((seat) => !goTogether({ ...offer, turn: own }, seat)),
  );
}

function seatsOf(turn: Turn, entry: string): Seat[] {
  const held = turn.standing.confirmed.get(entry);
  const asked = turn.offers
    .map(({ record }) => record)
    .filter((one) => one.entry === entry && ['open', 'declining'].includes(turn.states.get(one.number) ?? ''))
    .map(({ course }) => course);
  const further = turn.standing.besides.get(entry) ?? [];
  const courses = new Set([...(held === undefined ? [] : [held]), ...further, ...asked]);
  return [...courses].map((course) => ({ turn, entry, course }));
}

const goTogether = (one: Seat, other: Seat): boolean => allows(one, other) || allows(other, one);

const allows = ({ turn, entry }: Seat, { course }: Seat): boolean =>
  turn.list.combinesWith.get(entry)?.includes(course) ?? false;
