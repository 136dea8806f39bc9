import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { JournalLine } from '../../src/register/journal.ts';
import { minus, nobody, read, written } from '../../src/rights/removal/removal.ts';
import { masked } from '../../src/rights/retention/statistics.ts';
import { impersonal, journalTrace, traces } from '../../src/rights/traces/all.ts';
import type { Whom } from '../../src/rights/traces/trace.ts';
import { registerTabs } from '../../src/setup/registerTabs.ts';
import { seed } from '../seed.ts';

const at = '2026-05-11T10:00:00+02:00';

const some = fc.uniqueArray(fc.constantFrom('P1', 'P2', 'E20003', 'W0001', 'T0001', 'VAL-2026 T0001'), {
  maxLength: 6,
});

const set = some.map((all): ReadonlySet<string> => new Set(all));

const whoms: fc.Arbitrary<Whom> = fc.record({
  people: set,
  students: set,
  named: set,
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
  told: set,
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

describe('a line of the Journal that is about somebody else', () => {
  const file = { key: 'k', id: 'f', address: '', type: 'image/jpeg', bytes: 1, at };
  const given = (by: string, name: string) => ({ ...file, by, byName: `Nom de ${by}`, name });
  const cellsWith = (author: string, files: readonly object[], guardian = true): string[] => [
    '',
    JSON.stringify({
      ...{ status: 'submitted', author, authorName: author && 'Claire N’Diaye' },
      answer: {
        decision: 'reEnrol',
        coordinates: guardian
          ? {
              address: { street: '1 rue A', postcode: '91990', town: 'V' },
              phone: '06',
              mail: 'c@example.org',
            }
          : { address: { street: '', postcode: '', town: '' }, phone: '', mail: '' },
        keep: ['Danse'],
      },
    }),
    JSON.stringify({ folder: 'd', given: { photo: { files, verdict: null } }, extra: [] }),
  ];
  const files = [given('P6', 'a.jpg'), given('P7', 'b.jpg')];
  const line: JournalLine = {
    ...{ number: 12, key: 'k', target: 'État!4', applied: false, at, actor: 'agent@example.org' },
    ...{ about: 'E20003', act: 'Pièce acceptée' },
    decision: { column: 3, cells: cellsWith('P6', files), facts: { present: 'P6' } },
  };
  const whomOf = (...people: string[]): Whom => ({ ...nobody, people: new Set(people) });

  test('keeps what is about the child and the other guardian, and can be applied still', () => {
    const withoutClaire = { column: 3, cells: cellsWith('', files.slice(1), false) };
    expect(journalTrace.without(line, whomOf('P6'))).toEqual({ ...line, decision: withoutClaire });
    const withoutRachid = { column: 3, cells: cellsWith('P6', files.slice(0, 1)) };
    expect(journalTrace.without(line, whomOf('P7'))).toEqual({ ...line, decision: withoutRachid });
    for (const one of ['P6', 'P7'])
      expect(journalTrace.said(line, whomOf(one))).toEqual({ 'N°': 12, Instant: at, Quoi: line.act });
  });

  test('is told, and changed, of nobody it does not name; twice is once', () => {
    expect(journalTrace.without(line, whomOf('P8'))).toBe(line);
    expect(journalTrace.said(line, whomOf('P8'))).toBe(null);
    const once = journalTrace.without(line, whomOf('P6', 'P7'));
    expect(once).not.toBe(null);
    if (once) expect(journalTrace.without(once, whomOf('P6', 'P7'))).toBe(once);
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
        for (const name of [
          ...(['people', 'students', 'named', 'families', 'ballots', 'signatories'] as const),
          ...(['entries', 'draws', 'told', 'rows', 'mails'] as const),
        ])
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
