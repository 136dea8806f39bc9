import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Ballot } from '../../src/ballots/ballot.ts';
import { checkBallots } from '../../src/ballots/check.ts';
import { entriesOf } from '../../src/ballots/entries.ts';
import { mayCombine, unlimitedSeats } from '../../src/ballots/unlimited.ts';
import type { Entry } from '../../src/draw/frozen.ts';
import { anyBallots, ballot, clay, dance, drums, elsewhere, rules, theatre } from './fixture.ts';

const entries = (ballots: readonly Ballot[]) => entriesOf(ballots, checkBallots(ballots, rules, []), rules);
const besides = (ballots: readonly Ballot[]) =>
  unlimitedSeats(ballots, checkBallots(ballots, rules, []), rules);
const at = (minute: number) => ({ handedInAt: `2026-09-12T10:0${minute}:00+02:00` });

describe('the entries', () => {
  it('hold each wish of each valid ballot once, but for courses without limit, and each valid ballot at most once', () =>
    fc.assert(
      fc.property(anyBallots, (ballots) => {
        const { fates } = checkBallots(ballots, rules, []);
        const valid = ballots.filter(({ number }) => fates.get(number)?.kind === 'valid');
        const found = entries(ballots);
        const held = found.flatMap((entry) => entry.ballots);
        expect(new Set(held).size).toBe(held.length);
        const limited = (one: Ballot) => one.wishes.filter((wish) => wish !== 'MUS-CHO');
        const without = valid.filter(({ number }) => !held.includes(number));
        expect(without.flatMap(limited)).toEqual([]);
        for (const { wishes, ballots: own } of found) {
          const asked = valid.filter(({ number }) => own.includes(number)).flatMap(limited);
          expect([...wishes].sort()).toEqual([...new Set(asked)].sort());
          expect(wishes.length).toBeGreaterThan(0);
        }
      }),
    ));

  it('do not depend on the order of the lines, and are numbered by the handing in of their first ballot', () =>
    fc.assert(
      fc.property(
        anyBallots.chain((ballots) =>
          fc.tuple(fc.constant(ballots), fc.shuffledSubarray(ballots, { minLength: ballots.length })),
        ),
        ([ballots, shuffled]) => {
          const found = entries(ballots);
          expect(entries(shuffled)).toEqual(found);
          const firsts = found.map(
            (entry) =>
              ballots
                .filter(({ number }) => entry.ballots.includes(number))
                .map(({ handedInAt, number }) => `${handedInAt} ${number}`)
                .sort()[0],
          );
          expect(firsts).toEqual([...firsts].sort());
          expect(found.map(({ number }) => number)).toEqual(
            found.map((_, i) => `T${String(i + 1).padStart(4, '0')}`),
          );
        },
      ),
    ));

  it('are one for the ballots of a person who gave an order between them, by that order (IVR-038)', () => {
    const list = [
      ballot('P1', { ...clay, ...at(1), rank: 3 }),
      ballot('P2', { ...theatre, ...at(2), rank: 1 }),
      ballot('P3', { wishes: ['MUS-PIA', 'MUS-CHO', 'MUS-VIO'], ...at(3), rank: 2 }),
    ];
    const found: readonly Entry[] = entries(list);
    expect(found).toEqual([
      {
        number: 'T0001',
        category: 'R',
        wishes: ['HAN-T8', 'MUS-PIA', 'MUS-VIO', 'GAL-TER'],
        ballots: ['P2', 'P3', 'P1'],
        person: 'P1',
      },
    ]);
  });

  it('are one each without an order, or where two ballots have the same rank; the person is one', () => {
    const list = [
      ballot('P1', { ...at(1), rank: 1 }),
      ballot('P2', { ...theatre, ...at(2), rank: 1 }),
      ballot('P3', { ...clay, ...at(3) }),
      ballot('P4', { ...dance, ...at(4), rank: 2 }),
    ];
    expect(entries(list).map(({ ballots, person }) => [ballots, person])).toEqual([
      [['P1'], 'P1'],
      [['P2'], 'P1'],
      [['P3'], 'P1'],
      [['P4'], 'P1'],
    ]);
  });

  it('are none for who asks for courses without limit only', () => {
    expect(entries([ballot('P1', { wishes: ['MUS-CHO'] })])).toEqual([]);
  });

  it('are of residents by address, or for agents of the town, or for who is schooled there (IVR-035)', () => {
    const away = { postcode: '75004' };
    const category = (change: Partial<Ballot>) => entries([ballot('P1', change)])[0]?.category;
    expect([{}, away, { ...away, isTownStaff: true }, { ...away, isSchooled: true }].map(category)).toEqual([
      'R',
      'N',
      'R',
      'R',
    ]);
    const two = [
      ballot('P1', { ...away, rank: 1 }),
      ballot('P2', { ...away, ...theatre, isTownStaff: true, rank: 2 }),
    ];
    expect(entries(two).map(({ category: one }) => one)).toEqual(['R']);
  });

  it('have five figures from ten thousand on', () => {
    const many = Array.from({ length: 10_000 }, (_, i) =>
      ballot(`P${i}`, { ...elsewhere, lastName: `N${i}`, familyNumber: `PF${i}`, firstName: `F${i}` }),
    );
    const checked = {
      fates: new Map(many.map(({ number }) => [number, { kind: 'valid' as const }])),
      people: { personOf: new Map(), proposals: [] },
    };
    const numbers = (count: number) =>
      entriesOf(many.slice(0, count), checked, rules).map(({ number }) => number);
    expect([numbers(9_999)[0], numbers(10_000)[0], numbers(10_000)[9_999]]).toEqual([
      'T0001',
      'T00001',
      'T10000',
    ]);
  });
});

describe('a course without limit', () => {
  it('is had by whoever asks for it, besides the draw, in the order of handing in (IVR-014)', () => {
    const list = [
      ballot('P2', { wishes: ['MUS-PIA', 'MUS-CHO'], ...at(2) }),
      ballot('P1', { firstName: 'Noé', wishes: ['MUS-CHO'], ...at(1) }),
      ballot('P3', { firstName: 'Zoé', wishes: ['MUS-CHO'], familyNumber: '' }),
    ];
    expect(besides(list)).toEqual([
      { ballot: 'P1', person: 'P1', course: 'MUS-CHO', combinesWith: [] },
      { ballot: 'P2', person: 'P2', course: 'MUS-CHO', combinesWith: [] },
    ]);
  });

  it('goes with one individual course, between the Hangar and the conservatoire', () => {
    const list = [
      ballot('P1', { wishes: ['MUS-CHO'] }),
      ballot('P2', { ...drums, ...at(2) }),
      ballot('P3', { ...clay, ...at(3) }),
    ];
    expect(besides(list).map(({ combinesWith }) => combinesWith)).toEqual([['HAN-BAT']]);
  });

  it('goes with no other: neither two limited courses, nor two of one place, nor two without limit', () => {
    const course = (code: string) => rules.courses.get(code) ?? expect.fail();
    const pairs = [
      ['MUS-CHO', 'HAN-BAT'],
      ['HAN-BAT', 'MUS-CHO'],
      ['MUS-CHO', 'MUS-VIO'],
      ['MUS-CHO', 'HAN-T8'],
      ['MUS-VIO', 'HAN-BAT'],
      ['MUS-CHO', 'MUS-CHO'],
    ] as const;
    expect(pairs.map(([one, other]) => mayCombine(course(one), course(other)))).toEqual([
      true,
      true,
      false,
      false,
      false,
      false,
    ]);
  });
});
