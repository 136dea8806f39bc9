import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { differencesOf, hasDifferences, sentencesOf } from '../../src/campaign/differences.ts';

const sentence = fc.constantFrom('Un.', 'Deux.', 'Trois.', 'Quatre\u202f?');
const article = fc.record({
  heading: fc.constantFrom('A', 'B', 'C'),
  paragraphs: fc.array(
    fc.array(sentence, { minLength: 1, maxLength: 4 }).map((list) => list.join(' ')),
    { maxLength: 3 },
  ),
});
const terms = fc.uniqueArray(article, { selector: ({ heading }) => heading, maxLength: 3 });

describe('the differences of two versions', () => {
  test('say every sentence that went and every one that came, once, in their order', () => {
    fc.assert(
      fc.property(terms, terms, (before, after) => {
        const differences = differencesOf(before, after);
        for (const { heading, changes } of differences) {
          const textOf = (version: typeof before) =>
            version.filter((one) => one.heading === heading).flatMap(sentencesOf);
          const without = (kind: string) =>
            changes.filter((change) => change.kind !== kind).map(({ text }) => text);
          expect(without('added')).toEqual(textOf(before));
          expect(without('removed')).toEqual(textOf(after));
        }
        const shown = differences.map(({ heading }) => heading);
        for (const one of after.filter(({ heading }) => !shown.includes(heading)))
          expect(before.find(({ heading }) => heading === one.heading)).toBeDefined();
      }),
    );
  });

  test('are none exactly where nothing is different but the order of the articles', () => {
    fc.assert(
      fc.property(terms, terms, (before, after) => {
        expect(differencesOf(before, before)).toEqual([]);
        if (!hasDifferences(before, after)) expect(differencesOf(before, after)).toEqual([]);
        if (differencesOf(before, after).length > 0) expect(hasDifferences(before, after)).toBe(true);
      }),
    );
  });

  test('keep a sentence that did not change out of what went and what came', () => {
    const before = [{ heading: 'A', paragraphs: ['Un jour. Deux jours. Trois jours.'] }];
    const after = [
      { heading: 'A', paragraphs: ['Un jour. Quatre jours. Trois jours.'] },
      { heading: 'B', paragraphs: ['Nouveau.'] },
    ];
    expect(differencesOf(before, after)).toEqual([
      {
        heading: 'A',
        kind: 'changed',
        changes: [
          { kind: 'same', text: 'Un jour.' },
          { kind: 'removed', text: 'Deux jours.' },
          { kind: 'added', text: 'Quatre jours.' },
          { kind: 'same', text: 'Trois jours.' },
        ],
      },
      { heading: 'B', kind: 'added', changes: [{ kind: 'added', text: 'Nouveau.' }] },
    ]);
  });
});
