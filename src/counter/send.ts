import type { CallInput, CounterReceipt, Refusal, Reply } from '../calls.ts';
import { keyMemory } from '../people/caller.ts';
import { findPerson } from '../people/find.ts';
import type { Ports } from '../ports.ts';
import { cardOf } from '../requests/card.ts';
import { requestOf } from '../requests/state.ts';
import { acknowledgedTo, submit } from '../requests/submit.ts';
import { atDesk } from './file.ts';

/**
 * A clerk types the request of somebody who stands in front of them: it is that person's, as if sent online
 * (PAR-041, PAR-049, PAR-04A). The terms are theirs to accept, on the receipt they sign.
 */
export function sendAtCounter(ports: Ports, input: CallInput<'office.counterSend'>): Reply<CounterReceipt> {
  const found = atDesk(ports, input.student);
  if ('kind' in found) return { ok: false, refusal: found };
  const { register, town, clerk } = found.desk;
  const link = found.student.links.find(({ role }) => role === input.present);
  const person = link && findPerson(register, link.person)?.record;
  const key = register.memory[keyMemory];
  if (!person || key === undefined) return { ok: false, refusal: nobody };
  const sent = submit(ports, { register, town, key, person, input, clerk: clerk.mail, notYours: nobody });
  if (!sent.ok) return sent;
  const request = requestOf(sent.value.student);
  return {
    ok: true,
    value: {
      student: cardOf(sent.value),
      mail: acknowledgedTo(sent.value),
      present: `${person.firstName} ${person.lastName}`,
      clerk: request?.clerk ?? clerk.mail,
      version: request?.answer.accepts.terms ?? '',
    },
  };
}

const nobody: Refusal = {
  kind: 'notYours',
  message: 'Cette personne n’est pas connue pour cet élève. Rien n’est enregistré. Rouvrez l’élève.',
};
