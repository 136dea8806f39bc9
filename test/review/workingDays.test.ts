import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, weekdayOf } from '../../src/dates.ts';
import { holidaysIn, isWorkingDay, workingDaysAfter } from '../../src/review/workingDays.ts';

const days = fc.integer({ min: 0, max: 4000 }).map((n) => addDays('2023-01-01', n));

describe('working days (PAR-014)', () => {
  test.each([
    ['2023-05-16', '2023-05-24'],
    ['2023-05-24', '2023-06-01'],
    ['2026-05-11', '2026-05-19'],
    ['2025-12-23', '2025-12-31'],
  ])('five of them after %s end on %s', (received, due) => {
    expect(workingDaysAfter(received, 5)).toBe(due);
  });

  test('the public holidays of 2026', () => {
    expect(holidaysIn(2026).sort()).toEqual([
      '2026-01-01',
      '2026-04-06',
      '2026-05-01',
      '2026-05-08',
      '2026-05-14',
      '2026-05-25',
      '2026-07-14',
      '2026-08-15',
      '2026-11-01',
      '2026-11-11',
      '2026-12-25',
    ]);
  });

  test('the last day is a working day, and exactly so many lie in between', () => {
    fc.assert(
      fc.property(days, fc.integer({ min: 1, max: 30 }), (day, count) => {
        const last = workingDaysAfter(day, count);
        expect(isWorkingDay(last)).toBe(true);
        let found = 0;
        for (let one = addDays(day, 1); one <= last; one = addDays(one, 1)) if (isWorkingDay(one)) found++;
        expect(found).toBe(count);
      }),
    );
  });

  test('never a Saturday, a Sunday or a holiday', () => {
    fc.assert(
      fc.property(days, (day) => {
        const isOff = weekdayOf(day) > 5 || holidaysIn(Number(day.slice(0, 4))).includes(day);
        expect(isWorkingDay(day)).toBe(!isOff);
      }),
    );
  });
});
