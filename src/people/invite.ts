import type { CallInput, InvitePreview, Refusal, Reply } from '../calls.ts';
import { addressesFrom } from '../campaign/addresses.ts';
import { managerOf } from '../campaign/clerks.ts';
import { townFrom } from '../campaign/settings.ts';
import type { Town } from '../campaign/town.ts';
import { at, dayOf, frenchDay, instantFrom, stamp } from '../dates.ts';
import type { Ports } from '../ports.ts';
import { type Plan, spread } from '../post/plan.ts';
import { mailSpec } from '../post/queue.ts';
import { keptShare, quotaMemory } from '../post/send.ts';
import { type Act, commit, underLock } from '../register/commit.ts';
import { journalSpec, journalTable, longestDecision, type MailOrder } from '../register/journal.ts';
import { openRegister, type Register } from '../register/register.ts';
import { type Invitee, invitees } from './invitees.ts';
import { invitation, invitationOrder } from './mails.ts';
import { personSpec, studentSpec } from './tabs.ts';

interface Situation {
  readonly everybody: readonly Invitee[];
  readonly toMail: readonly Invitee[];
  readonly alreadyInvited: number;
  readonly plan: Plan;
}

/** What an invitation would do, before it does it: how many, on which days, who gets a letter instead. */
export function previewInvitations(ports: Ports): Reply<InvitePreview> {
  const office = openOffice(ports);
  if ('kind' in office) return { ok: false, refusal: office };
  return { ok: true, value: previewOf(situationOf(ports, office)) };
}

/**
 * Plans the invitation of everybody not invited yet. Who was invited is read from the Journal and the queue, so a
 * repeat, or a second clerk, invites nobody twice. `confirmed` is the number the clerk was shown: when it is no
 * longer true nothing is planned, and the new preview comes back to be confirmed.
 */
export function invite(ports: Ports, input: CallInput<'office.invite'>): Reply<InvitePreview> {
  const office = openOffice(ports);
  if ('kind' in office) return { ok: false, refusal: office };
  const locked = underLock(ports, office.register, (end) => {
    const situation = situationOf(ports, office);
    if (situation.toMail.length === input.confirmed) {
      commit(ports, office.register, end, actsOf(situation, office.actor, input.requestKey));
    }
    return situation;
  });
  if (locked.busy) return { ok: false, refusal: busy };
  return { ok: true, value: previewOf(situationOf(ports, office)) };
}

interface Office {
  readonly register: Register;
  readonly town: Town;
  readonly actor: string;
}

function openOffice(ports: Ports): Office | Refusal {
  const register = openRegister(ports);
  const colleague = managerOf(ports, register?.memory ?? ports.memory.all());
  if ('kind' in colleague) return colleague;
  const town = register && townFrom(register.memory);
  if (!register || !town) return notSetUp;
  return addressesFrom(register.memory) ? { register, town, actor: colleague.mail } : noAddress;
}

function situationOf(ports: Ports, { register, town }: Office): Situation {
  const now = ports.now();
  const persons = register.table(personSpec).all();
  const students = register.table(studentSpec).all();
  const orders = invitationsSoFar(register);
  const everybody = invitees(
    persons.map(({ record }) => record),
    students.map(({ record }) => record),
    dayOf(now),
  );
  const toMail = everybody.filter(({ person, channel }) => channel === 'mail' && !orders.has(person.id));
  const planned = [...orders.values()].map((text) => (text === '' ? 0 : instantFrom(text)));
  const from = planned.reduce((a, b) => Math.max(a, b), Math.max(now, at(town.reEnrolment.invitationsOn, 8)));
  const quota = toMail.length > 0 ? quotaOf(ports, register) : 0;
  const perDay = Math.max(1, quota - keptShare(quota));
  return { everybody, toMail, alreadyInvited: orders.size, plan: spread(toMail.length, from, perDay) };
}

/** The account's daily quota: the most that was ever seen left, since nothing tells it directly. */
function quotaOf(ports: Ports, register: Register): number {
  const known = Number(register.memory[quotaMemory] ?? 0);
  const left = ports.post.left();
  if (left > known) ports.memory.set(quotaMemory, String(left));
  return Math.max(left, known);
}

/** Persons invited so far, and when: those queued, and those in Journal lines not queued yet. */
function invitationsSoFar(register: Register): Map<string, string> {
  const queued = register
    .table(mailSpec)
    .all()
    .map(({ record }) => record);
  const so = queued.filter(({ template }) => template === invitation);
  const invited = new Map(so.map((mail) => [mail.person, mail.notBefore]));
  const journal = journalTable(register.tab(journalSpec.name));
  const from = Math.max(2, Number(queued[queued.length - 1]?.id.split('.')[0] ?? 0) + 1);
  const waiting = journal.block(from, journal.tab.rows());
  for (const { record } of waiting) {
    for (const order of record.decision.mails ?? []) {
      if (order.template === invitation) invited.set(order.person, order.notBefore ?? '');
    }
  }
  return invited;
}

/** One Journal line for as many invitations as it holds. */
function actsOf({ toMail, plan }: Situation, actor: string, key: string): Act[] {
  const orders = toMail.map((invitee, i) => invitationOrder(invitee, stamp(plan.instants[i] ?? 0)));
  return linesOf(orders).map((mails) => ({
    key,
    actor,
    about: '',
    act: `Invitations prévues\u00a0: ${mails.length} personnes`,
    mails,
  }));
}

function linesOf(orders: readonly MailOrder[]): MailOrder[][] {
  const lines: MailOrder[][] = [];
  let room = 0;
  for (const order of orders) {
    const size = JSON.stringify(order).length + 1;
    if (size > room) {
      lines.push([]);
      room = longestDecision - 100;
    }
    lines[lines.length - 1]?.push(order);
    room -= size;
  }
  return lines;
}

function previewOf({ everybody, toMail, alreadyInvited, plan }: Situation): InvitePreview {
  const count = (channel: Invitee['channel']) => everybody.filter((one) => one.channel === channel).length;
  return {
    toMail: toMail.length,
    alreadyInvited,
    toLetter: count('letter'),
    waitingForConsent: count('waitingForConsent'),
    plan: plan.days.map(({ day, mails }) => ({ day: frenchDay(day), mails })),
    perHour: plan.perHour,
  };
}

const notSetUp: Refusal = { kind: 'notSetUp', message: 'Réglez d’abord la ville et créez les classeurs.' };

const noAddress: Refusal = {
  kind: 'notSetUp',
  message: 'Indiquez d’abord l’adresse que les familles ouvriront. Personne n’est invité.',
};

const busy: Refusal = {
  kind: 'busy',
  message: 'Une autre opération est en cours. Rien n’a changé. Réessayez.',
};
