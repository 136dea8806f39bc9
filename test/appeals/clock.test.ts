import { describe, expect, test } from 'vitest';
import { answerDue, appealState } from '../../src/appeals/clock.ts';

const received = (kind: 'question' | 'contestation', receivedAt: string) => ({
  kind,
  receivedAt,
  answer: null,
});

describe('the last day for an answer', () => {
  test.each([
    ['contestation', '2026-09-14T11:00:00+02:00', '2026-11-14'],
    ['question', '2026-09-14T11:00:00+02:00', '2026-10-14'],
    ['contestation', '2026-12-31T09:00:00+01:00', '2027-02-28'],
    ['contestation', '2027-12-31T09:00:00+01:00', '2028-02-29'],
    ['question', '2027-01-31T23:59:59+01:00', '2027-02-28'],
    ['question', '2026-09-30T22:30:00+00:00', '2026-11-01'],
  ] as const)('of a %s received at %s is %s', (kind, at, due) => {
    expect(answerDue(received(kind, at))).toBe(due);
  });
});

describe('a contestation', () => {
  const one = received('contestation', '2026-09-14T11:00:00+02:00');
  test('waits through the whole of its last day; at the midnight after it, silence has refused it', () => {
    expect(appealState(one, Date.parse('2026-11-14T23:59:59+01:00'))).toBe('open');
    expect(appealState(one, Date.parse('2026-11-15T00:00:00+01:00'))).toBe('overdue');
  });

  test('that was answered is answered, however late', () => {
    expect(appealState({ ...one, answer: {} }, Date.parse('2027-06-01T00:00:00+02:00'))).toBe('answered');
  });
});
