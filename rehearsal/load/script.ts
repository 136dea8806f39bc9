import type { Call } from '../../host/index.ts';

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
/** What `tryLock` waits before it gives up, as in `src/google/ports.ts`. */
export const LOCK_PATIENCE_MS = 1_500;

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
    steps: [{ kind: 'work', ms: START_MS }, ...withRounds(free)],
    busy: tailAfter(busy, 'Lock.tryLock'),
    noticed: tailAfter(noticed, 'Cache.get'),
  };
}

function stepsOf({ member, milliseconds: ms }: Call): Step[] {
  const kind = special[member];
  if (member === 'MailApp.sendEmail') return [{ kind: 'mails', ms }];
  return kind === undefined ? [{ kind: 'work', ms }] : [{ kind: 'work', ms }, { kind }];
}

/** A sender takes the lock, sends, and looks how far the Journal has grown, to start over with its lock: one round. */
function withRounds(calls: readonly Call[]): Step[] {
  const mails = calls.findIndex(({ member }) => member === 'MailApp.sendEmail');
  const look = calls.findIndex(({ member }, place) => place > mails && member === 'Sheet.getLastRow');
  const round = calls.slice(0, look + 1).flatMap(stepsOf);
  const from = calls
    .slice(0, Math.max(0, mails))
    .flatMap(stepsOf)
    .findLastIndex(({ kind }) => kind === 'lock');
  if (mails < 0 || look < 0 || from < 0) return calls.flatMap(stepsOf);
  // One step stands before these: the start.
  return [...round, { kind: 'again', to: from + 1 }, ...calls.slice(look + 1).flatMap(stepsOf)];
}

/** What followed the first refusal, where every later lock was refused too: time alone. */
function tailAfter(calls: readonly Call[], member: string): Step[] {
  const place = calls.findIndex((call) => call.member === member);
  const tail = place < 0 ? [] : calls.slice(place + 1);
  const waits = tail.filter((call) => call.member === 'Lock.tryLock').length * LOCK_PATIENCE_MS;
  return [{ kind: 'work', ms: tail.reduce((sum, { milliseconds }) => sum + milliseconds, waits) }];
}
