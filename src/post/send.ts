import { stamp } from '../dates.ts';
import { isMail } from '../mailAddress.ts';
import type { MailMessage, Ports } from '../ports.ts';
import { underLock } from '../register/commit.ts';
import { type JournalLine, journalSpec, journalTable } from '../register/journal.ts';
import type { Register } from '../register/register.ts';
import type { Found, Table } from '../register/table.ts';
import { type Mail, mailHtml, mailText } from './mail.ts';
import {
  afterFailure,
  choose,
  claimed,
  isSendable,
  type MailRow,
  type MailState,
  mailSpec,
  type Patience,
  toQueue,
} from './queue.ts';

/** How the program writes a queued mail: its words, and the address it goes to when the decision named none. */
export interface Writer {
  readonly patient: Patience;
  /**
   * For up to twenty lines at once; `null` for a mail that has no address any more, and why for one that has become
   * needless. `now` in milliseconds.
   */
  write(mails: readonly MailRow[], now: number): readonly (Written | Needless | null)[];
}

/** A mail that says nothing true any more. */
interface Needless {
  /** In two words, for the tab of mails. */
  readonly needless: string;
}

export interface Written {
  readonly to: string;
  readonly mail: Mail;
}

/** Name of the memory that holds how many mails a day the account may send. */
export const quotaMemory = 'quota';

/** Share of a day's quota kept for acknowledgements and offers: a tenth, and 150 is enough for any day. */
export function keptShare(quota: number): number {
  return Math.min(150, Math.ceil(quota / 10));
}

const batch = 20;

/** Name of the memory that holds a row of *Courriels* before which everything is settled. */
const mailMemory = 'courriels';

/**
 * Sends what is due, twenty lines at a time, until `deadline` (ms) or nothing is due. At least once: lines are
 * claimed in one write, sent, and marked in one write; if this dies in between, they are sent again, identical.
 * Returns how many were sent; `null` when the lock was busy from the start.
 */
export function sendDue(ports: Ports, register: Register, writer: Writer, deadline: number): number | null {
  let sent = 0;
  while (ports.now() < deadline) {
    const locked = underLock(ports, register, ({ last }) => ({
      last,
      chosen: claim(ports, register, writer.patient),
    }));
    if (locked.busy) return sent === 0 ? null : sent;
    const { last, chosen } = locked.value;
    const outcomes = deliver(ports, register, writer, chosen);
    sent += outcomes.filter(({ state }) => state === 'envoyé').length;
    if (outcomes.length === 0 || outcomes.some(({ state }) => state === 'à envoyer')) break;
    if (chosen.length < batch && !isLonger(register, last)) break;
  }
  return sent;
}

/** Has the Journal grown meanwhile? Asked without the lock, which families wait for. */
function isLonger(register: Register, last: number): boolean {
  return register.tab(journalSpec.name).lastRow() > last + 1;
}

/** Under the lock: queues what the Journal decided since, and takes the next batch. */
function claim(ports: Ports, register: Register, patient: Patience): Found<MailRow>[] {
  const table = register.table(mailSpec);
  const open = unsettled(table, Number(register.memory[mailMemory] ?? 2));
  const last = open[open.length - 1];
  const fresh = toQueue(newLines(register, last?.record.id ?? '0.0'), last?.record.id ?? '0.0');
  const firstRow = (last?.row ?? 1) + 1;
  table.write(firstRow, fresh);
  const all = [...open, ...fresh.map((record, i) => ({ row: firstRow + i, record }))];
  const now = ports.now();
  const left = all.some(({ record }) => isSendable(record, now)) ? ports.post.left() : 0;
  const kept = keptShare(Number(register.memory[quotaMemory] ?? left));
  const chosen = choose(all, patient, now, { left, kept, atMost: batch });
  mark(table, chosen, () => claimed(now));
  if (fresh.length + chosen.length > 0) ports.workbooks.flush();
  return chosen;
}

/**
 * Under the lock: queues everything that was decided, and stops what `isOurs` names and nobody took yet. Answers the
 * others of them, which are gone or leaving.
 */
export function stopMails(
  ports: Ports,
  register: Register,
  isOurs: (mail: MailRow) => boolean,
): { readonly stopped: number; readonly gone: readonly MailRow[] } {
  const table = register.table(mailSpec);
  queueAll(ports, register, table);
  const ours = table.all().filter(({ record }) => isOurs(record));
  const waiting = ours.filter(({ record }) => record.state === 'à envoyer');
  mark(table, waiting, () => ({ state: 'annulé' }));
  ports.workbooks.flush();
  const gone = ours.filter(({ record }) => record.state === 'envoyé' || record.state === 'en cours');
  return { stopped: waiting.length, gone: gone.map(({ record }) => record) };
}

/**
 * Under the lock: queues everything that was decided, and writes again what nobody took yet as `amended` says; sent with
 * what follows. The same again changes nothing.
 */
