import type { Receipt } from '../calls/family.ts';
import type { Refusal, Reply } from '../calls/reply.ts';
import type { CallInput } from '../calls.ts';
import { sessionFor } from '../people/access.ts';
import { callerOf } from '../people/caller.ts';
import type { Ports } from '../ports.ts';
import { cardOf } from './card.ts';
import { acknowledgedTo, submit } from './submit.ts';

/** A family sends, or changes, the request of one student online (PAR-040, PAR-044, PAR-045). */
export function send(ports: Ports, input: CallInput<'family.send'>): Reply<Receipt> {
  const caller = callerOf(ports, input.session);
  if ('kind' in caller) return { ok: false, refusal: caller };
  const { register, town, key } = caller;
  const person = caller.person.record;
  const sent = submit(ports, { register, town, key, person, input, clerk: '', notYours });
  if (!sent.ok) return sent;
  return {
    ok: true,
    value: {
      session: sessionFor(key, person, ports.startedAt),
      student: cardOf(sent.value),
      mail: acknowledgedTo(sent.value),
    },
  };
}

const notYours: Refusal = {
  kind: 'notYours',
  message: 'Cet élève n’est pas dans votre dossier. Rien n’a été envoyé. Appelez votre conservatoire.',
};
