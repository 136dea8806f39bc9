import { addDays, at, dayOf } from '../dates.ts';

/** Mails leave between these hours of the town: nobody is woken by the town hall. */
const firstHour = 8;
const lastHour = 20;

export interface Plan {
  /** The instant each mail may leave at, in order, in milliseconds. */
  readonly instants: readonly number[];
  readonly days: readonly { readonly day: string; readonly mails: number }[];
  readonly perHour: number;
}

/**
 * Spreads `count` mails over the hours of the day and, under a daily limit, over days: the first day is whatever is
 * left of it. Pure; `from` in milliseconds. `perDay` at least 1.
 */
export function spread(count: number, from: number, perDay: number): Plan {
  const instants: number[] = [];
  const days: { day: string; mails: number }[] = [];
  let day = dayOf(from);
  while (instants.length < count) {
    const opens = Math.max(from, at(day, firstHour));
    const closes = at(day, lastHour);
    const share = Math.max(0, closes - opens) / ((lastHour - firstHour) * 60 * 60 * 1000);
    const mails = Math.min(count - instants.length, Math.floor(perDay * Math.min(1, share)));
    for (let i = 0; i < mails; i++)
      instants.push(opens + Math.floor(((closes - opens) * i) / (perDay * Math.min(1, share))));
    if (mails > 0) days.push({ day, mails });
    day = addDays(day, 1);
  }
  return { instants, days, perHour: Math.ceil(perDay / (lastHour - firstHour)) };
}
