import type { Call } from '../host/index.ts';

/** A recorded execution, as far as a crowd is concerned. `ms` is modelled time. */
export type Step =
  | { readonly kind: 'work'; readonly ms: number }
  | { readonly kind: 'lock' | 'unlock' | 'raise' | 'lower' }
  /** Sends what waits, at most twenty mails; `ms` each. */
  | { readonly kind: 'mails'; readonly ms: number }
  /** Goes back to that step while mails wait. */
  | { readonly kind: 'again'; readonly to: number };

export interface Script {
  readonly steps: readonly Step[];
  /** What is left to do when the first lock was not obtained. */
  readonly busy: readonly Step[];
  /** What is left to do when another execution was sending mails already. */
  readonly noticed: readonly Step[];
}

/** The executions of an opening morning. */
export type Scripts = Readonly<Record<'page' | 'open' | 'draft' | 'send' | 'afterwards' | 'timer', Script>>;

/** Starting an execution and loading the script, before its first call: an estimate, like the latencies. */
const START_MS = 500;
/** What `tryLock` waits before it gives up. */
export const LOCK_PATIENCE_MS = 2_000;

const special: Readonly<Record<string, 'lock' | 'unlock' | 'raise' | 'lower'>> = {
  'Lock.tryLock': 'lock',
  'Lock.releaseLock': 'unlock',
  'Cache.get': 'raise',
  'Cache.remove': 'lower',
};

/** The recorded calls of one execution that found everything free, and of two that did not. */
export interface Recorded {
  readonly free: readonly Call[];
  readonly busy?: readonly Call[];
  readonly noticed?: readonly Call[];
}

export function scriptOf({ free, busy = [], noticed = [] }: Recorded): Script {
  return {
    steps: withRounds([{ kind: 'work', ms: START_MS }, ...free.flatMap(stepsOf)]),
    busy: tailAfter(busy, 'Lock.tryLock'),
    noticed: tailAfter(noticed, 'Cache.get'),
  };
}

function stepsOf({ member, milliseconds: ms }: Call): Step[] {
  const kind = special[member];
  if (member === 'MailApp.sendEmail') return [{ kind: 'mails', ms }];
  return kind === undefined ? [{ kind: 'work', ms }] : [{ kind: 'work', ms }, { kind }];
}

/** A sender takes the lock, sends, and takes it again to see whether more came: that is one round. */
function withRounds(steps: readonly Step[]): Step[] {
  const mails = steps.findIndex(({ kind }) => kind === 'mails');
  const from = steps.slice(0, Math.max(0, mails)).findLastIndex(({ kind }) => kind === 'lock');
  const next = steps.findIndex(({ kind }, place) => place > mails && kind === 'lock');
  if (mails < 0 || from < 0 || next < 0) return [...steps];
  return [...steps.slice(0, next), { kind: 'again', to: from }, ...steps.slice(next)];
}

/** What followed the first refusal, where every later lock was refused too: time alone. */
function tailAfter(calls: readonly Call[], member: string): Step[] {
  const place = calls.findIndex((call) => call.member === member);
  const tail = place < 0 ? [] : calls.slice(place + 1);
  const waits = tail.filter((call) => call.member === 'Lock.tryLock').length * LOCK_PATIENCE_MS;
  return [{ kind: 'work', ms: tail.reduce((sum, { milliseconds }) => sum + milliseconds, waits) }];
}
