import { gather } from '../ballots/gather.ts';
import type { DrawsPage } from '../calls/lottery.ts';
import type { Reply } from '../calls/reply.ts';
import { frenchInstant, instantOf } from '../dates.ts';
import { isMail } from '../mailAddress.ts';
import { type LotteryDesk, openLotteryManagersDesk } from '../places/desk.ts';
import { lotteryStanding } from '../places/standing.ts';
import type { Ports } from '../ports.ts';
import { listOf, nextDraw, whyNotFreeze } from './freeze.ts';
import { drawSummary } from './published.ts';
import { type DrawRow, drawRows } from './tabs.ts';

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
      planned: frenchInstant(instantOf(desk.lottery.drawAt)),
      place: desk.lottery.place,
    },
  };
}

function nextOf(ports: Ports, desk: LotteryDesk, rows: readonly DrawRow[]): DrawsPage['next'] {
  const gathered = gather(desk);
  const draw = nextDraw(desk.lottery.drawId, rows);
  const { places } = listOf(gathered, draw, desk.lottery);
  return {
    draw,
    entries: gathered.entries.length,
    courses: places.length,
    seats: places.reduce((sum, { seats }) => sum + seats, 0),
    toCall: gathered.entries.filter(({ mail }) => !isMail(mail)).length,
    why: whyNotFreeze(ports, desk, gathered)?.message ?? '',
  };
}
