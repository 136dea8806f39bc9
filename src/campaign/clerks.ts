import type { Refusal } from '../calls/reply.ts';
import type { Ports } from '../ports.ts';
import type { Kept } from './settings.ts';

/** Somebody of the municipal team, by the address of their Google account in the town's domain. */
export interface Clerk {
  readonly mail: string;
  /** A manager sees every conservatoire, imports and invites; a clerk works for theirs. */
  readonly role: 'manager' | 'clerk';
  /** Codes of the conservatoires a clerk works for. */
  readonly conservatoires: readonly string[];
}

export const clerksMemory = 'clerks';

export function clerksFrom(memory: Readonly<Record<string, string>>): readonly Clerk[] {
  const kept = memory[clerksMemory];
  return kept === undefined ? [] : (JSON.parse(kept) as Kept<readonly Clerk[]>).value;
}

/** Who works for a conservatoire, by mail: the managers, and its own clerks. */
export function teamOf(clerks: readonly Clerk[], code: string): string[] {
  return clerks
    .filter(({ role, conservatoires }) => role === 'manager' || conservatoires.includes(code))
    .map(({ mail }) => mail);
}

export interface Colleague {
  readonly mail: string;
  readonly role: 'owner' | Clerk['role'];
  readonly conservatoires: readonly string[];
}

/**
 * The clerk who is asking, as Google names them, or a refusal: whoever Google does not name is a family or nobody.
 * The municipal account itself is the owner.
 */
export function colleagueOf(ports: Ports, memory: Readonly<Record<string, string>>): Colleague | Refusal {
  const mail = ports.who.clerk().toLowerCase();
  if (mail !== '' && mail === ports.who.owner().toLowerCase())
    return { mail, role: 'owner', conservatoires: [] };
  const clerk = mail === '' ? undefined : clerksFrom(memory).find((one) => one.mail.toLowerCase() === mail);
  return clerk ? { ...clerk, mail } : notAClerk;
}

/** The same, when the act is a manager's: a clerk of one conservatoire is refused. */
export function managerOf(ports: Ports, memory: Readonly<Record<string, string>>): Colleague | Refusal {
  const colleague = colleagueOf(ports, memory);
  if ('kind' in colleague || colleague.role !== 'clerk') return colleague;
  return {
    kind: 'notAClerk',
    message: 'Cette action revient à la personne qui gère la campagne. Rien n’a changé.',
  };
}

const notAClerk: Refusal = {
  kind: 'notAClerk',
  message:
    'Cette page est réservée à l’équipe du conservatoire. Connectez-vous avec votre compte Google de la ville, ou demandez à être ajouté à l’équipe.',
};
