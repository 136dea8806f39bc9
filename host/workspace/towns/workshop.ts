import { existsSync, mkdirSync, readdirSync, renameSync, rmdirSync } from 'node:fs';
import { cp, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';

const FOLDER = '.preparation-en-cours';
/** Of a host that is open, of a save that was under way, and the key that signs the tickets of one town. */
const NOT_COPIED = /^(ouvert\.lock|espace\.cle|.*\.new)$/;

/**
 * Where towns are made and thrown away, out of sight: each takes its place in one move once it is whole. What a death
 * left here is swept at the next start.
 */
export class Workshop {
  private readonly path: string;

  constructor(private readonly data: string) {
    this.path = join(data, FOLDER);
  }

  /** Removes what workspaces that ended left in the middle. */
  async sweep(): Promise<void> {
    if (!existsSync(this.path)) return;
    const left = readdirSync(this.path).filter((name) => !isAnother(Number.parseInt(name, 10)));
    await Promise.all(left.map((name) => rm(join(this.path, name), { recursive: true })));
    this.tidy();
  }

  /** Leaves no trace of itself once nothing is in it. */
  tidy(): void {
    if (existsSync(this.path) && readdirSync(this.path).length === 0) rmdirSync(this.path);
  }

  /** An empty place for a town of that name. */
  async place(name: string): Promise<string> {
    const place = this.placeFor(name);
    await rm(place, { recursive: true, force: true });
    mkdirSync(place, { recursive: true });
    return place;
  }

  /** A town as it stands, without what belongs to who has it open. */
  async copy(from: string, name: string): Promise<string> {
    const place = await this.place(name);
    await cp(from, place, { recursive: true, filter: (path) => !NOT_COPIED.test(basename(path)) });
    return place;
  }

  /** What was made takes its place among the towns. */
  deliver(name: string): void {
    renameSync(this.placeFor(name), join(this.data, name));
  }

  /** Throws a town away, or what was made of one. */
  async discard(name: string): Promise<void> {
    const [town, place] = [join(this.data, name), `${this.placeFor(name)}.jete`];
    mkdirSync(this.path, { recursive: true });
    if (existsSync(town)) renameSync(town, place);
    await rm(place, { recursive: true, force: true });
  }

  async abandon(name: string): Promise<void> {
    await rm(this.placeFor(name), { recursive: true, force: true });
  }

  private placeFor(name: string): string {
    return join(this.path, `${process.pid}-${name}`);
  }
}

/** Whether another workspace of that process number is at work: this one has nothing there as it starts. */
function isAnother(pid: number): boolean {
  try {
    return pid > 0 && pid !== process.pid && process.kill(pid, 0);
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
