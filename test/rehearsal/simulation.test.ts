import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Chance } from '../../host/chance.ts';
import { type Crowd, percentile, playMorning, sustainedPerMinute } from '../../rehearsal/load/crowd.ts';
import type { Script, Scripts, Step } from '../../rehearsal/load/script.ts';

const plain = (...steps: Step[]): Script => ({ steps, busy: [], noticed: [] });
const work = (ms: number): Step => ({ kind: 'work', ms });

/** An opening morning in which every piece of work takes that long. */
function scripts(ms: number): Scripts {
  return {
    page: plain(work(ms)),
    open: plain(work(ms)),
    draft: plain(work(ms)),
    send: plain(work(ms), { kind: 'lock' }, work(ms), { kind: 'unlock' }, work(ms)),
    afterwards: {
      steps: [
        { kind: 'raise' },
        { kind: 'lock' },
        work(ms),
        { kind: 'unlock' },
        { kind: 'mails', ms },
        { kind: 'again', to: 1 },
        { kind: 'lower' },
      ],
      busy: [work(ms)],
      noticed: [work(ms)],
    },
    timer: plain({ kind: 'lock' }, work(ms), { kind: 'unlock' }, { kind: 'mails', ms }),
  };
}

interface Event {
  readonly what: 'enter' | 'leave' | 'lock' | 'unlock';
  readonly at: number;
}

function morning(seed: number, part: Partial<Crowd> = {}) {
  const chance = new Chance(seed, 0);
  const events: Event[] = [];
  const crowd: Crowd = {
    families: 60,
    arrivalMs: 60_000,
    drafts: 5,
    fill: { medianMs: 30_000, sigma: 0.5 },
    sigma: 0.35,
    slots: 30,
    timerEveryMs: 300_000,
    scripts: scripts(500),
    random: () => chance.next(),
    observe: (what, at) => void events.push({ what, at }),
    ...part,
  };
  return { ...playMorning(crowd), events };
}

/** How many were inside at once, at each event, of a pair of events. */
function inside(events: readonly Event[], come: Event['what'], go: Event['what']): number[] {
  let now = 0;
  return events.map(({ what }) => {
    if (what === come) now += 1;
    if (what === go) now -= 1;
    return now;
  });
}

const aSeed = fc.integer({ min: 0, max: 2 ** 31 - 1 });
/** From a quiet morning to one that no platform could serve at once. */
const aLoad = fc.record({
  seed: aSeed,
  ms: fc.integer({ min: 0, max: 2_000 }),
  slots: fc.integer({ min: 1, max: 8 }),
});
const few = { numRuns: 25 };

describe('an opening morning', () => {
  it('never has more executions at once than slots', () => {
    fc.assert(
      fc.property(aLoad, ({ seed, ms, slots }) => {
        const { events, mostSlots } = morning(seed, { slots, scripts: scripts(ms) });
        const most = Math.max(...inside(events, 'enter', 'leave'));
        expect(most).toBeLessThanOrEqual(slots);
        expect(mostSlots).toBe(most);
      }),
      few,
    );
  });

  it('never gives the lock to two executions', () => {
    fc.assert(
      fc.property(aLoad, ({ seed, ms, slots }) => {
        const { events } = morning(seed, { slots, scripts: scripts(ms) });
        expect(new Set(inside(events, 'lock', 'unlock'))).toEqual(new Set([0, 1]));
      }),
      few,
    );
  });

  it('ends with exactly one receipt for every family, and every mail sent', () => {
    fc.assert(
      fc.property(aLoad, ({ seed, ms, slots }) => {
        const { receipts, commits, sends, mailsWaiting } = morning(seed, { slots, scripts: scripts(ms) });
        expect(receipts).toEqual(new Array(60).fill(1));
        expect([commits.length, sends.length, mailsWaiting]).toEqual([60, 60, 0]);
      }),
      few,
    );
  });

  it('lets nobody wait when nothing takes time', () => {
    fc.assert(
      fc.property(aSeed, (seed) => {
        const { sends, busy, refused, errorsShown } = morning(seed, { scripts: scripts(0) });
        expect([Math.max(...sends), busy, refused, errorsShown]).toEqual([0, 0, 0, 0]);
      }),
      few,
    );
  });

  it('is the same again from the same seed, and another from another', () => {
    expect(morning(7)).toEqual(morning(7));
    expect(morning(7).sends).not.toEqual(morning(8).sends);
  });

  it('says *busy* where the lock is held too long, and the receipt comes all the same', () => {
    const slow: Scripts = { ...scripts(100), send: plain({ kind: 'lock' }, work(5_000), { kind: 'unlock' }) };
    const { busy, receipts } = morning(1, { families: 20, arrivalMs: 1, sigma: 0, scripts: slow });
    expect(busy).toBeGreaterThan(0);
    expect(receipts).toEqual(new Array(20).fill(1));
  });

  it('shows Google’s own error only to those who find no slot for the page itself', () => {
    const together = { families: 4, arrivalMs: 0, drafts: 0 };
    expect(morning(1, { ...together, slots: 1 }).errorsShown).toBeGreaterThanOrEqual(3);
    expect(morning(1, { ...together, slots: 4 }).errorsShown).toBe(0);
  });
});

describe('the figures of a morning', () => {
  it('take the value that so many do not exceed', () => {
    const hundred = Array.from({ length: 100 }, (_, index) => 100 - index);
    expect([percentile(hundred, 0.5), percentile(hundred, 0.95), percentile([], 0.5)]).toEqual([50, 95, 0]);
  });

  it('count commits over the busiest five minutes', () => {
    const minute = 60_000;
    expect(sustainedPerMinute([0, minute, 2 * minute, 20 * minute])).toBe(3 / 5);
    expect(sustainedPerMinute([])).toBe(0);
  });
});
