import type { Lottery } from '../campaign/lottery.ts';
import { boundOf } from '../dates.ts';
import type { OfferKind } from './tabs.ts';

const hour = 60 * 60 * 1000;

/** How long a family has to take back a renunciation; its seat moves only afterwards. */
export const regretLasts = 15 * 60 * 1000;

/**
 * Hours to answer a later offer at an establishment (IVR-062, IVR-064): what the settings say, or 24 at a
 * conservatoire and 48 elsewhere.
 */
export function answerHours(
  { answerHours: set = {} }: Pick<Lottery, 'answerHours'>,
  { code, name }: { readonly code: string; readonly name: string },
): number {
  return set[code] ?? (/^conservatoire\b/i.test(name) ? 24 : 48);
}

/**
 * The exclusive bound of an answer, in milliseconds: the fixed one for the main list while it lies ahead (IVR-061),
 * otherwise so many hours after the notification, elapsed, whatever the clocks do meanwhile (IVR-062, IVR-064).
 */
export function dueOf(
  kind: OfferKind,
  notifiedAt: number,
  { lottery, hours }: { readonly lottery: Lottery; readonly hours: number },
): number {
  const fixed = boundOf(lottery.mainListAnswersBy);
  return kind === 'principale' && notifiedAt < fixed ? fixed : notifiedAt + hours * hour;
}
