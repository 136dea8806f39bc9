import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { inlineSafe } from '../../tools/build/inline.ts';
import { wrongPage } from '../../tools/build/proofs/page.ts';

const damaged = (script: string) => wrongPage({ template: '', style: '', script });

/** Source text of a literal, thick with what HtmlService damages, escaped and not. */
const pieces = [
  '/',
  '//',
  '/*',
  '*/',
  '*',
  '<',
  '</',
  '<!--',
  '-',
  '<?',
  '?',
  '!',
  '`',
  'a',
  'é',
  '\u{1f3bb}',
  '\t',
];
const escapes = ['\\\\', '\\/', '\\`', '\\<', '\\-', '\\*', '\\?', '\\n'];
const written = (...more: string[]) =>
  fc.array(fc.constantFrom(...pieces, ...escapes, ...more), { maxLength: 12 }).map((parts) => parts.join(''));

const evaluate = (expression: string): unknown => new Function(`return ${expression};`)();

const found = (expression: string, text: string): unknown =>
  [...text.matchAll(evaluate(expression) as RegExp)].map((match) => [match.index, ...match]);

/** Whether a pattern can stand between two slashes: not a comment, not the end of one literal and the start of another. */
function isPattern(pattern: string): boolean {
  try {
    return (evaluate(`(/${pattern}/g)`) as RegExp).source === pattern;
  } catch {
    return false;
  }
}

describe('a script made safe for HtmlService', () => {
  test('keeps the value of every string, and holds nothing HtmlService damages', () => {
    fc.assert(
      fc.property(written('$&', '"'), (content) => {
        const safe = inlineSafe(`'${content}'`);
        expect(evaluate(safe)).toBe(evaluate(`'${content}'`));
        expect(damaged(safe)).toEqual([]);
      }),
      { numRuns: 1000 },
    );
  });

  test('keeps what every regular expression finds, and holds nothing HtmlService damages', () => {
    const patterns = written('[', ']', '[^/]', '[<!--a]', '(?<!--)', '(', ')')
      .filter(isPattern)
      .map((pattern) => `(/${pattern}/g)`);
    fc.assert(
      fc.property(patterns, fc.string({ unit: fc.constantFrom(...'/*<!-?`aé\\\n') }), (pattern, text) => {
        const safe = inlineSafe(pattern);
        expect(found(safe, text)).toEqual(found(pattern, text));
        expect(damaged(safe)).toEqual([]);
      }),
      { numRuns: 1000 },
    );
  });

  test.each([
    ["'https://example.org'", "'https:/\\x2fexample.org'"],
    ["'a\tb'", "'a\\x09b'"],
    ["'a</p>'", "'a<\\x2fp>'"],
    ['/https?:\\/\\//', '/https?:\\x2f\\x2f/'],
    ['/[/*]/g', '/[\\x2f*]/g'],
    ['/(?<!--)x<?/', '/(?<!-\\x2d)x\\x3c?/'],
    ['/[éœ]\\à/i', '/[\\u00e9\\u0153]\\u00e0/i'],
    ['a / b / c', 'a / b / c'],
  ])('%s becomes %s', (before, after) => {
    expect(inlineSafe(before)).toBe(after);
  });
});
