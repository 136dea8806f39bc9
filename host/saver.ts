const QUIET_MS = 1_000;
const LONGEST_MS = 30_000;

/**
 * Saves now and then: at most once a second, and never more than a tenth of the time, however big the workbooks.
 * A process that dies loses what came after the last time; closing the host saves. A save that fails is tried again
 * by itself, later and later: nothing it throws reaches anybody, since it also runs when nobody asked.
 */
export class Saver {
  /** Why the last save failed. */
  failure: Error | undefined;
  private timer: NodeJS.Timeout | undefined;
  private pause = QUIET_MS;

  constructor(private readonly save: () => void) {}

  soon(): void {
    if (this.timer !== undefined) return;
    this.timer = setTimeout(() => this.now(), this.pause);
    this.timer.unref();
  }

  now(): void {
    this.stop();
    const started = performance.now();
    try {
      this.save();
      this.failure = undefined;
      this.pause = Math.max(QUIET_MS, 10 * (performance.now() - started));
    } catch (error) {
      this.failure = error instanceof Error ? error : new Error(String(error));
      this.pause = Math.min(2 * this.pause, LONGEST_MS);
      this.soon();
    }
  }

  /** Leaves it at what is saved. */
  stop(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
  }
}
