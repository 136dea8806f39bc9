import { instantFrom } from '../dates.ts';
import type { Ballot } from './ballot.ts';

/** By the instant of handing in, then by number in bytes: the first stands, and entries are numbered so. */
export function inHandInOrder<B extends Pick<Ballot, 'number' | 'handedInAt'>>(ballots: readonly B[]): B[] {
  return ballots
    .map((ballot) => ({ ballot, instant: instantFrom(ballot.handedInAt) }))
    .sort((a, b) => a.instant - b.instant || (a.ballot.number < b.ballot.number ? -1 : 1))
    .map(({ ballot }) => ballot);
}
