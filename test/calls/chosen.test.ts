import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { mostChosen, packed, unpacked } from '../../src/calls/chosen.ts';

const number = fc.stringMatching(/^[A-Za-z0-9 ./_-]{1,40}$/);

describe('numbers of students in an address', () => {
  test('come out as they went in, each once, whatever a school calls its students', () => {
    fc.assert(
      fc.property(fc.uniqueArray(number, { minLength: 1, maxLength: 20 }), (numbers) => {
        expect(unpacked(packed(numbers))).toEqual(numbers);
      }),
    );
  });

  test('three hundred of a town of 1,302 fit in an address that passes everywhere', () => {
    const numbers = Array.from({ length: mostChosen }, (_, i) => `E1${String(i * 4).padStart(4, '0')}`);
    expect(encodeURIComponent(packed(numbers)).length).toBeLessThan(1600);
  });

  test('whatever somebody writes in an address is only a list of numbers; nothing is none', () => {
    expect([unpacked(''), unpacked('E1'), unpacked('~'), unpacked('E1~~0~0~')]).toEqual([
      [],
      [],
      [],
      ['E1', 'E10'],
    ]);
    fc.assert(
      fc.property(fc.string(), (text) => {
        const numbers = unpacked(text);
        expect(numbers.every((one) => one !== '') && new Set(numbers).size === numbers.length).toBe(true);
      }),
    );
  });
});
