import type { ServiceError } from '../emulated.ts';
import type { Workbook } from './store/workbook.ts';

/** One service call that writes. It takes effect later, whole. */
interface Write {
  readonly workbook: Workbook;
  /** Whether it changes the size of the grid, which later calls must see. */
  readonly structural: boolean;
  /** Changes the store; throws a ServiceError in Google's words when the store refuses. */
  readonly apply: () => void;
}

/**
 * The writes of one execution that nobody else sees yet: they take effect at a flush, at a read of that workbook by
 * the same execution, or at its end. An error found late is reported by the next call. Spec: apps-script.md 4, "Grid".
 */
export class Pending {
  private writes: Write[] = [];
  private late: ServiceError | undefined;

  get count(): number {
    return this.writes.length;
  }

  push(write: Write): void {
    this.report();
    this.writes.push(write);
  }

  /** Keeps an error that Google reports on the next call or flush. */
  postpone(error: ServiceError): void {
    this.report();
    this.late = error;
  }

  /** Before a read of that workbook. */
  settle(workbook: Workbook): void {
    this.report();
    this.apply((write) => write.workbook === workbook);
  }

  /** Before a call that depends on the size of the grid. */
  settleStructure(workbook: Workbook): void {
    if (this.writes.some((write) => write.structural && write.workbook === workbook)) this.settle(workbook);
  }

  flush(): void {
    this.report();
    this.apply(() => true);
  }

  /** The execution was killed: the first `count` writes took effect, the rest never will. */
  cut(count: number): void {
    this.writes = this.writes.slice(0, count);
    this.late = undefined;
    try {
      this.apply(() => true);
    } catch {
      // Nobody is left to be told: the execution is dead.
    }
  }

  private report(): void {
    const error = this.late;
    this.late = undefined;
    if (error) throw error;
  }

  /** Applies what is chosen, in order; a write that fails does not stop the others, the first failure is thrown. */
  private apply(chosen: (write: Write) => boolean): void {
    const now = this.writes.filter(chosen);
    this.writes = this.writes.filter((write) => !chosen(write));
    const failures = now.flatMap((write) => {
      write.workbook.dirty = true;
      try {
        write.apply();
        return [];
      } catch (error) {
        return [error];
      }
    });
    if (failures.length > 0) throw failures[0];
  }
}
