import { setImmediate } from 'node:timers/promises';
import type { Host } from '../../host/index.ts';

/** Something that somebody does at an instant, in milliseconds since 1970 UTC. */
export interface Planned {
  readonly at: number;
  readonly act: () => void;
}

const HOUR = 3_600_000;
/** Between two timers: while mails leave, while something happens, and when nothing does. */
const SENDING = HOUR;
const BUSY = 2 * HOUR;
const QUIET = 6 * HOUR;

/**
 * Time as it passes in a rehearsal: the timer, which a real account runs every five minutes, runs where it has something
 * to do: every hour while mails leave, every two hours while something happens, else four times a day.
 */
export class Diary {
  private lastAt: number;
  private wait = BUSY;

  constructor(private readonly host: Host) {
    this.lastAt = host.clock.now();
  }

  /** Each act at its instant, the timers in between; pauses now and then so that mails reach the disk. */
  async play(plan: readonly Planned[]): Promise<void> {
    const inOrder = [...plan].sort((one, other) => one.at - other.at);
    for (const [index, { at, act }] of inOrder.entries()) {
      this.letPass(at);
      act();
      this.wait = Math.min(this.wait, BUSY);
      if (index % 200 === 0) await setImmediate();
    }
  }

  letPass(to: number): void {
    const { host } = this;
    while (this.lastAt + this.wait <= to) {
      this.lastAt = Math.max(this.lastAt + this.wait, host.clock.now());
      const sent = host.outbox.length;
      host.clock.set(this.lastAt);
      host.advance({ to: this.lastAt });
      this.wait = host.outbox.length > sent ? SENDING : QUIET;
    }
    if (to > host.clock.now()) host.clock.set(to);
  }
}
