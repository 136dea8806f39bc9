import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Answer, answerSchema, type Demand } from '../../src/calls/answer.ts';
import { problemsOf } from '../../src/requests/check.ts';
import { type DemandKind, demandLabels } from '../../src/requests/demands.ts';
import { unreadableFields } from '../../src/requests/unreadable.ts';
import { someDemands } from './some.ts';

const address = { street: '1 rue A', postcode: '91990', town: 'Valmont' };
const course = (name: string) => ({ name, level: '', adapted: false });
const student = {
  firstName: 'Léa',
  enrolments: [
    { cursus: 'TRAD – Instrument', divisible: false, courses: ['Alto', 'Formation musicale'].map(course) },
    { cursus: 'Théâtre', divisible: true, courses: ['Jeu', 'Voix', 'Voix'].map(course) },
  ],
};
const accepts = { terms: '2026-2027/1', notice: '2026-2027/1' };
const good: Extract<Answer, { decision: 'reEnrol' }> = {
  decision: 'reEnrol',
  coordinates: { address, phone: '06 39 98 12 34', mail: 'a@example.org' },
  studentAddress: address,
  keep: ['Théâtre'],
  stop: [],
  partial: [],
  demands: [],
  accepts,
};
const versions = { ...accepts, fees: '' };
const problems = (answer: Answer, who = student) => problemsOf(answer, who, versions);
const fields = (answer: Answer, who = student) => problems(answer, who).map(({ field }) => field);
const other = (text: string): Demand => ({ kind: 'other', text });

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
        expect(fields({ ...good, keep, demands: [other('x')] })).toEqual(legal ? [] : ['keep']);
      }),
    );
  });

  test('keeps something, or says what is asked instead (MAU-012, MAU-013)', () => {
    expect(fields({ ...good, keep: [] })).toEqual(['keep']);
    expect(fields({ ...good, keep: [], stop: ['Théâtre'] })).toEqual(['keep']);
    expect(fields({ ...good, keep: [], demands: [other('Je voudrais passer au violon')] })).toEqual([]);
    expect(fields({ ...good, keep: [] }, { ...student, enrolments: [] })).toEqual(['demands']);
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

describe('what stops', () => {
  test('is a cursus of this student that is not kept, said once (MAU-011)', () => {
    expect(fields({ ...good, stop: ['TRAD – Instrument'] })).toEqual([]);
    for (const stop of [['Danse'], ['Théâtre'], ['TRAD – Instrument', 'TRAD – Instrument']]) {
      expect(fields({ ...good, stop })).toEqual(['keep']);
    }
  });
});

describe('a part of a cursus (X8)', () => {
  const part = (cursus: string, ...courses: string[]) => ({ ...good, partial: [{ cursus, courses }] });

  test('is some of its courses and not all, where the town allows it and nowhere else', () => {
    const names = fc.array(fc.constantFrom('Jeu', 'Voix', 'Alto', ''), { maxLength: 3 });
    fc.assert(
      fc.property(
        fc.constantFrom(...student.enrolments, { cursus: 'Danse' }),
        names,
        ({ cursus }, courses) => {
          const answer = { ...part(cursus, ...courses), keep: student.enrolments.map((one) => one.cursus) };
          const isPart = cursus === 'Théâtre' && ['Jeu', 'Voix'].includes(courses.join());
          const isNothing = cursus === 'Théâtre' && courses.length === 0;
          expect(fields(answer)).toEqual(isPart ? [] : [isNothing ? 'courses-1' : 'keep']);
        },
      ),
    );
  });

  test('is refused of a cursus that is not kept, or said twice', () => {
    expect(fields({ ...part('Théâtre', 'Jeu'), keep: ['TRAD – Instrument'] })).toEqual(['keep']);
    expect(
      fields({ ...good, partial: ['Jeu', 'Voix'].map((name) => ({ cursus: 'Théâtre', courses: [name] })) }),
    ).toEqual(['keep']);
  });

  test('is refused in the words of the rule', () => {
    const answer = { ...part('TRAD – Instrument', 'Alto'), keep: ['TRAD – Instrument'] };
    expect(problems(answer)).toEqual([
      { field: 'keep', message: 'Un cursus se garde en entier, avec tous ses cours. Rechargez la page.' },
    ]);
    expect(problems(part('Théâtre'))).toEqual([
      { field: 'courses-1', message: 'Cochez un cours au moins, ou décochez «\u00a0Théâtre\u00a0».' },
    ]);
  });
});

describe('a demand', () => {
  const dancer = {
    ...student,
    enrolments: [...student.enrolments, { cursus: 'TRAD – Danse jazz', divisible: false, courses: [] }],
  };
  const kinds = Object.keys(demandLabels) as DemandKind[];

  test('says what it must within its limit, whatever is typed; each empty or too long text at its own field', () => {
    fc.assert(
      fc.property(someDemands(kinds), (demands) => {
        const wrong = demands.flatMap((demand) => {
          const most = demand.kind === 'other' ? 2000 : 500;
          const isWrong = (text: string) =>
            text.trim().length > most || (text.trim() === '' && demand.kind !== 'studyLeave');
          return [
            ...(demand.kind === 'change' && isWrong(demand.stopped) ? ['demand-change-stopped'] : []),
            ...(isWrong(demand.text) ? [`demand-${demand.kind}`] : []),
          ];
        });
        expect(fields({ ...good, demands }, dancer)).toEqual(wrong);
      }),
    );
  });

  test('about dance comes from who is enrolled in it (CAE-024)', () => {
    const demands: Demand[] = [{ kind: 'dance', text: 'Le cours du mercredi' }];
    expect(fields({ ...good, demands }, dancer)).toEqual([]);
    expect(problems({ ...good, demands })).toEqual([
      {
        field: 'demands',
        message: 'Une demande en danse est réservée aux élèves déjà inscrits en danse. Décochez-la.',
      },
    ]);
  });

  test('is made once', () => {
    expect(fields({ ...good, demands: [other('a'), other('b')] })).toEqual(['demands']);
  });

  test('too long says by how much, too short says what to write', () => {
    expect(problems({ ...good, demands: [other('x'.repeat(20_000))] })).toEqual([
      {
        field: 'demand-other',
        message: 'Ce texte fait 20\u202f000 caractères, la limite est 2\u202f000. Raccourcissez-le.',
      },
    ]);
    expect(problems({ ...good, demands: [{ kind: 'add', text: ' ' }] })).toEqual([
      { field: 'demand-add', message: 'Écrivez ce que vous souhaitez ajouter. Ou décochez cette demande.' },
    ]);
  });
});

describe('an answer that breaks its schema', () => {
  const issuesOf = (part: object) => {
    const read = answerSchema.safeParse({ ...good, ...part });
    return read.success
      ? []
      : unreadableFields(read.error.issues.map(({ path }) => ({ path: ['answer', ...path] })));
  };

  test.each([
    ['an unknown kind', { demands: [{ kind: 'violon', text: 'x' }] }],
    ['a text of more than 20,000 characters', { demands: [other('x'.repeat(20_001))] }],
    ['more than a cell can hold', { demands: Array.from({ length: 3 }, () => other('x'.repeat(20_000))) }],
    ['no list at all', { demands: 'x' }],
  ])('%s is told at the demands', (_, part) => {
    expect(issuesOf(part)).toEqual([
      {
        field: 'demands',
        message: 'Une demande est inconnue ou trop longue. Décochez-la, ou rechargez la page.',
      },
    ]);
  });

  test('a cursus without a name is told at the cursus', () => {
    expect(issuesOf({ keep: [3] }).map(({ field }) => field)).toEqual(['keep']);
    expect(issuesOf({})).toEqual([]);
  });
});
