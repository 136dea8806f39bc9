import type { Refusal } from '../calls/reply.ts';
import { periodOf } from '../campaign/opening.ts';
import { type CampaignView, outsidePeriod, type TownNow } from '../campaign/settings.ts';
import { boundOf, frenchBound } from '../dates.ts';

/**
 * Until when documents may be given, in milliseconds, excluded: a window of its own, which a closed campaign does not
 * end, and which an extension of the campaign never leaves behind (CAE-019, X7).
 */
export function documentsUntil(town: TownNow): number {
  return Math.max(periodOf(town).closesAt, boundOf(town.reEnrolment.documentsUntil));
}

/** Why no document is taken at this instant, or `null` while they are. */
export function outsideWindow(town: TownNow, phase: CampaignView['phase'], now: number): Refusal | null {
  if (phase !== 'open' && phase !== 'closed') return outsidePeriod(town, now);
  const until = documentsUntil(town);
  if (now < until) return null;
  return {
    kind: 'tooLate',
    message: `Les pièces ne sont plus reçues ici depuis le ${frenchBound(until)}. Rien n’a été envoyé. Apportez-les à votre conservatoire.`,
  };
}

/** Where documents due by the end of a day go: a page that closes before then may not take them any more. */
export function whereToSend(town: TownNow, day: string): string {
  const isOpen = documentsUntil(town) >= boundOf(`${day}T23:59`);
  return isOpen ? 'sur votre page ou au conservatoire' : 'au conservatoire';
}
