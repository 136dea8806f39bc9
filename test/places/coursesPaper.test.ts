import { describe, expect, test } from 'vitest';
import { agesWords, slotWords } from '../../src/places/course.ts';
import { coursesPaper, type PublishedCourse } from '../../src/places/coursesPaper.ts';
import { NINE_THIRTY, tablesIn } from '../draw/pv/facts.ts';

const facts = {
  town: 'Valmont-sur-Orge',
  draw: 'VALMONT-2026',
  rulebook: { version: '2026-1', address: 'https://valmont.example.org/reglement' },
  publishedAt: NINE_THIRTY - 14 * 86_400_000,
  opensAt: NINE_THIRTY,
  closesAt: NINE_THIRTY + 7 * 3_600_000,
};

function courseOf(code: string, seats: number, more: Partial<PublishedCourse> = {}): PublishedCourse {
  return {
    code,
    title: `Cours ${code}`,
    conservatoire: 'CMD',
    structure: 'Conservatoire de danse et de musique',
    activity: 'Musique',
    day: 'mercredi',
    hour: '14:00',
    minAge: 6,
    maxAge: 8,
    level: 'Débutant',
    isIndividual: false,
    capacity: seats + 4,
    reEnrolled: 4,
    acceptances: 0,
    ...more,
  };
}

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
        ['MUS-1', 'Cours MUS-1', 'mercredi à 14\u00a0h', 'de 6 à 8\u00a0ans', '4', '8 − 4 − 0'],
        ['MUS-2', 'Cours MUS-2', 'mercredi à 14\u00a0h', 'de 6 à 8\u00a0ans', '6', '20 − 12 − 2'],
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

test('slots and ages as people say them', () => {
  expect(slotWords({ day: 'samedi', hour: '09:30' })).toBe('samedi à 9\u00a0h\u00a030');
  expect(slotWords({ day: '', hour: '' })).toBe('');
  expect(agesWords({ minAge: null, maxAge: null })).toBe('tous les âges');
  expect(agesWords({ minAge: 6, maxAge: 6 })).toBe('6\u00a0ans');
  expect(agesWords({ minAge: 6, maxAge: null })).toBe('à partir de 6\u00a0ans');
  expect(agesWords({ minAge: null, maxAge: 8 })).toBe('jusqu’à 8\u00a0ans');
});
