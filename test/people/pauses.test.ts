import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { countTry, type Tries, triesAllowed } from '../../src/people/pauses.ts';

describe('a pause', () => {
  test('is not ended by trying many other identifiers', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 400 }), { maxLength: 400 }), (others) => {
        let tries: Tries = {};
        const go = (who: string) => {
          const next = countTry(tries, who, 1000);
          tries = next ?? tries;
          return next !== null;
        };
        for (let i = 0; i < triesAllowed; i++) expect(go('P0')).toBe(true);
        for (const other of new Set(others)) go(`P${other}`);
        expect(go('P0')).toBe(false);
      }),
    );
  });
});
