import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { readBallotFile } from '../../src/ballots/ballotFile.ts';
import { checkBallots } from '../../src/ballots/check.ts';
import { entriesOf } from '../../src/ballots/entries.ts';
import { unlimitedSeats } from '../../src/ballots/unlimited.ts';
import { unitOf } from '../../src/campaign/lottery.ts';
import { type Frozen, readFrozen, writeFrozen } from '../../src/draw/frozen.ts';
import { readCourseFile } from '../../src/places/courseFile.ts';
import { type SampleTown, textOf, townOf } from './samples.ts';

/** Everything that follows from the files of a sample town when nobody decides anything. */
function lotteryOf(name: SampleTown) {
  const town = townOf(name);
  const courses = readCourseFile(textOf(name, 'cours.csv'), town);
  const ballots = readBallotFile(textOf(name, 'bulletins.csv'), town);
  if (courses.kind === 'refused' || ballots.kind === 'refused') return expect.fail();
  const rules = {
    town,
    lottery: town.lottery,
    courses: new Map(courses.rows.map((course) => [course.code, course])),
  };
  const checked = checkBallots(ballots.rows, rules, []);
  const entries = entriesOf(ballots.rows, checked, rules);
  return { rules, ballots: ballots.rows, checked, entries };
}

type Found = ReturnType<typeof lotteryOf>;

function motives({ ballots, checked }: Found): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { number } of ballots) {
    const fate = checked.fates.get(number);
    const motive = fate?.kind === 'void' ? fate.motive : 'valid';
    counts[motive] = (counts[motive] ?? 0) + 1;
  }
  return counts;
}

/** Void for who handed it in: the number of each, with its motive. */
const voidFor = ({ ballots, checked }: Found, motive: string) =>
  ballots
    .map(({ number }) => number)
    .filter((number) => {
      const fate = checked.fates.get(number);
      return fate?.kind === 'void' && fate.motive === motive;
    });

const few = { familyNumber: 4, unknownCourse: 1, repeatedWish: 1, age: 1, duplicate: 2, late: 1 };

describe('the ballots of a sample town', () => {
  it.each([
    ['valmont', 514, { ...few, valid: 489, overLimit: 15 }, 331],
    ['valmont-small', 28, { ...few, valid: 16, overLimit: 2 }, 10],
    ['abime', 39, { ...few, valid: 28, overLimit: 1 }, 17],
  ] as const)(
    '%s: %i ballots, each with its fate; nobody waits for a decision',
    (name, count, fates, persons) => {
      const found = lotteryOf(name);
      expect(found.ballots).toHaveLength(count);
      expect(motives(found)).toEqual(fates);
      expect(found.checked.people.proposals).toEqual([]);
      const valid = found.ballots.filter(({ number }) => found.checked.fates.get(number)?.kind === 'valid');
      expect(new Set(valid.map(({ number }) => found.checked.people.personOf.get(number))).size).toBe(
        persons,
      );
    },
  );

  it('the duplicates are the same person twice, and the same person written otherwise', () => {
    expect(voidFor(lotteryOf('valmont'), 'duplicate')).toEqual(['P0136', 'P0230']);
    expect(voidFor(lotteryOf('valmont-small'), 'duplicate')).toEqual(['P0018', 'P0006']);
    expect(voidFor(lotteryOf('abime'), 'duplicate')).toEqual(['P0003', 'P0004']);
  });

  it('the twins are two persons', () => {
    const twins = (name: SampleTown, one: string, other: string) => {
      const { personOf } = lotteryOf(name).checked.people;
      return [personOf.get(one), personOf.get(other)];
    };
    expect(twins('valmont', 'P0104', 'P0506')).toEqual(['P0104', 'P0506']);
    expect(twins('valmont-small', 'P0009', 'P0020')).toEqual(['P0009', 'P0020']);
    expect(twins('abime', 'P0001', 'P0031')).toEqual(['P0030', 'P0031']);
  });

  // The digests are of the entries as a separate program, in another language, counted them from the same files.
  it.each([
    ['valmont', 308, 28, 79, 'e35126fbfd29a28299a1b2e42ff4ab7341d928c731a6f22304c011ce8e3e76ff'],
    ['valmont-small', 10, 0, 4, '3cd06a3d2df3ca48d17566f7e3913f08ac4466207292a51a3bcf653eac1875b8'],
    ['abime', 14, 2, 3, '65d0f809f81e87f6946a927f829a53b18fdde780aa3121d5cc5d06a78297d55d'],
  ] as const)(
    '%s: %i residents and %i others take part, %i seats are besides the draw',
    (name, r, n, unlimited, digest) => {
      const { rules, ballots, checked, entries } = lotteryOf(name);
      const ofCategory = (category: string) => entries.filter((entry) => entry.category === category).length;
      expect([ofCategory('R'), ofCategory('N')]).toEqual([r, n]);
      expect(unlimitedSeats(ballots, checked, rules)).toHaveLength(unlimited);
      const lines = entries.map(
        ({ number, category, wishes }) => `${number}\t${category}\t${wishes.join(',')}\n`,
      );
      expect(createHash('sha256').update(lines.join('')).digest('hex')).toBe(digest);
    },
  );

  it.each(['valmont', 'valmont-small', 'abime'] as const)('%s: the entries make a frozen list', (name) => {
    const { rules, entries } = lotteryOf(name);
    const frozen: Frozen = {
      draw: rules.lottery.drawId,
      rule: rules.lottery.allocation ?? 'offres-par-cours',
      courses: [...rules.courses.values()]
        .filter(({ capacity }) => capacity !== null)
        .map(({ code }) => ({ id: code, seats: 1, unit: unitOf(code, rules.lottery) })),
      entries,
    };
    const text = writeFrozen(frozen);
    const read = readFrozen(text);
    expect('line' in read ? read.sentence : writeFrozen(read)).toBe(text);
  });
});
