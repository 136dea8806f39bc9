import { expect, it } from 'vitest';
import { decimal, french, grouped, plain, table } from '../../rehearsal/words.ts';

it('writes numbers as French does', () => {
  expect([grouped(0), grouped(999), grouped(1_302), grouped(1_234_567)]).toEqual([
    '0',
    '999',
    '1\u202f302',
    '1\u202f234\u202f567',
  ]);
  expect(decimal(2.44)).toBe('2,4');
});

it('keeps signs and quotation marks with their words', () => {
  expect(french('Statut : « Déposée » ?')).toBe('Statut\u00a0: «\u00a0Déposée\u00a0»\u00a0?');
});

it('reads words whatever their accents, case and signs', () => {
  expect(plain('  N° d’Élève ')).toBe('n d eleve');
});

it('aligns the values of a table on the right', () => {
  expect(
    table([
      ['Élèves', '40'],
      ['Dont', '7'],
    ]),
  ).toBe('  Élèves  40\n  Dont     7');
});
