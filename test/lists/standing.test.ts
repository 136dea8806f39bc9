import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Orders, outcomeOf } from '../../src/draw/allocation.ts';
import type { Entry, Frozen } from '../../src/draw/frozen.ts';
import { ordersOf } from '../../src/draw/tickets.ts';
import { type DrawEvent, readEvents, writeEvents } from '../../src/lists/events.ts';
import { type Standing, standingOf } from '../../src/lists/standing.ts';
import { underSubscribed } from '../../src/lists/underSubscribed.ts';
import { anyKey, drawsOf } from '../draw/draws.ts';

const publishedAt = '2026-09-14T10:30:00+02:00';
const at = '2026-09-15T09:00:00+02:00';

type Bare = Pick<DrawEvent, 'kind' | 'entry' | 'course'>;

interface Played {
  readonly frozen: Frozen;
  readonly orders: Orders;
  readonly key: string | null;
}

function standing({ frozen, orders, key }: Played, events: readonly Bare[]): Standing {
  const log = { draw: frozen.draw, publishedAt, events: events.map((event) => ({ at, ...event })) };
  const found = standingOf({ frozen, orders, key, log });
  if ('sentence' in found) throw new Error(`ligne ${found.line} : ${found.sentence}`);
  return found;
}

function refused({ frozen, orders, key }: Played, events: readonly Bare[]): string {
  const log = { draw: frozen.draw, publishedAt, events: events.map((event) => ({ at, ...event })) };
  const found = standingOf({ frozen, orders, key, log });
  return 'sentence' in found ? `${found.line} ${found.sentence}` : '';
}

/** Courses of these seats, entries of these wishes, each course its own order. */
function drawn(
  seats: Record<string, number>,
  wishes: Record<string, string>,
  orders: Record<string, string>,
  categories: Record<string, 'R' | 'N'> = {},
): Played {
  const entries = Object.entries(wishes).map(([number, list]): Entry => {
    return { number, category: categories[number] ?? 'R', wishes: list.split(' ') };
  });
  const byNumber = new Map(entries.map((entry) => [entry.number, entry]));
  const courses = Object.entries(seats).map(([id, count]) => ({ id, seats: count, unit: id }));
  return {
    frozen: { draw: 'D', rule: 'offres-par-cours', courses, entries },
    key: null,
    orders: new Map(
      Object.entries(orders).map(([unit, order]) => [
        unit,
        order.split(' ').flatMap((number) => byNumber.get(number) ?? []),
      ]),
    ),
  };
}

/** `C: T1 | T2 | T3`: who confirmed, who may accept, who waits. */
function told({ lists }: Standing): string[] {
  const names = (entries: readonly Entry[]) => entries.map(({ number }) => number).join(' ');
  return lists.map(
    ({ course: { id }, confirmed, pending, waiting }) =>
      `${id}: ${names(confirmed)} | ${names(pending)} | ${names(waiting)}`,
  );
}

/** How far down their list each family accepts, how they say no, and when it is their turn to answer. */
const anyStory = fc
  .tuple(drawsOf(4, 8), anyKey)
  .map(([frozen, key]): Played => ({ frozen, key, orders: ordersOf(frozen, key) }))
  .chain((played) =>
    fc.record({
      played: fc.constant(played),
      accepts: fc.array(fc.nat(4), { minLength: 8, maxLength: 8 }),
      no: fc.array(fc.constantFrom<'renonce' | 'expire'>('renonce', 'expire'), {
        minLength: 8,
        maxLength: 8,
      }),
      leaves: fc.subarray(played.frozen.entries.map(({ number }) => number)),
      added: fc.array(fc.constantFrom(...played.frozen.courses.map(({ id }) => id)), { maxLength: 3 }),
    }),
  );

type Story = typeof anyStory extends fc.Arbitrary<infer S> ? S : never;

