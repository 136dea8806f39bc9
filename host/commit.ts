import { existsSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import * as z from 'zod/mini';
import { type Disk, NEW, writeWhole } from './disk.ts';
import { parsed, readJson } from './reading.ts';

/** What is to become of one file, named from the folder, with `/`. */
export type Change =
  | { readonly file: string; readonly content: string | Uint8Array }
  | { readonly file: string; readonly content: null }
  /**
   * The file up to `from` bytes, then `more`. What is written beyond its known end is nothing until the commit, and
   * `more` only ever grows: where a commit that failed halfway counts after all, it stays whole while written again.
   */
  | { readonly file: string; readonly from: number; readonly more: string };

/** Whoever has something in the folder. */
export interface Store {
  /** What changed since the last save; asked again, it says the same again. */
  changes(): Change[];
  /** All of it is on the disk. */
  saved(): void;
}

export interface Place {
  readonly root: string;
  readonly disk: Disk;
}

const JOURNAL = 'commit.json';
const name = z.string().check(z.regex(/^([\w-]+\/)?[\w-]+(\.\w+)?$/));
const journalSchema = z.object({ put: z.array(name), remove: z.array(name) });
type Journal = z.infer<typeof journalSchema>;

/**
 * Everything that changed goes into the folder together. New contents are written beside their places; then one small
 * file lists them, and **that is the commit point**: from then on it happened, and whoever opens the folder finishes
 * what a dead process left. Before it, nothing of it counts. So the folder is always of one instant.
 */
export function commit(place: Place, changes: readonly Change[]): void {
  const { root, disk } = place;
  const journal: Journal = { put: [], remove: [] };
  for (const change of changes) {
    const path = join(root, change.file);
    if (!existsSync(dirname(path))) disk.makeFolder(dirname(path));
    if ('more' in change) disk.extend(path, change.from, change.more);
    else if (change.content === null) journal.remove.push(change.file);
    else {
      disk.write(`${path}${NEW}`, change.content);
      journal.put.push(change.file);
    }
  }
  writeWhole(disk, join(root, JOURNAL), JSON.stringify(journal));
  carryOut(place, journal);
}

/** Finishes the commit that a dead process left in the middle, if there is one. */
export function finishCommit(place: Place): void {
  const journal = readJson(join(place.root, JOURNAL), (value) => parsed(journalSchema, value));
  if (journal !== undefined) carryOut(place, journal);
}

/** Throws away what was written for a commit that never was. */
export function dropUnfinished({ root, disk }: Place): void {
  for (const path of readdirSync(root, { recursive: true, encoding: 'utf8' }))
    if (path.endsWith(NEW)) disk.remove(join(root, path));
}

function carryOut({ root, disk }: Place, { put, remove }: Journal): void {
  for (const file of put) {
    const path = join(root, file);
    if (existsSync(`${path}${NEW}`)) disk.rename(`${path}${NEW}`, path);
  }
  for (const file of remove) disk.remove(join(root, file));
  disk.remove(join(root, JOURNAL));
}
