import type { Ballot } from './ballot.ts';
import type { Checked } from './check.ts';
import type { BallotRules } from './motives.ts';
import { inHandInOrder } from './order.ts';
import { isResident } from './resident.ts';

/** One participation, as a frozen list holds it, and who it is (IVR-034, IVR-035). */
export interface NumberedEntry {
  /** `T0001`…, given after closing. */
  readonly number: string;
  readonly category: 'R' | 'N';
  /** Codes of courses with limited seats, the dearest first. */
  readonly wishes: readonly string[];
  /** Numbers of its ballots, in the order the person gave. */
  readonly ballots: readonly string[];
  /** See `People`: the entries of one person have it in common. */
  readonly person: string;
}

const fewestFigures = 4;

/**
 * The entries of the valid ballots: one for those of a person who gave an order between them, one for each other. What
 * is asked of a course without limit is besides the draw; an entry left without a wish is none.
 */
export function entriesOf(ballots: readonly Ballot[], checked: Checked, rules: BallotRules): NumberedEntry[] {
  const valid = inHandInOrder(ballots.filter(({ number }) => checked.fates.get(number)?.kind === 'valid'));
  const personOf = ({ number }: Ballot) => checked.people.personOf.get(number) ?? number;
  const together = new Map<string, Ballot[]>();
  const isRankShared = sharedRanks(valid, personOf);
  for (const ballot of valid) {
    const isAlone = ballot.rank === null || isRankShared(ballot);
    const key = isAlone ? ballot.number : `${personOf(ballot)} `;
    together.set(key, [...(together.get(key) ?? []), ballot]);
  }
  const entries = [...together.values()]
    .map((group) => entryOf(group, rules))
    .filter(({ wishes }) => wishes.length > 0);
  const figures = Math.max(fewestFigures, String(entries.length).length);
  return entries.map(({ first, ...entry }, i) => ({
    number: `T${String(i + 1).padStart(figures, '0')}`,
    ...entry,
    person: personOf(first),
  }));
}

/** Whether another ballot of the person has the same rank: then their order is not known. */
function sharedRanks(ballots: readonly Ballot[], personOf: (ballot: Ballot) => string) {
  const key = (ballot: Ballot) => `${personOf(ballot)} ${ballot.rank}`;
  const counts = new Map<string, number>();
  for (const ballot of ballots) counts.set(key(ballot), (counts.get(key(ballot)) ?? 0) + 1);
  return (ballot: Ballot) => (counts.get(key(ballot)) ?? 0) > 1;
}

/** `group` is in the order of handing in, so its first ballot gives the entry its place among the others. */
function entryOf(group: readonly Ballot[], rules: BallotRules) {
  const byRank = [...group].sort((a, b) => (a.rank ?? 0) - (b.rank ?? 0));
  const wishes = byRank.flatMap((ballot) => ballot.wishes).filter((wish) => isDrawn(wish, rules));
  return {
    first: group[0] as Ballot,
    category: group.some((ballot) => isResident(ballot, rules.town)) ? ('R' as const) : ('N' as const),
    wishes: [...new Set(wishes)],
    ballots: byRank.map(({ number }) => number),
  };
}

function isDrawn(wish: string, { courses }: BallotRules): boolean {
  return courses.get(wish)?.capacity !== null;
}
