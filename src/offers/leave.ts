import type { EntryPage } from '../calls/offers.ts';
import type { Refusal, Reply } from '../calls/reply.ts';
import type { CallInput } from '../calls.ts';
import { busy } from '../campaign/desk.ts';
import { openTurns, turnOfEntry } from '../lists/turn.ts';
import type { Ports } from '../ports.ts';
import { underLock } from '../register/commit.ts';
import { EventWriter } from './eventWriter.ts';
import { entryPageOf, openEntry } from './page.ts';

/** A family leaves the waiting list of one wish; a seat that is offered or held is answered, or given back by phone. */
export function leaveList(ports: Ports, input: CallInput<'place.leave'>): Reply<EntryPage> {
  const opened = openEntry(ports, input.access);
  if ('kind' in opened) return { ok: false, refusal: opened };
  const { register, entry } = opened;
  const locked = underLock(ports, register, (end): Refusal | null => {
    if (end.recent.some(({ key }) => key === input.requestKey)) return null;
    const turns = openTurns(register);
    const turn = turnOfEntry(turns, entry);
    const list = turn?.standing.lists.find(({ course }) => course.id === input.course);
    if (!turn || !list?.waiting.some(({ number }) => number === entry)) return notWaiting;
    const events = new EventWriter(ports, register, turns);
    events.add(
      turn,
      { kind: 'retire', entry, course: input.course, by: 'lien personnel', reason: '' },
      { key: input.requestKey, actor: 'lien personnel', act: 'Liste d’attente quittée' },
    );
    events.commit(end);
    return null;
  });
  if (locked.busy) return { ok: false, refusal: busy };
  return locked.value
    ? { ok: false, refusal: locked.value }
    : { ok: true, value: entryPageOf(ports, opened) };
}

const notWaiting: Refusal = {
  kind: 'invalid',
  message: 'Cette participation n’attend pas ce cours. Rien n’a changé. Rechargez la page.',
};
