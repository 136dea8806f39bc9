import type { Ballot, Ruling } from './ballot.ts';
import {
  blockKeys,
  hasSameIdentity,
  isExchanged,
  nearness,
  type Profile,
  profileOf,
  sharedBy,
} from './near.ts';
import { inHandInOrder } from './order.ts';

/** Two ballots that may be one person's: a clerk decides, nothing is void before. */
export interface Proposal {
  /** Their numbers, the first handed in first. */
  readonly ballots: readonly [string, string];
  /** What makes one think so, and what speaks for it, in French. */
  readonly reasons: readonly string[];
  /** What a rehearsal decides when nobody does, and why. */
  readonly likely: 'same' | 'different';
  readonly because: string;
}

/** Who handed in what: a person is called by the number of their first ballot. */
export interface People {
  readonly personOf: ReadonlyMap<string, string>;
  /** What waits for a decision: while there is one, the list cannot be frozen. */
  readonly proposals: readonly Proposal[];
}

/**
 * Who is who among ballots (IVR-016). Same name and birth date is the same person, unless family number, address and
 * contact all say otherwise; what is nearly so is proposed. A clerk's ruling goes before both. Brothers and sisters
 * share everything but the first name: what they share proposes nobody.
 */
export function peopleOf(ballots: readonly Ballot[], rulings: readonly Ruling[]): People {
  const ordered = inHandInOrder(ballots);
  const pairs = nearPairs(ordered.map(profileOf));
  const groups = new Groups(ordered, rulings);
  for (const [one, other] of pairs)
    if (isCertain(one, other)) groups.join(one.ballot.number, other.ballot.number);
  const proposals = new Map<string, Proposal>();
  for (const [one, other] of pairs) {
    const [a, b] = [groups.headOf(one.ballot.number), groups.headOf(other.ballot.number)];
    const persons = [a, b].sort().join(' ');
    if (a !== b && !proposals.has(persons) && !groups.areParted(a, b))
      proposals.set(persons, proposal(one, other));
  }
  return {
    personOf: new Map(ordered.map(({ number }) => [number, groups.headOf(number)])),
    proposals: [...proposals.values()],
  };
}

/** The decisions a rehearsal takes when nobody does: the likely one of each proposal. */
export function likelyRulings(proposals: readonly Proposal[]): Ruling[] {
  return proposals.map(({ ballots, likely }) => ({ kind: likely, ballots }));
}

function isCertain(one: Profile, other: Profile): boolean {
  return hasSameIdentity(one, other) && sharedBy(one, other).length > 0;
}

function reasonsFor(one: Profile, other: Profile): string[] {
  return hasSameIdentity(one, other)
    ? ['mêmes nom, prénom et date de naissance, mais tout le reste diffère']
    : nearness(one, other);
}

/** Twins share all but the first name, homonyms nothing but the name: only between the two is one person likely. */
function proposal(one: Profile, other: Profile): Proposal {
  const reasons = reasonsFor(one, other);
  const shared = sharedBy(one, other);
  const hasOneFirstName = one.first === other.first || isExchanged(one, other);
  const [likely, because] = !hasOneFirstName
    ? (['different', 'deux prénoms\u00a0: ce peut être des jumeaux'] as const)
    : shared.length > 0
      ? (['same', shared.join(', ')] as const)
      : (['different', 'rien d’autre en commun\u00a0: ce peut être des homonymes'] as const);
  return { ballots: [one.ballot.number, other.ballot.number], reasons, likely, because };
}

/**
 * The pairs that may be one person's, the first handed in first: found by keys, never by comparing everybody with
 * everybody.
 */
function nearPairs(ordered: readonly Profile[]): (readonly [Profile, Profile])[] {
  const blocks = new Map<string, Profile[]>();
  return ordered.flatMap((profile) => {
    const met = new Set<Profile>();
    for (const key of blockKeys(profile)) {
      const block = blocks.get(key) ?? [];
      for (const other of block) met.add(other);
      blocks.set(key, block);
      block.push(profile);
    }
    return [...met]
      .filter((other) => hasSameIdentity(other, profile) || nearness(other, profile).length > 0)
      .map((other) => [other, profile] as const);
  });
}

/** Ballots joined into persons; two that a clerk declared different are never joined, whatever joins others to them. */
class Groups {
  private readonly head = new Map<string, string>();
  private readonly members = new Map<string, string[]>();
  private readonly rank = new Map<string, number>();
  private readonly different = new Map<string, Set<string>>();

  constructor(ordered: readonly Ballot[], rulings: readonly Ruling[]) {
    ordered.forEach(({ number }, rank) => {
      this.head.set(number, number);
      this.members.set(number, [number]);
      this.rank.set(number, rank);
    });
    const last = new Map<string, Ruling & { readonly ballots: readonly [string, string] }>();
    for (const ruling of rulings)
      if ('ballots' in ruling && ruling.ballots.every((number) => this.head.has(number)))
        last.set([...ruling.ballots].sort().join(' '), ruling);
    for (const { kind, ballots } of last.values()) if (kind === 'different') this.part(...ballots);
    for (const { kind, ballots } of last.values()) if (kind === 'same') this.join(...ballots);
  }

  /** The first ballot handed in by whoever handed in this one. */
  headOf(number: string): string {
    return this.head.get(number) ?? number;
  }

  join(one: string, other: string): void {
    const [a, b] = [this.headOf(one), this.headOf(other)];
    if (a === b || this.areParted(a, b)) return;
    const [first, second] = (this.rank.get(a) ?? 0) < (this.rank.get(b) ?? 0) ? [a, b] : [b, a];
    for (const number of this.members.get(second) ?? []) {
      this.head.set(number, first);
      this.members.get(first)?.push(number);
    }
    this.members.delete(second);
  }

  /** Whether a ballot of one was declared not to be the person of a ballot of the other. */
  areParted(a: string, b: string): boolean {
    const others = new Set(this.members.get(b));
    return (this.members.get(a) ?? []).some((number) =>
      [...(this.different.get(number) ?? [])].some((other) => others.has(other)),
    );
  }

  private part(one: string, other: string): void {
    for (const [a, b] of [
      [one, other],
      [other, one],
    ] as const)
      this.different.set(a, (this.different.get(a) ?? new Set()).add(b));
  }
}
