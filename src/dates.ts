/**
 * Instants are milliseconds since 1970 UTC; civil times are those of Europe/Paris, whatever the device. Days are kept
 * as `YYYY-MM-DD` and computed on as days of UTC, which has no clock changes; only the distance of Paris from UTC comes
 * from the engine's own table of time zones.
 */
const zone = 'Europe/Paris';
const minute = 60_000;
const dayLength = 24 * 60 * minute;

let clock: Intl.DateTimeFormat | null = null;

/** What the engine says the clocks of Paris show at an instant, as if it were UTC. Some engines call midnight 24. */
function shownAt(instant: number): number {
  clock ??= new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hour12: false,
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  const shown: Record<string, number> = {};
  for (const { type, value } of clock.formatToParts(instant)) shown[type] = Number(value);
  const { year = 0, month = 1, day = 1, hour = 0, minute: minutes = 0, second = 0 } = shown;
  return Date.UTC(year, month - 1, day, hour % 24, minutes, second);
}

/** By hour of UTC: clocks change on one, and to ask the engine is the dear part of every date. */
const known = new Map<number, number>();

/** In hours. Clocks never changed twice in so short a time. */
const calm = 30 * 24;

/** How far Paris is ahead of UTC at an instant, in milliseconds. */
function aheadAt(instant: number): number {
  const hour = Math.floor(instant / (60 * minute));
  const first = hour - (((hour % calm) + calm) % calm);
  const ahead = aheadIn(first);
  return ahead === aheadIn(first + calm) ? ahead : aheadIn(hour);
}

/** The same for an hour of UTC, asked once. */
function aheadIn(hour: number): number {
  let ahead = known.get(hour);
  if (ahead === undefined) {
    ahead = shownAt(hour * 60 * minute) - hour * 60 * minute;
    known.set(hour, ahead);
  }
  return ahead;
}

/** What the clocks of Paris show at an instant, as if it were UTC; to the second. */
function civilAt(instant: number): number {
  return Math.floor(instant / 1000) * 1000 + aheadAt(instant);
}

function civilFrom(text: string): number {
  const civil = Date.parse(`${text.length === 10 ? `${text}T00:00` : text}:00Z`);
  // Some engines read 31 June as 1 July.
  if (Number.isNaN(civil) || isoDay(civil) !== text.slice(0, 10))
    throw new RangeError(`«\u00a0${text}\u00a0» n’est pas une date`);
  return civil;
}

/**
 * The instant of a civil minute. `2026-05-30T15:00` is 15:00:00 in Paris.
 * In the hour that does not exist (spring) the later instant is taken, in the doubled hour (autumn) the earlier.
 */
export function instantOf(civilMinute: string): number {
  const civil = civilFrom(civilMinute);
  const before = civil - aheadAt(civil - dayLength);
  const after = civil - aheadAt(civil + dayLength);
  if (before === after) return before;
  const [earlier, later] = before < after ? [before, after] : [after, before];
  return civilAt(earlier) === civil ? earlier : later;
}

/**
 * The exclusive bound a settings file means: `15:00` is 15:00:00, too late at that second (PAR-030);
 * `23:59` means the whole minute, so the bound is the following midnight (X15).
 */
export function boundOf(civilMinute: string): number {
  const instant = instantOf(civilMinute);
  return civilMinute.endsWith('T23:59') ? instant + 60_000 : instant;
}

/** The civil day in Paris, `YYYY-MM-DD`. */
export function dayOf(instant: number): string {
  return isoDay(civilAt(instant));
}

function isoDay(civil: number): string {
  return new Date(civil).toISOString().slice(0, 10);
}

/** `2026-05-11T10:00:00+02:00`: how instants are written in the Registre. */
export function stamp(instant: number): string {
  const hours = aheadAt(instant) / (60 * minute);
  return `${new Date(civilAt(instant)).toISOString().slice(0, 19)}+${String(hours).padStart(2, '0')}:00`;
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
  return isoDay(civilFrom(day) + days * dayLength);
}

/** So many months later; the last day of the month where that day does not exist. */
export function addMonths(day: string, months: number): string {
  const date = new Date(civilFrom(day));
  const [year, month] = [date.getUTCFullYear(), date.getUTCMonth() + months];
  const last = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  return isoDay(Date.UTC(year, month, Math.min(date.getUTCDate(), last)));
}

/** 1 is Monday, 7 is Sunday. */
export function weekdayOf(day: string): number {
  return new Date(civilFrom(day)).getUTCDay() || 7;
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
  const [year, month = 1, date = 1] = day.split('-').map(Number);
  const number = date === 1 ? '1er' : String(date);
  return `${weekdays[weekdayOf(day) - 1]} ${number}\u00a0${months[month - 1]} ${year}`;
}

/** `30 mai 2026`: of a birth, or of what is long past. */
export const frenchDate = (day: string): string => frenchDay(day).replace(/^\S+ /, '');

/** `15\u00a0h`, `10\u00a0h\u00a005`. */
export function frenchHour(instant: number): string {
  const civil = new Date(civilAt(instant));
  const [hour, minutes] = [civil.getUTCHours(), civil.getUTCMinutes()];
  return minutes === 0 ? `${hour}\u00a0h` : `${hour}\u00a0h\u00a0${String(minutes).padStart(2, '0')}`;
}

/** `samedi 30 mai 2026 à 15\u00a0h`. */
export function frenchInstant(instant: number): string {
  return `${frenchDay(dayOf(instant))} à\u00a0${frenchHour(instant)}`;
}

/** `lundi 14 septembre 2026, de 9\u00a0h à 17\u00a0h`; on two days, from one to the other. */
export function frenchSpan(from: number, to: number): string {
  return dayOf(from) === dayOf(to)
    ? `${frenchDay(dayOf(from))}, de ${frenchHour(from)} à ${frenchHour(to)}`
    : `du ${frenchInstant(from)} au ${frenchInstant(to)}`;
}

/**
 * The last moment a bound allows, as people say it: a bound at midnight is "mardi 9 juin 2026 inclus" (X15).
 */
export function frenchBound(bound: number): string {
  if (civilAt(bound) % dayLength === 0) return `${frenchDay(dayOf(bound - 1))} inclus`;
  return frenchInstant(bound);
}
