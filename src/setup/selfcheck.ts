import type { Reply } from '../calls/reply.ts';
import type { CallAnswers } from '../calls.ts';
import { managerOf } from '../campaign/clerks.ts';
import { townNotSet } from '../campaign/desk.ts';
import type { Ports } from '../ports.ts';
import { openRegister } from '../register/register.ts';
import { tryProbes } from '../selfcheck/probes.ts';

/** *Vérifier l'installation*: tries on this very account what Da Capo believes of Google, and says what it found. */
export function selfcheck(ports: Ports): Reply<CallAnswers['office.selfcheck']> {
  const register = openRegister(ports);
  const colleague = managerOf(ports, register?.memory ?? ports.memory.all());
  if ('kind' in colleague) return { ok: false, refusal: colleague };
  if (!register) return { ok: false, refusal: townNotSet };
  const { tools, done } = ports.scratch(register.book.id);
  const reports = tryProbes(tools);
  done();
  return { ok: true, value: reports };
}
