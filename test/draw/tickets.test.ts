import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { digest, ordersOf, seedText, ticket } from '../../src/draw/tickets.ts';
import { anyDraw, anyKey } from './draws.ts';

describe('the seed and the tickets', () => {
  test('are what anybody’s sha256sum says', () => {
    expect(ticket('K', 'DAN-1', 'T0001')).toBe(createHash('sha256').update('K:DAN-1:T0001').digest('hex'));
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme-ascii' }), (text) => {
        expect(digest(text)).toBe(createHash('sha256').update(text, 'latin1').digest('hex'));
      }),
    );
  });

  test('the seed is one line, each source only where it was announced', () => {
    const seed = { draw: 'VAL-2026-1', list: 'ab12', digits: '01234' };
    expect(seedText(seed)).toBe('TAS1;tirage=VAL-2026-1;liste=ab12;des=01234');
    expect(seedText({ ...seed, drand: 'c:1:ff', loto: '3-14-15' })).toBe(
      'TAS1;tirage=VAL-2026-1;liste=ab12;des=01234;drand=c:1:ff;loto=3-14-15',
    );
  });
});

describe('the order of a unit', () => {
  test('has whoever asks one of its courses, once, residents first', () => {
    fc.assert(
      fc.property(anyDraw, anyKey, (draw, key) => {
        const orders = ordersOf(draw, key);
        for (const [unit, order] of orders) {
          const ids = draw.courses.filter((course) => course.unit === unit).map(({ id }) => id);
          const asking = draw.entries.filter(({ wishes }) => wishes.some((wish) => ids.includes(wish)));
          expect(new Set(order)).toEqual(new Set(asking));
          expect(order).toHaveLength(asking.length);
          const categories = order.map(({ category }) => category).join('');
          expect(categories).toMatch(/^R*N*$/);
        }
      }),
    );
  });

  test('does not change for the others when somebody is taken out', () => {
    fc.assert(
      fc.property(anyDraw, anyKey, fc.nat(7), (draw, key, place) => {
        const gone = draw.entries[place];
        const others = { ...draw, entries: draw.entries.filter((entry) => entry !== gone) };
        const after = ordersOf(others, key);
        for (const [unit, order] of ordersOf(draw, key))
          expect(after.get(unit)).toEqual(order.filter((entry) => entry !== gone));
      }),
    );
  });

  test('looks at the whole of two tickets that begin alike', () => {
    // Found by trying thirty million numbers: their first 48 bits are the same, and the sixteen next are not.
    const key = '2'.repeat(64);
    const [first, second] = ['T3415460', 'T25878142'];
    expect(ticket(key, 'A', first)).toMatch(/^dc7d2f81178124d5/);
    expect(ticket(key, 'A', second)).toMatch(/^dc7d2f811781a2e5/);
    const courses = [{ id: 'A', seats: 1, unit: 'A' }];
    const entries = [second, first].map((number) => ({ number, category: 'R' as const, wishes: ['A'] }));
    const order = ordersOf({ courses, entries }, key).get('A') ?? [];
    expect(order.map(({ number }) => number)).toEqual([first, second]);
  });

  test('is that of the whole tickets, whatever the list and the key', () => {
    fc.assert(
      fc.property(anyDraw, anyKey, (draw, key) => {
        for (const [unit, order] of ordersOf(draw, key)) {
          const drawn = order.map(({ category, number }) => [
            category === 'R' ? 0 : 1,
            ticket(key, unit, number),
          ]);
          expect(drawn).toEqual([...drawn].sort((a, b) => (a.join(' ') < b.join(' ') ? -1 : 1)));
        }
      }),
    );
  });

  test('is fair: over many seeds each place falls to each about as often (chi-square)', () => {
    const entries = ['T1', 'T2', 'T3', 'T4', 'T5'].map((number) => ({
      number,
      category: 'R' as const,
      wishes: ['A'],
    }));
    const courses = [{ id: 'A', seats: 1, unit: 'A' }];
    const seeds = 2000;
    const counts = entries.map(() => entries.map(() => 0));
    for (let i = 0; i < seeds; i++) {
      const order = ordersOf({ courses, entries }, digest(`graine ${i}`)).get('A') ?? [];
      order.forEach((entry, place) => {
        const row = counts[entries.findIndex(({ number }) => number === entry.number)] ?? [];
        row[place] = (row[place] ?? 0) + 1;
      });
    }
    const wanted = seeds / entries.length;
    const square = counts.flat().reduce((sum, count) => sum + (count - wanted) ** 2 / wanted, 0);
    // Sixteen degrees of freedom: beyond 39.25 in one case of a thousand; these seeds are always the same.
    expect(square).toBeLessThan(39.25);
  });
});
