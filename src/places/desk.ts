import type { Refusal } from '../calls/reply.ts';
import { type Desk, openDesk, openManagersDesk } from '../campaign/desk.ts';
import type { Lottery } from '../campaign/lottery.ts';
import type { Ports } from '../ports.ts';

/** Somebody of the team at work on the lottery. */
export interface LotteryDesk extends Desk {
  readonly lottery: Lottery;
}

export function openLotteryDesk(ports: Ports): LotteryDesk | Refusal {
  return withLottery(openDesk(ports));
}

/** For what only a manager does. */
export function openLotteryManagersDesk(ports: Ports): LotteryDesk | Refusal {
  return withLottery(openManagersDesk(ports));
}

function withLottery(desk: Desk | Refusal): LotteryDesk | Refusal {
  if ('kind' in desk) return desk;
  const { lottery } = desk.town;
  return lottery ? { ...desk, lottery } : lotteryNotSet;
}

export const lotteryNotSet: Refusal = {
  kind: 'notSetUp',
  message:
    'Le tirage au sort n’est pas réglé. Ajoutez la partie «\u00a0lottery\u00a0» au fichier de la ville, puis enregistrez-le.',
};
