import fc from 'fast-check';
import { describe, test } from 'vitest';
import { fromCell, toCell } from '../../src/register/cells.ts';

describe('text in a cell', () => {
  const texts = fc.oneof(
    fc.string(),
    fc.constantFrom('=', '+', '-', '@', "'", '\u2018', '\u2018=', '\t'),
    fc.string().map((s) => `=${s}`),
  );

  test('comes back as it was', () => {
    fc.assert(fc.property(texts, (text) => fromCell(toCell(text)) === text));
  });

  test('never begins like a formula', () => {
    fc.assert(fc.property(texts, (text) => !/^[=+\-@'\t\r\n]/.test(toCell(text))));
  });
});
