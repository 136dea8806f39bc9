import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { periodOf, phaseAt } from '../../src/campaign/opening.ts';
import type { Town } from '../../src/campaign/town.ts';

const town = (opensAt: string, closesAt: string): Town =>
  ({ reEnrolment: { invitationsOn: '2026-05-04', opensAt, closesAt, documentsUntil: closesAt } }) as Town;

describe('the period (PAR-030, PAR-033)', () => {
  const period = periodOf(town('2026-05-11T10:00', '2026-05-30T15:00'));
  const at = (text: string) => phaseAt(period, Date.parse(text));

  test('09:59:59 is before, 10:00:00 open, 14:59:59 open, 15:00:00 closed', () => {
    expect(at('2026-05-11T09:59:59.999+02:00')).toBe('before');
    expect(at('2026-05-11T10:00:00+02:00')).toBe('open');
    expect(at('2026-05-30T14:59:59.999+02:00')).toBe('open');
    expect(at('2026-05-30T15:00:00+02:00')).toBe('closed');
  });

  test('it opens once, closes once, and is open in between, all night too (PAR-031)', () => {
    const instants = fc.integer({ min: period.opensAt - 1e9, max: period.closesAt + 1e9 });
    fc.assert(
      fc.property(instants, (now) => {
        const expected = now < period.opensAt ? 'before' : now < period.closesAt ? 'open' : 'closed';
        return phaseAt(period, now) === expected;
      }),
    );
  });

  test('a campaign across a clock change keeps its civil hours', () => {
    const spring = periodOf(town('2026-03-28T10:00', '2026-03-30T15:00'));
    expect(spring.closesAt - spring.opensAt).toBe((24 + 23 + 5) * 60 * 60 * 1000);
    const autumn = periodOf(town('2026-10-24T10:00', '2026-10-26T15:00'));
    expect(autumn.closesAt - autumn.opensAt).toBe((24 + 25 + 5) * 60 * 60 * 1000);
  });
});
