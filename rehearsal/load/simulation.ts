/** What a process waits for: time to pass, or the one lock, for so long at most. The answer says whether it came. */
export type Ask =
  | { readonly kind: 'sleep'; readonly ms: number }
  | { readonly kind: 'lock'; readonly patience: number };

export type Process = Generator<Ask, void, boolean>;

/** What happened to whom: for those who check the laws. */
export type Observe = (what: 'enter' | 'leave' | 'lock' | 'unlock', at: number) => void;

export interface Platform {
  /** Executions at the same time. */
  readonly slots: number;
  /** Numbers in [0, 1): who among those waiting gets the lock, Google promises no order. */
  readonly random: () => number;
  readonly observe?: Observe;
}

/** One wait: the same process may wait again later. */
interface Waiter {
  readonly process: Process;
}

interface Due {
  readonly at: number;
  readonly act: () => void;
}

/**
 * A discrete-event simulation of one script on Google: slots, one lock, and processes that sleep and wait for it.
 * Time is in milliseconds and stands still while something happens; things due together happen in the order they were planned.
 */
export class Simulation {
  now = 0;
  /** Most executions at the same time so far. */
  mostSlots = 0;
  private slots = 0;
  private isLocked = false;
  private readonly queue: Due[] = [];
  private waiters: Waiter[] = [];

  constructor(private readonly platform: Platform) {}

  start(process: Process, at: number): void {
    this.plan(at, () => this.resume(process, true));
  }

  /** Runs until nothing is due. */
  run(): void {
    for (let due = this.queue.shift(); due !== undefined; due = this.queue.shift()) {
      this.now = due.at;
      due.act();
    }
  }

  /** Begins an execution, unless all slots are taken. */
  enter(): boolean {
    if (this.slots >= this.platform.slots) return false;
    this.slots += 1;
    this.mostSlots = Math.max(this.mostSlots, this.slots);
    this.platform.observe?.('enter', this.now);
    return true;
  }

  leave(): void {
    this.slots -= 1;
    this.platform.observe?.('leave', this.now);
  }

  /** Gives the lock back; one of those waiting has it at once. */
  unlock(): void {
    this.isLocked = false;
    this.platform.observe?.('unlock', this.now);
    const [next] = this.waiters.splice(Math.floor(this.platform.random() * this.waiters.length), 1);
    if (next === undefined) return;
    this.take();
    this.plan(this.now, () => this.resume(next.process, true));
  }

  private take(): void {
    this.isLocked = true;
    this.platform.observe?.('lock', this.now);
  }

  private resume(process: Process, answer: boolean): void {
    const { done, value: ask } = process.next(answer);
    if (done) return;
    if (ask.kind === 'sleep') {
      this.plan(this.now + ask.ms, () => this.resume(process, true));
    } else if (this.isLocked) {
      this.wait({ process }, ask.patience);
    } else {
      this.take();
      this.plan(this.now, () => this.resume(process, true));
    }
  }

  private wait(waiter: Waiter, patience: number): void {
    this.waiters.push(waiter);
    this.plan(this.now + patience, () => {
      if (!this.waiters.includes(waiter)) return;
      this.waiters = this.waiters.filter((other) => other !== waiter);
      this.resume(waiter.process, false);
    });
  }

  private plan(at: number, act: () => void): void {
    let [low, high] = [0, this.queue.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.queue[middle]?.at ?? 0) <= at) low = middle + 1;
      else high = middle;
    }
    this.queue.splice(low, 0, { at, act });
  }
}
