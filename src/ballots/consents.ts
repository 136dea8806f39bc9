import { instantFrom } from '../dates.ts';
import { type ConsentRow, consentRows } from '../people/consentHistory.ts';
import { type BallotConsent, ballotConsents } from '../people/consentTexts.ts';
import type { Register } from '../register/register.ts';
import type { Found } from '../register/table.ts';
import type { BallotConsents } from './ballot.ts';
import { type BallotRow, ballotRows } from './tabs.ts';

/** Where one consent stands: what was said last, when, by which way, of which text. */
export interface ConsentNow {
  readonly isGiven: boolean;
  readonly at: string;
  readonly channel: string;
  readonly text: string;
}

type Asked = Pick<
  BallotRow,
  'number' | 'consents' | 'consentText' | 'handedInAt' | 'channel' | 'mail' | 'guardians'
>;

/** The last word about one consent of one ballot: what was said since it was handed in, or what it ticked (IVR-082). */
export function consentNow(
  { number, consents, consentText, handedInAt, channel }: Omit<Asked, 'mail' | 'guardians'>,
  consent: BallotConsent,
  history: readonly ConsentRow[],
): ConsentNow {
  const since = history.filter((row) => row.consent === consent && row.about.includes(number)).pop();
  return since ?? { isGiven: consents[consent], at: handedInAt, channel, text: consentText };
}

/** Several ballots are one participation: each must agree, or it does not; the last word dates it. */
export function togetherNow(each: readonly ConsentNow[]): ConsentNow | null {
  const isGiven = each.length > 0 && each.every((one) => one.isGiven);
  const telling = each.filter((one) => one.isGiven === isGiven);
  return telling.reduce<ConsentNow | null>(
    (last, one) => (last === null || instantFrom(one.at) > instantFrom(last.at) ? one : last),
    null,
  );
}

/** Every ballot with its consents as they stand: whoever publishes, writes or calls again reads these. */
export function ballotsNow(register: Register): Found<BallotRow>[] {
  const history = consentRows(register);
  return ballotRows(register).map(({ row, record }) => ({
    row,
    record: { ...record, consents: consentsIn(record, history) },
  }));
}

function consentsIn(ballot: Asked, history: readonly ConsentRow[]): BallotConsents {
  const standing = ballotConsents.map((name) => [name, consentNow(ballot, name, history).isGiven]);
  return Object.fromEntries(standing) as unknown as BallotConsents;
}

/**
 * The last word of everybody about one consent, across ballots: of an address, of a person, as `keysOf` says. A box left
 * empty on another ballot withdraws nothing; a withdrawal counts wherever the same address or person comes again,
 * until they give it anew.
 */
export function lastWords<B extends Omit<Asked, 'mail' | 'guardians'>>(
  { ballots, history }: { readonly ballots: readonly B[]; readonly history: readonly ConsentRow[] },
  consent: BallotConsent,
  keysOf: (ballot: B) => readonly string[],
): Map<string, boolean> {
  const byNumber = new Map(ballots.map((ballot) => [ballot.number, ballot]));
  const ticked = ballots.flatMap((ballot) =>
    ballot.consents[consent] ? [{ at: ballot.handedInAt, isGiven: true, keys: keysOf(ballot) }] : [],
  );
  const since = history.flatMap(({ at, isGiven, about, consent: which }) => {
    const own = which === consent ? about.flatMap((number) => byNumber.get(number) ?? []) : [];
    return own.map((ballot) => ({ at, isGiven, keys: keysOf(ballot) }));
  });
  const inTime = [...ticked, ...since].sort((a, b) => instantFrom(a.at) - instantFrom(b.at));
  return new Map(inTime.flatMap(({ isGiven, keys }) => keys.map((key): [string, boolean] => [key, isGiven])));
}

/** Addresses that news may go to now, each once, in their order; nobody else's (IVR-082). */
export function newsAddresses(
  ballots: readonly Asked[],
  history: readonly ConsentRow[],
  consent: 'culture' | 'municipal',
): string[] {
  const words = lastWords({ ballots, history }, consent, ({ mail, guardians }) =>
    [mail, ...guardians.map((guardian) => guardian.mail)].filter(Boolean).map((one) => one.toLowerCase()),
  );
  return [...words].flatMap(([address, isGiven]) => (isGiven ? [address] : [])).sort();
}
