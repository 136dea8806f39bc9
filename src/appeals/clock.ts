import { addMonths, dayOf, instantFrom } from '../dates.ts';
import type { AppealKind } from './motives.ts';

/**
 * How long silence may last. A contestation is an appeal to the author of the decision: two months of silence refuse it
 * (CRPA L. 231-4, L. 411-7). A question asks for the rules of the draw and how they were applied: after a month one may
 * turn to the CADA (CRPA L. 311-3-1, R. 311-13).
 */
const months: Readonly<Record<AppealKind, number>> = { question: 1, contestation: 2 };

interface Waiting {
  readonly kind: AppealKind;
  readonly receivedAt: string;
  readonly answer: object | null;
}

/** The last civil day for an answer: that of the month where the same day does not exist. */
export function answerDue({ kind, receivedAt }: Pick<Waiting, 'kind' | 'receivedAt'>): string {
  return addMonths(dayOf(instantFrom(receivedAt)), months[kind]);
}

export type AppealState = 'open' | 'overdue' | 'answered';

/** The whole last day is in time; from the midnight after it, the silence has decided. */
export function appealState(appeal: Waiting, now: number): AppealState {
  if (appeal.answer) return 'answered';
  return dayOf(now) > answerDue(appeal) ? 'overdue' : 'open';
}
