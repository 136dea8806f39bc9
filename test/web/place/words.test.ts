import { describe, expect, test } from 'vitest';
import type { EntryPage } from '../../../src/calls/offers.ts';
import type { OfferState } from '../../../src/lists/state.ts';
import {
  acceptWords,
  appealSilence,
  appealWords,
  buttonWords,
  byDay,
  declineWords,
  hourOf,
  offerWords,
  silenceWords,
  subjectOf,
  wishWords,
} from '../../../web/place/words.ts';
import { appeal, better, due, now, offer, offered, waitingOnly, wish } from '../../browser/place-town.ts';

const nb = '\u00a0';
const [lower = offer()] = offered.offers;
const [upper = offer()] = better.offers;

describe('an hour', () => {
  test.each([
    ['2026-09-14T12:05:20+02:00', `12${nb}h${nb}05`],
    ['2026-09-14T09:00:59+02:00', `9${nb}h`],
    ['2026-12-01T00:30:00+01:00', `0${nb}h${nb}30`],
    ['2026-10-25T00:15:00Z', `2${nb}h${nb}15`],
    ['2026-10-25T01:15:00Z', `2${nb}h${nb}15`],
  ])('of %s is %s in the town, to the minute that is past', (instant, words) => {
    expect(hourOf(Date.parse(instant))).toBe(words);
  });
});

describe('an offer', () => {
  test('says what accepting gives, what it gives back, and what is still waited for', () => {
    expect(acceptWords(offered, lower)).toBe(
      'La place en Violon débutant revient à Léa D. Vous restez en attente pour Piano débutant.',
    );
    expect(acceptWords(better, upper)).toBe(
      'La place en Violon débutant revient à Léa D. Vous rendez la place en Alto débutant. Vous restez en attente pour Piano débutant.',
    );
    expect(acceptWords(waitingOnly, offer({ givesBack: ['Théâtre', 'Dessin'] }))).toContain(
      'Vous rendez les places en Théâtre et Dessin.',
    );
  });

  test('says what saying no gives up, and what is kept', () => {
    expect(declineWords(lower)).toBe(
      `La place en Violon débutant va à la personne suivante. Vous renoncez aussi au vœu placé après${nb}: Alto débutant.`,
    );
    expect(declineWords(upper)).toBe(
      `Vous gardez la place en Alto débutant. La place en Violon débutant va à la personne suivante. Vous renoncez aussi au vœu placé entre les deux${nb}: Clarinette débutant.`,
    );
    expect(declineWords(offer({ below: ['Alto', 'Piano'] }))).toContain(
      `aux vœux placés après${nb}: Alto et Piano.`,
    );
    expect(declineWords(offer())).toBe('La place en Violon débutant va à la personne suivante.');
  });

  test('says what silence means, whether a seat is held or not', () => {
    expect(silenceWords(lower)).toBe('Sans réponse à cette date, nous comprenons que vous renoncez.');
    expect(silenceWords({ ...upper, due: '' })).toBe(
      'Sans réponse dans le délai, nous comprenons que vous gardez la place en Alto débutant.',
    );
  });

  test('has two answers, and names the seat that is given back or kept', () => {
    expect(buttonWords(lower)).toEqual({ accept: 'J’accepte', decline: 'Je renonce' });
    expect(buttonWords(upper)).toEqual({
      accept: 'J’accepte, je rends Alto débutant',
      decline: 'Je garde Alto débutant',
    });
  });

  test('that is over says it, what became of the seat, and what is kept', () => {
    const said = (state: OfferState, keeps = '') => {
      const { words, sentence } = offerWords(offer({ state, keeps, regretUntil: now + 900_000 }));
      return `${words}. ${sentence}`;
    };
    expect(said('declining')).toBe(
      `Renonciation enregistrée. Vous pouvez changer d’avis jusqu’à 12${nb}h${nb}05. Ensuite, la place va à la personne suivante.`,
    );
    expect(said('withdrawn', 'Alto')).toBe(
      'Place laissée. Vous avez quitté la liste de ce cours. La place va à la personne suivante. Vous gardez la place en Alto.',
    );
    expect(said('expired')).toContain(`Nous n’avons pas reçu votre réponse avant le ${due}.`);
    const all: OfferState[] = [
      'accepted',
      'left',
      'declined',
      'excluded',
      'replaced',
      'expired',
      'declining',
    ];
    expect(new Set(all.map((state) => said(state))).size).toBe(all.length);
  });
});

describe('a wish', () => {
  const page = (state: OfferState | null): EntryPage => ({
    ...offered,
    offers: state === null ? [] : [offer({ state })],
  });
  const words = (at: EntryPage, place: number) => wishWords(at, at.wishes[place] ?? wish('', '')).words;

  test('waits at a place among so many', () => {
    expect(words(page('open'), 0)).toBe(`En attente${nb}: 5e sur 12 aujourd’hui`);
  });

  test('is offered, renounced or lost before its seat has moved, or not offered yet', () => {
    expect(words(page('open'), 1)).toBe(`Une place vous est proposée${nb}: répondez`);
    expect(words(page('declining'), 1)).toBe('Vous y renoncez');
    expect(words(page('expired'), 1)).toBe('Pas de réponse à temps');
    expect(words(page(null), 1)).toBe(
      `Une place peut vous revenir${nb}: attendez notre courriel ou notre appel`,
    );
  });

  test('below a better one says whether that one is obtained or only offered', () => {
    expect(words(page('open'), 2)).toBe('Une place est proposée dans un vœu préféré');
    expect(wishWords(better, wish('MUS-CLA', 'Clarinette', { state: 'vœu préféré obtenu' })).words).toBe(
      'Un vœu préféré est obtenu',
    );
  });

  test('is held, or waited for no more', () => {
    expect(words(better, 3)).toBe('Place acceptée');
    expect(wishWords(offered, wish('X', 'X')).words).toBe('Vous n’attendez plus ce cours');
  });
});

test('what moved is told day by day, in order', () => {
  expect(byDay(better.history).map(({ day, sentences }) => [day, sentences.length])).toEqual([
    [`mardi 15${nb}septembre 2026`, 1],
    [`mercredi 16${nb}septembre 2026`, 2],
  ]);
});

test('a participation is called by its name and number, with the French elision', () => {
  expect(subjectOf({ name: 'Inès B.', entry: 'T0002' })).toBe('Participation d’Inès\u00a0B., T0002');
});

describe('a question or a contestation', () => {
  test('says until when an answer is awaited, that it was given, or that it did not come in time', () => {
    const due = `samedi 14${nb}novembre 2026`;
    expect(appealWords(appeal())).toMatchObject({
      kind: 'plain',
      words: `Réponse attendue au plus tard le ${due}`,
    });
    expect(appealWords(appeal({ state: 'answered' })).words).toBe('Répondue');
    expect(appealWords(appeal({ state: 'overdue' }))).toMatchObject({
      kind: 'attention',
      words: 'Pas de réponse à temps',
    });
  });

  test('left without an answer says what the silence means: a refusal of one, the CADA for the other', () => {
    expect(appealSilence(appeal())).toBe('');
    expect(appealSilence(appeal({ state: 'overdue' }))).toContain(
      'Notre silence vaut refus depuis cette date. Vous avez deux mois pour saisir le juge.',
    );
    expect(appealSilence(appeal({ state: 'overdue', kind: 'question' }))).toContain('saisir la CADA');
  });
});
