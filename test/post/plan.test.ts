import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dayOf, stamp } from '../../src/dates.ts';
import { spread } from '../../src/post/plan.ts';

const from = fc.integer({ min: Date.UTC(2026, 2, 20), max: Date.UTC(2026, 10, 20) });

describe('the plan of invitations', () => {
  test('every mail has its instant, in order, never before now, between 8 and 20 o’clock in Paris', () => {
    fc.assert(
      fc.property(fc.nat(5000), from, fc.integer({ min: 1, max: 2000 }), (count, start, perDay) => {
        const { instants } = spread(count, start, perDay);
        expect(instants.length).toBe(count);
        instants.forEach((instant, i) => {
          expect(instant).toBeGreaterThanOrEqual(Math.max(start, instants[i - 1] ?? 0));
          const hour = Number(stamp(instant).slice(11, 13));
          expect(hour).toBeGreaterThanOrEqual(8);
          expect(hour).toBeLessThan(20);
        });
      }),
      { numRuns: 30 },
    );
  });

  test('no day gets more than its share, and the days announced are the days that send', () => {
    fc.assert(
      fc.property(fc.nat(5000), from, fc.integer({ min: 1, max: 2000 }), (count, start, perDay) => {
        const { instants, days } = spread(count, start, perDay);
        const sent = new Map<string, number>();
        for (const instant of instants) sent.set(dayOf(instant), (sent.get(dayOf(instant)) ?? 0) + 1);
        expect(days).toEqual([...sent].map(([day, mails]) => ({ day, mails })));
        for (const { mails } of days) expect(mails).toBeLessThanOrEqual(perDay);
      }),
      { numRuns: 30 },
    );
  });

  test('1,768 invitations under 1,350 a day take two days', () => {
    const { days, perHour } = spread(1768, Date.parse('2026-05-04T06:00:00+02:00'), 1350);
    expect(days).toEqual([
      { day: '2026-05-04', mails: 1350 },
      { day: '2026-05-05', mails: 418 },
    ]);
    expect(perHour).toBe(113);
  });
});
