import type { PostponedWords } from '../calls/lottery.ts';
import { type DrawPlan, type Postponed, type Postponements, postponedMemory } from '../campaign/postponed.ts';
import { kept } from '../campaign/settings.ts';
import { frenchInstant, instantFrom, instantOf } from '../dates.ts';

/** What was decided of the instant of a draw, whether its list is frozen or not. */
export function postponedOf(memory: Readonly<Record<string, string>>, draw: string): readonly Postponed[] {
  const decisions = kept<Postponements>(memory[postponedMemory])?.decisions ?? [];
  return decisions.filter((one) => one.draw === draw);
}

/** `lundi 14 septembre 2026 à 10 h, hôtel de ville`. */
export const planWords = ({ drawAt, place }: DrawPlan): string =>
  `${frenchInstant(instantOf(drawAt))}, ${place}`;

/** As everybody reads it: never who decided. */
export const postponedWords = ({ at, text, from, to }: Postponed): PostponedWords => ({
  at: frenchInstant(instantFrom(at)),
  reason: text,
  from: planWords(from),
  to: planWords(to),
});
