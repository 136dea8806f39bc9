import { choiceNow, consentNow } from '../ballots/consents.ts';
import { ballotDoor } from '../ballots/mails.ts';
import { type BallotRow, ballotRows } from '../ballots/tabs.ts';
import type { ConsentsShown } from '../calls/consents.ts';
import type { Refusal, Reply } from '../calls/reply.ts';
import type { CallInput } from '../calls.ts';
import { busy } from '../campaign/desk.ts';
import { frenchInstant, instantFrom, stamp } from '../dates.ts';
import { readUnlimitedRows } from '../draw/published.ts';
import { type DrawRow, drawRows, entrySpec } from '../draw/tabs.ts';
import { unlimitedId } from '../lists/unlimited.ts';
import { openDoor } from '../people/caller.ts';
import { type ConsentChannel, type ConsentRow, consentAdded, consentRows } from '../people/consentHistory.ts';
import { type BallotConsent, ballotConsents, consentText, consentVersion } from '../people/consentTexts.ts';
import { limitedNow } from '../people/limited.ts';
import type { Ports } from '../ports.ts';
import { commit, underLock } from '../register/commit.ts';
import type { Register } from '../register/register.ts';
import { entryOf } from './link.ts';

/** The ballots that one choice is about: those of a participation, or those sent together. */
export interface Agreeing {
  /** Number of the participation, or of the first ballot. */
  readonly subject: string;
  readonly ballots: readonly BallotRow[];
  /** Every ballot there is: what another one said of the same address counts. */
  readonly all: readonly BallotRow[];
}

/** What a family agreed to, whatever became of the draw: before it, after it, and once it is cancelled (IVR-082). */
export function consents(ports: Ports, { access }: CallInput<'place.consents'>): Reply<ConsentsShown> {
  const opened = openAgreeing(ports, access);
  if ('kind' in opened) return { ok: false, refusal: opened };
  return { ok: true, value: consentsShown(opened, consentRows(opened.register)) };
}

/** One press changes one consent, from this second on; what was said before stays written. */
export function changeConsent(ports: Ports, input: CallInput<'place.consent'>): Reply<ConsentsShown> {
  const opened = openAgreeing(ports, input.access);
  if ('kind' in opened) return { ok: false, refusal: opened };
  return keepConsent(ports, opened, { ...input, channel: 'en ligne', by: 'lien personnel' });
}

export interface Saying {
  readonly consent: BallotConsent;
  readonly isGiven: boolean;
  readonly channel: ConsentChannel;
  readonly by: string;
  readonly requestKey: string;
}

/** Adds a word to the history, unless it is said already. A repeat is answered with what stands. */
export function keepConsent(
  ports: Ports,
  { register, ...agreeing }: Agreeing & { readonly register: Register },
  { consent, isGiven, channel, by, requestKey }: Saying,
): Reply<ConsentsShown> {
  const { subject, ballots, all } = agreeing;
  const locked = underLock(ports, register, (end): ConsentRow[] | Refusal => {
    const history = consentRows(register);
    const each = ballots.map((ballot) => consentNow(ballot, consent, history));
    const standing = choiceNow({ ballots: all, history }, ballots, consent);
    const isSaid = [standing, ...each].every((one) => one?.isGiven === isGiven);
    if (isSaid || history.some((row) => row.requestKey === requestKey)) return history;
    // What is frozen is not used more than it was; a consent is taken back whatever is frozen.
    const limited = limitedNow(ports, register, end);
    if (isGiven && ballots.some(({ number }) => limited.has(`bulletin:${number}`))) return limitedBallot;
    const about = ballots.map(({ number }) => number);
    // The instant of the lock, so that the order of rows is that of their instants.
    const at = stamp(ports.now());
    const row = { about, consent, isGiven, text: consentVersion, at, channel, by, requestKey };
    const act = isGiven ? 'Accord donné' : 'Accord retiré';
    const change = consentAdded(register, row);
    commit(ports, register, end, [{ key: requestKey, actor: by, about: subject, act, change }]);
    return [...history, { ...row, number: 0, journal: 0 }];
  });
  if (locked.busy) return { ok: false, refusal: busy };
  const { value } = locked;
  return 'kind' in value
    ? { ok: false, refusal: value }
    : { ok: true, value: consentsShown(agreeing, value) };
}

