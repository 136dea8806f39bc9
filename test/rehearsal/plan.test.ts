import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { officeDaysOf } from '../../rehearsal/play/calendar.ts';
import { type Act, actsOf, visitsOf } from '../../rehearsal/play/plan.ts';
import type { FiledAnswer } from '../../rehearsal/sample/answers.ts';

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

describe('the office of a rehearsal', () => {
  const days = officeDaysOf(calendar);
  const civil = (at: number) =>
    new Date(at).toLocaleString('fr-FR', {
      ...{ timeZone: 'Europe/Paris', weekday: 'short', day: 'numeric', month: 'short' },
      ...{ hour: '2-digit', minute: '2-digit' },
    });

  it('sits once before closing, then asks, decides after the delays, and finishes', () => {
    expect(days.sessions.map(({ at, session }) => `${session} ${civil(at)}`)).toEqual([
      'before ven. 22 mai, 10:00',
      'ask lun. 1 juin, 10:00',
      'afterDelay mer. 10 juin, 10:00',
      'heard lun. 29 juin, 10:00',
      'finish lun. 6 juil., 10:00',
    ]);
  });

  it('sits on working days in their order, and reminds while there is something to do', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 365 }), fc.integer({ min: 1, max: 60 }), (shift, length) => {
        const from = opensAt + shift * 24 * 3_600_000;
        const until = from + length * 24 * 3_600_000;
        const { sessions, reminders, endsAt } = officeDaysOf({
          setUpAt: from,
          opensAt: from,
          closesAt: until,
        });
        const instants = sessions.map(({ at }) => at);
        expect(instants).toEqual([...instants].sort((one, other) => one - other));
        for (const at of instants) expect([0, 6]).not.toContain(new Date(at).getUTCDay());
        for (const { at, kind } of reminders)
          expect(at > from && at < endsAt && (kind === 'documents' || at < until)).toBe(true);
      }),
    );
  });

  it('is followed by the families that it asked for papers, after they answered', () => {
    fc.assert(
      fc.property(someInstant, chance, (at, random) => {
        const visits = visitsOf(filed(at, 0), days, () => random);
        expect(visits[0]?.kind).toBe('giveFirst');
        for (const visit of visits) expect(visit.at).toBeGreaterThan(at);
        for (const visit of visits.slice(1)) expect(visit.at).toBeLessThan(days.endsAt);
      }),
    );
  });
});
