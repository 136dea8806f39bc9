import type { Refusal } from '../../calls/reply.ts';
import type { Desk } from '../../campaign/desk.ts';
import { stamp } from '../../dates.ts';
import type { Ports } from '../../ports.ts';
import type { Register } from '../../register/register.ts';
import { type Spec, text } from '../../register/table.ts';

/** A row of *Lectures*: who read, searched or exported what; references only, never a name (CNS-006, IVR-081). */
export interface ReadRow {
  readonly at: string;
  /** Mail of the colleague. */
  readonly by: string;
  readonly what: string;
  /** The draw, the participation, the person, by their reference. */
  readonly about: string;
}

export const readSpec: Spec<ReadRow> = {
  name: 'Lectures',
  columns: { at: text('Instant'), by: text('Qui'), what: text('Quoi'), about: text('Sujet') },
};

/**
 * Notes a sensitive reading before its answer leaves; refuses the reading when it cannot be noted. Under the lock: two
 * readings of one second would otherwise aim at one row, and a line that is lost is worse than a reading that waits.
 * Google's own atomic append is no way round: the grid of a tab is made longer, and remembered, under the lock alone.
 * It is no act: the Journal does not fill with readings, and a death after the line only says too much.
 */
export function noteRead(
  ports: Ports,
  { register, colleague }: Pick<Desk, 'register' | 'colleague'>,
  read: Pick<ReadRow, 'what' | 'about'>,
): Refusal | null {
  if (!ports.lock.take()) return notNoted;
  try {
    const table = register.table(readSpec);
    const row = Math.max(1, table.tab.lastRow()) + 1;
    table.write(row, [{ at: stamp(ports.now()), by: colleague.mail, ...read }]);
    ports.workbooks.flush();
  } finally {
    ports.lock.release();
  }
  return null;
}

/** Everything noted, the oldest first. */
export function readRows(register: Register): ReadRow[] {
  return register
    .table(readSpec)
    .all()
    .map(({ record }) => record);
}

const notNoted: Refusal = {
  kind: 'busy',
  message: 'Cette lecture n’a pas pu être notée\u00a0: rien n’est montré. Réessayez.',
};
