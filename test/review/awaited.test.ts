import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { at } from '../../src/dates.ts';
import type { StudentRow } from '../../src/people/tabs.ts';
import { awaitedOf, documentsIn, isNamed } from '../../src/review/awaited.ts';
import { decide } from '../../src/review/decide.ts';
import type { SupportingDocument } from '../../src/supporting/rules.ts';

const labels = [
  'RIB',
  'Photo d’identité',
  'Avis d’imposition 2026',
  'Certificat médical',
  'Justificatif de domicile',
];
const rules = labels.map((label, i): SupportingDocument => {
  return { id: `d${i}`, level: 'student', label, hint: '', monthsAtMost: null, isSensitive: false };
});

/** The demand is of lot 3. */
const given = fc.record({
  files: fc.integer({ min: 0, max: 2 }),
  verdict: fc.option(
    fc.record({
      kind: fc.constantFrom('accepted', 'refused', 'seen', 'waived'),
      lot: fc.constantFrom(2, 3, 4),
    }),
  ),
});

const demands = fc.record({
  givens: fc.array(given, { minLength: labels.length, maxLength: labels.length }),
  named: fc.subarray(labels, { minLength: 1 }),
  until: fc.constantFrom('2026-05-19', '2026-05-20', '2026-05-21'),
});

type Demand = typeof demands extends fc.Arbitrary<infer T> ? T : never;

const rowOf = ({ givens, named, until }: Demand): StudentRow =>
  ({
    request: { status: 'submitted' },
    review: {
      state: 'documentsAsked',
      at: '2026-05-12T10:00:00+02:00',
      by: 'agent',
      reason: named.join('\n'),
      until,
      lot: 3,
    },
    documents: {
      folder: '',
      extra: [],
      given: Object.fromEntries(
        givens.map(({ files, verdict }, i) => [
          `d${i}`,
          { files: Array.from({ length: files }, () => ({})), verdict },
        ]),
      ),
    },
  }) as unknown as StudentRow;

const owed = ({ givens, named }: Demand): string[] =>
  labels.filter((label, i) => {
    const { files = 0, verdict = null } = givens[i] ?? {};
    const isThere = verdict ? verdict.kind !== 'refused' || verdict.lot !== 3 : files > 0;
    return named.includes(label) && !isThere;
  });

describe('documents awaited', () => {
  test('are those the demand named, and of which nothing came since', () => {
    fc.assert(
      fc.property(demands, (demand) => {
        expect(awaitedOf(rowOf(demand), rules)).toEqual(owed(demand));
      }),
    );
  });

  test('a rejection without a reason names all of them and no other, once the last day is over; without any, it is refused', () => {
    fc.assert(
      fc.property(demands, (demand) => {
        const wanted = { by: 'agent', lot: 5, at: at('2026-05-20', 9), rules } as const;
        const outcome = decide(rowOf(demand), { ...wanted, decision: 'reject', reason: ' ' });
        const awaited = owed(demand);
        expect(outcome.kind).toBe(awaited.length > 0 && demand.until < '2026-05-20' ? 'decided' : 'refused');
        if (outcome.kind !== 'decided') return;
        expect(outcome.review?.state).toBe('rejectedDocuments');
        expect(labels.filter((label) => outcome.review?.reason.includes(label))).toEqual(awaited);
      }),
    );
  });

  test('a reason that somebody writes is kept as it is; whoever gave what was asked is heard first, whatever is written', () => {
    fc.assert(
      fc.property(demands, (demand) => {
        const wanted = { by: 'agent', lot: 5, at: at('2026-06-20', 9), rules } as const;
        const outcome = decide(rowOf(demand), { ...wanted, decision: 'reject', reason: ' Rien. ' });
        expect(outcome.kind === 'decided' ? outcome.review?.reason : 'refused').toBe(
          owed(demand).length > 0 ? 'Rien.' : 'refused',
        );
        expect(decide(rowOf(demand), { ...wanted, decision: 'intendRejection', reason: 'Rien.' }).kind).toBe(
          'decided',
        );
      }),
    );
  });

  test('a document is recognised by its name or the beginning of it; a long name, by what was kept of it', () => {
    const named = (label: string, asked: string) => isNamed({ label }, asked);
    expect(named('Photo d’identité', 'photo')).toBe(true);
    expect(named('RIB', 'rib')).toBe(true);
    expect(named('Photo d’identité', 'pho')).toBe(false);
    expect(named('x'.repeat(200), 'x'.repeat(230))).toBe(true);
    expect(documentsIn('RIB; photo\n\n ; avis ')).toEqual(['RIB', 'photo', 'avis']);
  });
});
