import { answerHours } from '../campaign/lottery.ts';
import type { TownNow } from '../campaign/settings.ts';
import { conservatoireOf } from '../campaign/settings.ts';
import { instantFrom, stamp } from '../dates.ts';
import { type OfferRow, offerSpec } from '../lists/tabs.ts';
import { openTurns, type Turn, type Turns } from '../lists/turn.ts';
import type { Ports } from '../ports.ts';
import type { MailRow } from '../post/queue.ts';
import { type Act, type JournalEnd, underLock } from '../register/commit.ts';
import type { Register } from '../register/register.ts';
import type { Found } from '../register/table.ts';
import { dueOf, regretLasts } from './deadline.ts';
import { EventWriter } from './eventWriter.ts';
import { reminderOrders, seatOffered } from './mails.ts';

/** Name of the memory that says that offers are under way; where it is empty the timer reads nothing more. */
export const openOffers = 'propositions';

/** How long before its bound an offer is reminded of, when it has been known as long. */
const reminderBefore = 12 * 60 * 60 * 1000;

/**
 * What the timer does about offers, however late it runs: starts the clock of those whose mail left, moves the seats
 * renounced a quarter of an hour ago, ends those whose bound is past, reminds of those whose bound is near. Twice is
 * once.
 */
export function settleOffers(
  ports: Ports,
  register: Register,
  { town, mails }: { readonly town: TownNow; readonly mails: readonly MailRow[] },
): void {
  if (!register.memory[openOffers] || !town.lottery) return;
  underLock(ports, register, (end) => {
    const opened = openTurns(register);
    const all = opened.all.map((turn) => notified(register, turn, { town, mails }));
    if (all.some((turn, i) => turn !== opened.all[i])) ports.workbooks.flush();
    endOffers(ports, register, { ...opened, all }, end);
    const states = all.flatMap((turn) => [...turn.states.values()]);
    const isUnderWay = states.some((state) => state === 'open' || state === 'declining');
    if (!isUnderWay) ports.memory.set(openOffers, '');
  });
}

interface Outside {
  readonly town: TownNow;
  readonly mails: readonly MailRow[];
}

/**
 * Starts clocks: derived from the mails that left, so written straight, in as few writes as there are runs of rows. A
 * family told by phone first has its clock already. The same turn where no clock starts.
 */
function notified(register: Register, turn: Turn, { town, mails }: Outside): Turn {
  const { lottery } = town;
  const sent = new Map<string, string>();
  for (const { template, state, facts, sentAt } of mails) {
    const number = facts['offer'] ?? '';
    if (template === seatOffered && state === 'envoyé' && !sent.has(number)) sent.set(number, sentAt);
  }
  const table = register.table(offerSpec);
  const offers = turn.offers.map((found): Found<OfferRow> => {
    const { record, row } = found;
    const at = record.notifiedAt === '' ? sent.get(record.number) : undefined;
    const code = turn.places.get(record.course)?.conservatoire ?? '';
    if (at === undefined || !lottery) return found;
    const hours = answerHours(lottery, conservatoireOf(town, code));
    const due = stamp(dueOf(record.kind, instantFrom(at), { lottery, hours }));
    return { row, record: { ...record, notifiedAt: at, due } };
  });
  const fresh = offers.filter((found, i) => found !== turn.offers[i]);
  for (const run of runsOf(fresh))
    table.write(
      run[0]?.row ?? 0,
      run.map(({ record: { notifiedAt, due } }) => ({ notifiedAt, due })),
    );
  return fresh.length > 0 ? { ...turn, offers } : turn;
}

function runsOf<T>(rows: readonly Found<T>[]): Found<T>[][] {
  const runs: Found<T>[][] = [];
  for (const found of rows) {
    const run = runs[runs.length - 1];
    if (run && run[run.length - 1]?.row === found.row - 1) run.push(found);
    else runs.push([found]);
  }
  return runs;
}

/** What is due now: reminders, renunciations whose quarter of an hour is over, silences. */
function endOffers(ports: Ports, register: Register, turns: Turns, end: JournalEnd): void {
  const events = new EventWriter(ports, register, turns);
  for (const turn of turns.all)
    for (const { offer, kind, by } of overNow(turn, ports.startedAt)) events.end(turn, offer, kind, by);
  events.commit(
    end,
    turns.all.flatMap((turn) => reminders(ports, register, turn)),
  );
}

interface Over {
  readonly offer: OfferRow;
  readonly kind: 'renonce' | 'expire';
  readonly by: string;
}

function overNow({ offers, states }: Turn, now: number): Over[] {
  return offers.flatMap(({ record }): Over[] => {
    const state = states.get(record.number);
    if (state === 'declining' && instantFrom(record.declinedAt) + regretLasts <= now)
      return [{ offer: record, kind: 'renonce', by: 'lien personnel' }];
    if (state === 'open' && record.due !== '' && instantFrom(record.due) <= now)
      return [{ offer: record, kind: 'expire', by: 'échéance' }];
    return [];
  });
}

function reminders(ports: Ports, register: Register, turn: Turn): Act[] {
  const now = ports.startedAt;
  return turn.offers.flatMap(({ record, row }): Act[] => {
    if (record.due === '' || record.remindedAt !== '' || turn.states.get(record.number) !== 'open') return [];
    const due = instantFrom(record.due);
    const isNear = due - now <= reminderBefore && due > now;
    if (!isNear || now - instantFrom(record.notifiedAt) < reminderBefore) return [];
    return [
      {
        key: `rappel-${record.number}`,
        actor: 'échéance',
        about: record.entry,
        act: 'Réponse rappelée',
        change: register.table(offerSpec).change(row, { remindedAt: stamp(now) }),
        mails: reminderOrders(record, turn),
      },
    ];
  });
}
