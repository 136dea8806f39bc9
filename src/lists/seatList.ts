import type { ListKind } from '../calls/offers.ts';
import type { EntryRow, PlaceRow } from '../draw/tabs.ts';
import type { Drawn } from './standing.ts';

/** A list seats are offered from: its order was drawn, this year or last, or everybody on it has a seat. */
export interface SeatList {
  /** Name of the draw, or one of its own. */
  readonly id: string;
  readonly kind: ListKind;
  /** The minutes are signed, where there are any. */
  readonly isSigned: boolean;
  readonly drawn: Omit<Drawn, 'log'>;
  /** When its result was known to everybody. */
  readonly publishedAt: string;
  readonly entries: readonly EntryRow[];
  readonly places: readonly PlaceRow[];
  /** Of an entry without limit: courses that may be held with its own (IVR-014). */
  readonly combinesWith: ReadonlyMap<string, readonly string[]>;
}
