import type { Frozen } from '../draw/frozen.ts';

/**
 * The courses of a list with strictly fewer participations than seats, residents or not, counted once on the frozen
 * list (IVR-039): whoever asks one has a seat in it.
 */
export function underSubscribed({ courses, entries }: Pick<Frozen, 'courses' | 'entries'>): Set<string> {
  const asking = new Map<string, number>();
  for (const { wishes } of entries) for (const wish of wishes) asking.set(wish, (asking.get(wish) ?? 0) + 1);
  return new Set(courses.filter(({ id, seats }) => (asking.get(id) ?? 0) < seats).map(({ id }) => id));
}
