import type { Refusal, Reply } from '../calls/reply.ts';
import type { CallInput } from '../calls.ts';
import { dayOf } from '../dates.ts';
import type { Ports } from '../ports.ts';
import { commit, type JournalEnd, underLock } from '../register/commit.ts';
import { journalSpec, journalTable } from '../register/journal.ts';
import type { Found } from '../register/table.ts';
import { claimedOnce, sameSecret, sign, singleUseLasts, singleUseLinkOf, tidyIdentifier } from './access.ts';
import {
  admitted,
  busy,
  type Caller,
  type Door,
  notSetUp,
  openDoor,
  triesMemory,
  unknownLink,
} from './caller.ts';
import { findPerson, findStudent } from './find.ts';
import { lostAccessOrder } from './mails.ts';
import { waitsForConsent } from './ownAccess.ts';
import { countTry, pauseLasts, type Tries, triesFrom } from './pauses.ts';
import { type PersonRow, personSpec } from './tabs.ts';

/** Two demands an identifier in a quarter of an hour: enough for who waits, too few to fill a mailbox. */
const demandsAllowed = 2;

/** Every answer takes as long, since finding somebody and writing to them takes longer than finding nobody. */
const answersAfter = 4_000;

/**
 * Somebody lost their link and their code, and gives their identifier and the mail on file: a single-use link leaves
 * within five minutes when both go together (CAE-010). The answer is the same, after the same time, when they do not.
 */
export function askForLink(ports: Ports, input: CallInput<'family.lostAccess'>): Reply<null> {
  const door = openDoor(ports);
  if (!door) return { ok: false, refusal: notSetUp };
  const locked = underLock(ports, door.register, (end) => demand(ports, door, input, end));
  if (locked.busy) return { ok: false, refusal: busy };
  ports.waitUntil(ports.startedAt + answersAfter);
  return locked.value ? { ok: false, refusal: locked.value } : { ok: true, value: null };
}

/** Under the lock: counts the demand, known or not, before anything tells which it is, then orders the mail. */
function demand(
  ports: Ports,
  { register, key }: Door,
  { identifier: typed, mail, requestKey }: CallInput<'family.lostAccess'>,
  end: JournalEnd,
): Refusal | null {
  const identifier = tidyIdentifier(typed);
  const before = triesFrom(ports.memory.all()[triesMemory]);
  const demanded = sign(key, 'demande', encodeURIComponent(`${mail}\n${requestKey}`)).slice(0, 16);
  const tries = countDemand(before, identifier, demanded, ports.startedAt);
  if (!tries) return paused;
  if (tries !== before) ports.memory.set(triesMemory, JSON.stringify(tries));
  if (end.recent.some((tip) => tip.key === requestKey)) return null;
  const person = identifier === '' ? undefined : findPerson(register, identifier)?.record;
  if (!person || person.mail === '' || person.mail !== mail.trim().toLowerCase()) return null;
  const [number = ''] = person.students;
  const student = findStudent(register, number, person.rows[number] ?? 0)?.record;
  const own = student?.number === person.self ? student : null;
  if (waitsForConsent(person, own, dayOf(ports.startedAt))) return null;
  commit(ports, register, end, [
    {
      key: requestKey,
      actor: person.id,
      about: person.id,
      act: 'Lien à usage unique demandé',
      mails: [lostAccessOrder(person, student?.conservatoire ?? '', ports.startedAt)],
    },
  ]);
  return null;
}

/** Counts one more demand, and a repeated one once; `null` when this identifier is paused. */
function countDemand(tries: Tries, identifier: string, demanded: string, now: number): Tries | null {
  const name = `lien ${identifier} `;
  const recent = Object.entries(tries).filter(
    ([one, [, at]]) => one.startsWith(name) && now - at < pauseLasts,
  );
  if (recent.some(([one]) => one === name + demanded)) return tries;
  return recent.length < demandsAllowed ? countTry(tries, name + demanded, now) : null;
}

/** The person a single-use link was sent to, once, within a day; a lost answer may be asked again. */
export function callerOnce(ports: Ports, input: CallInput<'family.openOnce'>): Caller | Refusal {
  const door = openDoor(ports);
  if (!door) return notSetUp;
  const claim = claimedOnce(input.access);
  if (!claim || ports.startedAt >= claim.askedAt + singleUseLasts) return unknownLink;
  const locked = underLock(ports, door.register, (end): Found<PersonRow> | null => {
    const person = findPerson(door.register, claim.id);
    if (!person) return null;
    const opens = (linksUsed: number): boolean =>
      sameSecret(input.access, singleUseLinkOf(door.key, { ...person.record, linksUsed }, claim.askedAt));
    const { linksUsed } = person.record;
    const use: Use = { key: input.requestKey, askedAt: claim.askedAt };
    if (opens(linksUsed)) useLink(ports, door, person, use, end);
    else if (!opens(linksUsed - 1) || !isLastUse(door, person, use)) return null;
    return person;
  });
  if (locked.busy) return busy;
  return locked.value ? admitted(ports, { ...door, person: locked.value }) : unknownLink;
}

/** One request that uses a link. */
interface Use {
  readonly key: string;
  readonly askedAt: number;
}

function useLink(
  ports: Ports,
  { register }: Door,
  person: Found<PersonRow>,
  { key, askedAt }: Use,
  end: JournalEnd,
): void {
  const { id, linksUsed } = person.record;
  commit(ports, register, end, [
    {
      key,
      actor: id,
      about: id,
      act: 'Lien à usage unique utilisé',
      change: register.table(personSpec).change(person.row, { linksUsed: linksUsed + 1 }),
      facts: { askedAt },
    },
  ]);
}

/** Is this what was last done to this person's row? The row names its Journal line, however long ago. */
function isLastUse({ register }: Door, { record }: Found<PersonRow>, { key, askedAt }: Use): boolean {
  const line = journalTable(register.tab(journalSpec.name)).rowAt(record.journal + 1);
  return line?.key === key && line.decision.facts?.['askedAt'] === askedAt;
}

const paused: Refusal = {
  kind: 'paused',
  message:
    'Un lien a déjà été demandé deux fois pour cet identifiant. Regardez vos courriels, indésirables compris, ou attendez quinze minutes.',
};
