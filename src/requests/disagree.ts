import type { Refusal, Reply } from '../calls/reply.ts';
import type { CallInput } from '../calls.ts';
import { dayOf, frenchInstant, instantFrom, stamp } from '../dates.ts';
import { isAdult } from '../people/age.ts';
import { busy, type Caller, callerOf } from '../people/caller.ts';
import { findStudent, studentNow } from '../people/find.ts';
import { isLimitedFor, limitedNow, limitedRefusal } from '../people/limited.ts';
import { roleOf } from '../people/student.ts';
import { type StudentRow, studentSpec } from '../people/tabs.ts';
import type { Ports } from '../ports.ts';
import { commit, underLock } from '../register/commit.ts';
import { requestOf } from './state.ts';

/** Whether a person may tell the office that they disagree with a request, or what they told. */
export type Disagreement =
  | { readonly kind: 'none' }
  | { readonly kind: 'possible' }
  | { readonly kind: 'told'; readonly at: string };

/** The other guardian, or the adult student: whoever reads a request that somebody else sent. */
export function disagreementOf(student: StudentRow, person: string, now: number): Disagreement {
  const request = requestOf(student);
  const role = roleOf(student, person);
  if (!request || role === null || request.author === person) return { kind: 'none' };
  if (role === 'self' && !isAdult(student.birthDate, dayOf(now))) return { kind: 'none' };
  const own = request.disagreements?.filter(({ by }) => by === person) ?? [];
  const last = own[own.length - 1];
  return last ? { kind: 'told', at: frenchInstant(instantFrom(last.at)) } : { kind: 'possible' };
}

/**
 * *Signaler un désaccord*: tells the office, and changes nothing of the request. Once a person; the author does not see
 * it here, the conservatoire speaks with both.
 */
export function disagree(ports: Ports, input: CallInput<'family.disagree'>): Reply<Caller> {
  const caller = callerOf(ports, input.session);
  if ('kind' in caller) return { ok: false, refusal: caller };
  const { register, person } = caller;
  const read = findStudent(register, input.student, person.record.rows[input.student] ?? 0);
  if (!read || roleOf(read.record, person.record.id) === null) return { ok: false, refusal: notYours };
  if (input.text.trim() === '') return { ok: false, refusal: empty };
  const locked = underLock(ports, register, (end): Refusal | null => {
    const found = studentNow(register, read, end);
    const request = found && requestOf(found.record);
    if (!found || !request) return notYours;
    const limited = limitedNow(ports, register, end);
    if (isLimitedFor(limited, found.record, person.record.id))
      return limitedRefusal(caller.town, found.record);
    const { kind } = disagreementOf(found.record, person.record.id, ports.startedAt);
    if (kind === 'none') return notYours;
    if (kind === 'told') return null;
    const { id, firstName, lastName } = person.record;
    const told = {
      by: id,
      byName: `${firstName} ${lastName}`,
      at: stamp(ports.startedAt),
      text: input.text.trim(),
    };
    const next = { ...request, disagreements: [...(request.disagreements ?? []), told] };
    commit(ports, register, end, [
      {
        key: input.requestKey,
        actor: id,
        about: found.record.number,
        act: 'Désaccord signalé',
        change: register.table(studentSpec).change(found.row, { review: found.record.review, request: next }),
      },
    ]);
    return null;
  });
  if (locked.busy) return { ok: false, refusal: busy };
  return locked.value ? { ok: false, refusal: locked.value } : { ok: true, value: caller };
}

const notYours: Refusal = {
  kind: 'notYours',
  message: 'Cette demande n’est pas à vous, ou vous en êtes l’auteur. Rien n’a été signalé.',
};

const empty: Refusal = {
  kind: 'invalid',
  message: 'Écrivez en quelques mots sur quoi vous n’êtes pas d’accord. Rien n’a été signalé.',
};
