import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { minus, nobody, read, written } from '../../src/rights/removal/removal.ts';
import { masked } from '../../src/rights/retention/statistics.ts';
import { impersonal, traces } from '../../src/rights/traces/all.ts';
import type { Whom } from '../../src/rights/traces/trace.ts';
import { registerTabs } from '../../src/setup/registerTabs.ts';
import { seed } from '../seed.ts';

const some = fc.uniqueArray(fc.constantFrom('P1', 'P2', 'E20003', 'W0001', 'T0001', 'VAL-2026 T0001'), {
  maxLength: 6,
});

const set = some.map((all): ReadonlySet<string> => new Set(all));

const whoms: fc.Arbitrary<Whom> = fc.record({
  people: set,
  students: set,
  families: set,
  ballots: set,
  signatories: set,
  entries: set,
  draws: set,
  mails: set,
  rows: set,
  spans: fc.uniqueArray(
    fc.record({
      number: fc.constantFrom('T0001', 'T0002', 'S0001'),
      from: fc.constant('2026-09-12T17:00:00+02:00'),
      until: fc.constant(''),
    }),
    { selector: ({ number }) => number, maxLength: 3 },
  ),
});

describe('where personal data stand', () => {
  test('every tab of the Registre says how somebody is found in it, or that nobody is', () => {
    const told = [...traces.map(({ spec }) => spec.name), ...impersonal];
    expect([...told].sort()).toEqual(registerTabs.map(({ name }) => name).sort());
  });

  test('the Journal is emptied before the rows it names, and the rows that say where files are last', () => {
    const names = traces.map(({ spec }) => spec.name);
    expect(names[0]).toBe('Journal');
    expect(names.slice(-2)).toEqual(['État', 'Personnes']);
  });
});

describe('what a removal is about', () => {
  test('is written down and read back whole', () => {
    fc.assert(
      fc.property(whoms, (whom) => {
        const removal = { whom, before: { mails: '2026-01-01T00:00:00+01:00' } };
        expect(read(written(removal))).toEqual(removal);
      }),
      { seed },
    );
  });

  test('without those who are held has nothing of theirs, and all the rest', () => {
    fc.assert(
      fc.property(whoms, whoms, (whom, held) => {
        const left = minus(whom, held);
        for (const name of ['people', 'students', 'ballots', 'entries', 'rows', 'mails'] as const)
          expect([...left[name]]).toEqual([...whom[name]].filter((one) => !held[name].has(one)));
        expect(minus(whom, nobody)).toEqual(whom);
        expect(minus(left, held)).toEqual(left);
      }),
      { seed },
    );
  });
});

test('a figure under five is never told (CNS-008)', () => {
  fc.assert(
    fc.property(fc.nat(2000), (count) => {
      expect(masked(count)).toBe(count < 5 ? 'moins de 5' : String(count));
    }),
    { seed },
  );
});