/** The four of them, each with the words it answered. */
export function consentsShown(
  { subject, ballots, all }: Agreeing,
  history: readonly ConsentRow[],
): ConsentsShown {
  const [first] = ballots;
  return {
    name: first ? `${first.firstName} ${first.lastName.slice(0, 1)}.` : '',
    about: aboutWords(subject, ballots),
    choices: ballotConsents.flatMap((name) => {
      const now = choiceNow({ ballots: all, history }, ballots, name);
      if (!now) return [];
      const { label, detail } = consentText(now.text).ballot[name];
      const since = `le ${frenchInstant(instantFrom(now.at))}, ${channelWords(now.channel)}`;
      return [{ name, label, detail, isGiven: now.isGiven, since, text: now.text }];
    }),
  };
}

function aboutWords(subject: string, ballots: readonly BallotRow[]): string {
  const numbers = ballots.map(({ number }) => number);
  const words = `${numbers.length > 1 ? 'bulletins' : 'bulletin'} ${numbers.join(', ')}`;
  return numbers.includes(subject) ? words : `participation ${subject}, ${words}`;
}

const channelWords = (channel: string): string =>
  ({
    forum: 'au forum',
    fichier: 'sur papier',
    téléphone: 'par téléphone',
    courrier: 'par courrier',
  })[channel] ?? channel;

/** Whose consents a link opens; a cancelled draw closes its page, never this one. */
function openAgreeing(ports: Ports, access: string): (Agreeing & { readonly register: Register }) | Refusal {
  const door = openDoor(ports);
  if (!door) return unknownAccess;
  const { register, key } = door;
  const sent = entryOf(key, ballotDoor, access);
  const found = sent === '' ? entryByLink(register, key, access) : sentWith(register, sent);
  return found && found.ballots.length > 0 ? { register, ...found } : unknownAccess;
}

/** The ballots that were sent with this one: one press, one person, the same boxes. */
function sentWith(register: Register, number: string): Agreeing {
  const all = ballotRows(register).map(({ record }) => record);
  const requestKey = all.find((one) => one.number === number)?.requestKey;
  return { subject: number, all, ballots: all.filter((one) => one.requestKey === requestKey) };
}

function entryByLink(register: Register, key: string, access: string): Agreeing | null {
  const draws = drawRows(register).map(({ record }) => record);
  for (const row of [...draws].reverse()) {
    const entry = entryOf(key, row.draw, access) || entryOf(key, unlimitedId(row.draw), access);
    if (entry !== '') return agreeingOf(register, entry, numbersBehind(register, row, entry));
  }
  return null;
}

/** Numbers of the ballots of a participation of a draw, or of a seat in a course without limit beside it. */
export function numbersBehind(register: Register, row: DrawRow, entry: string): readonly string[] {
  const { freeze } = row;
  if (!freeze) return [];
  const drawn = register.table(entrySpec).block(freeze.entries.row, freeze.entries.count);
  return (
    drawn.find(({ record }) => record.number === entry)?.record.ballots ??
    readUnlimitedRows(register, row)
      .filter(({ number }) => number === entry)
      .map(({ ballot }) => ballot)
  );
}

export function agreeingOf(register: Register, subject: string, numbers: readonly string[]): Agreeing {
  const all = ballotRows(register).map(({ record }) => record);
  return { subject, all, ballots: all.filter(({ number }) => numbers.includes(number)) };
}

const limitedBallot: Refusal = {
  kind: 'readOnly',
  message:
    'Ces données sont gelées, à la demande d’une personne. Vous pouvez retirer un accord, pas en donner un. Rien n’a changé. Pour lever ce gel, appelez l’établissement.',
};

const unknownAccess: Refusal = {
  kind: 'unknownAccess',
  message:
    'Ce lien n’ouvre aucun accord. Rien n’a changé. Ouvrez celui du courriel, en entier, ou appelez l’établissement.',
};
