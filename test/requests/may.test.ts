import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isLocked, type Review, type ReviewState, reviewLabels } from '../../src/requests/decided.ts';
import { mayOf, type Situation } from '../../src/requests/may.ts';
import type { RequestState } from '../../src/requests/state.ts';

const today = '2026-05-20';
const request = (author: string) => ({ author, authorName: 'A', firstAt: 'x' }) as RequestState;

const situations = fc.record<Situation>({
  isLimited: fc.boolean(),
  role: fc.constantFrom('self', 'guardian1', 'guardian2'),
  person: fc.constantFrom('P1', 'P2'),
  birthDate: fc.constantFrom('2016-04-09', '2012-05-21', '2008-05-21', '2008-05-20', '1970-01-01'),
  request: fc.constantFrom(null, request('P1'), request('P2')),
  review: fc.constant(null),
  phase: fc.constantFrom('before', 'open', 'closed'),
  today: fc.constant(today),
});

describe('who may do what with a request', () => {
  test('nothing is sent or changed outside the period (PAR-033, PAR-047)', () => {
    fc.assert(fc.property(situations, (s) => s.phase === 'open' || mayOf(s).may === 'read'));
  });

  test('frozen data are read, and changed by nobody (CNS-010)', () => {
    fc.assert(
      fc.property(situations, (s) => {
        if (s.isLimited) expect(mayOf(s)).toEqual({ may: 'read', because: { kind: 'limited' } });
      }),
    );
  });

  test('who is not the author only reads (PAR-046)', () => {
    fc.assert(
      fc.property(
        situations,
        (s) => s.request === null || s.request.author === s.person || mayOf(s).may === 'read',
      ),
    );
  });

  test('once the office decided, what was asked is changed with it alone; until then the author may', () => {
    const who = { isLimited: false, role: 'guardian1', person: 'P1' } as const;
    const own = { ...who, birthDate: '2016-04-09', phase: 'open', today } as const;
    for (const state of Object.keys(reviewLabels) as ReviewState[]) {
      const review = { state } as Review;
      const { may } = mayOf({ ...own, request: request('P1'), review });
      expect(may, state).toBe(isLocked(state) ? 'read' : 'change');
    }
  });

  test('a minor’s own access only reads (X10); an adult may send, from the birthday on', () => {
    const student = { isLimited: false, role: 'self', person: 'P1', request: null, review: null } as const;
    const own = (birthDate: string) => mayOf({ ...student, birthDate, phase: 'open', today }).may;
    expect(own('2008-05-21')).toBe('read');
    expect(own('2008-05-20')).toBe('send');
    fc.assert(
      fc.property(
        situations,
        (s) => s.role !== 'self' || s.birthDate <= '2008-05-20' || mayOf(s).may === 'read',
      ),
    );
  });

  test('during the period a guardian sends when nothing was sent, and the author changes (PAR-044, PAR-045)', () => {
    fc.assert(
      fc.property(situations, (s) => {
        if (s.phase !== 'open' || s.role === 'self' || s.isLimited) return;
        if (s.request === null) expect(mayOf(s)).toEqual({ may: 'send' });
        else if (s.request.author === s.person) expect(mayOf(s)).toEqual({ may: 'change' });
        else
          expect(mayOf(s)).toEqual({ may: 'read', because: { kind: 'otherAuthor', author: 'A', at: 'x' } });
      }),
    );
  });
});
