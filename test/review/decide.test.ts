import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, at, instantFrom } from '../../src/dates.ts';
import type { StudentRow } from '../../src/people/tabs.ts';
import {
  type Decision,
  decisionWords,
  type Review,
  type ReviewState,
  reviewLabels,
} from '../../src/requests/decided.ts';
import { decide, type Outcome, type Wanted } from '../../src/review/decide.ts';
import type { SupportingDocument } from '../../src/supporting/rules.ts';

const now = at('2026-05-20', 9);
const decisions = Object.keys(decisionWords) as Decision[];
const states = Object.keys(reviewLabels) as ReviewState[];

const rowWith = (review: Review | null, status = 'submitted'): StudentRow =>
  ({ review, request: { status }, documents: null }) as unknown as StudentRow;

const reviewOf = (state: ReviewState, until = ''): Review => {
  return { state, at: '2026-05-12T10:00:00+02:00', by: 'agent', reason: 'avant', until, lot: 1 };
};

/** What the demands above are about. */
const asked: SupportingDocument = {
  id: 'avant',
  level: 'student',
  label: 'avant',
  hint: '',
  monthsAtMost: null,
  isSensitive: false,
};

const wanted = (decision: Decision, reason = 'Parce que.'): Wanted => {
  return { decision, reason, by: 'agent@ville.fr', lot: 2, at: now, rules: [asked] };
};

const stateAfter = (outcome: Outcome): string =>
  outcome.kind === 'decided' ? (outcome.review?.state ?? 'none') : outcome.kind;

/** A demand always has its last day. */
const reviews = fc
  .record({
    state: fc.constantFrom(...states),
    until: fc.constantFrom('', '2026-05-19', '2026-05-20', '2026-05-21'),
  })
  .filter(({ state, until }) => state !== 'documentsAsked' || until !== '');

