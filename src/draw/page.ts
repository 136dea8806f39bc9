import { gather } from '../ballots/gather.ts';
import type { DrawNote, DrawsPage, TrialDraw } from '../calls/lottery.ts';
import type { Reply } from '../calls/reply.ts';
import { boundOf, frenchInstant, instantFrom, instantOf } from '../dates.ts';
import { isMail } from '../mailAddress.ts';
import { type LotteryDesk, openLotteryManagersDesk } from '../places/desk.ts';
import { isChangedSince, publicationFrom } from '../places/publication.ts';
import { lotteryStanding } from '../places/standing.ts';
import type { Ports } from '../ports.ts';
import { nextDraw, whyNotFreeze } from './freeze.ts';
import { listOf } from './list.ts';
import { postponedOf, postponedWords } from './plan.ts';
import { drawSummary } from './published.ts';
import { type DrawRow, drawRows, type Noted } from './tabs.ts';
import { trialOf } from './trial.ts';

/** Where the draws stand, and what a freeze would hold now. */
export function draws(ports: Ports): Reply<DrawsPage> {
  const desk = openLotteryManagersDesk(ports);
  if ('kind' in desk) return { ok: false, refusal: desk };
  const rows = drawRows(desk.register).map(({ record }) => record);
  const standing = lotteryStanding(ports.memory.all());
  return {
    ok: true,
    value: {
      draws: rows.map(drawSummary).reverse(),
      next: standing ? null : nextOf(ports, desk, rows),
      notes: rows.flatMap(notesOf),
      planned: frenchInstant(instantOf(desk.lottery.drawAt)),
      place: desk.lottery.place,
      postponed: postponedOf(ports.memory.all(), standing?.draw ?? nextDraw(desk.lottery.drawId, rows)).map(
        postponedWords,
      ),
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

/** What the page shows of a trial draw. Writes nothing. */
export function tryDraw(ports: Ports): Reply<TrialDraw> {
  const desk = openLotteryManagersDesk(ports);
  if ('kind' in desk) return { ok: false, refusal: desk };
  const { list, text, seed } = trialOf(desk);
  return { ok: true, value: { text, seed, courses: list.places.map(({ id, title }) => ({ id, title })) } };
}
