import { type EnumMember, type MembersOf, ServiceError } from '../emulated.ts';
import type { ScriptApp, Trigger } from './service.ts';
import { nextRun, type Schedule } from './trigger.ts';

const MINUTE_MS = 60_000;
const MINUTES_ALLOWED = [1, 5, 10, 15, 30];
const HOURS_ALLOWED = [1, 2, 4, 6, 8, 12];

/** https://developers.google.com/apps-script/reference/script/clock-trigger-builder */
export class ClockTriggerBuilder {
  static readonly service = 'ClockTriggerBuilder';
  static readonly family = 'ScriptApp';
  static readonly members = {
    everyMinutes: 'call',
    everyHours: 'call',
    everyDays: 'call',
    onWeekDay: 'call',
    atHour: 'call',
    nearMinute: 'call',
    inTimezone: 'call',
    after: 'call',
    at: 'call',
    create: 'trip',
  } satisfies MembersOf<GoogleAppsScript.Script.ClockTriggerBuilder>;
  static readonly signatures = {
    everyMinutes: [['number']],
    everyHours: [['number']],
    everyDays: [['number']],
    onWeekDay: [['Enum']],
    atHour: [['number']],
    nearMinute: [['number']],
    inTimezone: [['String']],
    after: [['number']],
    at: [['Date']],
    create: [[]],
  };
  private interval: Schedule | undefined;
  private days: number | undefined;
  private weekday: number | null = null;
  private hour = 0;
  private minute = 0;
  private timeZone: string;

  constructor(
    private readonly script: ScriptApp,
    private readonly handler: string,
  ) {
    this.timeZone = script.timeZone();
  }

  /** 1, 5, 10, 15 or 30. [D] */
  everyMinutes(minutes: number): this {
    if (!MINUTES_ALLOWED.includes(minutes)) {
      throw new ServiceError(
        'The value you passed to everyMinutes was invalid. It must be one of 1, 5, 10, 15 or 30.',
      );
    }
    this.interval = { kind: 'every', milliseconds: minutes * MINUTE_MS };
    return this;
  }

  /** 1, 2, 4, 6, 8 or 12. */
  everyHours(hours: number): this {
    if (!HOURS_ALLOWED.includes(hours)) {
      throw new ServiceError(
        'The value you passed to everyHours was invalid. It must be one of 1, 2, 4, 6, 8 or 12.',
      );
    }
    this.interval = { kind: 'every', milliseconds: hours * 60 * MINUTE_MS };
    return this;
  }

  everyDays(days: number): this {
    this.days = days;
    return this;
  }

  onWeekDay(day: EnumMember): this {
    this.days = 1;
    this.weekday = day.ordinal() === 0 ? 7 : day.ordinal();
    return this;
  }

  atHour(hour: number): this {
    this.hour = hour;
    return this;
  }

  /** On Google within a quarter of an hour of it; here exactly at it. */
  nearMinute(minute: number): this {
    this.minute = minute;
    return this;
  }

  inTimezone(timeZone: unknown): this {
    this.timeZone = String(timeZone);
    return this;
  }

  after(milliseconds: number): this {
    this.interval = { kind: 'once', at: this.script.now() + milliseconds };
    return this;
  }

  at(date: Date): this {
    if (Number.isNaN(date.getTime())) throw new ServiceError('Invalid argument: date');
    this.interval = { kind: 'once', at: date.getTime() };
    return this;
  }

  create(): Trigger {
    const schedule = this.interval ?? this.daily();
    const now = this.script.now();
    const nextAt = schedule.kind === 'once' ? Math.max(schedule.at, now) : nextRun(schedule, now);
    return this.script.add({ handler: this.handler, schedule, nextAt });
  }

  private daily(): Schedule {
    if (this.days === undefined) {
      throw new ServiceError(
        'The trigger has no schedule: call everyMinutes, everyHours, everyDays, after or at.',
      );
    }
    const { days, hour, minute, weekday, timeZone } = this;
    return { kind: 'days', every: days, hour, minute, weekday, timeZone };
  }
}
