import type { Desk } from '../campaign/desk.ts';
import { allPeople, allStudents } from '../people/find.ts';
import { limitedFrom } from '../people/limited.ts';
import type { Ports } from '../ports.ts';
import type { MailRow } from '../post/queue.ts';
import { stopMails } from '../post/send.ts';
import { type Act, commit, underLock } from '../register/commit.ts';
import { requestOf } from '../requests/state.ts';
import { type Effect, effectOf } from './effect.ts';
import type { Item, LotRow } from './lots.ts';
import { decisionMail, decisionOrder, isAgainst, type Tells } from './mails.ts';

type Place = Pick<Desk, 'register' | 'town'>;
type Undoing = Extract<Item, { kind: 'undo' }>;

/**
 * Before a way back does anything: the mails of the batch it takes back that have not left are stopped, and where the
 * clerk asked for it those whom one has reached are written to. May be done again: who was written to is not again.
 * False when somebody holds the lock.
 */
export function takeBackMails(ports: Ports, place: Place, rows: readonly LotRow[]): boolean {
  const items = rows.flatMap(({ item }) => (item?.kind === 'undo' ? [item] : []));
  const [first] = rows;
  if (!first || items.length === 0) return true;
  const locked = underLock(ports, place.register, (end) => {
    let isCorrected = false;
    const { gone } = stopMails(ports, place.register, (mail) => {
      isCorrected ||= isOf(-first.undoes, mail);
      return isOf(first.undoes, mail);
    });
    if (items.some(({ correct }) => correct) && !isCorrected)
      commit(ports, place.register, end, rectifications(ports, place, { first, items, gone }));
  });
  return !locked.busy;
}

/** Is this mail of that batch? Rectifications carry its number below zero. */
export function isOf(lot: number, { template, facts }: Pick<MailRow, 'template' | 'facts'>): boolean {
  return template === decisionMail && facts['lot'] === String(lot);
}

interface Back {
  readonly first: LotRow;
  readonly items: readonly Undoing[];
  readonly gone: readonly MailRow[];
}

/** One line for each whose decision does come back, whatever the number of mails. */
function rectifications(ports: Ports, { register, town }: Place, { first, items, gone }: Back): Act[] {
  const { by, undoes: lot, key } = first;
  const students = allStudents(register);
  const people = allPeople(register);
  const setting = { town, by, lot: 0, limited: limitedFrom(register.memory), now: ports.startedAt };
  const told = new Set(gone.map(({ student }) => student));
  return [...told].flatMap((number): Act[] => {
    const student = students.get(number)?.record;
    const request = student && requestOf(student);
    const [back] = items.flatMap((item) => {
      const effect = student && item.student === number && effectOf(student, item, setting);
      return effect && effect.kind === 'change' ? [effect] : [];
    });
    const tells = back && toldAgain(back);
    if (!student || !request || !tells) return [];
    const telling = { ...tells, student, request, lot: -lot, notBefore: '' };
    const order = decisionOrder(telling, people.get(request.author));
    if (order.facts['to'] === '') return [];
    const act = `Rectification, lot ${lot}`;
    return [{ key, actor: by, about: number, act, mails: [order] }];
  });
}

type Changed = Extract<Effect, { kind: 'change' }>;

/** Nobody reads that their request remains valid while a decision against them stands: told as it was, when it is back. */
function toldAgain({ review, before }: Pick<Changed, 'review' | 'before'>): Tells | null {
  if (!review || !isAgainst(review.state)) return { told: 'restored' };
  return before.kind === 'request' ? { told: review.state, reason: review.reason } : null;
}
