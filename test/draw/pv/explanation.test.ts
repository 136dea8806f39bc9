import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type ExplanationFacts, explanationLetter } from '../../../src/draw/pv/explanation.ts';
import type { PvFacts } from '../../../src/draw/pv/facts.ts';
import { runOf } from '../../../src/draw/pv/run.ts';
import { paperHtml } from '../../../src/papers/html.ts';
import { anyFacts, drawOf, factsOf } from './facts.ts';

const asked: ExplanationFacts = {
  number: 'T0001',
  from: ['Conservatoire', '3 place du Marché', '91990 Valmont-sur-Orge'],
  to: ['Famille Robin', '12, allée des Pins', '91990 VALMONT-SUR-ORGE'],
  reason: 'adresse à Valmont-sur-Orge',
  events: [],
  service: 'service des affaires culturelles, 1 place de la Mairie',
  mayor: '1 place de la Mairie, 91990 Valmont-sur-Orge',
  contestUntil: '2026-11-14',
  mediator: 'le médiateur de la ville',
  court: 'le tribunal administratif de Versailles',
  today: '2026-09-20',
};

const textOf = (facts: PvFacts, more: Partial<ExplanationFacts> = {}) =>
  JSON.stringify(explanationLetter(facts, { ...asked, ...more }));

describe('the explanation of a result', () => {
  test('tells for each wish the rank, the seats and the last rank served', () => {
    const frozen = drawOf({ A: 1, B: 1 }, [
      ['R', 'A', 'B'],
      ['R', 'A'],
      ['N', 'B', 'A'],
    ]);
    const [one, two, three] = frozen.entries;
    if (!one || !two || !three) throw new Error('three take part');
    const orders = new Map([
      ['A', [two, one, three]],
      ['B', [one, three]],
    ]);
    const facts = { ...factsOf(frozen), source: { kind: 'typed' as const, orders } };
    const text = textOf(facts);
    expect(text).toContain('Une place est attribuée\u00a0: B – Cours B.');
    expect(text).toContain('["1","A – Cours A","2 sur 3","1","1","en attente, 1er"]');
    expect(text).toContain('["2","B – Cours B","1 sur 2","1","1","place attribuée"]');
    expect(text).toContain('A\u00a0: il aurait fallu être au rang 1 ou avant.');
    const last = textOf(facts, { number: 'T0003' });
    expect(last).toContain('Aucune place n’est attribuée pour l’instant.');
    expect(last).toContain('La liste prioritaire n’est pas encore servie en entier.');
    expect(last).toContain('1er pour B, sur 1');
  });

  test('quotes the right to the rules of the algorithm, and the ways to contest (L.311-3-1, IVR-104, IVR-106)', () => {
    const text = textOf(factsOf(drawOf({ A: 1 }, [['N', 'A']])));
    expect(text).toContain('Cette décision s’appuie sur un traitement algorithmique (tirage au sort)');
    expect(text).toContain('vous pouvez saisir la CADA dans les deux mois (www.cada.fr)');
    expect(text).toContain('samedi 14\u00a0novembre 2026 inclus');
    expect(text).toContain('Ce délai n’empêche pas de saisir le juge.');
  });

  test('tells what moved them since', () => {
    const text = textOf(
      factsOf(
        drawOf({ A: 1 }, [
          ['R', 'A'],
          ['R', 'A'],
        ]),
      ),
      {
        number: runOf(
          factsOf(
            drawOf({ A: 1 }, [
              ['R', 'A'],
              ['R', 'A'],
            ]),
          ),
        ).held.has('T0001')
          ? 'T0002'
          : 'T0001',
        events: [{ day: 'lundi 14\u00a0septembre 2026', text: 'Cours A\u00a0: 1\u00a0désistement' }],
      },
    );
    expect(text).toContain('"lundi 14\u00a0septembre 2026 – Cours A\u00a0: 1\u00a0désistement"');
  });

  test('can be written for anybody, names nobody else, and holds no markup', () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        for (const { number } of facts.frozen.entries) {
          const letter = explanationLetter(facts, { ...asked, number });
          const text = JSON.stringify(letter);
          for (const [other, { firstName }] of facts.people)
            if (other !== number) expect(text).not.toContain(`${firstName} `);
          expect(paperHtml(letter)).not.toContain('<i>');
          expect(text).not.toMatch(/undefined|NaN|en attente, 0/);
        }
      }),
    );
  });

  test('of a participation that is not there is refused', () => {
    expect(() =>
      explanationLetter(factsOf(drawOf({ A: 1 }, [['R', 'A']])), { ...asked, number: 'T9' }),
    ).toThrow('T9');
  });
});
