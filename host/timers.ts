import { Temporal } from 'temporal-polyfill';
import type { EnumMember } from './emulated.ts';
import type { Execution } from './execution.ts';
import { AUTH_MODE } from './script/service.ts';
import { nextRun, type TriggerRecord } from './script/trigger.ts';
import type { State } from './state.ts';

/** One run of a timer, and how it ended. */
export interface TriggerRun {
  readonly uid: string;
  readonly handler: string;
  /** Milliseconds since 1970 UTC. */
  readonly at: number;
  readonly execution: Execution;
  readonly error: string | undefined;
}

/** The first timer due at or before `until`; of two due together, the older one. */
export function nextDue(state: State, until: number): (TriggerRecord & { nextAt: number }) | undefined {
  const due = state.triggers.filter((trigger): trigger is TriggerRecord & { nextAt: number } =>
    isDue(trigger, until),
  );
  return due.reduce<(typeof due)[number] | undefined>(
    (first, other) => (first === undefined || other.nextAt < first.nextAt ? other : first),
    undefined,
  );
}

/** Plans the run after this one: missed runs are not made up for, a single run leaves the timer listed. [C] */
export function reschedule(state: State, due: TriggerRecord & { nextAt: number }, now: number): void {
  const from =
    due.schedule.kind === 'every' && due.nextAt + due.schedule.milliseconds > now ? due.nextAt : now;
  const nextAt = due.schedule.kind === 'once' ? null : nextRun(due.schedule, from);
  state.triggers = state.triggers.map((trigger) =>
    trigger.uid === due.uid ? { ...trigger, nextAt } : trigger,
  );
}

/** The event a timer's function gets. [D] guides/triggers/events#time-driven-events */
export function timerEvent(uid: string, at: number): Record<string, string | number | EnumMember> {
  const civil = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO('UTC');
  return {
    authMode: AUTH_MODE.of('FULL'),
    triggerUid: uid,
    year: civil.year,
    month: civil.month,
    'day-of-month': civil.day,
    'day-of-week': civil.dayOfWeek,
    'week-of-year': civil.weekOfYear ?? 0,
    hour: civil.hour,
    minute: civil.minute,
    second: civil.second,
    timezone: 'UTC',
  };
}

function isDue(trigger: TriggerRecord, until: number): boolean {
  return trigger.nextAt !== null && trigger.nextAt <= until;
}
