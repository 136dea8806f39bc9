import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { allocate, prefers } from '../../src/draw/allocation.ts';
import { type Checked, check } from '../../src/draw/check.ts';
import { explain } from '../../src/draw/explain.ts';
import { writeFrozen } from '../../src/draw/frozen.ts';
import { writeResult } from '../../src/draw/result.ts';
import { digest, ordersOf, seedText } from '../../src/draw/tickets.ts';
import { badCases, list, printed, seed, seedOf, spaced } from '../verify/cases.ts';
import { anyDraw, anyPublished } from './draws.ts';

function checked(text: string, typed: string): Checked {
  const found = check(text, typed);
  if ('refused' in found) throw new Error(found.refused);
  return found;
}

describe('a draw made again', () => {
  test('is a line for each course, then the fingerprint of the result', () => {
    expect(checked(list, seed).text).toBe(printed);
    expect(checked(list, ` \r\n\t${seed}\n`).text).toBe(printed);
  });

  test('takes the sources that were announced besides the dice', () => {
    const drand = ';drand=52db9ba70e0cc0f6eaf7803dd07447a1f5477735fd3f661792ba94600c84e971:12345:0a1b';
    for (const more of [drand, ';loto=3-14-15-9-26', `${drand};loto=3-14`])
      expect(checked(list, seedOf(list, more)).key).toBe(digest(seedOf(list, more)));
  });

  test.each(badCases)('with $name is refused', ({ list: text, seed: typed, says }) => {
    const found = check(text, typed);
    expect('refused' in found && spaced(found.refused)).toContain(says);
  });

  test('is what the ceremony computed, whatever the list and the dice', () => {
    fc.assert(
      fc.property(anyPublished, ({ draw, list: text, seed: typed }) => {
        const { key, orders, outcome, fingerprint } = checked(text, typed);
        expect(key).toBe(digest(typed));
        expect(orders).toEqual(ordersOf(draw, key));
        expect(outcome.held).toEqual(allocate(draw, orders));
        expect(fingerprint).toBe(createHash('sha256').update(writeResult(draw, outcome.held)).digest('hex'));
      }),
    );
  });

  test('reads every seed that is written', () => {
    fc.assert(
      fc.property(anyDraw, fc.stringMatching(/^[0-9]{20,40}$/), fc.boolean(), (draw, digits, hasLoto) => {
        const text = writeFrozen(draw);
        const made = seedText({
          draw: draw.draw,
          list: digest(text),
          digits,
          ...(hasLoto ? { loto: '1-2' } : {}),
        });
        expect(checked(text, made).key).toBe(digest(made));
      }),
    );
  });
});

describe('the result as it is published', () => {
  test('has a line for each entry, by its bytes, and a dash for nothing', () => {
    const { frozen, outcome } = checked(list, seed);
    const text =
      'TAS1\ntirage\tVAL-2026-1\nresultat\tT0001\tGUI-A\nresultat\tT0002\tDAN-1\nresultat\tT0003\tDAN-1\n';
    expect(writeResult(frozen, outcome.held)).toBe(text);
    expect(writeResult({ ...frozen, entries: [...frozen.entries].reverse() }, new Map())).toBe(
      text.replace(/\t(GUI-A|DAN-1)\n/g, '\t-\n'),
    );
  });
});

describe('one participation explained', () => {
  test('has its ticket, its rank, the last rank served and its place on each waiting list', () => {
    const found = checked(list, seed);
    const { key } = found;
    const ticketOf = (unit: string, number: string) =>
      createHash('sha256').update(`${key}:${unit}:${number}`).digest('hex');
    expect(explain(found, 'T0001')).toEqual({
      entry: { number: 'T0001', category: 'R', wishes: ['GUI-B', 'GUI-A'] },
      held: 'GUI-A',
      wishes: [
        {
          course: 'GUI-B',
          seats: 0,
          unit: 'GUI',
          ticket: ticketOf('GUI', 'T0001'),
          shell: `printf %s "${key}:GUI:T0001" | sha256sum`,
          rank: 1,
          among: 2,
          lastServed: 0,
          waiting: 1,
        },
        {
          course: 'GUI-A',
          seats: 1,
          unit: 'GUI',
          ticket: ticketOf('GUI', 'T0001'),
          shell: `printf %s "${key}:GUI:T0001" | sha256sum`,
          rank: 1,
          among: 2,
          lastServed: 1,
          waiting: 0,
        },
      ],
    });
    expect(explain(found, 'T9999')).toBeNull();
  });

  test('who waits ranks after the last served of their wish, whoever it is', () => {
    fc.assert(
      fc.property(anyPublished, ({ draw, list: text, seed: typed }) => {
        const found = checked(text, typed);
        for (const entry of draw.entries) {
          const { held, wishes } = explain(found, entry.number) ?? { wishes: [] };
          expect(wishes.map(({ course }) => course)).toEqual(entry.wishes);
          for (const { course, rank, lastServed, waiting } of wishes) {
            expect(waiting > 0).toBe(prefers(entry, course, held));
            if (waiting > 0) expect(rank).toBeGreaterThan(lastServed);
          }
        }
      }),
    );
  });
});
