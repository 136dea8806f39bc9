import type { Lottery } from './lottery.ts';
import type { Town } from './town.ts';

/** When and where the draw takes place, and until when it is told and answered: what postponing it changes. */
export type DrawPlan = Pick<Lottery, 'drawAt' | 'place' | 'resultsBy' | 'mainListAnswersBy'>;

/** The draw was put off: dated, signed, reasoned, and kept for ever (IVR-100). */
export interface Postponed {
  /** The draw it is about, which has its name before its list is frozen. */
  readonly draw: string;
  /** Stamp. */
  readonly at: string;
  /** Mail of the colleague who decided. */
  readonly by: string;
  readonly text: string;
  readonly from: DrawPlan;
  readonly to: DrawPlan;
}

/** What was decided, the oldest first, and the plan of the settings it was decided over. */
export interface Postponements {
  readonly settings: DrawPlan;
  readonly decisions: readonly Postponed[];
}

export const postponedMemory = 'reports';

export const planOf = ({ drawAt, place, resultsBy, mainListAnswersBy }: Lottery): DrawPlan => ({
  drawAt,
  place,
  resultsBy,
  mainListAnswersBy,
});

const isSame = (one: DrawPlan, other: DrawPlan): boolean =>
  one.drawAt === other.drawAt &&
  one.place === other.place &&
  one.resultsBy === other.resultsBy &&
  one.mainListAnswersBy === other.mainListAnswersBy;

/**
 * The town whose draw was put off: whatever speaks of the draw then says the new instant. Settings that somebody
 * changed since count more than what was decided over the old ones.
 */
export function withPostponed<T extends Town>(town: T, kept: Postponements | null): T {
  const { lottery } = town;
  const last = kept?.decisions[kept.decisions.length - 1];
  return kept && last && lottery && isSame(planOf(lottery), kept.settings)
    ? { ...town, lottery: { ...lottery, ...last.to } }
    : town;
}
