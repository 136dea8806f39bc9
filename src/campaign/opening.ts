import { addMonths, boundOf, dayOf, instantOf } from '../dates.ts';
import type { Lottery } from './lottery.ts';
import type { Town } from './town.ts';

/** When families may answer: from `opensAt` included to `closesAt` excluded (PAR-030, PAR-033). */
export interface Period {
  readonly opensAt: number;
  readonly closesAt: number;
}

export type Phase = 'before' | 'open' | 'closed';

export function periodOf(town: Town): Period {
  return { opensAt: instantOf(town.reEnrolment.opensAt), closesAt: boundOf(town.reEnrolment.closesAt) };
}

/** From when, and until when exclusively, ballots are taken: `17:00:00` is too late (IVR-030, X5). */
export function ballotPeriodOf({ opensAt, closesAt }: Lottery): Period {
  return { opensAt: instantOf(opensAt), closesAt: boundOf(closesAt) };
}

/** The last day on which the rules of the lottery take contestations: two months after closing (IVR-104). */
export function contestUntil(lottery: Lottery): string {
  return addMonths(dayOf(ballotPeriodOf(lottery).closesAt), 2);
}

/** 09:59:59 is before, 10:00:00 open, 14:59:59 open, 15:00:00 closed: the server's clock alone decides (PAR-030). */
export function phaseAt(period: Period, now: number): Phase {
  if (now < period.opensAt) return 'before';
  return now < period.closesAt ? 'open' : 'closed';
}
