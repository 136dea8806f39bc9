import { expect, test } from 'vitest';
import { type Known, proposedAnswer } from '../../src/appeals/answers.ts';
import { appealMotives } from '../../src/appeals/motives.ts';

const known: Known = {
  entry: 'T0012',
  name: 'Léa D.',
  draw: 'VALMONT-2026-09-14',
  list: 'liste prioritaire',
  reason: 'adresse dans la ville',
  wishes: [
    {
      course: 'MUS-PIA',
      title: 'MUS-PIA – Piano',
      rank: 9,
      among: 40,
      seats: 1,
      lastServed: 1,
      outcome: 'en attente, 8e',
    },
    {
      course: 'MUS-VIO',
      title: 'MUS-VIO – Violon',
      rank: 2,
      among: 12,
      seats: 3,
      lastServed: 0,
      outcome: 'en attente, 2e',
    },
  ],
  ballots: [
    { number: 'P0001', handedIn: 'samedi 12\u00a0septembre 2026 à\u00a010\u00a0h', wishes: ['MUS-PIA'] },
  ],
  history: [{ day: 'mardi 15\u00a0septembre 2026', text: 'Piano\u00a0: vous passez du 8e au 7e rang.' }],
  offers: [],
};

test('every answer that is proposed says who takes part, under which number, on which list and why', () => {
  for (const motive of appealMotives)
    expect(proposedAnswer(motive, known)).toContain(
      'Léa D. participe au tirage VALMONT-2026-09-14 sous le numéro T0012, sur la liste prioritaire (adresse dans la ville).',
    );
});

test('about a rank it gives, for each wish, the rank, the seats and the last rank served, then what moved', () => {
  const text = proposedAnswer('rank', known);
  expect(text).toContain(
    '1er vœu, MUS-PIA – Piano\u00a0: rang 9 sur 40, pour 1\u00a0place. Le dernier rang servi au tirage est le 1. Résultat du tirage\u00a0: en attente, 8e.',
  );
  expect(text).toContain('pour 3\u00a0places. Aucun rang n’a été servi au tirage.');
  expect(text).toContain('mardi 15\u00a0septembre 2026 – Piano\u00a0: vous passez du 8e au 7e rang.');
});

test('about a ballot it says what was read; about an offer, that none was made or what was noted of it', () => {
  expect(proposedAnswer('misread', known)).toContain(
    'Bulletin P0001, remis le samedi 12\u00a0septembre 2026 à\u00a010\u00a0h\u00a0: MUS-PIA.',
  );
  expect(proposedAnswer('notTold', known)).toContain('Aucune place ne vous a été proposée à ce jour.');
  expect(proposedAnswer('notTold', { ...known, offers: ['Piano\u00a0: proposée.'] })).toContain(
    'Voici ce que nous avons noté.\nPiano\u00a0: proposée.',
  );
});
