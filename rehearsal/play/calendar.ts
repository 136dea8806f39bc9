import { Temporal } from 'temporal-polyfill';
import type { RemindPreview } from '../../src/calls/office.ts';
import type { Calendar } from '../sample/town.ts';
import type { Session } from './review.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** When the office works after the imports, in milliseconds since 1970 UTC. */
export interface OfficeDays {
  readonly sessions: readonly { readonly at: number; readonly session: Session }[];
  readonly reminders: readonly { readonly at: number; readonly kind: RemindPreview['kind'] }[];
  /** Families give papers by then, or after they were asked. */
  readonly asksAt: number;
  readonly endsAt: number;
}

/**
 * The clerks meet once while the campaign is open, then ask for what is missing, decide when the five working days are
 * over, then when who was to be heard has had fifteen days, and finish a week later. People are reminded in between.
 */
export function officeDaysOf({ opensAt, closesAt }: Calendar): OfficeDays {
  const before = morning(closesAt, -8);
  const ask = morning(closesAt, 1);
  const afterDelay = morning(ask, 9);
  const heard = morning(afterDelay, 17);
  const finish = morning(heard, 7);
  const sessions = [
    { at: before, session: 'before' },
    { at: ask, session: 'ask' },
    { at: afterDelay, session: 'afterDelay' },
    { at: heard, session: 'heard' },
    { at: finish, session: 'finish' },
  ] as const;
  const reminders = [
    { at: morning(opensAt, 7) - HOUR, kind: 'silent' },
    { at: morning(opensAt, 8) - HOUR, kind: 'draft' },
    { at: morning(opensAt, 8) - HOUR / 2, kind: 'documents' },
    { at: morning(closesAt, -5) - HOUR, kind: 'silent' },
    { at: morning(closesAt, -3) - HOUR, kind: 'draft' },
    { at: morning(ask, 2) - HOUR, kind: 'documents' },
  ] as const;
  const isOpen = (at: number) => at > opensAt + DAY && at < closesAt;
  return {
    sessions: sessions.filter(({ at, session }) => session !== 'before' || isOpen(at)),
    reminders: reminders.filter(({ at, kind }) => isOpen(at) || (kind === 'documents' && at > ask)),
    asksAt: ask,
    endsAt: finish + 3 * DAY,
  };
}

/** Ten in the morning, so many days later, or on the Monday after when that is a weekend. */
function morning(instant: number, days: number): number {
  const day = Temporal.Instant.fromEpochMilliseconds(instant)
    .toZonedDateTimeISO('Europe/Paris')
    .toPlainDate()
    .add({ days });
  const weekend = Math.max(0, 8 - day.dayOfWeek);
  const workday = day.dayOfWeek > 5 ? day.add({ days: weekend }) : day;
  return workday.toZonedDateTime({ timeZone: 'Europe/Paris', plainTime: '10:00' }).epochMilliseconds;
}
