import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Enrolment } from '../../src/people/student.ts';
import { type DocumentId, documentsFor, isResident } from '../../src/supporting/rules.ts';

const enrolment = (cursus: string, level = 'C1', adapted = false): Enrolment => ({
  cursus,
  courses: [{ name: cursus, level, adapted }],
});
const viola = enrolment('TRAD – Instrument');
const dance = enrolment('TRAD-Danse classique-CI/CII');
const cpes = enrolment('TRAD – Théâtre', 'CPES');
const cham = enrolment('CHA Musique', '6e', true);
const chad = enrolment('CHA Danse', '6e', true);
const chat = enrolment('CHA Théâtre CPES', '', true);

const schoolYear = '2026-2027';
const ids = (resident: boolean, ...enrolments: Enrolment[]): string[] =>
  documentsFor({ enrolments, resident, schoolYear }).map(({ id }) => id);

describe('the documents asked, by population, residence and discipline', () => {
  test.each<[string, boolean, Enrolment[], DocumentId[]]>([
    ['an instrument, in the town (CAE-006)', true, [viola], ['taxNotice', 'proofOfAddress', 'photo']],
    ['an instrument, elsewhere (CAE-007)', false, [viola], ['photo']],
    [
      'a dancer, in the town (CAE-006)',
      true,
      [dance],
      ['taxNotice', 'proofOfAddress', 'photo', 'medicalCertificate'],
    ],
    ['a dancer, elsewhere (CAE-007)', false, [dance], ['photo', 'medicalCertificate']],
    [
      'the CPES of theatre (CAE-006)',
      true,
      [cpes],
      ['taxNotice', 'proofOfAddress', 'photo', 'medicalCertificate'],
    ],
    ['adapted hours, music, in the town (CAE-005)', true, [cham], ['photo']],
    ['adapted hours, dance (CAE-005)', true, [chad], ['photo', 'medicalCertificate']],
    ['adapted hours, theatre (CAE-005)', true, [chat], ['photo']],
    [
      'adapted hours and an instrument besides',
      true,
      [cham, viola],
      ['taxNotice', 'proofOfAddress', 'photo'],
    ],
    ['nothing this year', true, [], ['photo']],
  ])('%s', (_, resident, enrolments, documents) => {
    expect(ids(resident, ...enrolments)).toEqual(documents);
  });

  const some = fc.subarray([viola, dance, cpes, cham, chad, chat]);

  test('the order of enrolments changes nothing, and one more asks for no less', () => {
    fc.assert(
      fc.property(some, some, fc.boolean(), (one, more, resident) => {
        expect(ids(resident, ...[...one].reverse())).toEqual(ids(resident, ...one));
        expect(ids(resident, ...one, ...more)).toEqual(expect.arrayContaining(ids(resident, ...one)));
      }),
    );
  });

  test('living elsewhere asks for no less of the student and nothing of the family', () => {
    fc.assert(
      fc.property(some, (enrolments) => {
        const here = documentsFor({ enrolments, resident: true, schoolYear });
        const elsewhere = documentsFor({ enrolments, resident: false, schoolYear });
        expect(elsewhere).toEqual(here.filter(({ level }) => level === 'student'));
      }),
    );
  });
});

test('labels carry the years of the campaign (CAE-008)', () => {
  const labels = (year: string) =>
    documentsFor({ enrolments: [viola], resident: true, schoolYear: year })[0]?.label;
  expect(labels('2026-2027')).toBe('Avis d’imposition 2026 sur les revenus 2025');
  expect(labels('2027-2028')).toBe('Avis d’imposition 2027 sur les revenus 2026');
});

test('a resident lives at one of the town’s postcodes, however it is typed', () => {
  const at = (postcode: string) => ({ address: { street: '', postcode, town: '' } });
  expect(['91990', '91 990', '75013', ''].map((code) => isResident(at(code), ['91990']))).toEqual([
    true,
    true,
    false,
    false,
  ]);
});
