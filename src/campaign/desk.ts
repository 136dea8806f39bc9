import type { Refusal } from '../calls/reply.ts';
import type { Ports } from '../ports.ts';
import { openRegister, type Register } from '../register/register.ts';
import { type Colleague, colleagueOf, managerOf } from './clerks.ts';
import { type TownNow, townFrom } from './settings.ts';

/** Somebody of the team at work: what every call of the office needs. */
export interface Desk {
  readonly register: Register;
  readonly town: TownNow;
  readonly colleague: Colleague;
  /** Codes of the conservatoires they work for: a manager for all. */
  readonly codes: readonly string[];
}

/** For whoever is of the team. Two round trips. */
export function openDesk(ports: Ports): Desk | Refusal {
  return deskOf(ports, colleagueOf);
}

/** For what only a manager does: a clerk of one conservatoire is refused. */
export function openManagersDesk(ports: Ports): Desk | Refusal {
  return deskOf(ports, managerOf);
}

function deskOf(ports: Ports, who: typeof colleagueOf): Desk | Refusal {
  const register = openRegister(ports);
  const colleague = who(ports, register?.memory ?? ports.memory.all());
  if ('kind' in colleague) return colleague;
  const town = register && townFrom(register.memory);
  if (!register || !town) return townNotSet;
  const all = town.conservatoires.map(({ code }) => code);
  const codes =
    colleague.role === 'clerk' ? all.filter((code) => colleague.conservatoires.includes(code)) : all;
  return { register, town, colleague, codes };
}

export const townNotSet: Refusal = {
  kind: 'notSetUp',
  message: 'Réglez d’abord la ville et créez les classeurs.',
};

/** What anybody is told before the town is set up. */
export const notReady: Refusal = {
  kind: 'notSetUp',
  message: 'Ce service n’est pas encore prêt. Revenez plus tard.',
};

export const busy: Refusal = {
  kind: 'busy',
  message: 'Une autre opération est en cours. Rien n’a changé. Réessayez.',
};
