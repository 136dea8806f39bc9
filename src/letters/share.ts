import { clerksFrom, teamOf } from '../campaign/clerks.ts';
import type { Ports } from '../ports.ts';
import type { Register } from '../register/register.ts';
import { batchSpec, isRecorded, isThere } from './batches.ts';

/**
 * Letters hold codes: each document opens to the team that prints it, and to nobody else. `waiting`: only those that
 * no execution lived to share; otherwise all of them, when the team has changed. A document somebody deleted keeps
 * none of the others away.
 */
export function shareLetters(ports: Ports, register: Register, which: 'waiting' | 'all'): void {
  const table = register.table(batchSpec);
  const found = table.all().filter(({ record }) => isRecorded(record) && isThere(record));
  const wanted = which === 'all' ? found : found.filter(({ record }) => !record.shared);
  if (wanted.length === 0) return;
  const clerks = clerksFrom(ports.memory.all());
  for (const { row, record } of wanted) {
    try {
      ports.papers.share(record.document, teamOf(clerks, record.conservatoire));
      if (!record.shared) table.write(row, [{ shared: true }]);
    } catch (error) {
      ports.log(`lettres ${record.number}\u00a0: ${String(error)}`);
    }
  }
  ports.workbooks.flush();
}
