import type { DrawChangePreview, DrawSummary } from '../calls/lottery.ts';
import type { Reply } from '../calls/reply.ts';
import type { CallInput } from '../calls.ts';
import { planOf } from '../campaign/postponed.ts';
import { stamp } from '../dates.ts';
import { openLotteryManagersDesk } from '../places/desk.ts';
import { lotteryStandingMemory } from '../places/standing.ts';
import type { Ports } from '../ports.ts';
import { type Act, commit } from '../register/commit.ts';
import { mailLines } from '../register/journal.ts';
import type { Register } from '../register/register.ts';
import { onDraw, reasonMissing, unknownDraw } from './ceremony.ts';
import { cancelledFacts, drawCancelled } from './changeMails.ts';
import { type Cancelled, drawRows, drawSpec } from './tabs.ts';
import { toldOf, toldOrders } from './told.ts';

/**
 * Cancels a draw, or a list not drawn yet, with its reason, and tells everybody who takes part; courses and ballots may
 * change again (IVR-100). Nothing is erased: what was frozen, drawn, offered and answered stays as it was.
 */
export function cancelDraw(ports: Ports, input: CallInput<'office.cancelDraw'>): Reply<DrawSummary> {
  return onDraw(ports, input, ({ record, row }, desk, end) => {
    const { reason, isRedone = false, requestKey: key } = input;
    if (reason.trim() === '') return reasonMissing;
    const { colleague, register, town } = desk;
    const by = { key, actor: colleague.mail, about: record.draw };
    const cancelled: Cancelled = {
      at: stamp(ports.startedAt),
      by: colleague.mail,
      text: reason.trim(),
      isRedone,
    };
    const told = toldOrders(toldOf(desk, record), drawCancelled, cancelledFacts(record, cancelled, town));
    commit(ports, register, end, [
      ...mailLines(told, 0).map((mails): Act => ({ ...by, act: 'Annulation annoncée', mails })),
      { ...by, act: 'Tirage annulé', change: register.table(drawSpec).change(row, { cancelled }) },
      { ...by, act: 'Liste rouverte', change: { setting: lotteryStandingMemory, value: null } },
    ]);
    return { ...record, cancelled };
  });
}

/** Seats that were accepted and offers that wait, of the draw that counts. */
type SeatsOf = (register: Register) => Pick<DrawChangePreview, 'accepted' | 'offered'>;

/** Whom cancelling a draw would tell, and what would count for nothing. Writes nothing. */
export function previewCancel(
  ports: Ports,
  { draw }: CallInput<'office.cancelPreview'>,
  seatsOf: SeatsOf,
): Reply<DrawChangePreview> {
  const desk = openLotteryManagersDesk(ports);
  if ('kind' in desk) return { ok: false, refusal: desk };
  const found = drawRows(desk.register).find(({ record }) => record.draw === draw && !record.cancelled);
  if (!found) return { ok: false, refusal: unknownDraw(draw) };
  const { addresses, toCall } = toldOf(desk, found.record);
  const seats = found.record.run ? seatsOf(desk.register) : { accepted: 0, offered: 0 };
  return {
    ok: true,
    value: { mails: addresses.length, toCall, ...seats, plan: planOf(desk.lottery) },
  };
}
