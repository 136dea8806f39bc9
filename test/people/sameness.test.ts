import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bestSpelling, fullNameKey, normalise, samePerson } from '../../src/people/sameness.ts';

const names = fc.constantFrom(
  'd’Aubigné',
  "O'Brien",
  'Nguyễn',
  'JEAN-BAPTISTE',
  'Đặng',
  'Cœur',
  'Łukasz',
  'Ben Youssef',
);

describe('a name normalised', () => {
  it('says the same of every way of writing it', () => {
    const spellings = [
      [
        'JEAN-BAPTISTE',
        'Jean Baptiste',
        'jean‑baptiste',
        'Jean\u00a0Baptiste',
        'JeanBaptiste',
        ' Jean - Baptiste ',
      ],
      ['d’Aubigné', "D'AUBIGNE", 'd`Aubigné', 'dʼaubigne\u0301'],
      ['Nguyễn', 'NGUYEN', 'Nguye\u0302\u0303n'],
      ['Đặng', 'DANG'],
      ['Lœtitia', 'LOETITIA'],
      ['Straße', 'STRASSE'],
    ];
    for (const group of spellings) expect(new Set(group.map(normalise)).size).toBe(1);
  });

  it('tells different names apart', () => {
    const different = ['Léa', 'Léo', 'Petit', 'Petita', 'Nguyen', 'Ngueyn'];
    expect(new Set(different.map(normalise)).size).toBe(different.length);
    expect(fullNameKey({ lastName: 'Martin', firstName: 'Paul Marie' })).not.toBe(
      fullNameKey({ lastName: 'Martin Paul', firstName: 'Marie' }),
    );
  });

  it('is not changed by normalising again', () => {
    fc.assert(
      fc.property(
        fc.oneof(names, fc.string({ unit: 'grapheme' })),
        (text) => normalise(normalise(text)) === normalise(text),
      ),
    );
  });
});

describe('two guardians are the same person', () => {
  const who = { lastName: 'Petit', firstName: 'Claire', mail: 'c@example.org', families: ['F1'] };

  it('with the same family number and full name, whatever the mail', () => {
    expect(samePerson(who, { ...who, lastName: 'PETIT', mail: '' })).toBe(true);
  });

  it('with the same full name and mail across families', () => {
    expect(samePerson(who, { ...who, firstName: 'claire', families: ['F2'] })).toBe(true);
  });

  it('and otherwise are not', () => {
    expect(samePerson(who, { ...who, firstName: 'Clara' })).toBe(false);
    expect(samePerson(who, { ...who, mail: 'd@example.org', families: ['F2'] })).toBe(false);
    expect(samePerson({ ...who, mail: '', families: [''] }, { ...who, mail: '', families: [''] })).toBe(
      false,
    );
  });
});

describe('the best of several spellings', () => {
  it('does not depend on their order', () => {
    fc.assert(
      fc.property(fc.array(names, { minLength: 1 }), (spellings) => {
        expect(bestSpelling([...spellings].reverse())).toBe(bestSpelling(spellings));
      }),
    );
  });

  it('prefers small letters to capitals, accents to none, and keeps the apostrophe as typed', () => {
    expect(bestSpelling(['LEFEVRE', 'LEFÈVRE', 'Lefevre', 'Lefèvre'])).toBe('Lefèvre');
    expect(bestSpelling(['N’DIAYE', 'N’Diaye'])).toBe('N’Diaye');
    expect(bestSpelling(["O'Brien"])).toBe("O'Brien");
    expect(bestSpelling([])).toBe('');
  });
});
