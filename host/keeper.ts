import type { Store } from './commit.ts';
import type { Folder } from './folder.ts';
import type { Outbox } from './mail/outbox.ts';
import { Saver } from './saver.ts';
import { neverSaved, notSaved } from './trouble.ts';

export interface Kept {
  readonly folder: Folder;
  readonly outbox: Outbox;
  /** Everybody who has something in the folder. */
  readonly stores: readonly Store[];
}

/** Keeps a folder up to date with its host, and says what is not there yet. */
export class Keeper {
  private readonly saver: Saver;

  /** Writes at once what the opening changed. */
  constructor(private readonly kept: Kept) {
    const { folder, stores } = kept;
    this.saver = new Saver(() => folder.save(stores));
    this.saver.now();
  }

  /** Something may have changed. */
  soon(): void {
    this.saver.soon();
  }

  now(): void {
    this.saver.now();
  }

  /** Why something is not in the folder yet, in French. */
  get trouble(): string | undefined {
    const { folder, outbox } = this.kept;
    const { failure } = this.saver;
    return failure ? notSaved(failure, folder.root) : outbox.trouble;
  }

  /** Saves, waits for the last mail, gives the folder back. @throws HostError in French for what could not be saved */
  async close(): Promise<void> {
    const { folder, outbox } = this.kept;
    this.saver.now();
    this.saver.stop();
    const { failure } = this.saver;
    try {
      await outbox.settled();
    } finally {
      folder.release();
    }
    if (failure !== undefined) throw neverSaved(failure, folder.root);
  }
}
