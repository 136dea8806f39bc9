import type { Call } from './gate.ts';
import { ExecutionKilled } from './gate.ts';

export type Deployment = 'public' | 'domain';
/** What started it: a page, the editor, a timer, or the menu bound to a workbook. */
export type Origin = Deployment | 'editor' | 'trigger' | 'menu' | 'simple';

export interface ExecutionStart {
  readonly id: number;
  readonly function: string;
  readonly origin: Origin;
  /** Who asked: '' for an anonymous visitor. */
  readonly as: string;
  /** The account it runs as. */
  readonly effective: string;
  /** What `Session.getActiveUser()` says. */
  readonly active: string;
  /** Host instant at which it started, milliseconds since 1970 UTC. */
  readonly startedAt: number;
}

export interface LogLine {
  readonly level: 'log' | 'info' | 'warn' | 'error';
  readonly text: string;
}

/** One run of a function: what it called, what it would have cost, what it said, how it ended. */
export class Execution {
  readonly id: number;
  readonly function: string;
  readonly origin: Origin;
  readonly as: string;
  readonly effective: string;
  readonly active: string;
  readonly startedAt: number;
  /** Every service call in order; emptied on old executions, whose counts remain. */
  calls: Call[] = [];
  readonly logs: LogLine[] = [];
  /** The numbers of the mails it sent. */
  readonly mails: number[] = [];
  /** Google's words for each of its limits that was met, also where the program went on. */
  readonly limits: string[] = [];
  callCount = 0;
  trips = 0;
  /** Modelled duration so far, in milliseconds. */
  milliseconds = 0;
  error: string | undefined;
  killed: string | undefined;
  private readonly counts = new Map<string, number>();

  constructor(start: ExecutionStart) {
    this.id = start.id;
    this.function = start.function;
    this.origin = start.origin;
    this.as = start.as;
    this.effective = start.effective;
    this.active = start.active;
    this.startedAt = start.startedAt;
  }

  /** Drops the single calls of an old execution; what was counted stays. */
  forgetCalls(): void {
    this.calls = [];
    this.counts.clear();
  }

  /** A simple trigger (onOpen) has 30 seconds. */
  get simple(): boolean {
    return this.origin === 'simple';
  }

  record(call: Call): void {
    this.calls.push(call);
    this.callCount += 1;
    if (call.cost === 'trip') this.trips += 1;
    this.milliseconds += call.milliseconds;
    this.counts.set(call.member, this.countOf(call.member) + 1);
  }

  /** How often this member was called so far. */
  countOf(member: string): number {
    return this.counts.get(member) ?? 0;
  }

  /** Lets modelled time pass (a sleep, a lock that was waited for). */
  wait(milliseconds: number): void {
    this.milliseconds += milliseconds;
  }

  kill(why: string): void {
    this.killed ??= why;
  }

  refuseIfKilled(): void {
    if (this.killed !== undefined) throw new ExecutionKilled(this.killed);
  }
}
