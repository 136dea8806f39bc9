import { type Host, HostError, type TriggerRun } from '../index.ts';
import { nextRun } from '../script/trigger.ts';
import { isOfMachine } from '../trouble.ts';

/** Runs of one timer one after the other that ended alike, told as one line. */
export interface RunGroup {
  readonly handler: string;
  /** Instants of the first and last run, milliseconds since 1970 UTC. */
  readonly from: number;
  to: number;
  runs: number;
  mails: number;
  readonly error: string | undefined;
}

/** The last time the clock was moved forward, as far as it went. */
export interface Move {
  readonly from: number;
  to: number;
  runs: number;
  mails: number;
  errors: number;
}

/** How long time may move before others are served, in milliseconds. */
const SLICE = 100;
const STEP = 5 * 60_000;
const HOUR = 60 * 60_000;
const DAY = 24 * HOUR;
const GROUPS = 200;

/** Moves the host's clock and runs what falls due, in slices, so that pages go on answering meanwhile. */
export class Timekeeper {
  /** Newest last. */
  readonly groups: RunGroup[] = [];
  /** Where time is moving to. */
  until: number | undefined;
  /** What came of moving there; while time moves, what came so far. */
  move: Move | undefined;
  /** Why time stopped moving, in French. */
  trouble: string | undefined;
  private next: NodeJS.Timeout | undefined;
  private stride = STEP;
  private isSending = false;

  constructor(
    private readonly host: Host,
    private readonly changed: () => void,
  ) {}

  /** Runs the timers due now. Called again and again, it is what makes them run by themselves. */
  tick(): void {
    if (this.until === undefined) this.run(this.host.clock.now());
  }

  /**
   * Forward, time passes, and timers run: over two hours once an hour, over two days every six hours, for thousands
   * of idle runs would teach nobody anything; while mail is leaving, whenever they are due. Backward, the clock is set, and timers start again from there.
   */
  moveTo(instant: number): void {
    this.refuseWhileMoving();
    this.trouble = undefined;
    const from = this.host.clock.now();
    if (instant <= from) this.jumpTo(instant);
    else {
      this.stride = strideOver(instant - from);
      this.until = instant;
      this.move = { from, to: from, runs: 0, mails: 0, errors: 0 };
      this.slice();
    }
  }

  /** Time stays where it is. What came of moving it is kept; nothing runs later. */
  stop(): void {
    if (this.until === undefined) return;
    clearTimeout(this.next);
    this.until = undefined;
    this.guarded(this.changed);
  }

  /** Sets the clock without passing through the time between; timers start again from there. */
  jumpTo(instant: number): void {
    this.refuseWhileMoving();
    this.move = undefined;
    const { clock, state } = this.host;
    clock.set(instant);
    state.triggers = state.triggers.map((timer) =>
      timer.schedule.kind === 'once' ? timer : { ...timer, nextAt: nextRun(timer.schedule, instant) },
    );
    this.changed();
  }

  private refuseWhileMoving(): void {
    if (this.until === undefined) return;
    throw new HostError('Le temps avance déjà. Arrêtez-le d’abord, ou attendez qu’il arrive.');
  }

  private slice(): void {
    const started = performance.now();
    while (this.until !== undefined && performance.now() - started < SLICE) {
      const to = this.nextStop(this.until);
      this.run(to);
      if (to === this.until || this.trouble !== undefined) this.stop();
    }
    if (this.until !== undefined) this.next = setTimeout(() => this.slice(), 1);
  }

  /** A leap sets the clock first: of all the runs it jumps over, each timer has one. */
  private nextStop(until: number): number {
    const { clock } = this.host;
    const stride = this.isSending ? STEP : this.stride;
    const to = Math.min(until, clock.now() + stride);
    if (stride > STEP) clock.set(to);
    return to;
  }

  private run(to: number): void {
    this.guarded(() => {
      const runs = this.host.advance({ to });
      for (const run of runs) this.note(run);
      if (this.until !== undefined && this.move !== undefined) this.move.to = this.host.clock.now();
      this.isSending = runs.some(({ execution }) => mailsOf(execution) > 0);
      if (runs.length > 0 && this.until === undefined) this.changed();
    });
  }

  /** Time moves between two requests: what goes wrong then has no answer to stand in, and waits to be read. */
  private guarded(action: () => void): void {
    try {
      action();
    } catch (error) {
      if (!(error instanceof HostError) && !isOfMachine(error)) throw error;
      this.trouble = `Le temps s’est arrêté\u00a0: ${error.message}`;
    }
  }

  private note({ handler, at, error, execution }: TriggerRun): void {
    const mails = mailsOf(execution);
    if (this.until !== undefined && this.move !== undefined) count(this.move, mails, error);
    const last = this.groups[this.groups.length - 1];
    if (last && last.handler === handler && last.error === error && last.mails > 0 === mails > 0) {
      Object.assign(last, { to: at, runs: last.runs + 1, mails: last.mails + mails });
      return;
    }
    this.groups.push({ handler, from: at, to: at, runs: 1, mails, error });
    if (this.groups.length > GROUPS) this.groups.shift();
  }
}

function count(move: Move, mails: number, error: string | undefined): void {
  move.runs += 1;
  move.mails += mails;
  if (error !== undefined) move.errors += 1;
}

function strideOver(distance: number): number {
  if (distance > 2 * DAY) return 6 * HOUR;
  return distance > 2 * HOUR ? HOUR : STEP;
}

function mailsOf(execution: TriggerRun['execution']): number {
  return execution.countOf('MailApp.sendEmail');
}
