import { resolve } from 'node:path';
import { type Change, commit, dropUnfinished, finishCommit, type Place, type Store } from './commit.ts';
import { DISK, type Disk } from './disk.ts';
import { Lock } from './lock.ts';
import { notOpened, takenAway } from './trouble.ts';

/** The folder that holds a host's state, of one instant at any moment. One host at a time may have it open. */
export class Folder implements Place {
  readonly root: string;
  private readonly lock: Lock;
  /** Whether a commit that failed may have left something. */
  private isClean = false;

  /** Opens it, finishing what a dead host left in the middle. @throws HostError in French, then nothing is open */
  constructor(
    directory: string,
    readonly disk: Disk = DISK,
  ) {
    this.root = resolve(directory);
    try {
      disk.makeFolder(this.root);
      this.lock = new Lock(this.root, disk);
    } catch (error) {
      throw notOpened(error, this.root);
    }
    try {
      finishCommit(this);
    } catch (error) {
      this.release();
      throw notOpened(error, this.root);
    }
  }

  /** Everything that changed in these stores, in one commit. When it throws, none of it counts as saved. */
  save(stores: readonly Store[]): void {
    this.commit(stores.flatMap((store) => store.changes()));
    for (const store of stores) store.saved();
  }

  /** These changes of files, all of them or none. */
  commit(changes: readonly Change[]): void {
    if (changes.length === 0) return;
    if (!this.lock.isHeld) throw takenAway(this.root);
    if (!this.isClean) {
      finishCommit(this);
      dropUnfinished(this);
    }
    this.isClean = false;
    commit(this, changes);
    this.isClean = true;
  }

  release(): void {
    try {
      this.lock.release();
    } catch {
      // A lock that cannot be removed ends with its process.
    }
  }
}