/** Plays to the end: whatever may happen next is chosen by `turns`. */
function play({ played, accepts, no, leaves, added }: Story, turns: () => number): Bare[] {
  const events: Bare[] = [];
  const { entries } = played.frozen;
  let later: Bare[] = [
    ...leaves.map((entry): Bare => ({ kind: 'retire', entry, course: '' })),
    ...added.map((course): Bare => ({ kind: 'place-ajoutee', entry: '', course })),
  ];
  for (;;) {
    const pending = [...standing(played, events).pending].flatMap(([entry, courses]) =>
      courses.map((course) => ({ entry, course })),
    );
    const answers = pending.map(({ entry, course }): Bare => {
      const i = entries.findIndex(({ number }) => number === entry);
      const rank = entries[i]?.wishes.indexOf(course) ?? 0;
      return { entry, course, kind: rank < (accepts[i] ?? 0) ? 'accepte' : (no[i] ?? 'expire') };
    });
    const possible = [...answers, ...later];
    const next = possible[Math.floor(turns() * possible.length)];
    if (!next) return events;
    later = later.filter((event) => event !== next);
    events.push(next);
  }
}

const turnsOf = (seed: number) => {
  let state = seed;
  return () => {
    state = (state * 48271 + 11) % 2147483647;
    return state / 2147483647;
  };
};

