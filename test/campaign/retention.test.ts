import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type Category,
  categories,
  durationWords,
  monthsFault,
  retentionMemory,
  retentionTable,
} from '../../src/campaign/retention.ts';
import { seed } from '../seed.ts';

const names = Object.keys(categories) as Category[];

describe('how long data are kept', () => {
  test('has for each category what the sources say, within their own bounds', () => {
    for (const name of names) expect(monthsFault(name, categories[name].months)).toBe(null);
    expect(categories.students.months).toBe(60);
    expect([categories.ballots.least, categories.ballots.most]).toEqual([12, 24]);
    expect(categories.minutes.most).toBe(24);
    expect(categories.reads.months).toBe(12);
  });

  test('is whole months within the bounds, and nothing else', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...names),
        fc.oneof(fc.integer({ min: -24, max: 400 }), fc.double({ noNaN: true, min: -5, max: 200 })),
        (name, months) => {
          const { least, most } = categories[name];
          const isPossible = Number.isInteger(months) && months >= least && months <= most;
          expect(monthsFault(name, months) === null).toBe(isPossible);
        },
      ),
      { seed },
    );
  });

  test('is what the town chose, and for the rest what the sources say', () => {
    const memory = { [retentionMemory]: JSON.stringify({ journal: 9, value: { ballots: 18 } }) };
    for (const { category, months } of retentionTable(memory))
      expect(months).toBe(category === 'ballots' ? 18 : categories[category].months);
  });

  test.each([
    [12, '1\u00a0an'],
    [60, '5\u00a0ans'],
    [18, '18\u00a0mois'],
    [1, '1\u00a0mois'],
  ])('of %i months is said « %s »', (months, words) => {
    expect(durationWords(months)).toBe(words);
  });
});
