import { gather } from '../ballots/gather.ts';
import { motiveWords } from '../ballots/motives.ts';
import { addressesFrom } from '../campaign/addresses.ts';
import { instantFrom, instantOf } from '../dates.ts';
import type { LotteryDesk } from '../places/desk.ts';
import { program } from './fingerprint.ts';
import { ordersIn, readFrozenRows } from './published.ts';
import type { DrawSource, PvFacts, UnlimitedCourse } from './pv/facts.ts';
import type { DrawRow, Run } from './tabs.ts';

/** Where families read the rules, and their version. */
export function rulebookOf(
  { register }: Pick<LotteryDesk, 'register'>,
  version: string,
): PvFacts['rulebook'] {
  const families = addressesFrom(register.memory)?.families ?? '';
  return { version, address: families === '' ? 'au conservatoire' : `${families}?page=reglement` };
}

/** Everything the minutes say of a draw that was made, from what the Registre keeps of it. */
export function pvFactsOf(desk: LotteryDesk, row: DrawRow & { readonly run: Run }): PvFacts {
  const { register, town, lottery } = desk;
  const { run, freeze } = row;
  const { frozen, entries, places } = readFrozenRows(register, row);
  const at = instantFrom(run.at);
  const structures = new Map(town.conservatoires.map(({ code, name }) => [code, name]));
  return {
    town: town.town,
    organiser: town.legal?.service.address ?? town.conservatoires[0]?.address ?? '',
    rulebook: rulebookOf(desk, freeze?.rulesVersion ?? ''),
    isTrial: false,
    place: lottery.place,
    plannedAt: instantOf(lottery.drawAt),
    startedAt: at,
    endedAt: at,
    present: run.present,
    material: run.material,
    source: sourceOf(desk, row, frozen),
    frozen,
    fingerprints: { list: freeze?.list ?? '', result: run.result, program },
    ballots: figuresOf(row),
    courses: places.map(({ conservatoire, ...place }) => ({
      ...place,
      structure: structures.get(conservatoire) ?? conservatoire,
    })),
    levels: new Map(Object.entries(lottery.levels).map(([id, { name }]) => [id, name])),
    unlimited: unlimitedIn(desk),
    people: new Map(
      entries.map(({ number, firstName, lastName, mayPublish, ballots }) => [
        number,
        { firstName, lastName, mayPublish, ballots: ballots.length },
      ]),
    ),
    incidents: row.incidents.map((incident) => ({
      at: instantFrom(incident.at),
      text: incident.text,
      forPublic: incident.forPublic ?? '',
    })),
    signers: run.present,
  };
}

function sourceOf(
  { register }: LotteryDesk,
  row: DrawRow & { readonly run: Run },
  frozen: PvFacts['frozen'],
): DrawSource {
  const { run } = row;
  return run.orders
    ? { kind: 'typed', orders: ordersIn(register, row, frozen) }
    : { kind: 'seed', line: run.seed, fallback: run.fallback };
}

function figuresOf({ freeze }: DrawRow): PvFacts['ballots'] {
  const counts = freeze?.counts ?? { received: 0, void: {}, withdrawn: 0, takingPart: 0, besides: 0 };
  const voided = Object.entries(counts.void) as [keyof typeof motiveWords, number][];
  return { ...counts, void: voided.map(([motive, count]) => ({ motive: motiveWords[motive], count })) };
}

/** Courses without limit, and who asks for them: ballots do not change while a draw stands. */
function unlimitedIn(desk: LotteryDesk): UnlimitedCourse[] {
  const { courses, unlimited, ballots } = gather(desk);
  const byNumber = new Map(ballots.map((ballot) => [ballot.number, ballot]));
  return courses
    .filter(({ capacity }) => capacity === null)
    .map(({ code, title }) => ({
      id: code,
      title,
      asking: unlimited
        .filter(({ course }) => course === code)
        .flatMap(({ ballot: number }) => {
          const ballot = byNumber.get(number);
          if (!ballot) return [];
          const { firstName, lastName, consents } = ballot;
          return [{ ballot: number, firstName, lastName, mayPublish: consents.publication }];
        }),
    }));
}
