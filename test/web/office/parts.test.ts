import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { longestPart, partsOf } from '../../../web/office/parts.ts';

/** What the program does with each part it receives. */
const received = (part: string): string => part.normalize('NFC').replace(/\r\n?/g, '\n');

const texts = fc
  .array(fc.constantFrom('é', 'e\u0301', '\u0301', ';', '"', '\r\n', '\n', '\r', '𝄞', 'Léa', ''), {
    maxLength: 60,
  })
  .map((pieces) => pieces.join(''));

describe('a school file cut into parts', () => {
  it('is, once every part is received, the file the program would read whole', () =>
    fc.assert(
      fc.property(texts, fc.integer({ min: 2, max: 20 }), (text, longest) => {
        expect(partsOf(text, longest).map(received).join('')).toBe(received(text));
      }),
    ));

  it('has no part longer than asked, and none that ends inside a pair', () =>
    fc.assert(
      fc.property(texts, fc.integer({ min: 2, max: 20 }), (text, longest) => {
        for (const part of partsOf(text, longest)) {
          expect(part.length).toBeLessThanOrEqual(longest);
          expect(part).not.toMatch(/[\ud800-\udbff]$/);
        }
      }),
    ));

  it('is cut after a line end where one is in reach', () => {
    expect(partsOf('ab\ncdef\ngh', 5)).toEqual(['ab\n', 'cdef\n', 'gh']);
    expect(partsOf('abcdefgh', 3)).toEqual(['abc', 'def', 'gh']);
  });

  it('is one part when it is empty or short', () => {
    expect(partsOf('')).toEqual(['']);
    expect(partsOf('x'.repeat(longestPart))).toHaveLength(1);
    expect(partsOf('x'.repeat(longestPart + 1))).toHaveLength(2);
  });
});
