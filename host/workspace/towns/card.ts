import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod/mini';
import { exampleFolder, exampleIn } from './examples.ts';
import type { Standing, Towns } from './towns.ts';

/** What is told of a town without opening it. */
export interface TownCard {
  readonly name: string;
  readonly title: string;
  readonly standing: Standing;
  /** False of one that could not be made, or is being made. */
  readonly exists: boolean;
  /** What time it is there, milliseconds since 1970 UTC; unknown where its file cannot be read. */
  readonly now: number | undefined;
  /** Imported when it was made; null where nobody knows. */
  readonly students: number | null;
  readonly mails: number;
  /** The name of the example it was made from. */
  readonly example: string | null;
}

const stateSchema = z.object({ clock: z.object({ running: z.boolean(), value: z.number() }) });

export function cardOf(towns: Towns, name: string): TownCard {
  const { students, example } = towns.recordOf(name);
  const standing = towns.standingOf(name);
  const isOpen = standing.kind === 'open';
  const directory = towns.folderOf(name);
  return {
    name,
    title: towns.titleOf(name),
    standing,
    exists: towns.has(name),
    now: isOpen ? standing.desk.host.clock.now() : nowIn(directory),
    students,
    mails: isOpen ? standing.desk.host.outbox.length : mailsIn(directory),
    example: example === null ? null : exampleIn(exampleFolder(example)).title,
  };
}

/** A clock that runs goes on while nobody looks. */
function nowIn(directory: string): number | undefined {
  try {
    const { clock } = stateSchema.parse(JSON.parse(readFileSync(join(directory, 'state.json'), 'utf8')));
    return clock.running ? Date.now() + clock.value : clock.value;
  } catch {
    return undefined;
  }
}

function mailsIn(directory: string): number {
  try {
    return readdirSync(join(directory, 'mails')).length;
  } catch {
    return 0;
  }
}
