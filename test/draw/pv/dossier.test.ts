import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dossierPaper } from '../../../src/draw/pv/dossier.ts';
import type { ExplanationFacts } from '../../../src/draw/pv/explanation.ts';
import { digest } from '../../../src/draw/tickets.ts';
import { paperHtml } from '../../../src/papers/html.ts';
import { anyFacts, drawOf, factsOf } from './facts.ts';

const asked: ExplanationFacts = {
  number: 'T0002',
  from: ['Service'],
  to: ['Famille'],
  reason: 'adresse hors de la ville',
  events: [],
  service: 'service des affaires culturelles, 1 place de la Mairie',
  mayor: '1 place de la Mairie, 91990 Valmont-sur-Orge',
  contestUntil: '2026-11-14',
  mediator: 'le médiateur de la ville',
  court: 'le tribunal administratif de Versailles',
  today: '2026-09-20',
};

const more = {
  ballots: [[['Bulletin', 'P0007'] as const]],
  since: [{ kind: 'paragraph', words: 'Appelée le 15, sans réponse.' } as const],
};

describe('the file of a contestation', () => {
  const frozen = drawOf({ A: 1, B: 2 }, [
    ['R', 'A'],
    ['N', 'A', 'B'],
  ]);
  test('bears the frozen line, the fingerprints, the seed and a ticket to make again for each wish', () => {
    const facts = factsOf(frozen);
    if (facts.source.kind !== 'seed') throw new Error('drawn by a seed');
    const { title, foot, parts } = dossierPaper(facts, asked, more);
    const text = JSON.stringify(parts);
    expect(title).toBe(`Dossier de contestation – T0002 – ${frozen.draw}`);
    expect(foot).toContain('participation T0002');
    expect(text).toContain('["Ligne figée","participation T0002 N A,B"]');
    expect(text).toContain(`["Graine","${facts.source.line}"]`);
    const key = digest(facts.source.line);
    for (const unit of ['A', 'B']) expect(text).toContain(`printf %s \\"${key}:${unit}:T0002\\" | sha256sum`);
    expect(text).toContain('["Bulletin","P0007"]');
    expect(text).toContain('Appelée le 15, sans réponse.');
    expect(text).toContain('il aurait fallu être au rang');
    expect(text).toContain('Ce délai n’empêche pas de saisir le juge.');
  });

  test('of an urn says that the order was typed, and gives nothing to compute', () => {
    const [one, two] = frozen.entries;
    if (!one || !two) throw new Error('two take part');
    const orders = new Map([
      ['A', [two, one]],
      ['B', [two]],
    ]);
    const facts = { ...factsOf(frozen), source: { kind: 'typed' as const, orders } };
    const text = JSON.stringify(dossierPaper(facts, asked, more));
    expect(text).toContain('["Graine","urne tirée devant témoins, ordre saisi"]');
    expect(text).not.toContain('sha256sum');
  });

  test('can be made for anybody, names nobody else, and holds no markup', () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        for (const { number } of facts.frozen.entries) {
          const paper = dossierPaper(facts, { ...asked, number }, more);
          const text = JSON.stringify(paper);
          for (const [other, { firstName }] of facts.people)
            if (other !== number) expect(text).not.toContain(`${firstName} `);
          expect(paperHtml(paper)).not.toContain('<i>');
          expect(text).not.toMatch(/undefined|NaN/);
        }
      }),
      { numRuns: 30 },
    );
  });

  test('of a participation that is not there is refused', () => {
    expect(() => dossierPaper(factsOf(frozen), { ...asked, number: 'T9' }, more)).toThrow('T9');
  });
});
