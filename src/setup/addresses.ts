import type { OfficeHome } from '../calls/office.ts';
import type { Refusal, Reply } from '../calls/reply.ts';
import type { CallInput } from '../calls.ts';
import { addressesMemory, programAddress } from '../campaign/addresses.ts';
import { managerOf } from '../campaign/clerks.ts';
import { townNotSet } from '../campaign/desk.ts';
import type { Ports } from '../ports.ts';
import { openRegister } from '../register/register.ts';
import { keep } from './town.ts';

/** Remembers the address families open, and this page's own for the menu of the workbooks. */
export function setAddresses(ports: Ports, input: CallInput<'office.addresses'>): Reply<OfficeHome> {
  const register = openRegister(ports);
  const colleague = managerOf(ports, register?.memory ?? ports.memory.all());
  if ('kind' in colleague) return { ok: false, refusal: colleague };
  if (!register) return { ok: false, refusal: townNotSet };
  const families = programAddress(input.families);
  if (families === null) return { ok: false, refusal: notAnAddress };
  return keep(
    ports,
    register,
    { colleague, key: input.requestKey, act: 'Adresse des familles' },
    {
      setting: addressesMemory,
      value: { families, office: ports.who.address() },
    },
  );
}

const notAnAddress: Refusal = {
  kind: 'invalid',
  message:
    'Ce n’est pas l’adresse d’un programme Google. Elle commence par https://script.google.com/ et se termine par /exec. Rien n’a changé.',
};
