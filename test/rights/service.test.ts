import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { StudentRow } from '../../src/people/tabs.ts';
import { studentsDue } from '../../src/rights/retention/due.ts';
import { serviceEndOf, yearEndFor } from '../../src/rights/retention/service.ts';
import { seed } from '../seed.ts';

const student = (
  status: string | null,
  state: string | null = null,
  { year = '2026-2027', schoolYear = year }: { year?: string; schoolYear?: string } = {},
) =>
  ({
    number: 'E1',
    schoolYear,
    request: status && { status, answer: { accepts: { terms: `${year}/1` } } },
    review: state && { state },
  }) as unknown as StudentRow;

describe('the schooling of a student, as far as the Registre knows (CNS-006)', () => {
  test.each([
    ['asked to stay', student('submitted'), '2027-08-31'],
    ['changed what they asked', student('changed', 'confirmed'), '2027-08-31'],
    ['said that they leave', student('declined'), '2026-08-31'],
    ['ceased to take part', student('withdrawn'), '2026-08-31'],
    ['was refused', student('submitted', 'rejectedDocuments'), '2026-08-31'],
    ['said nothing', student(null), '2026-08-31'],
    ['left two campaigns ago', student('declined', null, { year: '2024-2025' }), '2024-08-31'],
    ['said nothing two campaigns ago', student(null, null, { year: '2024-2025' }), '2024-08-31'],
    [
      'left, and came back in a later file',
      student('declined', null, { year: '2024-2025', schoolYear: '2026-2027' }),
      '2026-08-31',
    ],
    [
      'asked to stay two campaigns ago, and is in no file since',
      student('submitted', null, { year: '2024-2025' }),
      '2025-08-31',
    ],
  ])('of whoever %s ends on the last day of the year they are there for', (_, row, end) => {
    expect(serviceEndOf(row)).toBe(end);
  });

  test('is never due before its months are over, and always from that day on', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 120 }), fc.integer({ min: -800, max: 800 }), (months, days) => {
        const end = new Date(Date.UTC(2027, 7, 31));
        const limit = new Date(Date.UTC(2027, 7 + months + 1, 0));
        const day = new Date(Math.min(Date.UTC(2027, 7 + months, 31), limit.getTime()));
        const now = day.getTime() + days * 86_400_000 + 12 * 3_600_000;
        const due = studentsDue([student('submitted')], { now, months });
        expect(due.has('E1')).toBe(days >= 0);
        expect(end.getTime()).toBeLessThan(limit.getTime());
      }),
      { seed },
    );
  });
});

test.each([
  ['2026-05-11T10:00:00+02:00', '2027-08-31'],
  ['2026-12-31T23:59:59+01:00', '2027-08-31'],
  ['2027-01-01T00:00:00+01:00', '2028-08-31'],
])('what is given on %s is for the year that ends on %s', (at, end) => {
  expect(yearEndFor(at)).toBe(end);
});
