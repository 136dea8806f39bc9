import { Temporal } from 'temporal-polyfill';
import { ServiceError } from '../emulated.ts';

type Civil = Temporal.ZonedDateTime;
type Writer = (civil: Civil, width: number) => string;

const pad = (value: number, width: number): string => String(value).padStart(width, '0');
const named = (civil: Civil, options: Intl.DateTimeFormatOptions): string =>
  new Intl.DateTimeFormat('en-US', { ...options, timeZone: 'UTC' }).format(
    Date.UTC(civil.year, civil.month - 1, civil.day),
  );

/** Letters of Java's SimpleDateFormat, in English as on Google. An unknown letter is refused. */
const WRITERS: Readonly<Record<string, Writer>> = {
  y: (civil, width) => (width === 2 ? pad(civil.year % 100, 2) : pad(civil.year, width)),
  M: (civil, width) => {
    if (width < 3) return pad(civil.month, width);
    return named(civil, { month: width === 3 ? 'short' : 'long' });
  },
  d: (civil, width) => pad(civil.day, width),
  D: (civil, width) => pad(civil.dayOfYear, width),
  E: (civil, width) => named(civil, { weekday: width < 4 ? 'short' : 'long' }),
  u: (civil, width) => pad(civil.dayOfWeek, width),
  a: (civil) => (civil.hour < 12 ? 'AM' : 'PM'),
  H: (civil, width) => pad(civil.hour, width),
  h: (civil, width) => pad(civil.hour % 12 === 0 ? 12 : civil.hour % 12, width),
  m: (civil, width) => pad(civil.minute, width),
  s: (civil, width) => pad(civil.second, width),
  S: (civil, width) => pad(civil.millisecond, width),
  Z: (civil) => civil.offset.replace(':', ''),
  X: (civil, width) => {
    if (civil.offsetNanoseconds === 0) return 'Z';
    if (width === 1) return civil.offset.slice(0, 3);
    return width === 2 ? civil.offset.replace(':', '') : civil.offset;
  },
};

/**
 * @param instant milliseconds since 1970 UTC
 * @param timeZone an IANA name, 'GMT' or 'GMT+2'
 * @param pattern as java.text.SimpleDateFormat; text between apostrophes is kept
 */
export function formatDate(instant: number, timeZone: string, pattern: string): string {
  const civil = Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(zoneOf(timeZone));
  return pattern.replace(/'((?:[^']|'')*)'|([A-Za-z])\2*/g, (token: string, quoted: string | undefined) => {
    if (quoted !== undefined) return quoted === '' ? "'" : quoted.replace(/''/g, "'");
    const writer = WRITERS[token.charAt(0)];
    if (writer === undefined) throw new ServiceError(`Illegal pattern character '${token.charAt(0)}'`);
    return writer(civil, token.length);
  });
}

/** Java reads an unknown zone as GMT, without a word; here it is refused, so that a typing error shows. */
function zoneOf(timeZone: string): string {
  const offset = /^(?:GMT|UTC)([+-])(\d{1,2})(?::?(\d\d))?$/.exec(timeZone);
  const zone =
    offset === null ? timeZone : `${offset[1]}${(offset[2] ?? '').padStart(2, '0')}:${offset[3] ?? '00'}`;
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(zone === 'GMT' ? 'UTC' : zone);
  } catch {
    throw new ServiceError(`Invalid argument: ${timeZone}`);
  }
  return zone === 'GMT' ? 'UTC' : zone;
}
