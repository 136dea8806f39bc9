import { dayOf, instantFrom, stamp } from '../dates.ts';
import type { Ports } from '../ports.ts';
import { type Plan, spread } from '../post/plan.ts';
import { type MailRow, mailSpec } from '../post/queue.ts';
import { keptShare, quotaMemory } from '../post/send.ts';
import { type Act, commit, underLock } from '../register/commit.ts';
import { journalSpec, journalTable, type MailOrder, mailLines } from '../register/journal.ts';
import type { Register } from '../register/register.ts';
import { type Invitee, invitees } from './invitees.ts';
import { limitedFrom, notLimited } from './limited.ts';
import { invitation } from './mails.ts';
import { isReturned } from './returned.ts';
import { personSpec, studentSpec } from './tabs.ts';

/** One mail for many people, each once. */
export interface Mailing {
  readonly template: string;
  /** Tells it from the others of its template, in the fact `mailing` of its orders; empty where there is but one. */
  readonly name: string;
  /** What the Journal says it is. */
  readonly act: string;
  /** No mail leaves before; in milliseconds. */
  readonly from: number;
  /** Whom it is for; of them, those without a mail are counted, to be called or written to by post. */
  readonly recipients: (everybody: readonly Invitee[], planned: readonly Planned[]) => readonly Invitee[];
  /** `line` is the Journal line that plans it, the first when there are several. */
  readonly order: (invitee: Invitee, notBefore: string, line: number) => MailOrder;
  /** What that line keeps once for all its mails: the words of a message. */
  readonly facts?: Readonly<Record<string, unknown>>;
}

/** A mail that is planned or gone. */
export interface Planned {
  readonly template: string;
  readonly mailing: string;
  readonly person: string;
  /** Stamp, or empty. */
  readonly notBefore: string;
  /** It left for an address since replaced: its reader has it not, and was written to all the same. */
  readonly isLost: boolean;
}

export interface Situation {
  readonly everybody: readonly Invitee[];
  readonly toMail: readonly Invitee[];
  /** People concerned whom no mail reaches. */
  readonly toCall: number;
  readonly already: number;
  readonly plan: Plan;
}

/** What a mailing would do, before it does it: to whom, on which days, under the account's daily quota. */
export function situationOf(ports: Ports, register: Register, mailing: Mailing): Situation {
  const now = ports.now();
  const everybody = everybodyIn(register, now);
  const planned = plannedSoFar(register, everybody);
  const own = planned.filter(
    ({ template, mailing: name, isLost }) =>
      template === mailing.template && name === mailing.name && !isLost,
  );
  const done = new Set(own.map(({ person }) => person));
  const concerned = mailing.recipients(everybody, planned).filter(({ person }) => !done.has(person.id));
  const toMail = concerned.filter(({ channel }) => channel === 'mail');
  const toCall = concerned.filter(({ channel }) => channel === 'letter').length;
  const instants = own.map(({ notBefore }) => (notBefore === '' ? 0 : instantFrom(notBefore)));
  const from = instants.reduce((a, b) => Math.max(a, b), Math.max(now, mailing.from));
  const quota = toMail.length > 0 ? quotaOf(ports, register) : 0;
  const perDay = Math.max(1, quota - keptShare(quota));
  return { everybody, toMail, toCall, already: done.size, plan: spread(toMail.length, from, perDay) };
}

/** Who plans a mailing, in one request of theirs, having been shown a number. */
export interface Confirmed {
  readonly actor: string;
  readonly requestKey: string;
  readonly confirmed: number;
}

/**
 * Plans a mail for everybody who has none yet. Who has one is read from the Journal and the queue, so a repeat, or a
 * second clerk, writes to nobody twice. When the number shown is no longer true nothing is planned, and the new
 * situation comes back to be confirmed. `null` while somebody else holds the lock.
 */
