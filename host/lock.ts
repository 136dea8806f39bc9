import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Disk, NEW } from './disk.ts';
import { HostError } from './errors.ts';

const LOCK = 'ouvert.lock';
/** Number of the process, when it began, and a word of its own. */
const HOLDER = /^([1-9]\d*)-(\d*)-[0-9a-f]+$/;
/** A process that ended, and is still listed because nobody asked how. */
const ENDED = 'ended';
/** Between two of them somebody else let the lock go; more only where the disk refuses. */
const TURNS = 5;

/**
 * Who has a folder open. The lock is a folder that holds one empty file, named after its holder. A new one is made
 * aside and renamed into place, which fails over a folder that is not empty: of two processes that start together one
 * gets it. A dead holder is removed by its own name, so nobody ever takes away the lock of a later one.
 */
export class Lock {
  private readonly path: string;
  private readonly holder = `${process.pid}-${beginningOf(process.pid)}-${randomBytes(8).toString('hex')}`;

  /** @throws HostError when another host has the folder */
  constructor(
    private readonly root: string,
    private readonly disk: Disk,
  ) {
    this.path = join(root, LOCK);
    const aside = join(root, `${LOCK}.${this.holder}${NEW}`);
    disk.makeFolder(aside);
    disk.write(join(aside, this.holder), '');
    try {
      this.put(aside);
    } catch (error) {
      disk.remove(aside);
      throw error;
    }
  }

  /** Whether it is still there: somebody may have removed it by hand, or the whole folder. */
  get isHeld(): boolean {
    return existsSync(join(this.path, this.holder));
  }

  release(): void {
    this.disk.remove(join(this.path, this.holder));
    this.disk.removeFolder(this.path);
  }

  private put(aside: string): void {
    for (let turn = 1; ; turn += 1) {
      try {
        this.disk.rename(aside, this.path);
        return;
      } catch (error) {
        if (turn === TURNS) throw error;
      }
      this.removeDead();
    }
  }

  private removeDead(): void {
    for (const holder of holdersIn(this.path)) {
      if (isAlive(holder)) {
        throw new HostError(
          `Le dossier «\u00a0${this.root}\u00a0» est déjà ouvert par une autre répétition. Fermez-la d’abord.`,
        );
      }
      this.disk.remove(join(this.path, holder));
    }
    try {
      this.disk.removeFolder(this.path);
    } catch {
      // Not empty: somebody was quicker, and the next turn tells who.
    }
  }
}

/** Whether a process that lives has the folder open. */
export function isOpenSomewhere(root: string): boolean {
  return holdersIn(join(root, LOCK)).some(isAlive);
}

function holdersIn(lock: string): string[] {
  return existsSync(lock) ? readdirSync(lock) : [];
}

/** The number of a dead process is soon another's: it counts with the time at which it began. */
function isAlive(holder: string): boolean {
  const [, pid, began] = HOLDER.exec(holder) ?? [];
  if (pid === undefined) return false;
  try {
    process.kill(Number(pid), 0);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EPERM')) return false;
  }
  const now = beginningOf(Number(pid));
  return now === began || (now !== ENDED && (now === '' || began === ''));
}

/** When a process began, in a measure of the machine's; '' where it does not say, and the number alone decides. */
function beginningOf(pid: number): string {
  try {
    if (process.platform !== 'linux') return beginningByPs(pid);
    const facts = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const [state, ...others] = facts.slice(facts.lastIndexOf(')') + 2).split(' ');
    return state === 'Z' ? ENDED : (others[18] ?? '');
  } catch {
    return '';
  }
}

function beginningByPs(pid: number): string {
  const began = execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], {
    encoding: 'utf8',
    env: { LC_ALL: 'C', PATH: process.env['PATH'] },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  return String(Date.parse(began) || '');
}