export function amendMails(
  ports: Ports,
  register: Register,
  amended: (mail: MailRow) => MailRow | null,
): void {
  const table = register.table(mailSpec);
  queueAll(ports, register, table);
  for (const { row, record } of table.all()) {
    const mail = record.state === 'à envoyer' ? amended(record) : null;
    if (!mail) continue;
    const { to, notBefore, template, person, student, facts } = mail;
    table.write(row, [{ to, notBefore, template, person, student, facts }]);
  }
}

function queueAll(ports: Ports, register: Register, table: Table<MailRow>): void {
  for (let fresh = queueMore(register, table); fresh > 0; fresh = queueMore(register, table)) {
    ports.workbooks.flush();
  }
}

function queueMore(register: Register, table: Table<MailRow>): number {
  const last = table.tab.lastRow();
  const lastId = last < 2 ? '0.0' : (table.rowAt(last)?.id ?? '0.0');
  const fresh = toQueue(newLines(register, lastId), lastId);
  table.write(Math.max(2, last + 1), fresh);
  return fresh.length;
}

/** The lines of the queue from the remembered row on; from the top when that row is not there. */
function unsettled(table: Table<MailRow>, fromRow: number): Found<MailRow>[] {
  const last = table.tab.lastRow();
  const from = fromRow <= last ? fromRow : 2;
  return last < from ? [] : table.block(from, last - from + 1);
}

/** Mails that may still have news: those after the last one known to be settled. */
export function recentMails(register: Register): MailRow[] {
  return unsettled(register.table(mailSpec), Number(register.memory[mailMemory] ?? 2)).map(
    ({ record }) => record,
  );
}

/** Remembers how far everything is settled, so that the next reading is short. For the timer. */
export function rememberSettled(ports: Ports, register: Register): void {
  const from = Number(register.memory[mailMemory] ?? 2);
  const open = unsettled(register.table(mailSpec), from);
  const first = open.find(({ record }) => record.state === 'à envoyer' || record.state === 'en cours');
  const row = first?.row ?? open[open.length - 1]?.row ?? from;
  if (row > from) ports.memory.set(mailMemory, String(row));
}

function newLines(register: Register, lastQueued: string): JournalLine[] {
  const journal = journalTable(register.tab(journalSpec.name));
  const from = Math.max(2, Number(lastQueued.split('.')[0]) + 1);
  const last = journal.tab.lastRow();
  return last < from ? [] : journal.block(from, last - from + 1).map(({ record }) => record);
}

function deliver(
  ports: Ports,
  register: Register,
  writer: Writer,
  mails: readonly Found<MailRow>[],
): Outcome[] {
  if (mails.length === 0) return [];
  const written = writer.write(
    mails.map(({ record }) => record),
    ports.now(),
  );
  const outcomes = mails.map(({ record }, i) => sendOne(ports, record, written[i] ?? null));
  mark(register.table(mailSpec), mails, (_, i) => outcomes[i] ?? {});
  ports.workbooks.flush();
  return outcomes;
}

type Outcome = Pick<MailRow, 'state' | 'claimedAt' | 'sentAt' | 'problem' | 'to' | 'notBefore'>;

function sendOne(ports: Ports, mail: MailRow, given: Written | Needless | null): Outcome {
  const written = given && 'needless' in given ? null : given;
  const now = ports.now();
  const outcome = (state: MailState, problem = '', notBefore = mail.notBefore): Outcome => {
    const at = stamp(now);
    const sentAt = state === 'envoyé' ? at : '';
    return { state, claimedAt: at, sentAt, problem, to: written?.to ?? '', notBefore };
  };
  if (given && 'needless' in given) return outcome('annulé', given.needless);
  if (!written || written.to === '') return outcome('sans adresse');
  if (!isMail(written.to)) return outcome('échec', 'Adresse impossible');
  try {
    ports.post.send(messageOf(written));
    return outcome('envoyé');
  } catch (error) {
    const { problem, wait } = afterFailure(mail.problem, String(error));
    return wait === null ? outcome('échec', problem) : outcome('à envoyer', problem, stamp(now + wait));
  }
}

function messageOf({ to, mail }: Written): MailMessage {
  return {
    to,
    subject: oneLine(mail.subject),
    text: mailText(mail),
    html: mailHtml(mail),
    from: oneLine(mail.from.name),
    replyTo: mail.from.mail,
  };
}

/** A name with a line break must not become a header. */
function oneLine(text: string): string {
  return text.replace(/[\s\u0000-\u001f\u007f]+/g, (gap) => (gap === '\u00a0' ? gap : ' ')).trim();
}

/** Marks lines in as few writes as they have runs of neighbours: one, nearly always. */
function mark(
  table: Table<MailRow>,
  mails: readonly Found<MailRow>[],
  fields: (mail: Found<MailRow>, i: number) => Partial<MailRow>,
): void {
  let start = 0;
  while (start < mails.length) {
    let end = start + 1;
    while (end < mails.length && mails[end]?.row === (mails[end - 1]?.row ?? 0) + 1) end++;
    const run = mails.slice(start, end);
    const offset = start;
    table.write(
      run[0]?.row ?? 0,
      run.map((mail, i) => fields(mail, offset + i)),
    );
    start = end;
  }
}
