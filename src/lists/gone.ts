import { type FrozenRows, readUnlimitedRows } from '../draw/published.ts';
import { isLimitedEntry } from '../draw/reach.ts';
import { type DrawRow, type EntryRow, isErased } from '../draw/tabs.ts';
import type { Limited } from '../people/limited.ts';
import type { Act } from '../register/commit.ts';
import type { Register } from '../register/register.ts';
import { type EventRow, eventRows, eventSpec } from './tabs.ts';
import { unlimitedId } from './unlimited.ts';

/**
 * What a draw is followed by at once: whoever was erased since the list was frozen, or whose data are frozen now, is
 * drawn with the others, since nothing changes that list, and leaves it, so that no seat waits for an answer nobody can
 * give (IVR-090). `at`: the stamp of the draw.
 */
export function withdrawGone(
  register: Register,
  {
    row,
    entries,
    limited,
  }: { readonly row: DrawRow; readonly limited: Limited } & Pick<FrozenRows, 'entries'>,
  { key, at }: { readonly key: string; readonly at: string },
): Act[] {
  const besides = readUnlimitedRows(register, row)
    .filter(({ number }) => number !== '')
    .map(({ number, ballot }) => ({ draw: unlimitedId(row.draw), number, ballots: [ballot] }));
  const left = [...entries, ...besides].flatMap((entry) => {
    const why = whyGone(entry, limited);
    return why ? [{ ...entry, ...why }] : [];
  });
  if (left.length === 0) return [];
  const events = eventRows(register);
  const next = (events[events.length - 1]?.row ?? 1) + 1;
  return left.map(({ draw: list, number: entry, by, reason, act }, i): Act => {
    const event: EventRow = {
      ...{ number: next + i - 1, journal: 0, list, at, kind: 'retire', entry, course: '' },
      ...{ by, reason },
    };
    const change = register.table(eventSpec).added(next + i, event);
    return { key, actor: by, about: entry, act, change };
  });
}

type Why = Pick<EventRow, 'by' | 'reason'> & Pick<Act, 'act'>;

function whyGone(entry: Pick<EntryRow, 'draw' | 'number' | 'ballots'>, limited: Limited): Why | null {
  if (isErased(entry)) return erased;
  return isLimitedEntry(limited, entry) ? frozen : null;
}

const erased: Why = {
  by: 'effacement',
  reason: 'Données effacées avant le tirage',
  act: 'Participation retirée, ses données sont effacées',
};

const frozen: Why = {
  by: 'gel',
  reason: 'Données gelées avant le tirage',
  act: 'Participation retirée, ses données sont gelées',
};
