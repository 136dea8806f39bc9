import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { answerHours } from '../../src/campaign/lottery.ts';
import { readTownFile } from '../../src/campaign/townFile.ts';
import { dueOf } from '../../src/offers/deadline.ts';
import { example } from '../story/town.ts';

const read = readTownFile(new TextDecoder().decode(example('valmont-small', 'ville.json')));
if (read.kind !== 'town' || !read.town.lottery) throw new Error('the sample town has no lottery');
const { conservatoires, lottery } = read.town;
const hour = 3_600_000;

describe('the bound of an offer', () => {
  test('of the main list is the fixed one, whenever the family was told before it (IVR-061)', () => {
    const bound = Date.parse('2026-09-17T00:00:00+02:00');
    expect(dueOf('principale', bound - 1, { lottery, hours: 24 })).toBe(bound);
    expect(dueOf('principale', bound, { lottery, hours: 24 })).toBe(bound + 24 * hour);
  });

  test('counts elapsed hours, 24 at a conservatoire and 48 elsewhere, or as the settings say', () => {
    const hours = (more = {}) => conservatoires.map((one) => answerHours({ ...lottery, ...more }, one));
    expect(hours()).toEqual([24, 48, 48]);
    expect(hours({ answerHours: { HAN: 36 } })).toEqual([24, 36, 48]);
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4e12 }), fc.constantFrom(24, 48), (at, elapsed) => {
        expect(dueOf('suite', at, { lottery, hours: elapsed }) - at).toBe(elapsed * hour);
      }),
    );
  });

  test('is not moved by a change of clock in between', () => {
    const before = Date.parse('2026-10-24T10:00:00+02:00');
    expect(dueOf('suite', before, { lottery, hours: 48 })).toBe(Date.parse('2026-10-26T09:00:00+01:00'));
  });
});
