import type { CallAnswers, Reply } from '../calls.ts';
import { colleagueOf } from '../campaign/clerks.ts';
import { townFrom } from '../campaign/settings.ts';
import type { Ports } from '../ports.ts';
import { rememberSettled, sendDue, type Writer } from '../post/send.ts';
import { underLock } from '../register/commit.ts';
import { journalMemory, openRegister, type Register } from '../register/register.ts';
import { refreshAll } from '../requests/refresh.ts';

/** A clerk asks for the views to be brought up to date now. */
export function refreshNow(ports: Ports): Reply<CallAnswers['office.refresh']> {
  const register = openRegister(ports);
  const colleague = colleagueOf(ports, register?.memory ?? ports.memory.all());
  if ('kind' in colleague) return { ok: false, refusal: colleague };
  const town = register && townFrom(register.memory);
  if (!register || !town)
    return { ok: false, refusal: { kind: 'notSetUp', message: 'Réglez d’abord la ville.' } };
  return { ok: true, value: { refreshed: refreshAll(ports, register, town) } };
}

/** Longest the timer sends: Google stops an execution after six minutes, and the views come after. */
const patience = 2 * 60 * 1000;

/**
 * Every five minutes: finishes what died in between, sends the mail that is due, brings the views up to date when
 * there is news, and remembers how far the Journal and the queue are settled, so that a visit reads only their ends.
 */
export function fiveMinutes(ports: Ports, writerFor: (register: Register) => Writer | null): void {
  const register = openRegister(ports);
  const town = register && townFrom(register.memory);
  if (!register || !town) return;
  const settled = underLock(ports, register, ({ last }) => last);
  const writer = writerFor(register);
  const sent = writer ? sendDue(ports, register, writer, ports.startedAt + patience) : 0;
  if (sent) rememberSettled(ports, register);
  const last = settled.busy ? null : settled.value;
  if (last === null || sent || isStale(register, last, ports.startedAt)) {
    refreshAll(ports, register, town);
    if (last !== null) ports.memory.set(viewsMemory, JSON.stringify({ last, at: ports.startedAt }));
  }
  if (last) rememberEnd(ports, register, last);
}

/** What the views show: up to which Journal line, and when they were brought up to date. */
const viewsMemory = 'vues';

/** Without news the views are looked at all the same now and then: for drafts, and for tabs somebody damaged. */
const viewsLast = 60 * 60 * 1000;

function isStale(register: Register, last: number, now: number): boolean {
  const kept = register.memory[viewsMemory];
  if (kept === undefined) return true;
  const shown = JSON.parse(kept) as { last: number; at: number };
  return shown.last !== last || now - shown.at >= viewsLast;
}

function rememberEnd(ports: Ports, register: Register, last: number): void {
  const row = String(last + 1);
  if (register.memory[journalMemory] !== row) ports.memory.set(journalMemory, row);
}
