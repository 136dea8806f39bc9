import type { Allocation } from './allocation.ts';
import { type Frozen, inBytes } from './frozen.ts';

/** The result of a draw as it is published, as canonical as the list: its SHA-256 is the fingerprint of the result. */
export function writeResult({ draw, entries }: Pick<Frozen, 'draw' | 'entries'>, held: Allocation): string {
  const byNumber = entries.map(({ number }) => number).sort(inBytes);
  const lines = [
    ['TAS1'],
    ['tirage', draw],
    ...byNumber.map((number) => ['resultat', number, held.get(number) ?? '-']),
  ];
  return lines.map((fields) => `${fields.join('\t')}\n`).join('');
}
