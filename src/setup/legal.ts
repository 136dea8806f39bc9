import type { CallInput, OfficeHome, Refusal, Reply } from '../calls.ts';
import { managerOf } from '../campaign/clerks.ts';
import { legalMemory } from '../campaign/legal.ts';
import { townFrom } from '../campaign/settings.ts';
import { isMail } from '../mailAddress.ts';
import type { Ports } from '../ports.ts';
import { openRegister } from '../register/register.ts';
import { keep } from './town.ts';

/** A manager writes the town's legal texts: acknowledgements carry them, and nobody can send before. */
export function setLegal(ports: Ports, input: CallInput<'office.legal'>): Reply<OfficeHome> {
  const register = openRegister(ports);
  const colleague = managerOf(ports, register?.memory ?? ports.memory.all());
  if ('kind' in colleague) return { ok: false, refusal: colleague };
  if (!register || !townFrom(register.memory)) return { ok: false, refusal: notSetUp };
  const { mail } = input.legal.service;
  if (!isMail(mail)) return { ok: false, refusal: notAMail(mail) };
  const by = { colleague, key: input.requestKey, act: 'Textes légaux' };
  return keep(ports, register, by, { setting: legalMemory, value: input.legal });
}

const notSetUp: Refusal = { kind: 'notSetUp', message: 'Réglez d’abord la ville.' };

function notAMail(mail: string): Refusal {
  return {
    kind: 'invalid',
    message: `Rien n’a changé. «\u00a0${mail}\u00a0» n’est pas une adresse de courriel. Écrivez-la en entier.`,
  };
}
