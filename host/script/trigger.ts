import { Temporal } from 'temporal-polyfill';
import * as z from 'zod/mini';
import { isTimeZone } from '../spreadsheet/cells/zone.ts';

const scheduleSchema = z.union([
  z.object({ kind: z.literal('every'), milliseconds: z.number().check(z.gte(1)) }),
  z.object({ kind: z.literal('once'), at: z.number() }),
  z.object({
    kind: z.literal('days'),
    every: z.int().check(z.gte(1)),
    hour: z.int().check(z.gte(0), z.lte(23)),
    minute: z.int().check(z.gte(0), z.lte(59)),
    /** 1 = Monday … 7 = Sunday */
    weekday: z.nullable(z.int().check(z.gte(1), z.lte(7))),
    timeZone: z.string().check(z.refine(isTimeZone)),
  }),
]);
export type Schedule = z.infer<typeof scheduleSchema>;

export const triggerSchema = z.object({
  uid: z.string(),
  handler: z.string(),
  schedule: scheduleSchema,
  /** Next run, milliseconds since 1970 UTC; null once a single run is over: it stays listed and counted. [C] */
  nextAt: z.nullable(z.number()),
});
export type TriggerRecord = z.infer<typeof triggerSchema>;

/** The first run strictly after `after`, or null when there is none. Instants in milliseconds since 1970 UTC. */
export function nextRun(schedule: Schedule, after: number): number | null {
  if (schedule.kind === 'every') return after + schedule.milliseconds;
  if (schedule.kind === 'once') return schedule.at > after ? schedule.at : null;
  return nextDay(schedule, after);
}

/** Civil time in the script's zone: on a day without 02:30 the run is an hour later, as Temporal reads it. */
function nextDay(schedule: Extract<Schedule, { kind: 'days' }>, after: number): number {
  const start = Temporal.Instant.fromEpochMilliseconds(after).toZonedDateTimeISO(schedule.timeZone);
  const time = { hour: schedule.hour, minute: schedule.minute };
  let day = start.toPlainDate();
  for (;;) {
    const at = day.toPlainDateTime(time).toZonedDateTime(schedule.timeZone).epochMilliseconds;
    const isWantedDay = schedule.weekday === null || schedule.weekday === day.dayOfWeek;
    if (at > after && isWantedDay) return at;
    day = day.add({ days: isWantedDay && at <= after ? schedule.every : 1 });
  }
}
