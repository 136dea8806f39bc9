const zone = 'Europe/Paris';
const nbsp = '\u00a0';

const parts = new Intl.DateTimeFormat('fr-FR', {
  timeZone: zone,
  weekday: 'long',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
});
const short = new Intl.DateTimeFormat('fr-FR', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' });
const exact = new Intl.DateTimeFormat('fr-FR', { timeZone: zone, dateStyle: 'short', timeStyle: 'medium' });
const number = new Intl.NumberFormat('fr-FR');

/** "lundi 11 mai 2026 à 10 h 05", in Paris. Instants are milliseconds since 1970 UTC. */
export function frenchInstant(instant: number): string {
  const found = new Map(parts.formatToParts(instant).map(({ type, value }) => [type, value]));
  const get = (type: Intl.DateTimeFormatPartTypes) => found.get(type) ?? '';
  const minutes = get('minute') === '00' ? '' : `${nbsp}${get('minute')}`;
  const date = `${get('weekday')} ${ordinal(get('day'))}${nbsp}${get('month')} ${get('year')}`;
  return `${date} à${nbsp}${Number(get('hour'))}${nbsp}h${minutes}`;
}

/** "11/05/2026 10:05", in Paris: for tables. */
export function shortInstant(instant: number): string {
  return short.format(instant);
}

/** "11/05/2026 10:05:00", in Paris. */
export function exactInstant(instant: number): string {
  return exact.format(instant);
}

export function frenchNumber(value: number): string {
  return number.format(value);
}

/** "0 courriel", "1 courriel", "1 768 courriels"; the plural is the singular and an s unless it is given. */
export function count(value: number, singular: string, plural = `${singular}s`): string {
  return `${frenchNumber(value)}${nbsp}${value < 2 ? singular : plural}`;
}

/** Bytes as "12 ko" or "2,3 Mo", as a person reads the size of a file. */
export function fileSize(bytes: number): string {
  if (bytes < 1_000) return `${bytes}${nbsp}o`;
  if (bytes < 999_500) return `${Math.round(bytes / 1_000)}${nbsp}ko`;
  return `${(bytes / 1_000_000).toFixed(1).replace('.', ',')}${nbsp}Mo`;
}

/** Modelled milliseconds as "1,4 s". */
export function seconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(1).replace('.', ',')}${nbsp}s`;
}

function ordinal(date: string): string {
  return date === '1' ? '1er' : date;
}
