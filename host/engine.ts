import { types } from 'node:util';
import type { Chance } from './chance.ts';
import type { Clock } from './clock.ts';
import { type Documents, endDrafts } from './document/index.ts';
import type { DriveStore } from './drive/store.ts';
import { ServiceError } from './emulated.ts';
import { ScriptFailure } from './errors.ts';
import { Execution, type Origin } from './execution.ts';
import { ExecutionKilled, type Gate } from './gate.ts';
import { authorise, refuseInSimpleTrigger } from './manifest.ts';
import type { Program } from './program.ts';
import type { RealmWatch } from './realm/watch.ts';
import { Realm } from './realm.ts';
import { servicesOf } from './services.ts';
import { endExecution, pendingWrites, type Workbooks } from './spreadsheet/index.ts';
import type { State } from './state.ts';
import type { Unconfirmed } from './unconfirmed.ts';
import type { Project, World } from './world.ts';

/** What to run, for whom. */
export interface Order {
  readonly function: string;
  readonly origin: Origin;
  readonly as: string;
  readonly effective: string;
  readonly active: string;
  readonly address: string;
  readonly program: Program;
  /** False for source that runs on its own, without the project's files. */
  readonly loads: boolean;
  readonly project: Project;
  readonly bound: World['bound'];
  readonly ui: World['ui'];
}

export interface EngineParts {
  readonly gate: Gate;
  readonly clock: Clock;
  readonly chance: Chance;
  readonly state: State;
  readonly unconfirmed: Unconfirmed;
  readonly workbooks: Workbooks;
  readonly documents: Documents;
  readonly files: DriveStore;
}

/** Executions whose single calls are still kept; of older ones the counts remain. */
const DETAILED_EXECUTIONS = 2_000;

/** Runs executions, one inside another when a hook of the gate asks for it. */
export class Engine {
  readonly executions: Execution[] = [];
  /** The one that ended last: after a run, the run itself, whatever ran inside it. */
  last: Execution | undefined;

  constructor(private readonly parts: EngineParts) {}

  /**
   * One execution, from the fresh context to the release of its locks.
   * @param body what to do once the project is loaded
   * @throws ScriptFailure what the program threw; ExecutionKilled when the gate ended it; a fault of the host as it is
   */
  run<T>(order: Order, body: (realm: Realm) => T): T {
    const { gate } = this.parts;
    const execution = this.begin(order);
    const faults: Error[] = [];
    gate.enter(execution);
    try {
      const realm = this.realmFor(order, execution, faults);
      if (order.loads) realm.load(order.program.folder);
      const result = body(realm);
      endExecution({ execution }, { keepWrites: 'all' });
      execution.refuseIfKilled();
      endDrafts(execution, 'saved');
      if (faults[0] !== undefined) throw faults[0];
      return result;
    } catch (error) {
      const failure = faults[0] ?? failureOf(error, execution);
      this.endBadly(execution);
      execution.error = failure.message;
      throw failure;
    } finally {
      this.parts.state.locks.releaseAll(execution.id);
      gate.leave(execution);
      this.last = execution;
      this.forgetOldCalls();
    }
  }

  private begin(order: Order): Execution {
    const { state, gate, clock } = this.parts;
    state.executions += 1;
    const outer = gate.execution;
    const startedAt = outer === undefined ? clock.now() : outer.startedAt + outer.milliseconds;
    const { function: name, origin, as, effective, active } = order;
    const execution = new Execution({
      id: state.executions,
      function: name,
      origin,
      as,
      effective,
      active,
      startedAt,
    });
    this.executions.push(execution);
    return execution;
  }

  private realmFor(order: Order, execution: Execution, faults: Error[]): Realm {
    const { gate, chance } = this.parts;
    const now = (): number => execution.startedAt + execution.milliseconds;
    const watch: RealmWatch = {
      now: () => Math.floor(now()),
      random: () => chance.next(),
      pass: (member, cost, action) => gate.pass(member, cost, action),
      authorise: (member, scopes) => {
        if (execution.simple) refuseInSimpleTrigger(member, scopes);
        authorise(order.program.manifest, member, scopes);
      },
      fault: (error) => faults.push(error),
    };
    const realm = new Realm(watch);
    const world: World = {
      ...this.parts,
      execution,
      realm,
      user: { effective: order.effective, active: order.active },
      program: order.program,
      address: order.address,
      project: order.project,
      bound: order.bound,
      ui: order.ui,
      now: watch.now,
    };
    for (const [name, service] of Object.entries(servicesOf(world))) realm.expose(name, service);
    return realm;
  }

  /** A kill loses the end of the pending writes; after an uncaught error Google still makes them all. [?] */
  private endBadly(execution: Execution): void {
    const pending = pendingWrites({ execution });
    const kept = execution.killed === undefined ? pending : this.parts.chance.below(pending + 1);
    endExecution({ execution }, { keepWrites: kept });
    endDrafts(execution, execution.killed === undefined ? 'saved' : 'killed');
  }

  private forgetOldCalls(): void {
    const old = this.executions[this.executions.length - 1 - DETAILED_EXECUTIONS];
    old?.forgetCalls();
  }
}

function failureOf(error: unknown, execution: Execution): Error {
  if (execution.killed !== undefined) return new ExecutionKilled(execution.killed);
  if (error instanceof ServiceError) return new ScriptFailure(error.name, error.message, error.stack);
  if (error instanceof Error) return error;
  if (types.isNativeError(error)) return new ScriptFailure(error.name, error.message, error.stack);
  return new ScriptFailure('Error', String(error), undefined);
}
