import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { instantOf } from '../../src/dates.ts';
import {
  type BreachFacts,
  breachFaults,
  breachState,
  breachTodo,
  risks,
  tellBy,
} from '../../src/rights/registers/breaches/rules.ts';
import { changedFacts, factsNow, nothingKnown } from '../../src/rights/registers/breaches/tabs.ts';
import { seed } from '../seed.ts';

const text = fc.constantFrom('', 'Oui.');
const minute = fc.constantFrom('', '2026-05-11T12:00', '2026-05-16T12:00');
const facts: fc.Arbitrary<BreachFacts> = fc.record({
  what: text,
  categories: text,
  people: fc.nat(100),
  consequences: text,
  measures: text,
  risk: fc.constantFrom(...risks),
  cnilAt: minute,
  notNeeded: text,
  lateBecause: text,
  peopleToldAt: minute,
  notTold: text,
});
const law = <T>(property: fc.IProperty<T>) => fc.assert(property, { seed });
const foundAt = instantOf('2026-05-11T10:00');
const fieldsOf = (known: Partial<BreachFacts>, now: number) =>
  breachFaults({ ...nothingKnown, what: 'Un courriel est parti.', ...known }, foundAt, now).map(
    ({ field }) => field,
  );

describe('a breach of personal data (CNS-017)', () => {
  test('is told to the CNIL within 72 hours that have passed, across a change of clocks too', () => {
    const found = instantOf('2026-10-24T10:00');
    expect(tellBy(found)).toBe(instantOf('2026-10-27T09:00'));
  });

  test('is closed when nothing is owed, late when 72 hours are over and something is, else open', () => {
    law(
      fc.property(facts, fc.integer({ min: 0, max: 200 }), (known, hours) => {
        const owed = breachTodo(known).length > 0;
        const expected = owed ? (hours > 72 ? 'late' : 'open') : 'closed';
        expect(breachState(known, foundAt, foundAt + hours * 3_600_000)).toBe(expected);
      }),
    );
  });

  test('with a risk is never closed before the CNIL is told; with a high one, before the people are, or it is said why', () => {
    law(
      fc.property(facts, (known) => {
        if (breachTodo(known).length > 0) return;
        if (known.risk === 'none') expect(known.cnilAt !== '' || known.notNeeded !== '').toBe(true);
        else expect(known.cnilAt).not.toBe('');
        if (known.risk === 'high') expect(known.peopleToldAt !== '' || known.notTold !== '').toBe(true);
      }),
    );
  });

  test('told after 72 hours says why; told before it was found, or tomorrow, is refused', () => {
    const now = instantOf('2026-05-20T10:00');
    expect(fieldsOf({ cnilAt: '2026-05-14T10:00' }, now)).toEqual([]);
    expect(fieldsOf({ cnilAt: '2026-05-14T10:01' }, now)).toEqual(['lateBecause']);
    expect(fieldsOf({ cnilAt: '2026-05-14T10:01', lateBecause: 'Un pont.' }, now)).toEqual([]);
    expect(fieldsOf({ cnilAt: '2026-05-11T09:59' }, now)).toEqual(['cnilAt']);
    expect(fieldsOf({ peopleToldAt: '2026-05-20T10:01' }, now)).toEqual(['peopleToldAt']);
    expect(fieldsOf({ risk: 'high', notNeeded: 'Chiffré.' }, now)).toEqual(['notNeeded']);
    expect(fieldsOf({ what: ' ' }, now)).toEqual(['what']);
    expect(fieldsOf({}, foundAt - 60_000)).toEqual(['foundAt']);
  });

  test('is known by its additions: whatever their order of telling, the last word on each fact counts', () => {
    law(
      fc.property(fc.array(facts, { minLength: 1, maxLength: 6 }), (told) => {
        let before = nothingKnown;
        const history = told.map((after) => {
          const changed = changedFacts(before, after);
          before = after;
          return { at: '', by: '', requestKey: '', facts: changed };
        });
        expect(factsNow({ number: 'V0001', journal: 0, foundAt: '', history })).toEqual(
          told[told.length - 1],
        );
      }),
    );
  });
});
