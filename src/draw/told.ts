import { gather } from '../ballots/gather.ts';
import { limitedFrom } from '../people/limited.ts';
import type { LotteryDesk } from '../places/desk.ts';
import type { MailOrder } from '../register/journal.ts';
import { readUnlimitedRows } from './published.ts';
import { mailsOf, mailsOfBallot } from './reach.ts';
import { type DrawRow, entrySpec } from './tabs.ts';

/** Somebody who takes part, by the number they know: of the list once it is frozen, of the ballot before. */
interface Participant {
  readonly number: string;
  readonly initial: string;
  readonly mails: readonly string[];
}

/** Whom a decision about a draw is told to. */
export interface Told {
  /** One mail to an address, with everybody it is about: a family of three is written to once. */
  readonly addresses: readonly {
    readonly to: string;
    readonly about: readonly (readonly [string, string])[];
  }[];
  /** How many no mail reaches. */
  readonly toCall: number;
}

/** Everybody who takes part in a frozen list, or who handed in a ballot while none is. */
export function toldOf(desk: LotteryDesk, draw: DrawRow | null): Told {
  const everybody = draw ? inList(desk, draw) : withBallot(desk);
  const byAddress = new Map<string, { to: string; about: [string, string][] }>();
  for (const { number, initial, mails } of everybody)
    for (const to of mails) {
      const known = byAddress.get(to.toLowerCase()) ?? { to, about: [] };
      known.about.push([number, initial]);
      byAddress.set(to.toLowerCase(), known);
    }
  return {
    addresses: [...byAddress.values()],
    toCall: everybody.filter(({ mails }) => mails.length === 0).length,
  };
}

/** Those drawn, and those who asked for a course without limit: their seats are offered with the others. */
function inList({ register }: LotteryDesk, draw: DrawRow): Participant[] {
  const { freeze } = draw;
  if (!freeze) return [];
  const reach = mailsOf(register, limitedFrom(register.memory));
  const drawn = register.table(entrySpec).block(freeze.entries.row, freeze.entries.count);
  const besides = readUnlimitedRows(register, draw).filter(({ number }) => number !== '');
  return [
    ...drawn.map(({ record }) => record),
    ...besides.map((row) => ({ ...row, ballots: [row.ballot] })),
  ].map((one) => ({ number: one.number, initial: initialOf(one), mails: reach(one) }));
}

/** Void or not: a family does not know that its ballot is void before the draw. */
function withBallot(desk: LotteryDesk): Participant[] {
  const { ballots, withdrawn } = gather(desk);
  const limited = limitedFrom(desk.register.memory);
  return ballots
    .filter(({ number }) => !withdrawn.has(number))
    .map((ballot) => ({
      number: ballot.number,
      initial: initialOf(ballot),
      mails: mailsOfBallot(ballot, limited),
    }));
}

const initialOf = ({ firstName, lastName }: { readonly firstName: string; readonly lastName: string }) =>
  `${firstName} ${lastName.slice(0, 1)}.`;

/** The mails that tell it, each with the same facts and whom it is about. */
export const toldOrders = (
  { addresses }: Told,
  template: string,
  facts: Readonly<Record<string, string>>,
): MailOrder[] =>
  addresses.map(({ to, about }) => ({
    template,
    person: '',
    student: '',
    facts: { ...facts, to, about: JSON.stringify(about) },
  }));
