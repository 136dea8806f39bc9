import type { BallotLine, BallotsPage, Doubt } from '../calls/lottery.ts';
import type { Reply } from '../calls/reply.ts';
import { frenchDay, frenchInstant, instantFrom } from '../dates.ts';
import { type LotteryDesk, openLotteryDesk } from '../places/desk.ts';
import { frozenBy } from '../places/standing.ts';
import type { Ports } from '../ports.ts';
import { type Gathered, gather } from './gather.ts';
import { motiveWords } from './motives.ts';
import type { BallotRow } from './tabs.ts';

/** The ballots of a clerk's establishments, with what becomes of each and why; nobody else sees them (IVR-081). */
export function ballots(ports: Ports): Reply<BallotsPage> {
  const desk = openLotteryDesk(ports);
  if ('kind' in desk) return { ok: false, refusal: desk };
  const gathered = gather(desk);
  const isTheirs = ({ conservatoire }: BallotRow) => desk.codes.includes(conservatoire);
  const own = new Map(gathered.ballots.filter(isTheirs).map((ballot) => [ballot.number, ballot]));
  return {
    ok: true,
    value: {
      counts: countLines(gathered, own),
      ballots: [...own.values()].map((ballot) => lineOf(ballot, gathered, desk)),
      doubts: gathered.doubts.flatMap((doubt) => {
        const [first, second] = doubt.ballots.map((number) => own.get(number));
        return first && second ? [doubtOf(doubt, first, second)] : [];
      }),
      closed: frozenBy(ports.memory.all())?.message ?? '',
    },
  };
}

function countLines(
  { checked, withdrawn }: Gathered,
  own: ReadonlyMap<string, BallotRow>,
): BallotsPage['counts'] {
  const fates = [...own.keys()].flatMap((number) => checked.fates.get(number) ?? []);
  const voided = fates.flatMap((fate) => (fate.kind === 'void' ? [fate.motive] : []));
  const motives = [...new Set(voided)].map((motive) => ({
    label: `Nuls\u00a0: ${motiveWords[motive]}`,
    count: voided.filter((one) => one === motive).length,
  }));
  return [
    { label: 'Reçus', count: own.size },
    { label: 'Valables', count: fates.length - voided.length },
    ...motives,
    { label: 'Retirés', count: [...own.keys()].filter((number) => withdrawn.has(number)).length },
  ];
}

function lineOf(ballot: BallotRow, { checked, withdrawn }: Gathered, { town }: LotteryDesk): BallotLine {
  const fate = checked.fates.get(ballot.number);
  const state = withdrawn.has(ballot.number) ? 'retiré' : fate?.kind === 'void' ? 'nul' : 'valable';
  return {
    number: ballot.number,
    handedIn: frenchInstant(instantFrom(ballot.handedInAt)),
    name: `${ballot.lastName} ${ballot.firstName}`.trim(),
    bornOn: ballot.bornOn === '' ? '' : frenchDay(ballot.bornOn),
    conservatoire: town.conservatoires.find(({ code }) => code === ballot.conservatoire)?.name ?? '',
    activity: ballot.activity,
    wishes: ballot.wishes.join(', '),
    rank: ballot.rank,
    channel: ballot.channel,
    state,
    why: fate?.kind === 'void' ? fate.words : '',
  };
}

/** Two ballots side by side: what a person needs to see to decide. */
function doubtOf(
  { ballots: numbers, reasons, likely, because }: Gathered['doubts'][number],
  first: BallotRow,
  second: BallotRow,
): Doubt {
  return {
    ballots: numbers,
    first: shown(first),
    second: shown(second),
    why: reasons.join(', '),
    likely,
    because,
  };
}

function shown(ballot: BallotRow): [string, string][] {
  return [
    ['Bulletin', ballot.number],
    ['Remis le', frenchInstant(instantFrom(ballot.handedInAt))],
    ['Nom', ballot.lastName],
    ['Prénom', ballot.firstName],
    ['Né(e) le', ballot.bornOn === '' ? '' : frenchDay(ballot.bornOn)],
    ['Adresse', `${ballot.street}, ${ballot.postcode} ${ballot.town}`],
    ['Téléphone', ballot.phone],
    ['Courriel', ballot.mail],
    ['N° pôle famille', ballot.familyNumber],
    ['Activité', ballot.activity],
    ['Vœux', ballot.wishes.join(', ')],
  ];
}
