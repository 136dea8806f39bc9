import { Temporal } from 'temporal-polyfill';

const DAY = 86_400_000;
/** Serial 0 of a spreadsheet is 1899-12-30; this is 1970-01-01. */
const EPOCH_SERIAL = 25_569;

interface Span {
  readonly from: number;
  readonly until: number;
  readonly offset: number;
}

/**
 * Civil time of one zone, quick enough for whole columns: the span between two clock changes is looked up once.
 * Serials are spreadsheet days since 1899-12-30, in civil time.
 */
class ZoneClock {
  private readonly zone: string;
  private readonly spans: Span[] = [];

  constructor(zone: string) {
    this.zone = zone;
  }

  /** Milliseconds civil time is ahead of UTC at that instant. */
  offsetAt(instant: number): number {
    const known = this.spans.find((span) => instant >= span.from && instant < span.until);
    if (known) return known.offset;
    const here = Temporal.Instant.fromEpochMilliseconds(Math.floor(instant)).toZonedDateTimeISO(this.zone);
    const next = here.getTimeZoneTransition('next');
    const previous = here.add({ nanoseconds: 1 }).getTimeZoneTransition('previous');
    const span = {
      from: previous ? previous.epochMilliseconds : Number.NEGATIVE_INFINITY,
      until: next ? next.epochMilliseconds : Number.POSITIVE_INFINITY,
      offset: here.offsetNanoseconds / 1e6,
    };
    this.spans.push(span);
    return span.offset;
  }

  /** The instant of a civil time given in milliseconds; the earlier one when the hour exists twice. */
  instantOf(civil: number): number {
    const before = this.offsetAt(civil - DAY);
    const after = this.offsetAt(civil + DAY);
    if (before === after || this.offsetAt(civil - before) === before) return civil - before;
    return this.offsetAt(civil - after) === after ? civil - after : civil - before;
  }
}

const clocks = new Map<string, ZoneClock>();

function clockOf(zone: string): ZoneClock {
  const known = clocks.get(zone);
  if (known) return known;
  const fresh = new ZoneClock(zone);
  clocks.set(zone, fresh);
  return fresh;
}

/** The spreadsheet serial of an instant (milliseconds since 1970, UTC) in `zone`. */
export function serialOf(instant: number, zone: string): number {
  return civilSerial(instant + clockOf(zone).offsetAt(instant));
}

/** The instant (milliseconds since 1970, UTC) of a spreadsheet serial in `zone`, rounded to the millisecond. */
export function instantOf(serial: number, zone: string): number {
  return clockOf(zone).instantOf(civilMilliseconds(serial));
}

/** The serial of a civil time given as milliseconds since 1970-01-01 00:00 of that same civil time. */
export function civilSerial(milliseconds: number): number {
  return milliseconds / DAY + EPOCH_SERIAL;
}

/** The civil time of a serial, as milliseconds since 1970-01-01 00:00 of that same civil time. */
export function civilMilliseconds(serial: number): number {
  return Math.round((serial - EPOCH_SERIAL) * DAY);
}

/** The civil year of an instant in `zone`: what a date typed without a year takes. */
export function yearOf(instant: number, zone: string): number {
  return new Date(civilMilliseconds(serialOf(instant, zone))).getUTCFullYear();
}

/** Whether the name is a time zone. */
export function isTimeZone(zone: string): boolean {
  try {
    return clockOf(zone).offsetAt(0) !== undefined;
  } catch {
    clocks.delete(zone);
    return false;
  }
}
