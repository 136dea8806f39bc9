import { ServiceError } from './emulated.ts';
import type { Execution } from './execution.ts';
import { costOf, isLimit, LIMITS } from './limits.ts';

/** 'trip' costs a tenth of a second or more on Google (a round trip to a service), 'call' is cheap. */
export type Cost = 'call' | 'trip';
export type Moment = 'before' | 'after';

/** One service call as it happened: `at` and `milliseconds` are modelled, from the start of the execution. */
export interface Call {
  readonly member: string;
  readonly cost: Cost;
  readonly execution: number;
  readonly at: number;
  readonly milliseconds: number;
}

/** Which call: the n-th of the execution (from 1), or the n-th (from 1, default 1) of one member. */
export type Point = { readonly call: number } | { readonly member: string; readonly nth?: number };
/** `in`: only executions of that function; otherwise the next execution, whatever it is. */
export type KillPoint = Point & { readonly when: Moment; readonly in?: string };

/** A planned accident. It belongs to one execution, the first that matches, and is dropped with it. */
export interface Plan {
  fired: boolean;
}

interface ArmedPlan extends Plan {
  readonly point: Point;
  readonly when: Moment;
  readonly action: (execution: Execution) => void;
  readonly depth: number;
  readonly in: string | undefined;
  execution: number | undefined;
}

/** The execution is over, whatever the program catches: every later service call throws this again. */
export class ExecutionKilled extends Error {
  override readonly name = 'ExecutionKilled';
}

/**
 * Every service call of every execution passes here: it is counted, timed by the model of `limits.ts`,
 * recorded, and may be refused, answered otherwise, interrupted by somebody else, or be the last.
 */
export class Gate {
  readonly totals = { calls: 0, trips: 0 };
  private readonly running: Execution[] = [];
  private plans: ArmedPlan[] = [];
  private readonly answers = new Map<string, () => unknown>();

  /** The innermost execution now running, if any. */
  get execution(): Execution | undefined {
    return this.running[this.running.length - 1];
  }

  /** How many executions are running inside one another: 0 outside, 1 in a plain execution. */
  get depth(): number {
    return this.running.length;
  }

  /** Kills an execution at one of its calls. 'after' means that the call had its effect. */
  killAt(point: KillPoint): Plan {
    return this.arm(point, point.when, (execution) => execution.kill(`tué ${point.when} ${nameOf(point)}`));
  }

  /** Runs `hook` before or after a call: another execution, or a person's edit, in the middle of this one. */
  at(point: number | (Point & { readonly in?: string }), when: Moment, hook: () => void): Plan {
    return this.arm(typeof point === 'number' ? { call: point } : point, when, hook);
  }

  /** From now on the member throws Google's `message` instead of acting, until `allow(member)`. */
  refuse(member: string, message: string): void {
    this.answer(member, () => {
      throw new ServiceError(message);
    });
  }

  /** From now on the member answers this instead of acting (`gate.answer('Lock.tryLock', () => false)`). */
  answer(member: string, value: () => unknown): void {
    this.answers.set(member, value);
  }

  allow(member: string): void {
    this.answers.delete(member);
  }

  /** Forgets every planned accident, refusal and answer. */
  clear(): void {
    this.plans = [];
    this.answers.clear();
  }

  enter(execution: Execution): void {
    this.running.push(execution);
    for (const plan of this.plans) {
      const wanted = plan.in === undefined || plan.in === execution.function;
      if (plan.execution === undefined && plan.depth === this.depth && wanted) plan.execution = execution.id;
    }
  }

  leave(execution: Execution): void {
    this.running.pop();
    this.plans = this.plans.filter((plan) => plan.execution !== execution.id);
  }

  /**
   * Lets one service call through. Outside any execution (a person acting, a test) the action just runs.
   * @param member class and member, as in `Range.setValues`
   */
  pass<T>(member: string, cost: Cost, action: () => T): T {
    const execution = this.execution;
    if (execution === undefined) return action();
    execution.refuseIfKilled();
    this.record(execution, member, cost);
    this.fire(execution, member, 'before');
    try {
      const answer = this.answers.get(member);
      return answer === undefined ? action() : (answer() as T);
    } catch (error) {
      if (error instanceof ServiceError && isLimit(error.message)) execution.limits.push(error.message);
      throw error;
    } finally {
      this.fire(execution, member, 'after');
    }
  }

  private record(execution: Execution, member: string, cost: Cost): void {
    const milliseconds = costOf(member, cost);
    execution.record({ member, cost, execution: execution.id, at: execution.milliseconds, milliseconds });
    this.totals.calls += 1;
    if (cost === 'trip') this.totals.trips += 1;
    const limit = execution.simple ? LIMITS.simpleTriggerMs.value : LIMITS.executionMs.value;
    if (execution.milliseconds > limit) endFor(execution, 'Exceeded maximum execution time');
    execution.refuseIfKilled();
  }

  private fire(execution: Execution, member: string, when: Moment): void {
    for (const plan of this.plans) {
      if (plan.fired || plan.when !== when || plan.execution !== execution.id) continue;
      if (!isAt(plan.point, execution, member)) continue;
      plan.fired = true;
      plan.action(execution);
    }
    execution.refuseIfKilled();
  }

  private arm(
    point: Point & { readonly in?: string },
    when: Moment,
    action: (execution: Execution) => void,
  ): Plan {
    const plan: ArmedPlan = {
      fired: false,
      point,
      when,
      action,
      depth: this.depth + 1,
      in: point.in,
      execution: undefined,
    };
    this.plans.push(plan);
    return plan;
  }
}

function endFor(execution: Execution, limit: string): void {
  execution.limits.push(limit);
  execution.kill(limit);
}

function isAt(point: Point, execution: Execution, member: string): boolean {
  if ('call' in point) return execution.callCount === point.call;
  return member === point.member && execution.countOf(member) === (point.nth ?? 1);
}

function nameOf(point: Point): string {
  return 'call' in point ? `l’appel ${point.call}` : `${point.member} (${point.nth ?? 1})`;
}
