import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Answer } from '../../src/calls.ts';
import type { Student } from '../../src/people/student.ts';
import { problemsOf } from '../../src/requests/check.ts';

const address = { street: '1 rue A', postcode: '91990', town: 'Valmont' };
const student = {
  firstName: 'Léa',
  enrolments: [
    { cursus: 'TRAD – Instrument', courses: [] },
    { cursus: 'Théâtre', courses: [] },
  ],
} as unknown as Student;
const accepts = { terms: '2026-2027/1', notice: '2026-2027/1' };
const good: Extract<Answer, { decision: 'reEnrol' }> = {
  decision: 'reEnrol',
  coordinates: { address, phone: '06 39 98 12 34', mail: 'a@example.org' },
  studentAddress: address,
  keep: ['Théâtre'],
  demand: '',
  accepts,
};
const versions = { ...accepts, fees: '' };
const fields = (answer: Answer) => problemsOf(answer, student, versions).map(({ field }) => field);

describe('an answer that can be sent', () => {
  test('is complete, with whole cursus of this student', () => {
    expect(fields(good)).toEqual([]);
    expect(fields({ ...good, keep: ['Théâtre', 'TRAD – Instrument'] })).toEqual([]);
    expect(fields({ decision: 'decline', accepts })).toEqual([]);
  });

  test('has both boxes ticked for the texts in force, whatever is answered (PAR-011, CAE-028)', () => {
    expect(fields({ ...good, accepts: { terms: '', notice: '' } })).toEqual(['terms', 'notice']);
    expect(fields({ decision: 'decline', accepts: { terms: '2025-2026/1', notice: '2026-2027/1' } })).toEqual(
      ['terms'],
    );
  });

  test('names no cursus of somebody else, none twice, no part of one (CAE-023)', () => {
    const names = fc.array(
      fc.constantFrom('Théâtre', 'TRAD – Instrument', 'Formation musicale', 'Danse', ''),
      { maxLength: 4 },
    );
    fc.assert(
      fc.property(names, (keep) => {
        const legal =
          keep.every((name) => name === 'Théâtre' || name === 'TRAD – Instrument') &&
          new Set(keep).size === keep.length;
        expect(fields({ ...good, keep, demand: 'x' })).toEqual(legal ? [] : ['keep']);
      }),
    );
  });

  test('keeps something, or says what is asked instead (MAU-012, MAU-013)', () => {
    expect(fields({ ...good, keep: [] })).toEqual(['keep']);
    expect(fields({ ...good, keep: [], demand: '   ' })).toEqual(['keep']);
    expect(fields({ ...good, keep: [], demand: 'Je voudrais passer au violon' })).toEqual([]);
  });

  test('leaves a way to write and a way to reach', () => {
    const nowhere = { street: ' ', postcode: '', town: '' };
    expect(fields({ ...good, coordinates: { address: nowhere, phone: '', mail: '' } })).toEqual([
      'street',
      'postcode',
      'town',
      'phone',
    ]);
    expect(fields({ ...good, coordinates: { address, phone: '', mail: 'a@example.org' } })).toEqual([]);
    expect(fields({ ...good, coordinates: { address, phone: '+33 (0)6 39 98 12 34', mail: '' } })).toEqual(
      [],
    );
    expect(fields({ ...good, coordinates: { address, phone: 'demain', mail: 'a@b' } })).toEqual([
      'phone',
      'mail',
    ]);
    expect(fields({ ...good, studentAddress: nowhere })).toEqual([
      'studentStreet',
      'studentPostcode',
      'studentTown',
    ]);
  });
});
