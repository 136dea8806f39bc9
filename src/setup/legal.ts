import type { OfficeHome } from '../calls/office.ts';
import type { Refusal, Reply } from '../calls/reply.ts';
import type { CallInput } from '../calls.ts';
import { openManagersDesk } from '../campaign/desk.ts';
import { legalMemory } from '../campaign/legal.ts';
import { isMail } from '../mailAddress.ts';
import type { Ports } from '../ports.ts';
import { keep } from './town.ts';

/** A manager writes the town's legal texts: acknowledgements carry them, and nobody can send before. */
export function setLegal(ports: Ports, input: CallInput<'office.legal'>): Reply<OfficeHome> {
  const desk = openManagersDesk(ports);
  if ('kind' in desk) return { ok: false, refusal: desk };
  const { register, colleague } = desk;
  const { mail } = input.legal.service;
  if (!isMail(mail)) return { ok: false, refusal: notAMail(mail) };
  const by = { colleague, key: input.requestKey, act: 'Textes légaux' };
  return keep(ports, register, by, { setting: legalMemory, value: input.legal });
}

function notAMail(mail: string): Refusal {
  return {
    kind: 'invalid',
    message: `Rien n’a changé. «\u00a0${mail}\u00a0» n’est pas une adresse de courriel. Écrivez-la en entier.`,
  };
}
