import { gather } from '../ballots/gather.ts';
import type { DrawNote, DrawsPage, TrialDraw } from '../calls/lottery.ts';
import type { Reply } from '../calls/reply.ts';
import { boundOf, frenchInstant, instantFrom, instantOf } from '../dates.ts';
import { isMail } from '../mailAddress.ts';
import { type LotteryDesk, openLotteryManagersDesk } from '../places/desk.ts';
import { isChangedSince, publicationFrom } from '../places/publication.ts';
import { lotteryStanding } from '../places/standing.ts';
import type { Ports } from '../ports.ts';
import { listOf, nextDraw, whyNotFreeze } from './freeze.ts';
import { writeFrozen } from './frozen.ts';
import { drawSummary } from './published.ts';
import { type DrawRow, drawRows, type Noted } from './tabs.ts';
import { digest, fewestDigits, seedText } from './tickets.ts';

/** Where the draws stand, and what a freeze would hold now. */
export function draws(ports: Ports): Reply<DrawsPage> {
  const desk = openLotteryManagersDesk(ports);
  if ('kind' in desk) return { ok: false, refusal: desk };
  const rows = drawRows(desk.register).map(({ record }) => record);
  return {
    ok: true,
    value: {
      draws: rows.map(drawSummary).reverse(),
      next: lotteryStanding(ports.memory.all()) ? null : nextOf(ports, desk, rows),
      notes: rows.flatMap(notesOf),
      planned: frenchInstant(instantOf(desk.lottery.drawAt)),
      place: desk.lottery.place,
    },
  };
}

function notesOf({ draw, incidents, consultations, signed, additions }: DrawRow): DrawNote[] {
  const of = (kind: DrawNote['kind'], notes: readonly Noted[]) =>
    notes.map(({ at, by, text }): DrawNote => ({ draw, kind, at: frenchInstant(instantFrom(at)), by, text }));
  return [
    ...of('incident', incidents),
    ...of('signed', signed ? [signed] : []),
    ...of('addition', additions),
    ...of('consultation', consultations),
  ];
}

function nextOf(ports: Ports, desk: LotteryDesk, rows: readonly DrawRow[]): DrawsPage['next'] {
  const gathered = gather(desk);
  const draw = nextDraw(desk.lottery.drawId, rows);
  const { places } = listOf(gathered, draw, desk.lottery);
  const publication = publicationFrom(ports.memory.all());
  return {
    draw,
    entries: gathered.entries.length,
    courses: places.length,
    seats: places.reduce((sum, { seats }) => sum + seats, 0),
    toCall: gathered.entries.filter(({ mail }) => !isMail(mail)).length,
    arePlacesPublished: publication !== null && !isChangedSince(gathered.courseRows, publication),
    areBallotsClosed: ports.startedAt >= boundOf(desk.lottery.closesAt),
    doubts: gathered.doubts.length,
    why: whyNotFreeze(ports, desk, gathered)?.message ?? '',
  };
}

/** Name of every trial: nobody takes it for a draw. */
const trial = 'ESSAI-SANS-VALEUR';

/**
 * The list as it stands, under a name that is worth nothing and with a seed of zeros: what the real draw will look
 * like, and nothing that could be mistaken for it. Writes nothing.
 */
export function tryDraw(ports: Ports): Reply<TrialDraw> {
  const desk = openLotteryManagersDesk(ports);
  if ('kind' in desk) return { ok: false, refusal: desk };
  const { frozen, places } = listOf(gather(desk), trial, desk.lottery);
  const text = writeFrozen(frozen);
  return {
    ok: true,
    value: {
      text,
      seed: seedText({ draw: trial, list: digest(text), digits: '0'.repeat(fewestDigits) }),
      courses: places.map(({ id, title }) => ({ id, title })),
    },
  };
}
