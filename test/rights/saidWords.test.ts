import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { saidFacts, saidParts, wordsOf } from '../../src/rights/person/saidWords.ts';
import { seed } from '../seed.ts';

const titles = {
  Établissement: { CMD: 'Conservatoire de danse' },
  Cours: { 'MUS-PIA': 'Piano' },
  Vœux: { 'MUS-PIA': 'Piano' },
  document: { photo: 'Photo d’identité' },
};
const words = (said: Parameters<typeof saidFacts>[0]) => Object.fromEntries(saidFacts(said, titles));

describe('what a line says of somebody', () => {
  test('has no word of the program in it: roles, states, ways, motives, establishments', () => {
    expect(
      words({
        Établissement: 'CMD',
        Accès: ['self', 'guardian2'],
        Motif: 'rank',
        Liste: 'R',
        Événement: 'expire',
        Demande: { status: 'submitted', channel: 'online', réponse: { decision: 'reEnrol' } },
      }),
    ).toEqual({
      Établissement: 'Conservatoire de danse',
      'Accès comme': 'élève\nsecond responsable',
      Motif: 'Je ne comprends pas mon rang',
      Liste: 'liste prioritaire',
      Événement: 'pas de réponse à temps',
      Demande:
        'état\u00a0: Déposée\nvoie\u00a0: en ligne\nréponse\u00a0: choix\u00a0: réinscription demandée',
    });
  });

  test('keeps the words of a family as they are, though the program has such a word too', () => {
    expect(words({ Message: 'self', Prénom: 'R', Commune: 'submitted' })).toEqual({
      Message: 'self',
      Prénom: 'R',
      Commune: 'submitted',
    });
  });

  test('calls courses and documents by their names, and says the size of a file and not its kind', () => {
    const file = { nom: 'moi.jpg', type: 'image/jpeg', octets: 7269, reçu: '2026-05-11T10:00:00+02:00' };
    expect(
      words({
        Vœux: ['MUS-PIA', 'MUS-XXX'],
        Modèle: 'reçu',
        Pièces: [{ document: 'photo', fichiers: [file] }],
      }),
    ).toEqual({
      Vœux: 'Piano\nMUS-XXX',
      Courriel: 'reçu',
      Pièces: 'Photo d’identité, moi.jpg, 8\u00a0Ko, reçu\u00a0: lundi 11\u00a0mai 2026 à\u00a010\u00a0h',
    });
  });

  test('says days and hours in full, a bound as people say it, an address on one line', () => {
    expect(
      words({
        Naissance: '2015-02-03',
        'Reçue le': '2026-09-12T10:04:00+02:00',
        Échéance: '2026-09-17T00:00:00+02:00',
        Adresse: { street: '2 rue du Pont', postcode: '28270', town: 'Brézolles' },
      }),
    ).toEqual({
      Naissance: '3\u00a0février 2015',
      'Reçue le': 'samedi 12\u00a0septembre 2026 à\u00a010\u00a0h\u00a004',
      Échéance: 'mercredi 16\u00a0septembre 2026 inclus',
      Adresse: '2 rue du Pont, 28270 Brézolles',
    });
  });

  test('tells a consent that was refused, and leaves out what is empty', () => {
    expect(
      words({ Consentements: { publication: true, nextYear: false }, 'En congé': false, Note: '' }),
    ).toEqual({
      Consentements: 'publier le nom\u00a0: oui\nrappel l’an prochain\u00a0: non',
    });
  });

  test('never has brackets, whatever the cell holds', () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'é', ' ') });
    fc.assert(
      fc.property(
        fc.object({ key: text, values: [text, fc.integer(), fc.boolean(), fc.constant(null)] }),
        (cell) => {
          expect(wordsOf(cell)).not.toMatch(/[[\]{}"]/);
        },
      ),
      { seed },
    );
  });
});

describe('the lines of a tab', () => {
  const line = (number: string): [string, string][] => [
    ['N°', number],
    ['Quoi', 'Demande envoyée'],
  ];

  test('stand in a table where they are several and short, each fact under its heading', () => {
    expect(saidParts([line('1'), [['Quoi', 'Autre']]])).toEqual([
      {
        kind: 'table',
        caption: '2\u00a0lignes',
        columns: [
          { heading: 'N°', width: 80 },
          { heading: 'Quoi', width: 80 },
        ],
        rows: [
          ['1', 'Demande envoyée'],
          ['', 'Autre'],
        ],
      },
    ]);
  });

  test('stand apart where there is one, or a fact of several lines', () => {
    const long: [string, string][] = [['Quoi', 'a\nb']];
    expect(saidParts([line('1')])).toEqual([{ kind: 'facts', facts: line('1') }]);
    expect(saidParts([line('1'), long])).toEqual([
      { kind: 'facts', facts: line('1') },
      { kind: 'facts', facts: long },
    ]);
  });
});
