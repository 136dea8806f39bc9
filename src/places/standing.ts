import type { Refusal } from '../calls/reply.ts';
import type { Kept } from '../campaign/settings.ts';

/** The draw that holds the list now: frozen, or made. Null while courses and ballots may still change. */
export type LotteryStanding = { readonly draw: string; readonly state: 'frozen' | 'drawn' } | null;

export const lotteryStandingMemory = 'tirage';

export function lotteryStanding(memory: Readonly<Record<string, string>>): LotteryStanding {
  const kept = memory[lotteryStandingMemory];
  return kept === undefined ? null : (JSON.parse(kept) as Kept<LotteryStanding>).value;
}

/** Why courses and ballots do not change any more, or null: nothing changes a frozen list (IVR-100). */
export function frozenBy(memory: Readonly<Record<string, string>>): Refusal | null {
  const standing = lotteryStanding(memory);
  if (!standing) return null;
  const state = standing.state === 'frozen' ? 'figée' : 'tirée';
  return {
    kind: 'stopped',
    message: `La liste du tirage ${standing.draw} est ${state}. Rien n’a changé. Pour la changer, annulez d’abord ce tirage, avec son motif.`,
  };
}
