import type { EventKind } from './events.ts';
import type { OfferRow } from './tabs.ts';

/**
 * Where an offer stands. `declining`: renounced, the seat not moved yet. `left`: accepted, then given back or exchanged
 * for a better one. `replaced`: a better seat was accepted before it was answered.
 */
export type OfferState =
  | 'open'
  | 'declining'
  | 'accepted'
  | 'left'
  | 'declined'
  | 'expired'
  | 'withdrawn'
  | 'excluded'
  | 'replaced';

interface Happened {
  readonly kind: EventKind;
  readonly entry: string;
  readonly course: string;
}

const endings: Readonly<Partial<Record<EventKind, OfferState>>> = {
  renonce: 'declined',
  expire: 'expired',
  retire: 'withdrawn',
  exclu: 'excluded',
};

/** The state of each offer, by its number: from the events, never written down. `wishes` by entry, the dearest first. */
export function offerStates(
  offers: readonly OfferRow[],
  events: readonly Happened[],
  wishes: ReadonlyMap<string, readonly string[]>,
): Map<string, OfferState> {
  const byEntry = new Map<string, Happened[]>();
  for (const event of events) byEntry.set(event.entry, [...(byEntry.get(event.entry) ?? []), event]);
  return new Map(
    offers.map((offer) => {
      const rank = (course: string) => wishes.get(offer.entry)?.indexOf(course) ?? -1;
      const waiting = offer.declinedAt === '' ? 'open' : 'declining';
      return [offer.number, endOf(offer, byEntry.get(offer.entry) ?? [], rank) ?? waiting];
    }),
  );
}

function endOf(
  { course }: OfferRow,
  events: readonly Happened[],
  rank: (course: string) => number,
): OfferState | null {
  let state: OfferState | null = null;
  for (const event of events) {
    const ending = endings[event.kind];
    const isSame = event.course === course;
    if (event.kind === 'accepte' && isSame) state = 'accepted';
    else if (event.kind === 'accepte' && rank(event.course) < rank(course))
      state = state === 'accepted' ? 'left' : (state ?? 'replaced');
    else if (ending && covers(event, course, rank)) state = state === 'accepted' ? 'left' : (state ?? ending);
  }
  return state;
}

/** Does what somebody gave up include this course? Withdrawing from one wish leaves those below it alone. */
function covers(event: Happened, course: string, rank: (course: string) => number): boolean {
  if (event.course === '' || event.course === course) return true;
  return event.kind !== 'retire' && rank(course) > rank(event.course);
}
