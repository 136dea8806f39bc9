import { consentNow, togetherNow } from '../ballots/consents.ts';
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
import type { Ports } from '../ports.ts';
import { commit, underLock } from '../register/commit.ts';
import type { Register } from '../register/register.ts';
import { entryOf } from './link.ts';

/** The ballots that one choice is about: those of a participation, or those sent together. */
export interface Agreeing {
  /** Number of the participation, or of the first ballot. */
  readonly subject: string;
  readonly ballots: readonly BallotRow[];
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
  { register, subject, ballots }: Agreeing & { readonly register: Register },
  { consent, isGiven, channel, by, requestKey }: Saying,
): Reply<ConsentsShown> {
  const locked = underLock(ports, register, (end): ConsentRow[] => {
    const history = consentRows(register);
    const isSaid = ballots.every((ballot) => consentNow(ballot, consent, history).isGiven === isGiven);
    if (isSaid || history.some((row) => row.requestKey === requestKey)) return history;
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
  return { ok: true, value: consentsShown({ subject, ballots }, locked.value) };
}

/** The four of them, each with the words it answered. */
export function consentsShown({ subject, ballots }: Agreeing, history: readonly ConsentRow[]): ConsentsShown {
  const [first] = ballots;
  return {
    name: first ? `${first.firstName} ${first.lastName.slice(0, 1)}.` : '',
    about: aboutWords(subject, ballots),
    choices: ballotConsents.flatMap((name) => {
      const now = togetherNow(ballots.map((ballot) => consentNow(ballot, name, history)));
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
  const rows = ballotRows(register).map(({ record }) => record);
  const requestKey = rows.find((one) => one.number === number)?.requestKey;
  return { subject: number, ballots: rows.filter((one) => one.requestKey === requestKey) };
}

function entryByLink(register: Register, key: string, access: string): Agreeing | null {
  const draws = drawRows(register).map(({ record }) => record);
  for (const row of [...draws].reverse()) {
    const entry = entryOf(key, row.draw, access) || entryOf(key, unlimitedId(row.draw), access);
    if (entry !== '') return { subject: entry, ballots: ballotsBehind(register, row, entry) };
  }
  return null;
}

/** The ballots of a participation of a draw, or of a seat in a course without limit beside it. */
export function ballotsBehind(register: Register, row: DrawRow, entry: string): BallotRow[] {
  const { freeze } = row;
  if (!freeze) return [];
  const drawn = register.table(entrySpec).block(freeze.entries.row, freeze.entries.count);
  const numbers =
    drawn.find(({ record }) => record.number === entry)?.record.ballots ??
    readUnlimitedRows(register, row)
      .filter(({ number }) => number === entry)
      .map(({ ballot }) => ballot);
  return ballotsNamed(register, numbers);
}

export function ballotsNamed(register: Register, numbers: readonly string[]): BallotRow[] {
  return ballotRows(register)
    .map(({ record }) => record)
    .filter(({ number }) => numbers.includes(number));
}

const unknownAccess: Refusal = {
  kind: 'unknownAccess',
  message:
    'Ce lien n’ouvre aucun accord. Rien n’a changé. Ouvrez celui du courriel, en entier, ou appelez l’établissement.',
};
