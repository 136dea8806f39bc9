import type { Refusal, Reply } from '../calls/reply.ts';
import type { CallAnswers } from '../calls.ts';
import { openDesk } from '../campaign/desk.ts';
import { type TownNow, townFrom } from '../campaign/settings.ts';
import { dayOf, stamp } from '../dates.ts';
import { emptyStray } from '../letters/batches.ts';
import { settleOffers } from '../offers/settle.ts';
import { findStudent } from '../people/find.ts';
import { type StudentRow, studentSpec } from '../people/tabs.ts';
import type { Ports } from '../ports.ts';
import { recentMails, rememberSettled, sendDue, type Writer } from '../post/send.ts';
import { underLock } from '../register/commit.ts';
import { journalSpec, journalTable } from '../register/journal.ts';
import { journalMemory, openRegister, type Register } from '../register/register.ts';
import { type Failed, pilotageCode, refreshAll, refreshStudents } from '../requests/refresh.ts';
import { remindBeforeDue } from '../review/dueSoon.ts';
import { goOn, openLots } from '../review/steps.ts';
import { recordNotice } from '../rights/notice/published.ts';
import { showRights } from '../rights/registers/views.ts';
import { goOnWithRemoval } from '../rights/removal/run.ts';
import { heldIn } from '../rights/retention/holds.ts';
import { forgetSeen } from '../supporting/forget.ts';
import { sweep } from '../supporting/sweep.ts';
import { boardOf } from '../today/board.ts';
import { timerMemory } from '../today/today.ts';
import { completeTabs } from './registerTabs.ts';

/** A clerk asks for the views to be brought up to date now. */
export function refreshNow(ports: Ports): Reply<CallAnswers['office.refresh']> {
  const desk = openDesk(ports);
  if ('kind' in desk) return { ok: false, refusal: desk };
  const { register, town } = desk;
  const failed = new Set(showAll(ports, register, town).map(({ code }) => code));
  const books = [...town.conservatoires, { code: pilotageCode, name: 'Pilotage' }];
  const names = books.filter(({ code }) => failed.has(code)).map(({ name }) => name);
  if (names.length > 0) return { ok: false, refusal: notUpToDate(names) };
  return { ok: true, value: { refreshed: town.conservatoires.map(({ code }) => code) } };
}

/** Every tab, and what there is to do in *Accueil*. */
function showAll(ports: Ports, register: Register, town: TownNow): Failed[] {
  const whole = { boardOf: boardOf(town, ports.now()), showRights: showRights(ports, register) };
  return refreshAll(ports, register, town, whole);
}

function notUpToDate(names: readonly string[]): Refusal {
  return {
    kind: 'invalid',
    message:
      `Pas à jour\u00a0: ${names.join(', ')}. Aucune demande n’est perdue, et les autres classeurs sont à jour. ` +
      'Vérifiez que ce classeur n’est pas dans la corbeille de Drive et qu’aucune plage n’y est protégée, puis recommencez.',
  };
}

/** Longest the timer sends: Google stops an execution after six minutes, and the views come after. */
const patience = 2 * 60 * 1000;

/**
 * Every five minutes: finishes what died in between, sends the mail that is due, brings the views up to date when
 * there is news, plans the reminders of the day, and remembers how far the Journal and the queue are settled, so that a visit reads only their ends.
 */
export function fiveMinutes(ports: Ports, writerFor: (register: Register) => Writer | null): void {
  const register = openRegister(ports);
  const town = register && townFrom(register.memory);
  if (!register || !town) return;
  completeTabs(ports, register);
  ports.memory.set(timerMemory, stamp(ports.startedAt));
  const settled = underLock(ports, register, (end) => recordNotice(ports, register, end));
  const writer = writerFor(register);
  const sent = writer ? sendDue(ports, register, writer, ports.startedAt + patience) : 0;
  settleOffers(ports, register, { town, mails: recentMails(register) });
  if (sent) rememberSettled(ports, register);
  if (settled.busy) return;
  if (settled.value) rememberEnd(ports, register, settled.value);
  goOnWithLots(ports, register, town);
  remindBeforeDue(ports, register, town);
  tidyOnceADay(ports, register, town);
  // A workbook that cannot be written throws, and keeps nobody's data.
  try {
    showNews(ports, register, { town, last: settled.value, sent: sent ?? 0 });
  } finally {
    goOnWithRemoval(ports, { register, town }, ports.startedAt + patience);
  }
}

/** A batch whose page was closed, or whose execution died, is finished by the timer. */
function goOnWithLots(ports: Ports, register: Register, town: TownNow): void {
  for (const lot of openLots(register.memory)) goOn(ports, { register, town }, lot);
}

const sweptMemory = 'balayage';

function tidyOnceADay(ports: Ports, register: Register, town: TownNow): void {
  const today = dayOf(ports.startedAt);
  if (register.memory[sweptMemory] === today) return;
  ports.memory.set(sweptMemory, today);
  const heldNow = () => heldIn({ ...register, memory: ports.memory.all() }).students;
  forgetSeen(ports, register, town, heldNow);
  const count = sweep(ports, register);
  if (count > 0) ports.log(`fichiers sans élève, mis à la corbeille\u00a0: ${count}`);
  const letters = emptyStray(ports, register);
  if (letters > 0) ports.log(`lettres jamais enregistrées, vidées\u00a0: ${letters}`);
}

/** What the views show: up to which Journal line, and when they were last looked at as a whole. */
interface Shown {
  readonly last: number;
  readonly at: number;
}

const viewsMemory = 'vues';

/** Now and then the views are looked at as a whole: for drafts, for the figures, and for tabs somebody damaged. */
const viewsLast = 60 * 60 * 1000;
/** More news than this, and looking at everything is quicker. */
const fewLines = 40;

interface News {
  readonly town: TownNow;
  readonly last: number;
  readonly sent: number;
}

/**
 * A few requests: their rows alone. Much news, or an hour since the last time: everything. What failed is thrown, so
 * that Google tells the account, and tried again in five minutes.
 */
function showNews(ports: Ports, register: Register, { town, last, sent }: News): void {
  const kept = register.memory[viewsMemory];
  const shown: Shown = kept === undefined ? { last: 0, at: 0 } : (JSON.parse(kept) as Shown);
  const lines = last - shown.last;
  const isOld = ports.startedAt - shown.at >= viewsLast;
  if (lines === 0 && sent === 0 && !isOld) return;
  const isMuch = isOld || lines > fewLines || sent > lines;
  const [failed] = isMuch
    ? showAll(ports, register, town)
    : refreshStudents(ports, register, town, {
        students: changedStudents(register, shown.last + 1, last),
        mails: recentMails(register),
      });
  if (failed) throw failed.error;
  const at = isMuch ? ports.startedAt : shown.at;
  ports.memory.set(viewsMemory, JSON.stringify({ last, at } satisfies Shown));
}

/** The students that Journal lines are about, as they stand now. */
function changedStudents(register: Register, from: number, to: number): StudentRow[] {
  const lines = journalTable(register.tab(journalSpec.name)).block(from + 1, to - from + 1);
  const own = lines.filter(({ record }) => record.target.startsWith(`${studentSpec.name}!`));
  const rows = new Map(own.map(({ record }) => [record.about, Number(record.target.split('!')[1])]));
  return [...rows].flatMap(([number, row]) => findStudent(register, number, row)?.record ?? []);
}

function rememberEnd(ports: Ports, register: Register, last: number): void {
  const row = String(last + 1);
  if (register.memory[journalMemory] !== row) ports.memory.set(journalMemory, row);
}
