import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { silenceOn, silenceSentences } from '../../src/campaign/legal.ts';
import { addDays } from '../../src/dates.ts';
import { legal } from '../story/town.ts';

const days = fc
  .date({ min: new Date('2024-01-01'), max: new Date('2032-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const months = fc.integer({ min: 1, max: 12 });

describe('the day on which silence decides (CRPA R. 112-11-1, L. 231-5)', () => {
  test.each([
    ['2026-05-11', 2, '2026-07-11'],
    ['2026-05-11', 4, '2026-09-11'],
    ['2026-12-31', 2, '2027-02-28'],
    ['2027-12-31', 2, '2028-02-29'],
    ['2026-08-31', 1, '2026-09-30'],
  ])('received on %s, %i months: %s', (received, count, decided) => {
    expect(silenceOn(received, { months: count })).toBe(decided);
  });

  test('is the same day of the month, or the last one of a shorter month, so many months later', () => {
    fc.assert(
      fc.property(days, months, (day, count) => {
        const decided = silenceOn(day, { months: count });
        const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
        const [thenYear = 0, thenMonth = 0, thenDate = 0] = decided.split('-').map(Number);
        expect(thenYear * 12 + thenMonth).toBe(year * 12 + month + count);
        const isLast = addDays(decided, 1).endsWith('-01');
        expect(thenDate === date || (thenDate < date && isLast)).toBe(true);
      }),
    );
  });
});

describe('what silence means, in sentences', () => {
  test('a rejection: the date, the gracious appeal, the mediator where there is one, the court', () => {
    expect(silenceSentences(legal, 'rejection', '2026-07-11')).toEqual([
      'Sans réponse de notre part le samedi 11\u00a0juillet 2026, votre demande est considérée comme rejetée, si elle est complète (décret n°\u00a02016-625 du 19\u00a0mai 2016).',
      'Pour contester une décision, vous avez deux mois. Vous pouvez écrire au service ci-dessus pour qu’il la revoie (recours gracieux).',
      'Vous pouvez saisir gratuitement la médiatrice de la ville, 1 place du Marché, 91990 Valmont-sur-Orge.',
      'Vous pouvez saisir le juge\u00a0: le tribunal administratif de Valmont, 2 rue du Palais, 91000 Valmont.',
    ]);
    expect(silenceSentences({ ...legal, mediator: null }, 'rejection', '2026-07-11')).toHaveLength(3);
  });

  test('an acceptance: the date, and the attestation', () => {
    expect(silenceSentences(legal, 'acceptance', '2026-07-11')).toEqual([
      'Sans réponse de notre part le samedi 11\u00a0juillet 2026, votre demande est considérée comme acceptée, si elle est complète.',
      'Vous pouvez alors demander une attestation au service ci-dessus (article L.\u00a0232-3 du code des relations entre le public et l’administration).',
    ]);
  });
});
