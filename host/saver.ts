const QUIET_MS = 1_000;

/**
 * Saves now and then: at most once a second, and never more than a tenth of the time, however big the workbooks.
 * A process that dies loses what came after the last time; closing the host saves.
 */
export class Saver {
  private timer: NodeJS.Timeout | undefined;
  private pause = QUIET_MS;

  constructor(private readonly save: () => void) {}

  soon(): void {
    if (this.timer !== undefined) return;
    this.timer = setTimeout(() => this.now(), this.pause);
    this.timer.unref();
  }

  now(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    const started = performance.now();
    this.save();
    this.pause = Math.max(QUIET_MS, 10 * (performance.now() - started));
  }
}
