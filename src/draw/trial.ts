import { gather } from '../ballots/gather.ts';
import type { LotteryDesk } from '../places/desk.ts';
import { writeFrozen } from './frozen.ts';
import { type List, listOf } from './list.ts';
import { digest, fewestDigits, seedText } from './tickets.ts';

/** Name of every trial: nobody takes it for a draw. */
const name = 'ESSAI-SANS-VALEUR';

/** A draw that is worth nothing, in full. */
export interface Trial {
  readonly list: List;
  /** Its canonical text. */
  readonly text: string;
  readonly seed: string;
}

/**
 * The list as it stands, under a name that is worth nothing and with a seed of zeros: what the real draw will look
 * like, and nothing that could be mistaken for it.
 */
export function trialOf(desk: LotteryDesk): Trial {
  const list = listOf(gather(desk), name, desk.lottery);
  const text = writeFrozen(list.frozen);
  return {
    list,
    text,
    seed: seedText({ draw: name, list: digest(text), digits: '0'.repeat(fewestDigits) }),
  };
}
