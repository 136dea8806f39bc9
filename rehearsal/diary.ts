import { setImmediate } from 'node:timers/promises';
import type { Host } from '../host/index.ts';

/** Something that somebody does at an instant, in milliseconds since 1970 UTC. */
export interface Planned {
  readonly at: number;
  readonly act: () => void;
}

const MINUTE = 60 * 1_000;
const HOUR = 60 * MINUTE;

/** Each act at its instant, the timers in between; pauses now and then so that mails reach the disk. */
export async function playAll(host: Host, plan: readonly Planned[]): Promise<void> {
  const inOrder = [...plan].sort((one, other) => one.at - other.at);
  for (const [index, { at, act }] of inOrder.entries()) {
    letPass(host, at);
    act();
    if (index % 200 === 0) await setImmediate();
  }
}

/**
 * Time passes until an instant: a timer after what just happened, so that all it caused is done, then one every two
 * hours, since the others would find nothing to do.
 */
export function letPass(host: Host, to: number): void {
  host.advance({ to: Math.max(host.clock.now(), Math.min(to, host.clock.now() + 5 * MINUTE)) });
  while (host.clock.now() + 2 * HOUR < to) {
    host.clock.set(host.clock.now() + 2 * HOUR);
    host.advance({ to: host.clock.now() });
  }
  if (to > host.clock.now()) host.clock.set(to);
  host.advance({ to: host.clock.now() });
}