describe('the laws of what follows a draw (section 5)', () => {
  test('before anything happens, a seat is to be accepted by whoever the draw gave it to', () => {
    fc.assert(
      fc.property(drawsOf(4, 8), anyKey, (frozen, key) => {
        const orders = ordersOf(frozen, key);
        const { held, lists } = outcomeOf(frozen, orders);
        const found = standing({ frozen, orders, key }, []);
        expect([...found.pending].sort()).toEqual(
          [...held].map(([entry, course]) => [entry, [course]]).sort(),
        );
        expect(found.lists.map(({ waiting }) => waiting)).toEqual(lists.map(({ waiting }) => waiting));
      }),
    );
  });

  test('500 histories answered in two random orders end alike, with no offer open and no seat that somebody waits for', () => {
    fc.assert(
      fc.property(anyStory, fc.nat(), fc.nat(), (story, one, two) => {
        const { played } = story;
        const end = standing(played, play(story, turnsOf(one + 1)));
        const other = standing(played, play(story, turnsOf(two + 1)));
        expect([...end.pending]).toEqual([]);
        expect([...end.confirmed].sort()).toEqual([...other.confirmed].sort());
        for (const { course, confirmed, waiting } of end.lists)
          expect(confirmed.length === course.seats || waiting.length === 0).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  test('never more seats given than there are, at any moment, and none is free while somebody waits', () => {
    fc.assert(
      fc.property(anyStory, fc.nat(), (story, seed) => {
        const events = play(story, turnsOf(seed + 1));
        for (let n = 0; n <= events.length; n++)
          for (const { course, confirmed, pending, waiting } of standing(story.played, events.slice(0, n))
            .lists) {
            const given = confirmed.length + pending.length;
            expect(given).toBeLessThanOrEqual(course.seats);
            expect(given === course.seats || waiting.length === 0).toBe(true);
          }
      }),
    );
  });

  test('nothing that somebody gives up takes anything from anybody else', () => {
    fc.assert(
      fc.property(anyStory, fc.nat(), (story, seed) => {
        const { played } = story;
        const events = play(story, turnsOf(seed + 1));
        const rankOf = (found: Standing, { number, wishes }: Entry) => {
          const best = found.pending.get(number)?.[0] ?? found.confirmed.get(number);
          return best === undefined ? wishes.length : wishes.indexOf(best);
        };
        for (let n = 0; n < events.length; n++) {
          const before = standing(played, events.slice(0, n));
          const after = standing(played, events.slice(0, n + 1));
          for (const entry of played.frozen.entries)
            if (entry.number !== events[n]?.entry)
              expect(rankOf(after, entry)).toBeLessThanOrEqual(rankOf(before, entry));
        }
      }),
    );
  });

  test('a residence proved late takes nothing from anybody, and stands behind every resident who waits', () => {
    fc.assert(
      fc.property(anyStory, fc.nat(), fc.nat(), (story, seed, when) => {
        const { played } = story;
        const events = play(story, turnsOf(seed + 1));
        const until = events.slice(0, when % (events.length + 1));
        const second = played.frozen.entries.find(({ category }) => category === 'N');
        if (!second) return;
        const before = standing(played, until);
        const after = standing(played, [...until, { kind: 'residence', entry: second.number, course: '' }]);
        expect([...after.pending].sort()).toEqual([...before.pending].sort());
        for (const { waiting } of after.lists) {
          const at = waiting.findIndex(({ number }) => number === second.number);
          if (at >= 0) {
            expect(waiting.slice(0, at).every(({ category }) => category === 'R')).toBe(true);
            expect(waiting.slice(at + 1).every(({ category }) => category === 'N')).toBe(true);
          }
        }
      }),
    );
  });
});

describe('worked examples', () => {
  const example5 = drawn({ A: 1, B: 1 }, { T1: 'A B', T2: 'B' }, { A: 'T1', B: 'T1 T2' });

  test('who declines a wish gives up those below it: a seat once left never comes back (example 5)', () => {
    expect(told(standing(example5, [{ kind: 'renonce', entry: 'T1', course: 'A' }]))).toEqual([
      'A:  |  | ',
      'B:  | T2 | ',
    ]);
  });

  const chain = drawn({ A: 1, B: 1 }, { T1: 'A', T2: 'A B', T3: 'B' }, { A: 'T1 T2', B: 'T2 T3' });

  test('who accepts a lower wish stays on the list of the better one, and frees the lower when that one is accepted', () => {
    const lower = { kind: 'accepte', entry: 'T2', course: 'B' } as const;
    expect(told(standing(chain, [lower]))).toEqual(['A:  | T1 | T2', 'B: T2 |  | T3']);
    const freed = [lower, { kind: 'expire', entry: 'T1', course: 'A' }] as const;
    expect(told(standing(chain, freed))).toEqual(['A:  | T2 | ', 'B: T2 |  | T3']);
    expect(told(standing(chain, [...freed, { kind: 'accepte', entry: 'T2', course: 'A' }]))).toEqual([
      'A: T2 |  | ',
      'B:  | T3 | ',
    ]);
  });

  test('who keeps the lower seat and leaves the better list alone keeps it', () => {
    expect(
      told(
        standing(chain, [
          { kind: 'accepte', entry: 'T2', course: 'B' },
          { kind: 'renonce', entry: 'T1', course: 'A' },
          { kind: 'retire', entry: 'T2', course: 'A' },
        ]),
      ),
    ).toEqual(['A:  |  | ', 'B: T2 |  | T3']);
  });

  test('who is excluded frees the seat and every place in a queue; the others keep their order', () => {
    expect(told(standing(chain, [{ kind: 'exclu', entry: 'T2', course: '' }]))).toEqual([
      'A:  | T1 | ',
      'B:  | T3 | ',
    ]);
  });

  test('a seat is added for whoever waits first, and taken back only while nobody has it', () => {
    const added = { kind: 'place-ajoutee', entry: '', course: 'A' } as const;
    expect(told(standing(chain, [added]))[0]).toBe('A:  | T1 T2 | ');
    const back = { kind: 'place-retiree', entry: '', course: 'A' } as const;
    expect(refused(chain, [added, back])).toBe(
      '5 A\u00a0: toutes les places sont données, aucune ne peut être retirée.',
    );
    expect(
      told(
        standing(chain, [
          added,
          { kind: 'place-ajoutee', entry: '', course: 'B' },
          { kind: 'place-ajoutee', entry: '', course: 'B' },
          { kind: 'place-retiree', entry: '', course: 'B' },
        ]),
      ),
    ).toEqual(['A:  | T1 T2 | ', 'B:  | T2 T3 | ']);
  });

  test('a seat given to the second list stays given when somebody proves their residence late', () => {
    const lists = drawn(
      { A: 1 },
      { T1: 'A', T2: 'A', T3: 'A' },
      { A: 'T1 T2 T3' },
      { T1: 'N', T2: 'N', T3: 'N' },
    );
    const late = { kind: 'residence', entry: 'T3', course: '' } as const;
    expect(told(standing(lists, [late]))).toEqual(['A:  | T1 | T3 T2']);
    expect(told(standing(lists, [late, { kind: 'expire', entry: 'T1', course: 'A' }]))).toEqual([
      'A:  | T3 | T2',
    ]);
  });

  test('an event that cannot be is named with its line', () => {
    expect(refused(chain, [{ kind: 'accepte', entry: 'T9', course: 'A' }])).toBe(
      '4 T9 n’est pas une participation de ce tirage.',
    );
    expect(refused(chain, [{ kind: 'accepte', entry: 'T1', course: 'B' }])).toBe('4 T1 n’a pas demandé B.');
    expect(
      refused(chain, [
        { kind: 'renonce', entry: 'T2', course: 'A' },
        { kind: 'accepte', entry: 'T2', course: 'B' },
      ]),
    ).toBe('5 T2 avait quitté B.');
    expect(
      refused(chain, [
        { kind: 'accepte', entry: 'T1', course: 'A' },
        { kind: 'accepte', entry: 'T2', course: 'A' },
      ]),
    ).toBe('5 A a plus d’inscrits que de places\u00a0: 2 pour 1.');
  });
});

describe('the published log', () => {
  test('is read back as it was written', () => {
    fc.assert(
      fc.property(anyStory, fc.nat(), fc.boolean(), (story, seed, isPublished) => {
        const events = play(story, turnsOf(seed + 1)).map((event) => ({ at, ...event }));
        const log = { draw: 'D-2026', publishedAt: isPublished ? publishedAt : '', events };
        expect(readEvents(writeEvents(log))).toEqual(log);
      }),
    );
  });

  test.each([
    ['TAS1\r\ntirage\tD\r\n', 1, 'Un signe n’est pas de ce format.'],
    ['TAS1\ntirage\tD', 2, 'La dernière ligne est coupée.'],
    ['TAS2\ntirage\tD\n', 1, 'La première ligne n’est pas «\u00a0TAS1\u00a0».'],
    ['TAS1\ntirage\td\n', 2, 'La deuxième ligne ne nomme pas le tirage.'],
    ['TAS1\ntirage\tD\npublie\thier\n', 3, 'La troisième ligne ne dit pas quand le résultat a été publié.'],
    [
      `TAS1\ntirage\tD\n2\t${at}\taccepte\tT1\tA\n`,
      3,
      'Cet événement porte le numéro 2\u00a0: le 1 était attendu.',
    ],
    [`TAS1\ntirage\tD\n1\t${at}\tgagne\tT1\tA\n`, 3, '«\u00a0gagne\u00a0» n’est pas un événement connu.'],
    [`TAS1\ntirage\tD\n1\t${at}\taccepte\tT1\t-\n`, 3, 'Il manque le cours de «\u00a0accepte\u00a0».'],
    [`TAS1\ntirage\tD\n1\t${at}\texclu\t-\t-\n`, 3, 'Il manque la participation de «\u00a0exclu\u00a0».'],
    [
      `TAS1\ntirage\tD\n1\t2026-09-31T25:00:00+02:00\texclu\tT1\t-\n`,
      3,
      '«\u00a02026-09-31T25:00:00+02:00\u00a0» n’est pas un instant.',
    ],
    [
      `TAS1\ntirage\tD\n1\t${at}\texclu\tT1\t-\n2\t${publishedAt}\texclu\tT2\t-\n`,
      4,
      'Cet événement est d’avant celui de la ligne précédente.',
    ],
    [
      `TAS1\ntirage\tD\n1\t${at}\texclu\tT1\n`,
      3,
      'Un événement a cinq champs\u00a0: son numéro, l’instant, ce qui arrive, la participation, le cours.',
    ],
  ])('that is not as it should be is refused by its line: %j', (text, line, sentence) => {
    expect(readEvents(text)).toEqual({ line, sentence });
  });
});

describe('a course with strictly fewer people than seats (IVR-039)', () => {
  /** A and B have more seats than people; C has one for two. */
  const played = drawn(
    { A: 3, B: 4, C: 1 },
    { T1: 'C A B', T2: 'C A B', T3: 'B' },
    { A: 'T1 T2', B: 'T3 T1 T2', C: 'T1 T2' },
  );
  const accepted = (entry: string, course: string): Bare => ({ kind: 'accepte', entry, course });

  test('is kept beside another such course, and nobody else is moved', () => {
    const one = standing(played, [accepted('T2', 'A')]);
    const both = standing(played, [accepted('T2', 'A'), accepted('T2', 'B')]);
    expect(told(both)).toEqual(['A: T2 |  | ', 'B: T2 | T3 | ', 'C:  | T1 | T2']);
    expect(told(one)[2]).toBe(told(both)[2]);
    expect(both.besides.get('T2')).toEqual(['B']);
  });

  test('is not kept beside a course that others wait for, nor twice, nor without having asked', () => {
    const kept = [accepted('T1', 'C'), accepted('T1', 'A')];
    expect(refused(played, kept)).toBe('5 T1 tient déjà une place dans un vœu préféré à A.');
    const twice = [accepted('T2', 'A'), accepted('T2', 'B'), accepted('T2', 'B')];
    expect(refused(played, twice)).toContain('T2 tient déjà une place');
    expect(refused(played, [accepted('T3', 'B'), accepted('T3', 'A')])).toBe('5 T3 n’a pas demandé A.');
  });

  test('goes with the first one when a dearer seat that others wait for is accepted', () => {
    const events: Bare[] = [
      accepted('T2', 'A'),
      accepted('T2', 'B'),
      { kind: 'renonce', entry: 'T1', course: 'C' },
      accepted('T2', 'C'),
    ];
    expect(told(standing(played, events))).toEqual(['A:  |  | ', 'B:  | T3 | ', 'C: T2 |  | ']);
  });

  test('stays when the first one alone is left, goes when everything is', () => {
    const both = [accepted('T2', 'A'), accepted('T2', 'B')];
    const left: Bare = { kind: 'retire', entry: 'T2', course: 'A' };
    expect(standing(played, [...both, left]).confirmed.get('T2')).toBe('B');
    const gone: Bare = { kind: 'exclu', entry: 'T2', course: '' };
    expect(told(standing(played, [...both, gone]))).toEqual(['A:  |  | ', 'B:  | T3 | ', 'C:  | T1 | ']);
  });

  test('never takes a seat from anybody, whatever else happens', () => {
    fc.assert(
      fc.property(anyStory, ({ played: any }) => {
        const free = underSubscribed(any.frozen);
        for (const { number, wishes } of any.frozen.entries) {
          const own = wishes.filter((wish) => free.has(wish));
          const [first, second] = own;
          const before = standing(any, []);
          if (!first || !second || before.pending.get(number)?.[0] !== first) continue;
          const one = standing(any, [accepted(number, first)]);
          const both = standing(any, [accepted(number, first), accepted(number, second)]);
          const others = ({ lists }: Standing) =>
            lists.map(({ confirmed, pending, waiting }) =>
              [confirmed, pending, waiting].map((list) =>
                list.map((entry) => entry.number).filter((other) => other !== number),
              ),
            );
          expect(others(both)).toEqual(others(one));
          expect(
            both.lists.every(
              ({ course, confirmed, pending }) => confirmed.length + pending.length <= course.seats,
            ),
          ).toBe(true);
        }
      }),
    );
  });
});
