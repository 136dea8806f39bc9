import type { Refusal, Reply } from '../calls/reply.ts';
import type { CallInput } from '../calls.ts';
import { termsVersion } from '../campaign/amendments.ts';
import { campaignAt, outsidePeriod } from '../campaign/settings.ts';
import { stamp } from '../dates.ts';
import { busy, type Caller, callerOf } from '../people/caller.ts';
import { findStudent } from '../people/find.ts';
import { isLimitedFor, limitedNow, limitedRefusal } from '../people/limited.ts';
import { roleOf } from '../people/student.ts';
import { type StudentRow, studentSpec } from '../people/tabs.ts';
import type { Ports } from '../ports.ts';
import { type Act, commit, underLock } from '../register/commit.ts';
import type { Found } from '../register/table.ts';
import { type AmendedFor, amendedFor } from './amended.ts';
import { participationOrders } from './amendmentMails.ts';
import { type RequestState, requestOf } from './state.ts';

type Answered = CallInput<'family.answerAmendment'>;

/** A request its author answers for, and what the amendment asks of them. */
interface Own {
  readonly found: Found<StudentRow>;
  readonly request: RequestState;
  readonly amended: AmendedFor;
}

/**
 * An author accepts an amendment of the terms, or refuses it, for all the requests they sent before it: to refuse is
 * to take part no longer (PAR-073), and to accept takes that back until closing. A repeat changes nothing.
 */
export function answerAmendment(ports: Ports, input: Answered): Reply<Caller> {
  const caller = callerOf(ports, input.session);
  if ('kind' in caller) return { ok: false, refusal: caller };
  const locked = underLock(ports, caller.register, (end): Refusal | null => {
    const own = ownRequests(ports, caller);
    if (own.length === 0) return notYours;
    if (own.some(({ request }) => request.keys.includes(input.requestKey))) return null;
    const limited = limitedNow(ports, caller.register, end);
    const free = own.filter(({ found }) => !isLimitedFor(limited, found.record, caller.person.record.id));
    if (free.length === 0 && own[0]) return limitedRefusal(caller.town, own[0].found.record);
    if (input.terms !== termsVersion(caller.town, ports.startedAt)) return changedAgain;
    const concerned = free.filter(
      ({ amended }) => amended === 'asked' || (input.accepts && amended === 'refused'),
    );
    const late = concerned.some(({ amended }) => amended === 'refused')
      ? outsidePeriod(caller.town, ports.startedAt)
      : null;
    if (late) return late;
    const acts = concerned.map((one) => actOf(caller, one, { ...input, at: stamp(ports.startedAt) }));
    commit(ports, caller.register, end, acts);
    return null;
  });
  if (locked.busy) return { ok: false, refusal: busy };
  return locked.value ? { ok: false, refusal: locked.value } : { ok: true, value: caller };
}

/** The requests this person is the author of, read under the lock. */
function ownRequests(ports: Ports, { register, town, person: { record } }: Caller): Own[] {
  const { phase } = campaignAt(town, ports.startedAt);
  return record.students.flatMap((number): Own[] => {
    const found = findStudent(register, number, record.rows[number] ?? 0);
    const request = found && roleOf(found.record, record.id) ? requestOf(found.record) : null;
    if (!found || request?.author !== record.id) return [];
    const amended = amendedFor(request, { person: record.id, town, phase, now: ports.startedAt });
    return [{ found, request, amended }];
  });
}

interface Given extends Answered {
  /** Stamp. */
  readonly at: string;
}

function actOf({ register, person, town }: Caller, { found, request, amended }: Own, given: Given): Act {
  const next = given.accepts ? accepted(request, given) : withdrawn(request, given);
  const isBack = given.accepts && amended === 'refused';
  const act = isBack ? 'Participation reprise' : 'Avenant accepté';
  const sent = { request: next, student: found.record, person: person.record, at: given.at, town };
  return {
    key: given.requestKey,
    actor: person.record.id,
    about: found.record.number,
    act: given.accepts ? act : 'Avenant refusé, participation cessée',
    change: register.table(studentSpec).change(found.row, { request: next }),
    facts: { conditions: given.terms },
    mails: given.accepts && !isBack ? [] : participationOrders(sent),
  };
}

/** The request as it was, under the terms just accepted. Pure. */
function accepted({ withdrawal, ...request }: RequestState, { terms, requestKey }: Given): RequestState {
  const { answer, status, keys } = request;
  return {
    ...request,
    status: status === 'withdrawn' ? (withdrawal?.from ?? 'submitted') : status,
    answer: { ...answer, accepts: { ...answer.accepts, terms } },
    keys: [...keys, requestKey].slice(-5),
  };
}

/** The request of somebody who takes part no longer: nothing of it is lost. Pure. */
function withdrawn(request: RequestState, { terms, at, requestKey }: Given): RequestState {
  const from = request.status === 'withdrawn' ? (request.withdrawal?.from ?? 'submitted') : request.status;
  return {
    ...request,
    status: 'withdrawn',
    withdrawal: { from, at, terms },
    keys: [...request.keys, requestKey].slice(-5),
  };
}

const notYours: Refusal = {
  kind: 'notYours',
  message: 'Seule la personne qui a envoyé la demande répond. Rien n’a changé.',
};

const changedAgain: Refusal = {
  kind: 'invalid',
  message: 'Les conditions ont encore changé. Rien n’est enregistré. Relisez-les, puis répondez.',
};
