import type { DrawSummary } from '../calls/lottery.ts';
import type { Refusal, Reply } from '../calls/reply.ts';
import type { CallInput } from '../calls.ts';
import { busy } from '../campaign/desk.ts';
import { townFrom } from '../campaign/settings.ts';
import { frenchInstant, instantOf, stamp } from '../dates.ts';
import { type Limited, limitedNow } from '../people/limited.ts';
import { type LotteryDesk, openLotteryManagersDesk } from '../places/desk.ts';
import { lotteryStandingMemory } from '../places/standing.ts';
import type { Ports } from '../ports.ts';
import { type Act, commit, type JournalEnd, underLock } from '../register/commit.ts';
import type { Register } from '../register/register.ts';
import type { Found } from '../register/table.ts';
import { allocate, type Orders } from './allocation.ts';
import { readSeed } from './check.ts';
import { program } from './fingerprint.ts';
import { append } from './freeze.ts';
import type { Frozen } from './frozen.ts';
import { type HandOrders, wrongOrders } from './hand.ts';
import { drawSummary, type FrozenRows, readFrozenRows } from './published.ts';
import { writeResult } from './result.ts';
import { type DrawRow, drawRows, drawSpec, orderSpec, type Run } from './tabs.ts';
import { digest, fewestDigits, ordersOf, seedText } from './tickets.ts';

/** What a draw that was just made is followed by at once, in the same commit. */
type Follows = (
  register: Register,
  list: { readonly row: DrawRow; readonly limited: Limited } & Pick<FrozenRows, 'entries'>,
  run: Run,
) => Act[];

/**
 * Makes the draw, once: digits thrown before witnesses, or orders drawn from an urn and typed (IVR-032). Everything is
 * computed before anything is written, and one act writes it: an execution that dies made the whole draw, or none. A
 * second draw of the same list is refused for ever; only a cancelled one is followed by another, of another name.
 */
export function makeDraw(
  ports: Ports,
  input: CallInput<'office.makeDraw'>,
  follows: Follows,
): Reply<DrawSummary> {
  return onDraw(ports, input, (found, desk, end) => {
    const { record } = found;
    if (record.run?.key === input.requestKey) return record;
    if (record.run) return alreadyMade(record);
    // Read under the lock: somebody may just have put it off.
    const lottery = townFrom(ports.memory.all())?.lottery ?? desk.lottery;
    const drawAt = instantOf(lottery.drawAt);
    if (ports.startedAt < drawAt) return tooEarly(drawAt);
    const { frozen, entries } = readFrozenRows(desk.register, record);
    const made =
      'digits' in input.chance ? bySeed(frozen, record, input.chance) : byHand(frozen, input.chance.orders);
    if ('kind' in made) return made;
    const held = allocate(frozen, made.orders);
    const run: Run = {
      at: stamp(ports.startedAt),
      by: desk.colleague.mail,
      key: input.requestKey,
      present: input.present,
      place: lottery.place,
      plannedAt: stamp(drawAt),
      program,
      material: input.material?.trim() ?? '',
      fallback: input.fallback?.trim() ?? '',
      seed: made.seed,
      result: digest(writeResult(frozen, held)),
      placed: held.size,
      waiting: frozen.entries.length - held.size,
      orders: made.seed === '' ? append(desk.register, orderSpec, orderRows(record.draw, made.orders)) : null,
    };
    if (run.orders) ports.workbooks.flush();
    const standing = { setting: lotteryStandingMemory, value: { draw: record.draw, state: 'drawn' } };
    const by = { key: input.requestKey, actor: desk.colleague.mail, about: record.draw };
    const limited = limitedNow(ports, desk.register, end);
    commit(ports, desk.register, end, [
      { ...by, act: 'Tirage fait', change: desk.register.table(drawSpec).change(found.row, { run }) },
      { ...by, act: 'Tirage fait, liste close', change: standing },
      ...follows(desk.register, { row: record, entries, limited }, run),
    ]);
    return { ...record, run };
  });
}

/** Writes down what went wrong, or who read the minutes, or what they are completed with (IVR-041, IVR-101). */
export function noteOnDraw(ports: Ports, input: CallInput<'office.noteOnDraw'>): Reply<DrawSummary> {
  return onDraw(ports, input, (found, desk, end) => {
    const { record, row } = found;
    const text = input.text.trim();
    if (text === '') return reasonMissing;
    const forPublic = input.forPublic?.trim() ?? '';
    const noted = { at: stamp(ports.startedAt), by: desk.colleague.mail, text, forPublic };
    const fields = notesOf(record, input.kind, noted);
    if ('kind' in fields) return fields;
    const act: Act = {
      key: input.requestKey,
      actor: desk.colleague.mail,
      about: record.draw,
      act: noteWords[input.kind],
      change: desk.register.table(drawSpec).change(row, fields),
    };
    commit(ports, desk.register, end, [act]);
    return { ...record, ...fields };
  });
}

const noteWords = {
  incident: 'Incident noté',
  consultation: 'Procès-verbal consulté',
  signed: 'Procès-verbal signé',
  addition: 'Additif au procès-verbal',
} as const;

