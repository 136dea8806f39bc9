import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FiledAnswer } from '../../rehearsal/answers.ts';
import { type Act, actsOf } from '../../rehearsal/plan.ts';

const opensAt = Date.parse('2026-05-11T10:00:00+02:00');
const closesAt = Date.parse('2026-05-30T15:00:00+02:00');
const calendar = { setUpAt: opensAt - 8 * 24 * 3_600_000, opensAt, closesAt };
const filed = (at: number, changes: number): FiledAnswer => ({
  line: 2,
  student: 'E1',
  channel: 'online',
  author: 1,
  at,
  decision: 'reEnrol',
  keep: [],
  demand: '',
  changes,
});
const sendsOf = (acts: readonly Act[]) => acts.filter(({ kind }) => kind === 'send').map(({ at }) => at);
const someInstant = fc.integer({ min: opensAt, max: closesAt - 1 });
const chance = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });

describe('a family of a rehearsal', () => {
  it('sends at the very instant of the file', () => {
    fc.assert(
      fc.property(someInstant, chance, (at, random) => {
        expect(sendsOf(actsOf(filed(at, 0), calendar, () => random))).toEqual([at]);
      }),
    );
  });

  it('opens its page before it does anything else, and asks afterwards after each send', () => {
    fc.assert(
      fc.property(someInstant, fc.nat(4), chance, (at, changes, random) => {
        const acts = actsOf(filed(at, changes), calendar, () => random);
        expect(Math.min(...acts.map((act) => act.at))).toBe(acts.find(({ kind }) => kind === 'arrive')?.at);
        expect(acts.filter(({ kind }) => kind === 'afterwards')).toHaveLength(1 + changes);
      }),
    );
  });

  it('saves drafts only while the campaign is open', () => {
    fc.assert(
      fc.property(fc.integer({ min: -20 * 60_000, max: 20 * 60_000 }), chance, (shift, random) => {
        const acts = [opensAt, closesAt].flatMap((bound) =>
          actsOf(filed(bound + shift, 0), calendar, () => random),
        );
        for (const { kind, at } of acts)
          if (kind === 'draft') expect(at >= opensAt && at < closesAt).toBe(true);
      }),
    );
  });

  it('changes an hour later each time', () => {
    expect(sendsOf(actsOf(filed(opensAt, 2), calendar, () => 0))).toEqual([
      opensAt,
      opensAt + 3_600_000,
      opensAt + 7_200_000,
    ]);
  });

  it('changes a second later where an hour would not fit before closing', () => {
    const at = closesAt - 90 * 60_000;
    expect(sendsOf(actsOf(filed(at, 3), calendar, () => 0))).toEqual([
      at,
      at + 3_600_000,
      at + 3_601_000,
      at + 3_602_000,
    ]);
    expect(sendsOf(actsOf(filed(closesAt - 3_600_000, 1), calendar, () => 0))[1]).toBe(closesAt - 3_599_000);
  });
});
