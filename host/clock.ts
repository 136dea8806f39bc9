/** An instant as a person gives it: milliseconds since 1970 UTC, a Date, or an ISO text with its offset. */
export type Instant = number | Date | string;
/** A duration; the parts add up. */
export interface Duration {
  readonly days?: number;
  readonly hours?: number;
  readonly minutes?: number;
  readonly seconds?: number;
  readonly milliseconds?: number;
}
/** As kept on disk: stopped at `value`, or running `value` milliseconds ahead of the machine's clock. */
export interface ClockState {
  readonly running: boolean;
  readonly value: number;
}

/**
 * The host's clock. It runs with the machine's (shifted), or stands still at the instant it was given: in both
 * cases only `set` and the host's `advance` move it, never an execution, which has its own passing time.
 */
export class Clock {
  constructor(private current: ClockState) {}

  get state(): ClockState {
    return this.current;
  }

  /** Milliseconds since 1970 UTC. */
  now(): number {
    return this.current.running ? Date.now() + this.current.value : this.current.value;
  }

  /** Moves the clock, forwards or backwards, without running any timer. */
  set(instant: Instant): void {
    const wanted = toMilliseconds(instant);
    this.current = this.current.running
      ? { running: true, value: wanted - Date.now() }
      : { running: false, value: wanted };
  }
}

/** Refuses a text without an offset: it would mean another instant on another laptop. */
export function toMilliseconds(instant: Instant): number {
  if (typeof instant === 'number') return instant;
  if (instant instanceof Date) return instant.getTime();
  const parsed = /(Z|[+-]\d\d:?\d\d)$/.test(instant) ? Date.parse(instant) : Number.NaN;
  if (Number.isNaN(parsed)) throw new RangeError(`an instant with its offset is needed, not "${instant}"`);
  return parsed;
}

export function durationMs(duration: Duration): number {
  const { days = 0, hours = 0, minutes = 0, seconds = 0, milliseconds = 0 } = duration;
  return (((days * 24 + hours) * 60 + minutes) * 60 + seconds) * 1000 + milliseconds;
}
