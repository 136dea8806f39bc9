import type { Refusal } from '../calls/reply.ts';
import type { CallInput } from '../calls.ts';
import { busy } from '../campaign/desk.ts';
import { stamp } from '../dates.ts';
import { limitedNow } from '../people/limited.ts';
import { openLotteryDesk } from '../places/desk.ts';
import { frozenBy } from '../places/standing.ts';
import type { Ports } from '../ports.ts';
import { commit, underLock } from '../register/commit.ts';
import { inHandInOrder } from './order.ts';
import { ballotRows, ballotSpec } from './tabs.ts';

/**
 * A clerk decides about ballots of their establishments (IVR-016, IVR-019): of one person or of two, void, withdrawn,
 * or restored. Decisions are added, none is taken away: of several about one thing the last counts.
 */
export function ruleBallot(ports: Ports, input: CallInput<'office.ruleBallot'>): Refusal | null {
  const desk = openLotteryDesk(ports);
  if ('kind' in desk) return desk;
  const { ruling } = input;
  if ('reason' in ruling && ruling.reason.trim() === '') return reasonMissing;
  const locked = underLock(ports, desk.register, (end): Refusal | null => {
    const frozen = frozenBy(ports.memory.all());
    if (frozen) return frozen;
    if (end.recent.some(({ key }) => key === input.requestKey)) return null;
    const numbers = 'ballots' in ruling ? ruling.ballots : [ruling.ballot];
    const rows = ballotRows(desk.register).filter(({ record }) => numbers.includes(record.number));
    const limited = limitedNow(ports, desk.register, end);
    if (numbers.some((number) => limited.has(`bulletin:${number}`))) return limitedBallot;
    const isTheirs = rows.some(({ record }) => desk.codes.includes(record.conservatoire));
    // Of two ballots the one handed in later holds what is decided about both.
    const later = inHandInOrder(rows.map(({ record }) => record))[numbers.length - 1];
    const target = rows.find(({ record }) => record === later);
    if (!target || !isTheirs) return unknownBallot;
    const signed = { ...ruling, by: desk.colleague.mail, at: stamp(ports.startedAt) };
    const rulings = [...target.record.rulings, signed];
    commit(ports, desk.register, end, [
      {
        key: input.requestKey,
        actor: desk.colleague.mail,
        about: numbers.join(' '),
        act: ruleWords[ruling.kind],
        change: desk.register.table(ballotSpec).change(target.row, { rulings }),
      },
    ]);
    return null;
  });
  return locked.busy ? busy : locked.value;
}

const ruleWords = {
  same: 'Bulletins d’une même personne',
  different: 'Bulletins de deux personnes',
  void: 'Bulletin déclaré nul',
  withdrawn: 'Bulletin retiré',
  restored: 'Bulletin rétabli',
} as const;

const reasonMissing: Refusal = {
  kind: 'invalid',
  message: 'Il manque le motif. Rien n’a changé. Écrivez-le.',
  fields: [{ field: 'reason', message: 'Écrivez le motif.' }],
};

const limitedBallot: Refusal = {
  kind: 'stopped',
  message: 'Les données de ce bulletin sont gelées, à la demande d’une personne. Rien n’a changé.',
};

const unknownBallot: Refusal = {
  kind: 'invalid',
  message: 'Ce bulletin n’est pas parmi ceux de vos établissements. Rien n’a changé. Rechargez la page.',
};
