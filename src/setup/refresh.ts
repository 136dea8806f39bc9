import type { CallAnswers, Reply } from '../calls.ts';
import { colleagueOf } from '../campaign/clerks.ts';
import { townFrom } from '../campaign/settings.ts';
import type { Ports } from '../ports.ts';
import { sendDue, rememberSettled, type Writer } from '../post/send.ts';
import { underLock } from '../register/commit.ts';
import { journalMemory, openRegister, type Register } from '../register/register.ts';
import { refreshAll } from '../requests/refresh.ts';

/** A clerk asks for the views to be brought up to date now. */
export function refreshNow(ports: Ports): Reply<CallAnswers['office.refresh']> {
  const register = openRegister(ports);
  const colleague = colleagueOf(ports, register?.memory ?? ports.memory.all());
  if ('kind' in colleague) return { ok: false, refusal: colleague };
  const town = register && townFrom(register.memory);
  if (!register || !town) return { ok: false, refusal: { kind: 'notSetUp', message: 'Réglez d’abord la ville.' } };
  return { ok: true, value: { refreshed: refreshAll(ports, register, town) } };
}

/** Longest the timer works: Google stops an execution after six minutes. */
const patience = 4 * 60 * 1000;

/**
 * Every five minutes: finishes what died in between, sends the mail that is due, brings the views up to date, and
 * remembers how far the Journal and the queue are settled, so that a visit reads only their ends.
 */
export function fiveMinutes(
  ports: Ports,
  writerFor: (ports: Ports, register: Register) => Writer | null,
): void {
  const register = openRegister(ports);
  const town = register && townFrom(register.memory);
  if (!register || !town) return;
  underLock(ports, register, ({ last }) => {
    if (last > 0) ports.memory.set(journalMemory, String(Math.max(2, last + 1)));
  });
  const writer = writerFor(ports, register);
  if (writer) sendDue(ports, register, writer, ports.startedAt + patience / 2);
  rememberSettled(ports, register);
  refreshAll(ports, register, town);
}

