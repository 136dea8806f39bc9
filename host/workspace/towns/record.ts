import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod/mini';
import { DISK, writeWhole } from '../../disk.ts';
import { folderFor } from './names.ts';

const FILE = 'repetition.json';

const recordSchema = z.object({
  /** As people call the town. */
  title: z.string(),
  /** The folder of the example it was made from. */
  example: z.nullable(z.string()),
  /** Students that were imported when it was made. */
  students: z.nullable(z.number()),
  /** Where it was when its host last opened: the addresses in its files begin so. */
  address: z.nullable(z.string()),
});

/** What the workspace remembers of a town, beside what its host does. */
export type TownRecord = z.infer<typeof recordSchema>;

/**
 * What is known of the town in a folder: of one that the workspace did not make, hardly more than its name. A folder
 * that somebody copied or renamed by hand is called by its own name, not like the one it was.
 */
export function recordOf(directory: string, name: string): TownRecord {
  try {
    const record = recordSchema.parse(JSON.parse(readFileSync(join(directory, FILE), 'utf8')));
    return folderFor(record.title) === name ? record : { ...record, title: name };
  } catch {
    return { title: name, example: null, students: null, address: null };
  }
}

export function writeRecord(directory: string, record: TownRecord): void {
  writeWhole(DISK, join(directory, FILE), JSON.stringify(record));
}

/** When the town was opened last: the workspace then writes its record. Milliseconds since 1970 UTC. */
export function openedAt(directory: string): number {
  const file = join(directory, FILE);
  return existsSync(file) ? statSync(file).mtimeMs : 0;
}