describe('a decision on a request', () => {
  test('nothing is decided where nothing is asked', () => {
    const nothing = { review: null, request: null, documents: null } as unknown as StudentRow;
    for (const decision of decisions) {
      expect(decide(nothing, wanted(decision)).kind).toBe('refused');
      expect(decide(rowWith(null, 'declined'), wanted(decision)).kind).toBe('refused');
    }
  });

  test('nobody is rejected or disqualified without having been heard, to the end of their delay (CRPA L. 121-1)', () => {
    fc.assert(
      fc.property(reviews, fc.constantFrom('reject', 'disqualify'), ({ state, until }, decision) => {
        const outcome = stateAfter(decide(rowWith(reviewOf(state, until)), wanted(decision as Decision)));
        const isOver = until < '2026-05-20';
        const wasHeard =
          decision === 'reject'
            ? (state === 'rejectionIntended' || state === 'documentsAsked') && isOver
            : state === 'disqualificationIntended' && isOver;
        const already =
          decision === 'reject'
            ? state === 'rejected' || state === 'rejectedDocuments'
            : state === 'disqualified';
        if (!already)
          expect(['rejected', 'rejectedDocuments', 'disqualified'].includes(outcome)).toBe(wasHeard);
      }),
    );
  });

  test('documents not given in time: rejected for that (PAR-015); the last day is theirs to the end', () => {
    const asked = (until: string) => decide(rowWith(reviewOf('documentsAsked', until)), wanted('reject'));
    expect(stateAfter(asked('2026-05-19'))).toBe('rejectedDocuments');
    expect(stateAfter(asked('2026-05-20'))).toBe('refused');
  });

  test('the same documents asked again are asked once, until their last day is over: then for five working days more', () => {
    const again = (until: string) =>
      decide(rowWith({ ...reviewOf('documentsAsked', until), reason: 'RIB' }), wanted('askDocuments', 'RIB'));
    expect(again('2026-05-20').kind).toBe('same');
    expect(again('2026-05-19')).toMatchObject({ review: { until: '2026-05-28', lot: 2 }, tells: true });
  });

  test('documents asked are due five working days later; a hearing lasts fifteen days', () => {
    const asked = decide(rowWith(null), wanted('askDocuments', 'RIB; Certificat de scolarité'));
    expect(asked).toMatchObject({
      kind: 'decided',
      tells: true,
      review: {
        state: 'documentsAsked',
        until: '2026-05-28',
        reason: 'RIB; Certificat de scolarité',
        lot: 2,
      },
      documents: {
        extra: [
          { id: 'autre-2-1', label: 'RIB', lot: 2 },
          { id: 'autre-2-2', label: 'Certificat de scolarité', lot: 2 },
        ],
      },
    });
    const intended = decide(rowWith(null), wanted('intendRejection'));
    expect(intended).toMatchObject({ review: { state: 'rejectionIntended', until: '2026-06-04' } });
  });

  test('a document of the rules is asked again by its name, and not added twice', () => {
    const rules = [
      {
        id: 'photo',
        level: 'student',
        label: 'Photo d’identité',
        hint: '',
        monthsAtMost: null,
        isSensitive: false,
      },
    ] as const;
    const given = { files: [], verdict: { kind: 'refused' } };
    const row = {
      ...rowWith(null),
      documents: { folder: '', extra: [], given: { photo: given } },
    } as StudentRow;
    const outcome = decide(row, { ...wanted('askDocuments', 'photo\nRIB\nrib'), rules });
    expect(outcome.kind === 'decided' && outcome.documents).toEqual({
      folder: '',
      given: { photo: { files: [], verdict: null } },
      extra: [{ id: 'autre-2-2', label: 'RIB', lot: 2 }],
    });
  });

  test('a document that was given no longer counts once it is asked again; three letters name nothing', () => {
    const rules = [
      {
        id: 'photo',
        level: 'student',
        label: 'Photo d’identité',
        hint: '',
        monthsAtMost: null,
        isSensitive: false,
      },
    ] as const;
    const given = { files: [{ name: 'photo.jpg' }], verdict: { kind: 'accepted', lot: 1 } };
    const row = { ...rowWith(null), documents: { folder: '', extra: [], given: { photo: given } } };
    const outcome = decide(row as unknown as StudentRow, { ...wanted('askDocuments', 'photo\npho'), rules });
    expect(outcome).toMatchObject({
      documents: {
        given: {
          photo: {
            files: given.files,
            verdict: { kind: 'refused', reason: 'Le conservatoire en demande une autre.', lot: 2 },
          },
        },
        extra: [{ label: 'pho' }],
      },
    });
  });

  test('what goes against somebody, or asks of them, says why; too long a reason is said so', () => {
    for (const decision of decisions) {
      const needs = !['complete', 'confirm', 'reEnrol', 'restore'].includes(decision);
      const heard = decision === 'disqualify' ? 'disqualificationIntended' : 'rejectionIntended';
      const row = rowWith(reviewOf(decision === 'reEnrol' ? 'confirmed' : heard, '2026-05-01'));
      const outcome = decide(row, wanted(decision, '  '));
      expect(outcome.kind === 'refused' && outcome.sentence.includes('écrivez-le à côté'), decision).toBe(
        needs,
      );
      expect(decide(row, wanted(decision, 'x'.repeat(2001))).kind === 'refused').toBe(decision !== 'restore');
    }
  });

  test('the pedagogical re-enrolment follows the confirmation (PAR-051)', () => {
    expect(decide(rowWith(null), wanted('reEnrol')).kind).toBe('refused');
    expect(stateAfter(decide(rowWith(null), wanted('confirm')))).toBe('confirmed');
    expect(stateAfter(decide(rowWith(reviewOf('confirmed')), wanted('reEnrol')))).toBe('reEnrolled');
  });

  test('what is final changes by being restored first; restoring leaves what the family asked (PAR-057)', () => {
    for (const state of ['rejected', 'rejectedDocuments', 'disqualified', 'invalidated'] as const) {
      const row = rowWith(reviewOf(state));
      expect(decide(row, wanted('confirm')).kind, state).toBe('refused');
      expect(decide(row, wanted('restore'))).toMatchObject({ kind: 'decided', review: null, tells: true });
    }
    expect(decide(rowWith(null), wanted('restore')).kind).toBe('same');
  });

  test('the same decision twice is one', () => {
    fc.assert(
      fc.property(fc.option(reviews), fc.constantFrom(...decisions), (before, decision) => {
        const row = rowWith(before && reviewOf(before.state, before.until));
        const first = decide(row, wanted(decision));
        if (first.kind !== 'decided') return;
        const { review, documents } = first;
        const again = decide({ ...row, review, documents }, wanted(decision));
        expect(again.kind).toBe('same');
      }),
    );
  });

  test('is dated to the second, and names who took it', () => {
    const outcome = decide(rowWith(null), wanted('confirm'));
    const review = outcome.kind === 'decided' ? outcome.review : null;
    expect(instantFrom(review?.at ?? '')).toBe(now);
    expect([review?.by, review?.lot]).toEqual(['agent@ville.fr', 2]);
    expect(addDays('2026-05-20', 15)).toBe('2026-06-04');
  });
});
