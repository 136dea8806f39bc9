import fc from 'fast-check';
import { type Entry, type Frozen, inBytes, writeFrozen } from '../../src/draw/frozen.ts';
import { digest, seedText } from '../../src/draw/tickets.ts';

/** Small enough that seats are short and wishes meet: eight entries at most on four courses, some sharing a level. */
export const anyDraw = drawsOf(4, 8);

/** As many courses and entries at most; an entry may ask for any number of them. */
export function drawsOf(mostCourses: number, mostEntries: number): fc.Arbitrary<Frozen> {
  const all = Array.from({ length: mostCourses }, (_, i) => i);
  return fc
    .record({
      rule: fc.constantFrom<Frozen['rule']>('offres-par-cours', 'demandes-des-familles'),
      courses: fc.array(fc.record({ seats: fc.nat(3), isShared: fc.boolean() }), {
        minLength: 1,
        maxLength: mostCourses,
      }),
      entries: fc.array(
        fc.record({
          category: fc.constantFrom<Entry['category']>('R', 'N'),
          wishes: fc.shuffledSubarray(all, { minLength: 1 }),
        }),
        { maxLength: mostEntries },
      ),
    })
    .map(({ rule, courses, entries }) => {
      const ids = courses.map((_, i) => `C${i + 1}`);
      return {
        draw: 'VALMONTSURORGE-2026-09-14',
        rule,
        courses: courses.map(({ seats, isShared }, i) => {
          const id = ids[i] ?? '';
          return { id, seats, unit: isShared ? 'NIVEAU' : id };
        }),
        entries: entries.map(({ category, wishes }, i) => {
          const own = wishes.flatMap((wish) => ids[wish] ?? []);
          return { number: `T${i + 1}`, category, wishes: own.length > 0 ? own : ['C1'] };
        }),
      };
    })
    .map((draw) => ({ ...draw, entries: [...draw.entries].sort((a, b) => inBytes(a.number, b.number)) }));
}

/** A key of a seed: anything that looks like a digest. */
export const anyKey = fc.stringMatching(/^[0-9a-f]{64}$/);

/** A draw as it is published: its list and a seed of that list. */
export const publishedOf = (draws: fc.Arbitrary<Frozen>) =>
  fc.tuple(draws, fc.stringMatching(/^[0-9]{20}$/)).map(([draw, digits]) => {
    const list = writeFrozen(draw);
    return { draw, list, seed: seedText({ draw: draw.draw, list: digest(list), digits }) };
  });

export const anyPublished = publishedOf(anyDraw);
