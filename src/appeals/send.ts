import type { PlacePage } from '../calls/appeals.ts';
import type { Refusal, Reply } from '../calls/reply.ts';
import type { CallInput } from '../calls.ts';
import { busy } from '../campaign/desk.ts';
import { stamp } from '../dates.ts';
import { mailsOf } from '../draw/reach.ts';
import { openTurns, turnOfEntry } from '../lists/turn.ts';
import { entryPageOf, type Opened, openEntry } from '../offers/page.ts';
import type { Ports } from '../ports.ts';
import { commit, type JournalEnd, underLock } from '../register/commit.ts';
import { mailLines } from '../register/journal.ts';
import { receivedOrders } from './mails.ts';
import { mostOpen } from './motives.ts';
import { placePageOf } from './page.ts';
import { type AppealRow, appealNumber, appealRows, appealSpec } from './tabs.ts';

/**
 * A family asks a question about its participation, or contests it, in writing (IVR-106). It is acknowledged at once,
 * whenever it comes: the two months of the rules are told, and refuse nobody (IVR-104).
 */
export function sendAppeal(ports: Ports, input: CallInput<'place.appeal'>): Reply<PlacePage> {
  if (input.motive === 'other' && input.text.trim() === '') return { ok: false, refusal: textMissing };
  const opened = openEntry(ports, input.access);
  if ('kind' in opened) return { ok: false, refusal: opened };
  const locked = underLock(ports, opened.register, (end) => received(ports, opened, { end, input }));
  if (locked.busy) return { ok: false, refusal: busy };
  if (locked.value) return { ok: false, refusal: locked.value };
  const { register, town } = opened;
  return { ok: true, value: placePageOf(register, town, entryPageOf(ports, opened)) };
}

interface Sending {
  readonly end: JournalEnd;
  readonly input: CallInput<'place.appeal'>;
}

function received(ports: Ports, { register, entry }: Opened, { end, input }: Sending): Refusal | null {
  const { kind, motive, text, requestKey } = input;
  const rows = appealRows(register);
  if (rows.some(({ record }) => record.requestKey === requestKey)) return null;
  const turn = turnOfEntry(openTurns(register), entry);
  const person = turn?.people.get(entry);
  if (!turn || !person) throw new RangeError(`${entry} is not in the draw`);
  if (turn.list.kind !== 'draw') return notDrawn;
  const draw = turn.list.id;
  const isOpen = ({ record }: (typeof rows)[number]) =>
    record.draw === draw && record.entry === entry && !record.answer;
  if (rows.filter(isOpen).length >= mostOpen) return tooMany;
  const row = (rows[rows.length - 1]?.row ?? 1) + 1;
  const appeal: AppealRow = {
    number: appealNumber(row),
    journal: 0,
    draw,
    entry,
    kind,
    motive,
    text: text.trim(),
    receivedAt: stamp(ports.startedAt),
    requestKey,
    answer: null,
  };
  const by = { key: requestKey, actor: 'lien personnel', about: entry };
  const change = register.table(appealSpec).added(row, appeal);
  const orders = receivedOrders(appeal, mailsOf(register)(person), { person, places: turn.places });
  commit(ports, register, end, [
    ...mailLines(orders, 0).map((mails) => ({ ...by, act: 'Réclamation\u00a0: accusé de réception', mails })),
    { ...by, act: kind === 'question' ? 'Question reçue' : 'Contestation reçue', change },
  ]);
  return null;
}

const textMissing: Refusal = {
  kind: 'invalid',
  message: 'Il manque votre message. Rien n’est envoyé. Écrivez-le, puis envoyez.',
  fields: [{ field: 'text', message: 'Écrivez votre message.' }],
};

const notDrawn: Refusal = {
  kind: 'stopped',
  message:
    'Cette participation n’est pas passée par le tirage\u00a0: appelez l’établissement. Votre message n’est pas enregistré.',
};

const tooMany: Refusal = {
  kind: 'stopped',
  message: `Vous avez déjà ${mostOpen}\u00a0messages qui attendent une réponse. Celui-ci n’est pas enregistré. Attendez nos réponses, ou appelez l’établissement.`,
};
