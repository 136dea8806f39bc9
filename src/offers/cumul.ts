import type { OfferRow } from './tabs.ts';
import type { Turn } from './turn.ts';

/** A seat somebody holds, or may accept. */
export interface Seat {
  readonly entry: string;
  readonly course: string;
}

/**
 * What accepting an offer gives back: one course in all, so the seats of the other participations of the same person
 * (IVR-013). Those still waited for stay.
 */
export function givesBack({ people, standing, offers, states }: Turn, offer: OfferRow): Seat[] {
  const person = people.get(offer.entry)?.person ?? '';
  if (person === '') return [];
  const others = [...people.values()].filter((one) => one.person === person && one.number !== offer.entry);
  return others.flatMap(({ number }) => {
    const held = standing.confirmed.get(number);
    const asked = offers
      .map(({ record }) => record)
      .filter((one) => one.entry === number && ['open', 'declining'].includes(states.get(one.number) ?? ''))
      .map(({ course }) => course);
    return [...new Set([...(held === undefined ? [] : [held]), ...asked])].map((course) => ({
      entry: number,
      course,
    }));
  });
}
