import { expect, test } from 'vitest';
import { belowOf } from '../../src/lists/below.ts';

const wishes = ['A', 'B', 'C', 'D'];

test.each([
  ['B', undefined, ['C', 'D']],
  ['D', undefined, []],
  ['A', 'D', ['B', 'C']],
  ['C', 'D', []],
  ['D', 'D', []],
  ['D', 'B', []],
])('saying no to %s while %s is held gives up %j with it', (course, held, given) => {
  expect(belowOf(wishes, course, held)).toEqual(given);
});
