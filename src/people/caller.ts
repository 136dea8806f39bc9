import type { Refusal } from '../calls/reply.ts';
import { type TownNow, townFrom } from '../campaign/settings.ts';
import { dayOf } from '../dates.ts';
import type { Ports } from '../ports.ts';
import { openRegister, type Register } from '../register/register.ts';
import type { Found } from '../register/table.ts';
import {
  claimedBy,
  codeOf,
  type Holder,
  holderOf,
  linkOf,
  sameSecret,
  tidyCode,
  tidyIdentifier,
} from './access.ts';
import { findPerson, findStudent } from './find.ts';
import { consentMissing, waitsForConsent } from './ownAccess.ts';
import { clearTries, countTry, triesFrom } from './pauses.ts';
import type { PersonRow } from './tabs.ts';

/** A person of a family who proved who they are, with what every family call needs. */
export interface Caller {
  readonly register: Register;
  readonly town: TownNow;
  readonly key: string;
  readonly person: Found<PersonRow>;
}

export const keyMemory = 'key';
export const triesMemory = 'tries';

/** What stands behind every family call, before anybody proved who they are. */
export interface Door {
  readonly register: Register;
  readonly town: TownNow;
  readonly key: string;
}

/** Two round trips. `null` while the town is not set up. */
export function openDoor(ports: Ports): Door | null {
  const register = openRegister(ports);
  const town = register && townFrom(register.memory);
  const key = register?.memory[keyMemory];
  return register && town && key ? { register, town, key } : null;
}

/**
 * Whoever proved who they are, unless they are a student under 15 whose access waits for a guardian (CNS-002): every
 * way in passes here, a session that was open when the consent was withdrawn too. One round trip more, for a student
 * without a recorded consent.
 */
export function admitted(ports: Ports, caller: Caller): Caller | Refusal {
  const { self, consent, rows } = caller.person.record;
  if (self === '' || consent !== '') return caller;
  const own = findStudent(caller.register, self, rows[self] ?? 0);
  const today = dayOf(ports.startedAt);
  return waitsForConsent(caller.person.record, own?.record ?? null, today) ? consentMissing : caller;
}

/** The holder of a session. Three round trips. */
export function callerOf(ports: Ports, session: string): Caller | Refusal {
  const door = openDoor(ports);
  if (!door) return notSetUp;
  const holder = holderOf(door.key, session, ports.startedAt);
  if (!holder) return sessionOver;
  const person = findPerson(door.register, holder.id);
  return person?.record.version === holder.version ? admitted(ports, { ...door, person }) : sessionOver;
}

/** Who holds a session, by its signature alone: for what waits and decides nothing. One round trip. */
export function holderIn(ports: Ports, session: string): Holder | Refusal {
  const key = ports.memory.all()[keyMemory];
  return key === undefined ? notSetUp : (holderOf(key, session, ports.startedAt) ?? sessionOver);
}

/** The person a personal link was made for (PAR-042). The same answer whether the person exists or not. */
export function callerByLink(ports: Ports, access: string): Caller | Refusal {
  const door = openDoor(ports);
  if (!door) return notSetUp;
  const id = claimedBy(access);
  const person = id === '' ? null : findPerson(door.register, id);
  if (!person || !sameSecret(access, linkOf(door.key, person.record))) return unknownLink;
  return admitted(ports, { ...door, person });
}

/**
 * The person an identifier and a code were printed for. Five tries an identifier, known or not, then a pause;
 * the answer never tells whether the identifier exists.
 */
export function callerByCode(ports: Ports, typed: { identifier: string; code: string }): Caller | Refusal {
  const identifier = tidyIdentifier(typed.identifier);
  if (identifier === '') return unknownCode;
  if (!ports.lock.take()) return busy;
  const tries = countTry(triesFrom(ports.memory.all()[triesMemory]), identifier, ports.startedAt);
  if (tries) ports.memory.set(triesMemory, JSON.stringify(tries));
  ports.lock.release();
  if (!tries) return paused;
  const door = openDoor(ports);
  if (!door) return notSetUp;
  const person = findPerson(door.register, identifier);
  if (!person || !sameSecret(tidyCode(typed.code), codeOf(door.key, person.record))) return unknownCode;
  forget(ports, identifier);
  return admitted(ports, { ...door, person });
}

/** A success clears the count; when the lock is taken it is left to expire, which costs nobody anything. */
function forget(ports: Ports, identifier: string): void {
  if (!ports.lock.take()) return;
  const tries = triesFrom(ports.memory.all()[triesMemory]);
  ports.memory.set(triesMemory, JSON.stringify(clearTries(tries, identifier)));
  ports.lock.release();
}

export const notSetUp: Refusal = {
  kind: 'notSetUp',
  message: 'Ce service n’est pas encore prêt. Revenez plus tard, ou appelez votre conservatoire.',
};

const sessionOver: Refusal = {
  kind: 'sessionOver',
  message: 'Votre visite a duré plus de deux heures. Rien n’est perdu\u00a0: ouvrez de nouveau votre lien.',
};

export const unknownLink: Refusal = {
  kind: 'unknownAccess',
  message:
    'Ce lien ne fonctionne pas ou plus. Prenez celui du dernier courriel reçu, ou demandez un nouveau lien ci-dessous.',
};

const unknownCode: Refusal = {
  kind: 'unknownAccess',
  message: 'L’identifiant ou le code ne convient pas. Relisez votre lettre, ou appelez votre conservatoire.',
};

const paused: Refusal = {
  kind: 'paused',
  message: 'Cinq essais n’ont pas abouti. Attendez quinze minutes, puis relisez votre lettre et réessayez.',
};

export const busy: Refusal = {
  kind: 'busy',
  message: 'Beaucoup de monde. Rien n’est perdu, l’ordre d’arrivée ne compte pas.',
};
