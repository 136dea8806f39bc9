import { describe, expect, test } from 'vitest';
import { agesWords, coursesPaper, seatsSentence, slotWords } from '../../src/places/coursesPaper.ts';
import { courseOf, NINE_THIRTY, tablesIn } from '../draw/pv/facts.ts';

const facts = {
  town: 'Valmont-sur-Orge',
  draw: 'VALMONT-2026',
  rulebook: { version: '2026-1', address: 'https://valmont.example.org/reglement' },
  publishedAt: NINE_THIRTY - 14 * 86_400_000,
  opensAt: NINE_THIRTY,
  closesAt: NINE_THIRTY + 7 * 3_600_000,
};

describe('the list of places', () => {
  test('shows each course once: slot, ages, seats and how they are counted, by establishment and activity (IVR-050)', () => {
    const paper = coursesPaper({
      ...facts,
      courses: [
        courseOf('MUS-2', 6, { capacity: 20, reEnrolled: 12, acceptances: 9 }),
        courseOf('MUS-1', 4),
        courseOf('HAN-1', 0, {
          structure: 'Le Hangar',
          activity: 'Théâtre',
          capacity: null,
          day: '',
          hour: '',
        }),
      ],
    });
    expect(tablesIn(paper.parts).map(({ caption, rows }) => [caption, ...rows])).toEqual([
      [
        'Musique',
        ['MUS-1', 'Cours MUS-1', 'mercredi, 14\u00a0h', 'de 6 à 8\u00a0ans', '4', '8 − 4 − 0'],
        ['MUS-2', 'Cours MUS-2', 'mercredi, 14\u00a0h', 'de 6 à 8\u00a0ans', '6', '20 − 12 − 2'],
      ],
      ['Théâtre', ['HAN-1', 'Cours HAN-1', '', 'de 6 à 8\u00a0ans', 'sans limite', '']],
    ]);
  });

  test('carries the version of the rules and when ballots are taken (IVR-071)', () => {
    const { parts, foot } = coursesPaper({ ...facts, courses: [] });
    expect(JSON.stringify(parts)).toContain('version 2026-1, https://valmont.example.org/reglement');
    expect(JSON.stringify(parts)).toContain(
      'lundi 14\u00a0septembre 2026, de 9\u00a0h\u00a030 à 16\u00a0h\u00a030',
    );
    expect(foot).toBe('Tirage VALMONT-2026 · règlement 2026-1');
  });
});

test.each([
  [
    { capacity: 20, reEnrolled: 12, acceptances: 5 },
    'Jauge de 20 − 12 réinscriptions − 2 places réservées = 6 places.',
  ],
  [
    { capacity: 9, reEnrolled: 1, acceptances: 5 },
    'Jauge de 9 − 1 réinscription − 0 place réservée = 8 places.',
  ],
  [
    { capacity: 30, reEnrolled: 31, acceptances: 0 },
    'Jauge de 30, 31 réinscriptions\u00a0: il n’y a pas de place',
  ],
  [{ capacity: null, reEnrolled: 0, acceptances: 0 }, 'Sans limite de jauge'],
])('the seats of %j in words (IVR-051, IVR-052)', (course, words) => {
  expect(seatsSentence(courseOf('A', 0, course))).toContain(words);
});

test('slots and ages as people say them', () => {
  expect(slotWords({ day: 'samedi', hour: '09:30' })).toBe('samedi, 9\u00a0h\u00a030');
  expect(slotWords({ day: '', hour: '' })).toBe('');
  expect(agesWords({ minAge: null, maxAge: null })).toBe('tous les âges');
  expect(agesWords({ minAge: 6, maxAge: 6 })).toBe('6\u00a0ans');
  expect(agesWords({ minAge: 6, maxAge: null })).toBe('à partir de 6\u00a0ans');
  expect(agesWords({ minAge: null, maxAge: 8 })).toBe('jusqu’à 8\u00a0ans');
});
