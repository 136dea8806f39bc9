import { Temporal } from 'temporal-polyfill';

/** Instants are milliseconds since 1970 UTC; civil times are those of Europe/Paris, whatever the device. */
const zone = 'Europe/Paris';

/**
 * The instant of a civil minute. `2026-05-30T15:00` is 15:00:00 in Paris.
 * In the hour that does not exist (spring) the later instant is taken, in the doubled hour (autumn) the earlier.
 */
export function instantOf(civilMinute: string): number {
  return Temporal.PlainDateTime.from(civilMinute).toZonedDateTime(zone, { disambiguation: 'compatible' })
    .epochMilliseconds;
}

/**
 * The exclusive bound a settings file means: `15:00` is 15:00:00, too late at that second (PAR-030);
 * `23:59` means the whole minute, so the bound is the following midnight (X15).
 */
export function boundOf(civilMinute: string): number {
  const instant = instantOf(civilMinute);
  return civilMinute.endsWith('T23:59') ? instant + 60_000 : instant;
}

function inParis(instant: number): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(zone);
}

/** The civil day in Paris, `YYYY-MM-DD`. */
export function dayOf(instant: number): string {
  return inParis(instant).toPlainDate().toString();
}

/** `2026-05-11T10:00:00+02:00`: how instants are written in the Registre. */
export function stamp(instant: number): string {
  return inParis(instant).toString({ timeZoneName: 'never', smallestUnit: 'second', roundingMode: 'floor' });
}

/** Reads a stamp back, in milliseconds; throws on anything else. */
export function instantFrom(text: string): number {
  const instant = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d$/.test(text) ? Date.parse(text) : Number.NaN;
  if (Number.isNaN(instant)) throw new RangeError(`« ${text} » n’est pas un instant`);
  return instant;
}

/** The instant `hour:minute` of a civil day in Paris. */
export function at(day: string, hour: number, minute = 0): number {
  const pad = (n: number) => String(n).padStart(2, '0');
  return instantOf(`${day}T${pad(hour)}:${pad(minute)}`);
}

export function addDays(day: string, days: number): string {
  return Temporal.PlainDate.from(day).add({ days }).toString();
}

/** So many months later; the last day of the month where that day does not exist. */
export function addMonths(day: string, months: number): string {
  return Temporal.PlainDate.from(day).add({ months }).toString();
}

const weekdays = ['lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi', 'dimanche'];
const months = [
  'janvier',
  'février',
  'mars',
  'avril',
  'mai',
  'juin',
  'juillet',
  'août',
  'septembre',
  'octobre',
  'novembre',
  'décembre',
];

/** `samedi 30 mai 2026`, with no-break spaces between day and month. */
export function frenchDay(day: string): string {
  const date = Temporal.PlainDate.from(day);
  const number = date.day === 1 ? '1er' : String(date.day);
  return `${weekdays[date.dayOfWeek - 1]} ${number}\u00a0${months[date.month - 1]} ${date.year}`;
}

/** `15\u00a0h`, `10\u00a0h\u00a005`. */
export function frenchHour(instant: number): string {
  const { hour, minute } = inParis(instant);
  return minute === 0 ? `${hour}\u00a0h` : `${hour}\u00a0h\u00a0${String(minute).padStart(2, '0')}`;
}

/** `samedi 30 mai 2026 à 15\u00a0h`. */
export function frenchInstant(instant: number): string {
  return `${frenchDay(dayOf(instant))} à\u00a0${frenchHour(instant)}`;
}

/**
 * The last moment a bound allows, as people say it: a bound at midnight is "mardi 9 juin 2026 inclus" (X15).
 */
export function frenchBound(bound: number): string {
  const { hour, minute, second } = inParis(bound);
  if (hour === 0 && minute === 0 && second === 0) return `${frenchDay(dayOf(bound - 1))} inclus`;
  return frenchInstant(bound);
}
