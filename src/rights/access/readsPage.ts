import type { Reply } from '../../calls/reply.ts';
import type { ReadsPage } from '../../calls/rights.ts';
import { openManagersDesk } from '../../campaign/desk.ts';
import { frenchInstant, instantFrom } from '../../dates.ts';
import type { Ports } from '../../ports.ts';
import { readRows } from './reads.ts';

/** So many are shown: a year of them would not be read on a screen. */
const mostReads = 1000;

/** The last sensitive readings, the newest first; for managers. */
export function reads(ports: Ports): Reply<ReadsPage> {
  const desk = openManagersDesk(ports);
  if ('kind' in desk) return { ok: false, refusal: desk };
  const rows = readRows(desk.register);
  const lines = rows
    .slice(-mostReads)
    .reverse()
    .map(({ at, by, what, about }) => ({ at: frenchInstant(instantFrom(at)), by, what, about }));
  return { ok: true, value: { reads: lines, more: rows.length - lines.length } };
}
