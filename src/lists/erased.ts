import { type FrozenRows, readUnlimitedRows } from '../draw/published.ts';
import { type DrawRow, erasedBallot, isErased } from '../draw/tabs.ts';
import type { Act } from '../register/commit.ts';
import type { Register } from '../register/register.ts';
import { type EventRow, eventRows, eventSpec } from './tabs.ts';
import { unlimitedId } from './unlimited.ts';

/**
 * What a draw is followed by at once: whoever was erased since the list was frozen is drawn with the others, since
 * nothing changes that list, and leaves it, so that no seat waits for an answer nobody can give (IVR-090). `at`: the
 * stamp of the draw.
 */
export function withdrawErased(
  register: Register,
  { row, entries }: { readonly row: DrawRow } & Pick<FrozenRows, 'entries'>,
  { key, at }: { readonly key: string; readonly at: string },
): Act[] {
  const drawn = entries.filter(isErased).map(({ number }) => ({ list: row.draw, entry: number }));
  const besides = readUnlimitedRows(register, row)
    .filter(({ ballot }) => ballot === erasedBallot)
    .map(({ number }) => ({ list: unlimitedId(row.draw), entry: number }));
  const left = [...drawn, ...besides];
  if (left.length === 0) return [];
  const events = eventRows(register);
  const next = (events[events.length - 1]?.row ?? 1) + 1;
  return left.map(({ list, entry }, i): Act => {
    const event: EventRow = {
      ...{ number: next + i - 1, journal: 0, list, at, kind: 'retire', entry, course: '' },
      ...{ by: 'effacement', reason: 'Données effacées avant le tirage' },
    };
    const change = register.table(eventSpec).added(next + i, event);
    return {
      key,
      actor: event.by,
      about: entry,
      act: 'Participation retirée, ses données sont effacées',
      change,
    };
  });
}
