import { normalise } from '../people/sameness.ts';
import type { Ballot, BallotFate, Motive, Ruling } from './ballot.ts';
import { limitsFor } from './limits.ts';
import { type BallotRules, ownMotives, voidFor } from './motives.ts';
import { inHandInOrder } from './order.ts';
import { type People, peopleOf } from './samePerson.ts';

export interface Checked {
  /** By number of ballot. */
  readonly fates: ReadonlyMap<string, BallotFate>;
  /** Of the ballots that are not void by themselves. */
  readonly people: People;
}

/**
 * Whether each ballot takes part (IVR-015…019): one motive for each void one, the first that applies, whatever the order
 * of the lines. A ballot void by itself counts against no other; of one person's, the first handed in stands.
 */
export function checkBallots(
  ballots: readonly Ballot[],
  rules: BallotRules,
  rulings: readonly Ruling[],
): Checked {
  const decided = decisionsOf(rulings);
  const fates = new Map<string, BallotFate>();
  for (const ballot of ballots) fates.set(ballot.number, ownFate(ballot, rules, decided));
  const standing = ballots.filter(({ number }) => fates.get(number)?.kind === 'valid');
  const people = peopleOf(standing, rulings);
  const counts = new Counts(rules);
  for (const ballot of inHandInOrder(standing)) {
    const person = people.personOf.get(ballot.number) ?? ballot.number;
    fates.set(ballot.number, counts.fateOf(ballot, person, decided.isLifted(ballot, 'overLimit')));
  }
  return { fates, people };
}

/** What a clerk decided of ballots one by one. */
interface Decisions {
  readonly voidReasons: ReadonlyMap<string, string>;
  readonly isLifted: (ballot: Ballot, motive: Motive) => boolean;
}

function decisionsOf(rulings: readonly Ruling[]): Decisions {
  const voidReasons = new Map<string, string>();
  const lifted = new Set<string>();
  for (const ruling of rulings) {
    if (ruling.kind === 'void') voidReasons.set(ruling.ballot, ruling.reason);
    if (ruling.kind !== 'restored') continue;
    if (ruling.motive === 'clerk') voidReasons.delete(ruling.ballot);
    else lifted.add(`${ruling.ballot} ${ruling.motive}`);
  }
  return { voidReasons, isLifted: ({ number }, motive) => lifted.has(`${number} ${motive}`) };
}

function ownFate(ballot: Ballot, rules: BallotRules, { voidReasons, isLifted }: Decisions): BallotFate {
  for (const motive of ownMotives) {
    const words = isLifted(ballot, motive) ? undefined : voidFor(motive, ballot, rules);
    if (words !== undefined) return { kind: 'void', motive, words };
  }
  const reason = voidReasons.get(ballot.number);
  return reason === undefined
    ? { kind: 'valid' }
    : { kind: 'void', motive: 'clerk', words: `Annulé par décision\u00a0: ${reason}` };
}

/** Who has handed in what so far; asked in the order of handing in. */
class Counts {
  private readonly first = new Map<string, Ballot[]>();

  constructor(private readonly rules: BallotRules) {}

  fateOf(ballot: Ballot, person: string, isUnlimited: boolean): BallotFate {
    const key = `${person} ${ballot.conservatoire}`;
    const before = this.first.get(key) ?? [];
    const same = before.filter((one) => normalise(one.activity) === normalise(ballot.activity));
    const limits = limitsFor(ballot, this.rules.lottery);
    if (before.length >= (limits.inAll ?? Number.POSITIVE_INFINITY) && same.length === 0 && !isUnlimited)
      return voided('overLimit', this.overLimitWords(ballot, before, limits.inAll ?? 0));
    if (same.length >= limits.forActivity) {
      const numbers = same.map(({ number }) => number).join(', ');
      return voided('duplicate', `Cette personne a déjà remis le bulletin ${numbers} pour cette activité.`);
    }
    this.first.set(key, [...before, ballot]);
    return { kind: 'valid' };
  }

  private overLimitWords(ballot: Ballot, before: readonly Ballot[], most: number): string {
    const place = this.rules.town.conservatoires.find(({ code }) => code === ballot.conservatoire);
    const numbers = before.map(({ number }) => number).join(', ');
    const name = place?.name ?? ballot.conservatoire;
    return `${name}\u00a0: ${most} bulletin${most > 1 ? 's' : ''} par personne au plus, et celle-ci a déjà remis le bulletin ${numbers}.`;
  }
}

function voided(motive: Motive, words: string): BallotFate {
  return { kind: 'void', motive, words };
}
