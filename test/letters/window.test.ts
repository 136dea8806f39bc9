import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { linesOf, oneLine } from '../../src/letters/window.ts';

describe('lines of a window', () => {
  test('are never more than asked, never empty, and lose nothing while they fit', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 200 }),
        fc.integer({ min: 1, max: 6 }),
        (text, most) => {
          const lines = linesOf(text, most);
          expect(lines.length).toBeLessThanOrEqual(most);
          expect(lines.every((line) => line !== '')).toBe(true);
          const isCut = lines[lines.length - 1]?.endsWith('…') && !text.includes('…');
          if (!isCut) expect(lines.join('').replace(/ /g, '')).toBe(oneLine(text).replace(/ /g, ''));
        },
      ),
    );
  });

  test('end after a space or a hyphen, and inside a word only when it fills a line', () => {
    expect(linesOf('SAINT-REMY-EN-BOUZEMONT-SAINT-GENEST-ET-ISSON', 2)).toEqual([
      'SAINT-REMY-EN-BOUZEMONT-SAINT-',
      'GENEST-ET-ISSON',
    ]);
    expect(linesOf('12 rue du Général-de-Gaulle prolongée vers le nord', 2)).toEqual([
      '12 rue du Général-de-Gaulle prolongée',
      'vers le nord',
    ]);
    expect(linesOf('W'.repeat(40), 3)).toEqual(['W'.repeat(19), 'W'.repeat(19), 'WW']);
  });

  test('are cut with a sign that shows it', () => {
    expect(linesOf('un deux trois '.repeat(20), 2)[1]).toMatch(/…$/);
    expect(linesOf(' \t\n', 3)).toEqual([]);
  });
});
