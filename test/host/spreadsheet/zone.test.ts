import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import { instantOf, isTimeZone, serialOf, yearOf } from '../../../host/spreadsheet/cells/zone.ts';

const PARIS = 'Europe/Paris';
const zones = fc.constantFrom(PARIS, 'America/New_York', 'Indian/Reunion', 'UTC', 'Australia/Lord_Howe');
/** 1950 to 2050, whole seconds. */
const instants = fc.integer({ min: -631_152_000, max: 2_524_608_000 }).map((seconds) => seconds * 1000);

describe('civil time of a workbook', () => {
  test('an instant’s serial reads as the wall clock of its zone', () => {
    fc.assert(
      fc.property(instants, zones, (instant, zone) => {
        const wall = Temporal.Instant.fromEpochMilliseconds(instant)
          .toZonedDateTimeISO(zone)
          .toPlainDateTime();
        const civil = wall.toZonedDateTime('UTC').epochMilliseconds;
        expect(Math.round((serialOf(instant, zone) - 25_569) * 86_400_000)).toBe(civil);
      }),
    );
  });

  test('a wall clock becomes the instant that Temporal gives it, in gaps and repeated hours too', () => {
    fc.assert(
      fc.property(instants, zones, (civil, zone) => {
        const wall = Temporal.Instant.fromEpochMilliseconds(civil)
          .toZonedDateTimeISO('UTC')
          .toPlainDateTime();
        const expected = wall.toZonedDateTime(zone, { disambiguation: 'compatible' }).epochMilliseconds;
        expect(instantOf(civil / 86_400_000 + 25_569, zone)).toBe(expected);
      }),
    );
  });

  test('both clock changes of 2026 in Paris', () => {
    const serial = (hour: number, date: Date) => (date.getTime() + hour * 3_600_000) / 86_400_000 + 25_569;
    const spring = new Date(Date.UTC(2026, 2, 29));
    expect(new Date(instantOf(serial(2.5, spring), PARIS)).toISOString()).toBe('2026-03-29T01:30:00.000Z');
    const autumn = new Date(Date.UTC(2026, 9, 25));
    expect(new Date(instantOf(serial(2.5, autumn), PARIS)).toISOString()).toBe('2026-10-25T00:30:00.000Z');
  });

  test('a time of day is of 30 December 1899, when Paris kept its own minutes', () => {
    expect(new Date(instantOf(0.5, PARIS)).toISOString()).toBe('1899-12-30T11:50:39.000Z');
  });

  test('the civil year turns at the zone’s midnight', () => {
    expect(yearOf(Date.UTC(2026, 11, 31, 22, 59), PARIS)).toBe(2026);
    expect(yearOf(Date.UTC(2026, 11, 31, 23, 0), PARIS)).toBe(2027);
  });

  test('a zone that does not exist is known as such', () => {
    expect(isTimeZone(PARIS)).toBe(true);
    expect(isTimeZone('Europe/Valmont')).toBe(false);
  });
});
