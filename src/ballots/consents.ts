import { instantFrom } from '../dates.ts';
import { type ConsentRow, consentRows } from '../people/consentHistory.ts';
import { type BallotConsent, ballotConsents } from '../people/consentTexts.ts';
import type { Limited } from '../people/limited.ts';
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
  return lastOf(
    each,
    each.every((one) => one.isGiven),
  );
}

/** The last of those that said this. */
function lastOf(each: readonly ConsentNow[], isGiven: boolean): ConsentNow | null {
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
  { ballots, history }: Said<B>,
  consent: BallotConsent,
  keysOf: (ballot: B) => readonly string[],
): Map<string, ConsentNow> {
  const byNumber = new Map(ballots.map((ballot) => [ballot.number, ballot]));
  const ticked = ballots.flatMap((ballot) =>
    ballot.consents[consent] ? [{ now: consentNow(ballot, consent, []), keys: keysOf(ballot) }] : [],
  );
  const since = history.flatMap((row) => {
    const own = row.consent === consent ? row.about.flatMap((number) => byNumber.get(number) ?? []) : [];
    return own.map((ballot) => ({ now: row, keys: keysOf(ballot) }));
  });
  const inTime = [...ticked, ...since].sort((a, b) => instantFrom(a.now.at) - instantFrom(b.now.at));
  return new Map(inTime.flatMap(({ now, keys }) => keys.map((key): [string, ConsentNow] => [key, now])));
}

/** What was said about these ballots: by their boxes, and since. */
interface Said<B> {
  readonly ballots: readonly B[];
  readonly history: readonly ConsentRow[];
}

/** Consents that are a matter of addresses: a yes on one ballot is enough for news to go there. */
const newsConsents = ['culture', 'municipal'] as const;

type NewsConsent = (typeof newsConsents)[number];

const addressesOf = ({ mail, guardians }: Asked): string[] =>
  [mail, ...guardians.map((guardian) => guardian.mail)].filter(Boolean).map((one) => one.toLowerCase());

/**
 * Addresses that news may go to now, each once, in their order; nobody else's (IVR-082). Frozen data are not used
 * (`limited`, GDPR 18): neither what a frozen ballot agreed to, nor the address of a frozen signatory; a withdrawal
 * counts all the same.
 */
export function newsAddresses(
  { ballots, history }: Said<Asked>,
  consent: NewsConsent,
  limited: Limited,
): string[] {
  const usable = ballots.filter(({ number }) => !limited.has(`bulletin:${number}`));
  const used = lastWords({ ballots: usable, history }, consent, addressesOf);
  const frozen = new Set(ballots.flatMap((ballot) => frozenAddresses(ballot, limited)));
  return [...lastWords({ ballots, history }, consent, addressesOf)]
    .flatMap(([address, { isGiven }]) => (isGiven && used.get(address)?.isGiven ? [address] : []))
    .filter((address) => !frozen.has(address))
    .sort();
}

const frozenAddresses = ({ number, guardians }: Asked, limited: Limited): string[] =>
  guardians.flatMap(({ mail }, i) => (limited.has(`signataire:${number}:${i}`) ? [mail.toLowerCase()] : []));

/**
 * Where one consent of ballots that are one choice stands, as it is acted on. News goes to addresses, whichever ballot
 * agreed: it stands given while one of theirs is written to. A ballot without an address speaks for itself.
 */
export function choiceNow(
  { ballots, history }: Said<Asked>,
  own: readonly Asked[],
  consent: BallotConsent,
): ConsentNow | null {
  const each = own.map((ballot) => consentNow(ballot, consent, history));
  if (!newsConsents.some((name) => name === consent)) return togetherNow(each);
  const keysOf = (ballot: Asked) => {
    const addresses = addressesOf(ballot);
    return addresses.length > 0 ? addresses : [ballot.number];
  };
  const words = lastWords({ ballots, history }, consent, keysOf);
  const theirs = own.flatMap(keysOf).flatMap((key) => words.get(key) ?? []);
  return lastOf(theirs, true) ?? lastOf(theirs, false) ?? togetherNow(each);
}
