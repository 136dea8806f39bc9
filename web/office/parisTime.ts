import type { TypedDay } from '../fields/date.tsx';

/** A minute of the town, as it is typed. */
export interface TypedMinute {
  readonly day: TypedDay;
  readonly hour: string;
}

const paris = new Intl.DateTimeFormat('fr-FR', {
  timeZone: 'Europe/Paris',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});

/** What a clock of the town shows at an instant, wherever the computer believes to be. */
export function parisMinute(instant: number): TypedMinute {
  const parts = new Map(paris.formatToParts(instant).map(({ type, value }) => [type, value]));
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? '';
  return {
    day: { day: part('day'), month: part('month'), year: part('year') },
    hour: `${part('hour')}:${part('minute')}`,
  };
}

/** `10:04:05`, `100405`, `10:04` or `10h04` as `10:04:05`; empty where it is no hour. */
export function hourOf(typed: string): string {
  const [, hours = '', minutes = '', seconds = '00'] =
    /^(\d{1,2})[:h. ](\d\d)(?:[:. ](\d\d))?$/i.exec(typed) ?? /^(\d\d)(\d\d)(\d\d)?$/.exec(typed) ?? [];
  return hours !== '' && Number(hours) < 24 && Number(minutes) < 60 && Number(seconds) < 60
    ? `${hours.padStart(2, '0')}:${minutes}:${seconds}`
    : '';
}
