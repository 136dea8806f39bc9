import { type MembersOf, ServiceError } from '../emulated.ts';
import type { World } from '../world.ts';

/** Who holds which lock: an execution number by lock name. Released by the host when the execution ends. */
export class Locks {
  private readonly holders = new Map<string, number>();

  holderOf(name: string): number | undefined {
    return this.holders.get(name);
  }

  take(name: string, execution: number): void {
    this.holders.set(name, execution);
  }

  release(name: string, execution: number): void {
    if (this.holders.get(name) === execution) this.holders.delete(name);
  }

  releaseAll(execution: number): void {
    for (const name of [...this.holders.keys()]) this.release(name, execution);
  }
}

/** https://developers.google.com/apps-script/reference/lock/lock-service */
export class LockService {
  static readonly service = 'LockService';
  static readonly members = {
    getScriptLock: 'call',
    getUserLock: 'call',
    getDocumentLock: 'call',
  } satisfies MembersOf<GoogleAppsScript.Lock.LockService>;
  constructor(private readonly world: World) {}

  /** One for the whole project: the program and the menu have one each. */
  getScriptLock(): Lock {
    return new Lock(this.world, `script:${this.world.project}`);
  }

  getUserLock(): Lock {
    return new Lock(this.world, `user:${this.world.user.effective}`);
  }

  /** Null "from a standalone script or webapp". [D] reference/lock/lock-service#getDocumentLock() */
  getDocumentLock(): Lock | null {
    const { bound } = this.world;
    return bound === undefined ? null : new Lock(this.world, `document:${bound.workbookId}`);
  }
}

export class Lock {
  static readonly service = 'Lock';
  static readonly family = 'LockService';
  static readonly members = {
    tryLock: 'trip',
    waitLock: 'trip',
    hasLock: 'call',
    releaseLock: 'trip',
  } satisfies MembersOf<GoogleAppsScript.Lock.Lock>;
  static readonly signatures = {
    tryLock: [['number']],
    waitLock: [['number']],
    hasLock: [[]],
    releaseLock: [[]],
  };
  constructor(
    private readonly world: World,
    private readonly name: string,
  ) {}

  /**
   * Whoever holds it cannot go on while this execution runs inside it, so a lock that is taken stays taken: the
   * wait is spent at once, in modelled time. Holding it already is a success.
   */
  tryLock(timeoutMs: number): boolean {
    if (timeoutMs < 0) return false;
    const holder = this.world.state.locks.holderOf(this.name);
    const { execution } = this.world;
    if (holder !== undefined && holder !== execution.id) {
      execution.wait(timeoutMs);
      return false;
    }
    this.world.state.locks.take(this.name, execution.id);
    return true;
  }

  waitLock(timeoutMs: number): null {
    if (this.tryLock(timeoutMs)) return null;
    throw new ServiceError('Lock timeout: another process was holding the lock for too long.');
  }

  hasLock(): boolean {
    return this.world.state.locks.holderOf(this.name) === this.world.execution.id;
  }

  releaseLock(): null {
    this.world.state.locks.release(this.name, this.world.execution.id);
    return null;
  }
}
