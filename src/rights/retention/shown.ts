import type { Register } from '../../register/register.ts';
import { dropText, eliminationsIn, keepText, keptText } from '../removal/tabs.ts';
import type { Whom } from '../traces/trace.ts';
import { type Due, isAmong } from './due.ts';

/* What a *bordereau* showed the archives, by references alone, from its preparation to its end: nothing else goes. */

const nameOf = (number: string): string => `${number} montré`;

/** Under the lock, as the writings below. Sent with the next flush. */
export function keepShown(register: Register, number: string, due: Due): void {
  keepText(register, nameOf(number), JSON.stringify(due));
}

/** Nothing where an execution died as the *bordereau* was abandoned: nothing would go. */
export function shownIn(register: Register, number: string): Due {
  const text = keptText(register, nameOf(number));
  return text === '' ? { lots: [], before: {} } : (JSON.parse(text) as Due);
}

export function dropShown(register: Register, number: string): void {
  dropText(register, nameOf(number));
}

/** Whoever is erased meanwhile is named there no more. */
export function dropFromShown(register: Register, whom: Whom): void {
  for (const { record } of eliminationsIn(register)) {
    if (record.kind !== 'purge' || record.begun || record.abandoned) continue;
    const { lots, before } = shownIn(register, record.number);
    const left = lots.map((lot) => ({ ...lot, refs: lot.refs.filter((ref) => !isAmong(whom, ref)) }));
    keepShown(register, record.number, { lots: left, before });
  }
}
