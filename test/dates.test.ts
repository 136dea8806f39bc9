import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import {
  addDays,
  addMonths,
  boundOf,
  dayOf,
  frenchBound,
  frenchDay,
  frenchHour,
  frenchInstant,
  frenchSpan,
  instantFrom,
  instantOf,
  stamp,
  weekdayOf,
} from '../src/dates.ts';

const instants = fc
  .integer({ min: Date.UTC(2020, 0, 1), max: Date.UTC(2040, 0, 1) })
  .map((ms) => ms - (ms % 1000));

const zone = 'Europe/Paris';

describe('civil time in Paris', () => {
  test('a stamp read back is the same instant', () => {
    fc.assert(fc.property(instants, (instant) => instantFrom(stamp(instant)) === instant));
  });

  const civil = (instant: number) => Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(zone);

  test('agrees with Temporal: civil minutes, days and stamps, the hours of both clock changes included', () => {
    const changes = fc
      .constantFrom('2026-03-29', '2026-10-25', '2027-03-28', '2031-10-26')
      .chain((day) =>
        fc.integer({ min: 0, max: 23 * 60 }).map((minutes) => instantOf(day) + minutes * 60_000),
      );
    fc.assert(
      fc.property(fc.oneof(instants, changes), (instant) => {
        const zoned = civil(instant);
        const written = zoned.toString({
          timeZoneName: 'never',
          smallestUnit: 'second',
          roundingMode: 'floor',
        });
        expect(stamp(instant)).toBe(written);
        expect(dayOf(instant)).toBe(zoned.toPlainDate().toString());
        const typed = zoned.toPlainDateTime().toString({ smallestUnit: 'minute' });
        const meant = Temporal.PlainDateTime.from(typed).toZonedDateTime(zone);
        expect(instantOf(typed)).toBe(meant.epochMilliseconds);
      }),
    );
  });

  test('a minute that no clock of Paris shows is read as Temporal reads it', () => {
    for (const typed of ['2026-03-29T02:00', '2026-03-29T02:59', '2026-10-25T02:00', '2026-10-25T02:59']) {
      const meant = Temporal.PlainDateTime.from(typed).toZonedDateTime(zone);
      expect(instantOf(typed)).toBe(meant.epochMilliseconds);
    }
  });

  test('what is no date is refused, never read as another', () => {
    for (const text of ['2026-06-31', '2026-02-29T10:00', '2026-13-01', '2026-05-30T24:00', 'demain', ''])
      expect(() => instantOf(text), text).toThrow(RangeError);
  });

  test('days and months are counted as Temporal counts them', () => {
    const days = fc
      .integer({ min: 0, max: 20_000 })
      .map((n) => Temporal.PlainDate.from('2000-01-01').add({ days: n }));
    fc.assert(
      fc.property(days, fc.integer({ min: -400, max: 400 }), (day, n) => {
        expect(addDays(day.toString(), n)).toBe(day.add({ days: n }).toString());
        expect(addMonths(day.toString(), n)).toBe(day.add({ months: n }).toString());
        expect(weekdayOf(day.toString())).toBe(day.dayOfWeek);
      }),
    );
  });

  test('a civil minute and the instant it names agree with Intl, the hour that does not exist apart', () => {
    const reference = new Intl.DateTimeFormat('sv-SE', {
      timeZone: 'Europe/Paris',
      dateStyle: 'short',
      timeStyle: 'short',
    });
    fc.assert(
      fc.property(instants, (instant) => {
        const civil = reference.format(instant - (instant % 60_000)).replace(' ', 'T');
        const back = instantOf(civil);
        expect(reference.format(back).replace(' ', 'T')).toBe(civil);
        expect(dayOf(instant)).toBe(civil.slice(0, 10));
      }),
    );
  });

  test('both clock changes: the missing hour is taken later, the doubled hour earlier', () => {
    expect(stamp(instantOf('2026-03-29T02:30'))).toBe('2026-03-29T03:30:00+02:00');
    expect(stamp(instantOf('2026-10-25T02:30'))).toBe('2026-10-25T02:30:00+02:00');
    expect(instantOf('2026-10-25T03:00') - instantOf('2026-10-25T02:00')).toBe(2 * 60 * 60 * 1000);
    expect(instantOf('2026-03-29T03:00') - instantOf('2026-03-29T01:00')).toBe(60 * 60 * 1000);
  });

  test('15:00 is a bound to the second; 23:59 means the whole minute (X15)', () => {
    expect(stamp(boundOf('2026-05-30T15:00'))).toBe('2026-05-30T15:00:00+02:00');
    expect(stamp(boundOf('2026-07-31T23:59'))).toBe('2026-08-01T00:00:00+02:00');
  });

  test('two instants: hours alone on one day, both days otherwise', () => {
    const [morning, evening] = [instantOf('2026-09-14T09:00'), instantOf('2026-09-14T17:00')];
    expect(frenchSpan(morning, evening)).toBe('lundi 14\u00a0septembre 2026, de 9\u00a0h à 17\u00a0h');
    expect(frenchSpan(morning, instantOf('2026-09-15T08:00'))).toBe(
      'du lundi 14\u00a0septembre 2026 à\u00a09\u00a0h au mardi 15\u00a0septembre 2026 à\u00a08\u00a0h',
    );
  });

  test('dates read as people say them', () => {
    expect(frenchInstant(instantOf('2026-05-30T15:00'))).toBe('samedi 30\u00a0mai 2026 à\u00a015\u00a0h');
    expect(frenchHour(instantOf('2026-05-30T09:05'))).toBe('9\u00a0h\u00a005');
    expect(frenchDay('2026-08-01')).toBe('samedi 1er\u00a0août 2026');
    expect(frenchBound(boundOf('2026-06-08T23:59'))).toBe('lundi 8\u00a0juin 2026 inclus');
    expect(frenchBound(boundOf('2026-05-30T15:00'))).toBe('samedi 30\u00a0mai 2026 à\u00a015\u00a0h');
  });
});
