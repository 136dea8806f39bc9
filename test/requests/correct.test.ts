import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Answer, Demand } from '../../src/calls/answer.ts';
import { asksTheSame, corrected, whyNotCorrect } from '../../src/requests/correct.ts';
import { type Review, type ReviewState, reviewLabels } from '../../src/requests/decided.ts';
import { mayOf, type Situation } from '../../src/requests/may.ts';
import type { RequestState } from '../../src/requests/state.ts';
import { someDemands } from './some.ts';

const request = (author: string, status: RequestState['status']) =>
  ({ author, authorName: 'A', status }) as RequestState;

const states = Object.keys(reviewLabels) as ReviewState[];

const situations = fc.record<Situation>({
  isLimited: fc.boolean(),
  role: fc.constantFrom('self', 'guardian1'),
  person: fc.constantFrom('P1', 'P2'),
  birthDate: fc.constantFrom('2016-04-09', '1970-01-01'),
  request: fc.constantFrom(
    null,
    request('P1', 'submitted'),
    request('P1', 'changed'),
    request('P1', 'declined'),
    request('P1', 'withdrawn'),
  ),
  review: fc.constantFrom(null, ...states.map((state) => ({ state }) as Review)),
  phase: fc.constantFrom('before', 'delayed', 'open', 'suspended', 'cancelled', 'closed'),
  today: fc.constant('2026-06-20'),
});

describe('a correction by the office (CAE-022)', () => {
  test('is of a request that is there, at its author’s demand, once they cannot change it themselves (PAR-033)', () => {
    fc.assert(
      fc.property(situations, (s) => {
        if (whyNotCorrect(s) !== '') return;
        expect(s.isLimited).toBe(false);
        expect(s.request?.author).toBe(s.person);
        expect(['submitted', 'changed']).toContain(s.request?.status);
        expect(['open', 'closed']).toContain(s.phase);
        expect(mayOf(s).may).toBe('read');
        expect(['rejectedDocuments', 'rejected', 'disqualified', 'invalidated']).not.toContain(
          s.review?.state,
        );
      }),
      { numRuns: 1000 },
    );
  });

  test('is possible after closing and after a confirmation, and each refusal says why', () => {
    const who = { isLimited: false, role: 'guardian1', person: 'P1' } as const;
    const own = { ...who, birthDate: '2016-04-09', today: '2026-06-20' } as const;
    const sent = request('P1', 'submitted');
    const minor = { ...own, role: 'self', request: sent, review: null, phase: 'closed' } as const;
    expect(whyNotCorrect(minor)).toContain('Un responsable');
    expect(whyNotCorrect({ ...own, request: sent, review: null, phase: 'closed' })).toBe('');
    const review = { state: 'confirmed' } as Review;
    expect(whyNotCorrect({ ...own, request: sent, review, phase: 'open' })).toBe('');
    expect(whyNotCorrect({ ...own, request: sent, review: null, phase: 'open' })).toContain(
      'se modifie encore',
    );
    expect(whyNotCorrect({ ...own, request: null, review: null, phase: 'closed' })).toContain(
      'Aucune demande',
    );
    expect(
      whyNotCorrect({ ...own, request: request('P1', 'declined'), review: null, phase: 'closed' }),
    ).toContain('ce serait une nouvelle demande');
  });

  const answer = (demands: Demand[], keep: string[]) =>
    ({
      decision: 'reEnrol',
      coordinates: { address: { street: 'a', postcode: 'b', town: 'c' }, phone: '1', mail: keep.join() },
      studentAddress: { street: 'a', postcode: 'b', town: keep.join() },
      keep,
      stop: [],
      partial: [],
      demands,
      accepts: { terms: keep.join(), notice: 'n' },
    }) satisfies Answer;

  const answers = fc
    .tuple(someDemands(['change', 'studyLeave', 'other']), fc.subarray(['Piano', 'Danse', 'Orgue']))
    .map(([demands, keep]) => answer(demands, keep));

  test('changes what is asked; who asks, how to reach them and what they accepted stay', () => {
    fc.assert(
      fc.property(answers, answers, (typed, before) => {
        const next = corrected(typed, { answer: before } as unknown as RequestState);
        expect(asksTheSame(next, typed)).toBe(true);
        const { coordinates, studentAddress, accepts } = before;
        expect(next).toMatchObject({ coordinates, studentAddress, accepts });
      }),
    );
  });

  test('asks the same in whatever order it was ticked', () => {
    fc.assert(
      fc.property(answers, (one) => {
        const turned = { ...one, keep: [...one.keep].reverse(), demands: [...one.demands].reverse() };
        expect(asksTheSame(one, turned)).toBe(true);
        expect(asksTheSame(one, { ...one, keep: [...one.keep, 'Chant'] })).toBe(false);
        expect(asksTheSame(one, { decision: 'decline', accepts: one.accepts })).toBe(false);
      }),
    );
  });
});
