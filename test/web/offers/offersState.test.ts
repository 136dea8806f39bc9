import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { stamp } from '../../../src/dates.ts';
import {
  foundOffers,
  foundPeople,
  isEnding,
  resultHint,
  resultsFor,
  todosOf,
} from '../../../web/offers/offersState.ts';
import { parisMinute } from '../../../web/office/parisTime.ts';
import { offersPage } from '../../browser/lottery-offers.ts';

const { offers, now } = offersPage;
const filter = { asked: '', course: '', state: '', only: '' } as const;
const numbers = (found: readonly { readonly entry: string }[]) => found.map(({ entry }) => entry);

describe('what presses', () => {
  test('is an answer awaited within six hours, to the millisecond; never one whose clock does not run', () => {
    const [untold, offer] = offers;
    if (!untold || !offer) throw new Error('no offers');
    const sixHours = 6 * 60 * 60 * 1000;
    expect(isEnding({ ...offer, dueAt: now + sixHours }, now)).toBe(true);
    expect(isEnding({ ...offer, dueAt: now + sixHours + 1 }, now)).toBe(false);
    expect(isEnding({ ...offer, state: 'accepted', dueAt: now }, now)).toBe(false);
    expect(isEnding(untold, now)).toBe(false);
  });

  test('leads to a list as long as its number', () => {
    const counts = todosOf(offersPage, now).map(({ count, looking }) => [
      count,
      looking.view === 'offers' && foundOffers(offers, looking.filter, now).length,
    ]);
    expect(counts).toEqual([
      [2, false],
      [2, 2],
      [2, 2],
      [1, false],
    ]);
  });
});

describe('an offer is found', () => {
  test.each([
    ['t0007', ['T0007']],
    ['o0007', ['T0007']],
    ['elise VIDAL', ['T0004']],
    ['aubert lefevre', ['T0007']],
    ['personne', []],
  ])('by %s', (asked, found) => {
    expect(numbers(foundOffers(offers, { ...filter, asked }, now))).toEqual(found);
  });

  test('by its course and its state together', () => {
    const found = foundOffers(offers, { ...filter, course: 'DAN-IN', state: 'accepted' }, now);
    expect(numbers(found)).toEqual(['T0003', 'T0001']);
  });
});

test('an answer is written down only while one is awaited', () => {
  expect(resultsFor('declining')).toContain('accepte');
  expect(resultsFor('expired')).toEqual(['sans réponse', 'message laissé', 'informée']);
});

test('the minute a call is prefilled with is the program’s, through both clock changes', () => {
  const from = Date.parse('2026-01-01T00:00:00Z');
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 2 * 365 * 24 * 60 }), (minutes) => {
      const instant = from + minutes * 60_000;
      const { day, hour } = parisMinute(instant);
      expect(`${day.year}-${day.month}-${day.day}T${hour}`).toBe(stamp(instant).slice(0, 16));
    }),
  );
});

describe('a participation that was offered nothing', () => {
  test.each([
    ['t0022', ['T0022']],
    ['montgolfier anne', ['T0023']],
    ['awa', ['T0021']],
    ['', []],
    ['  ', []],
    ['roy', []],
  ])('is found by « %s »', (asked, found) => {
    expect(numbers(foundPeople(offersPage, asked))).toEqual(found);
  });
});

describe('what a yes ends', () => {
  test('is said as it is: nothing, the seat that is held, those of the same person', () => {
    expect(resultHint('renonce', { replaces: 'DAN-IN Danse', givesBack: [] })).toBe(
      'Elle garde la place qu’elle tient\u00a0: DAN-IN Danse. Celle-ci passe à la personne suivante un quart d’heure après l’appel.',
    );
    expect(resultHint('accepte', { replaces: '', givesBack: [] })).toBe(
      'La place est à elle. Aucune autre place n’est rendue.',
    );
    expect(resultHint('accepte', { replaces: 'DAN-IN Danse', givesBack: [] })).toBe(
      'La place est à elle. Elle rend la place qu’elle tient\u00a0: DAN-IN Danse. Dites-le avant de noter.',
    );
    expect(
      resultHint('accepte', { replaces: '', givesBack: ['T0031 HAN-T8 Théâtre', 'T0032 GAL-TER Terre'] }),
    ).toBe(
      'La place est à elle. Elle rend, pour la même personne\u00a0: T0031 HAN-T8 Théâtre, T0032 GAL-TER Terre. Dites-le avant de noter.',
    );
  });
});