export function planMailing(
  ports: Ports,
  register: Register,
  mailing: Mailing,
  { actor, requestKey, confirmed }: Confirmed,
): Situation | null {
  const locked = underLock(ports, register, (end) => {
    const situation = situationOf(ports, register, mailing);
    if (situation.toMail.length !== confirmed) return;
    const { facts } = mailing;
    const orders = ordersOf(situation, mailing, end.last + 1);
    const acts = mailLines(orders, JSON.stringify(facts ?? {}).length).map(
      (mails, i): Act => ({
        key: requestKey,
        actor,
        about: '',
        act: `${mailing.act}\u00a0: ${mails.length} personnes`,
        mails,
        ...(i === 0 && facts && { facts }),
      }),
    );
    commit(ports, register, end, acts);
  });
  return locked.busy ? null : situationOf(ports, register, mailing);
}

/**
 * Whoever was told that the campaign opens is told what became of it, by mail or otherwise; the invitations still to
 * leave say it anyway.
 */
export function whoWasInvited(everybody: readonly Invitee[], planned: readonly Planned[]): Invitee[] {
  const invited = new Set(
    planned.filter(({ template }) => template === invitation).map(({ person }) => person),
  );
  return everybody.filter(({ person, channel }) => channel === 'letter' || invited.has(person.id));
}

/** Everybody with an access, as the Registre has them; without those whose data are frozen. */
export function everybodyIn(register: Register, now: number): Invitee[] {
  const persons = register.table(personSpec).all();
  const students = register.table(studentSpec).all();
  const free = notLimited(limitedFrom(register.memory), {
    persons: persons.map(({ record }) => record),
    students: students.map(({ record }) => record),
  });
  return invitees(free.persons, free.students, dayOf(now));
}

/** The account's daily quota: the most that was ever seen left, since nothing tells it directly. */
function quotaOf(ports: Ports, register: Register): number {
  const known = Number(register.memory[quotaMemory] ?? 0);
  const left = ports.post.left();
  if (left > known) ports.memory.set(quotaMemory, String(left));
  return Math.max(left, known);
}

/** Mails queued, and those in Journal lines not queued yet; without those that had no address. */
function plannedSoFar(register: Register, everybody: readonly Invitee[]): Planned[] {
  const queued = register
    .table(mailSpec)
    .all()
    .map(({ record }) => record);
  const people = new Map(everybody.map((invitee) => [invitee.person.id, invitee]));
  const ids = new Set(queued.map(({ id }) => id));
  const journal = journalTable(register.tab(journalSpec.name));
  const from = Math.max(2, Number(queued[queued.length - 1]?.id.split('.')[0] ?? 0) + 1);
  const waiting = journal.block(from, journal.tab.rows());
  return [
    ...queued
      .filter(({ state }) => state !== 'sans adresse')
      .map((mail) => plannedAs(mail, isLost(mail, people.get(mail.person)))),
    ...waiting.flatMap(({ record: { number, decision } }) =>
      (decision.mails ?? [])
        .filter((_, i) => !ids.has(`${number}.${i}`))
        .map((order) => plannedAs(order, false)),
    ),
  ];
}

/** Did this mail reach nobody, while its reader has another address by now? */
function isLost({ state, to }: MailRow, reader: Invitee | undefined): boolean {
  const cameBack = state === 'échec' || (reader !== undefined && isReturned(reader.person, to));
  return cameBack && to !== reader?.mail;
}

function plannedAs({ template, person, facts, notBefore = '' }: MailOrder, lost: boolean): Planned {
  return { template, mailing: facts['mailing'] ?? '', person, notBefore, isLost: lost };
}

function ordersOf({ toMail, plan }: Situation, mailing: Mailing, line: number): MailOrder[] {
  return toMail.map((invitee, i) => {
    const order = mailing.order(invitee, stamp(plan.instants[i] ?? 0), line);
    const isOnFile = invitee.mail === invitee.person.mail;
    return isOnFile ? order : { ...order, facts: { ...order.facts, to: invitee.mail } };
  });
}
