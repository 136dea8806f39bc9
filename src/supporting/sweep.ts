import { studentSpec } from '../people/tabs.ts';
import type { Ports } from '../ports.ts';
import type { Register } from '../register/register.ts';
import { documentsOf } from './given.ts';

/** Long past any execution that may still be about to name its file. */
const grace = 24 * 60 * 60 * 1000;

/**
 * Puts in the bin what lies in the folders and no row names: left by an execution that died between writing a file and
 * saying so, or between saying that it goes and deleting it. The bin keeps it for thirty days, should this be wrong.
 * Returns how many files went.
 */
export function sweep(ports: Ports, register: Register): number {
  const found = ports.files.documents(ports.startedAt - grace);
  if (found.length === 0) return 0;
  const named = new Set(
    register
      .table(studentSpec)
      .all()
      .flatMap(({ record }) => Object.values(documentsOf(record).given))
      .flatMap(({ files }) => files.map(({ id }) => id)),
  );
  const stray = found.filter((id) => !named.has(id));
  for (const id of stray) ports.files.bin(id);
  return stray.length;
}