function notesOf(
  { run, signed, incidents, consultations, additions }: DrawRow,
  kind: keyof typeof noteWords,
  noted: DrawRow['incidents'][number],
): Partial<DrawRow> | Refusal {
  if (kind === 'incident' && signed) return afterSigning;
  if (kind === 'incident') return { incidents: [...incidents, noted] };
  if (!run) return notDrawn;
  if (kind === 'consultation') return { consultations: [...consultations, noted] };
  if (kind === 'signed') return signed ? alreadySigned : { signed: noted };
  return signed ? { additions: [...additions, noted] } : notSigned;
}

type Decide = (found: Found<DrawRow>, desk: LotteryDesk, end: JournalEnd) => DrawRow | Refusal;

interface AboutDraw {
  readonly draw: string;
  readonly requestKey: string;
}

/** Under the lock, for a manager, about a draw that still counts; a press whose answer was lost is answered again. */
export function onDraw(ports: Ports, { draw, requestKey }: AboutDraw, decide: Decide): Reply<DrawSummary> {
  const desk = openLotteryManagersDesk(ports);
  if ('kind' in desk) return { ok: false, refusal: desk };
  const locked = underLock(ports, desk.register, (end): DrawRow | Refusal => {
    const found = drawRows(desk.register).find(({ record }) => record.draw === draw);
    if (!found) return unknownDraw(draw);
    if (end.recent.some(({ key }) => key === requestKey)) return found.record;
    return found.record.cancelled ? drawCancelled(found.record) : decide(found, desk, end);
  });
  if (locked.busy) return { ok: false, refusal: busy };
  return 'kind' in locked.value
    ? { ok: false, refusal: locked.value }
    : { ok: true, value: drawSummary(locked.value) };
}

interface Made {
  readonly seed: string;
  readonly orders: Orders;
}

type Chance = CallInput<'office.makeDraw'>['chance'];

function bySeed(
  frozen: Frozen,
  { draw, freeze }: DrawRow,
  { digits, drand, loto }: Extract<Chance, { digits: string }>,
): Made | Refusal {
  if (!/^\d*$/.test(digits)) return wrongDigits('Ce ne sont pas des chiffres.');
  if (digits.length < fewestDigits)
    return wrongDigits(`Il en faut au moins ${fewestDigits}\u00a0: il y en a ${digits.length}.`);
  const seed = seedText({
    draw,
    list: freeze?.list ?? '',
    digits,
    ...(drand === '' ? {} : { drand }),
    ...(loto === '' ? {} : { loto }),
  });
  const read = readSeed(seed);
  if ('refused' in read) return { kind: 'invalid', message: `Rien n’est tiré. ${read.refused}` };
  return { seed, orders: ordersOf(frozen, digest(seed)) };
}

function byHand(frozen: Frozen, typed: HandOrders): Made | Refusal {
  const wrong = wrongOrders(frozen, typed);
  if (wrong.length > 0)
    return {
      kind: 'invalid',
      message: 'Les ordres tapés ne sont pas complets. Rien n’est tiré. Corrigez ce qui suit.',
      fields: wrong
        .map(({ unit, sentence }) => ({ field: `orders.${unit}`, message: sentence }))
        .slice(0, 50),
    };
  const byNumber = new Map(frozen.entries.map((entry) => [entry.number, entry]));
  const orders = new Map(
    typed.map(({ unit, order }) => [unit, order.flatMap((number) => byNumber.get(number) ?? [])]),
  );
  return { seed: '', orders };
}

const orderRows = (draw: string, orders: Orders) =>
  [...orders].map(([unit, order]) => ({ draw, unit, order: order.map(({ number }) => number) }));

const alreadyMade = ({ draw, run }: DrawRow): Refusal => ({
  kind: 'stopped',
  message: `Le tirage ${draw} est fait depuis le ${frenchInstant(Date.parse(run?.at ?? ''))}. Un tirage ne se refait pas. Rien n’a changé.`,
});

const drawCancelled = ({ draw }: DrawRow): Refusal => ({
  kind: 'stopped',
  message: `Le tirage ${draw} est annulé. Rien n’a changé.`,
});

const tooEarly = (drawAt: number): Refusal => ({
  kind: 'tooEarly',
  message: `Le tirage est annoncé pour le ${frenchInstant(drawAt)}. Rien n’est tiré. Attendez cette heure.`,
});

const wrongDigits = (why: string): Refusal => ({
  kind: 'invalid',
  message: `Les chiffres des dés ne conviennent pas. Rien n’est tiré. ${why}`,
  fields: [{ field: 'digits', message: why }],
});

export const unknownDraw = (draw: string): Refusal => ({
  kind: 'invalid',
  message: `Aucune liste n’est figée sous le nom «\u00a0${draw}\u00a0». Rien n’a changé. Rechargez la page.`,
});

export const reasonMissing: Refusal = {
  kind: 'invalid',
  message: 'Il manque le texte. Rien n’a changé. Écrivez-le.',
  fields: [{ field: 'text', message: 'Écrivez le motif.' }],
};

const notDrawn: Refusal = {
  kind: 'invalid',
  message: 'Ce tirage n’est pas encore fait. Rien n’a changé.',
};

const alreadySigned: Refusal = {
  kind: 'stopped',
  message: 'Le procès-verbal est déjà signé. Rien n’a changé.',
};

const notSigned: Refusal = {
  kind: 'invalid',
  message: 'Le procès-verbal n’est pas encore signé\u00a0: corrigez le projet. Rien n’a changé.',
};

const afterSigning: Refusal = {
  kind: 'stopped',
  message: 'Le procès-verbal est signé\u00a0: il ne reçoit plus que des additifs. Rien n’a changé.',
};
