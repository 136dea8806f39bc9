import type { Checked, Refused } from '../draw/check.ts';
import type { Entry } from '../draw/frozen.ts';
import { readEvents } from './events.ts';
import { type Standing, standingOf } from './standing.ts';

/**
 * Where a draw stands now, made again from the three published files: list, seed, events. A sentence that names the
 * first line that does not follow from what is above it.
 */
export function presentOf(checked: Checked, text: string): { readonly text: string } | Refused {
  const log = readEvents(text);
  if ('sentence' in log) return fault(log);
  const { frozen, orders, key } = checked;
  if (log.draw !== frozen.draw)
    return {
      refused: `Les événements sont ceux du tirage ${log.draw}, la liste celle du tirage ${frozen.draw}.`,
    };
  const standing = standingOf({ frozen, orders, key, log });
  return 'sentence' in standing ? fault(standing) : { text: textOf(standing) };
}

const fault = ({ line, sentence }: { readonly line: number; readonly sentence: string }): Refused => ({
  refused: `Événements, ligne ${line}\u00a0: ${sentence}`,
});

/**
 * `DAN-1 inscrits T0003 proposes T0010 attente T0007`, with TABs between the fields and a dash for nobody: a line per
 * course, by its bytes, each list in the order of the draw. All of it ASCII.
 */
function textOf({ lists }: Standing): string {
  return lists
    .map(({ course, confirmed, pending, waiting }) => [
      course.id,
      'inscrits',
      numbers(confirmed),
      'proposes',
      numbers(pending),
      'attente',
      numbers(waiting),
    ])
    .map((fields) => `${fields.join('\t')}\n`)
    .join('');
}

const numbers = (entries: readonly Entry[]): string => entries.map(({ number }) => number).join(' ') || '-';
