import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { CounterStudent } from '../../../src/calls/counter.ts';
import { closingWords } from '../../../web/office/counterClosing.tsx';
import { spacedPhone } from '../../../web/office/counterPhone.ts';
import { searchIn } from '../../../web/office/counterSearch.ts';

const students: readonly CounterStudent[] = [
  ['E20003', 'N’Diaye', 'Emma', '2015-07-31', 'F10001', 'Sans réponse'],
  ['E20004', 'N’Diaye', 'Juliette', '1982-02-01', 'F10001', 'Déposée'],
  ['E20012', 'Lemaire', 'Éléonore-Léa', '2008-12-24', '', 'Brouillon'],
];
const find = searchIn(students);
const numbers = (typed: string) => find(typed).map(({ number }) => number);

describe('what is typed in the search of the counter', () => {
  test.each([
    ['ndiaye', ['E20003', 'E20004']],
    ['N’DIAYE em', ['E20003']],
    ['eleonore', ['E20012']],
    ['lea lemaire', ['E20012']],
    ['310715', ['E20003']],
    ['31/07/2015', ['E20003']],
    ['31 07 2015', ['E20003']],
    ['ndiaye 010282', ['E20004']],
    ['e20012', ['E20012']],
    ['F10001', ['E20003', 'E20004']],
    ['personne', []],
    [' ', []],
  ])('« %s »', (typed, found) => expect(numbers(typed)).toEqual(found));

  test('finds a student by their name however its accents and case are typed', () => {
    fc.assert(
      fc.property(fc.constantFrom(...students), fc.boolean(), ([number, last, first], upper) => {
        const plain = `${first} ${last}`.normalize('NFD').replace(/\p{M}/gu, '');
        expect(numbers(upper ? plain.toUpperCase() : plain)).toContain(number);
      }),
    );
  });
});

describe('a telephone as it is typed', () => {
  test('is spaced once it has its ten digits', () => {
    expect(['0639981234', '06.39.98.12.34', '06 39 98 12 3', '+33639981234', ''].map(spacedPhone)).toEqual([
      '06 39 98 12 34',
      '06 39 98 12 34',
      '06 39 98 12 3',
      '+33639981234',
      '',
    ]);
  });
});

describe('the closing hour', () => {
  test('is told in its last hour, to the minute, and once it is past', () => {
    const words = (seconds: number) => closingWords({ state: 'open', at: seconds * 1000 }, 0);
    expect([3601, 720, 1, 0].map(words)).toEqual([
      '',
      'Il reste 12\u00a0minutes avant la clôture des demandes.',
      'Il reste 1\u00a0minute avant la clôture des demandes.',
      'La période vient de se terminer. Rien ne peut plus être enregistré.',
    ]);
  });

  test('says when the campaign is not open', () => {
    expect(closingWords({ state: 'suspended', at: 1 }, 0)).toBe(
      'Campagne\u00a0: suspendue. Rien ne peut être enregistré.',
    );
    expect(closingWords({ state: 'closed', at: 1 }, 0)).toBe(
      'Campagne close. Seule la correction d’une demande déjà envoyée peut être enregistrée.',
    );
  });
});
