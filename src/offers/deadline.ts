import type { Lottery } from '../campaign/lottery.ts';
import { boundOf } from '../dates.ts';
import type { OfferKind } from '../lists/tabs.ts';

const hour = 60 * 60 * 1000;

/** Hours to answer an offer of last year's list (IVR-054). */
const lastYearHours = 48;

/** How long a family has to take back a renunciation; its seat moves only afterwards. */
export const regretLasts = 15 * 60 * 1000;

/**
 * The exclusive bound of an answer, in milliseconds: the fixed one for the main list while it lies ahead (IVR-061),
 * otherwise so many hours after the notification, elapsed, whatever the clocks do meanwhile (IVR-062, IVR-064). Last
 * year's list has 48 hours everywhere (IVR-054).
 */
export function dueOf(
  kind: OfferKind,
  notifiedAt: number,
  { lottery, hours }: { readonly lottery: Lottery; readonly hours: number },
): number {
  if (kind === 'an-dernier') return notifiedAt + lastYearHours * hour;
  const fixed = boundOf(lottery.mainListAnswersBy);
  return kind === 'principale' && notifiedAt < fixed ? fixed : notifiedAt + hours * hour;
}
