import { ballotsNow } from '../ballots/consents.ts';
import { motiveWords } from '../ballots/motives.ts';
import { addressesFrom } from '../campaign/addresses.ts';
import { instantFrom, instantOf } from '../dates.ts';
import type { LotteryDesk } from '../places/desk.ts';
import { lotteryRules } from '../places/rules.ts';
import { allocate } from './allocation.ts';
import { program } from './fingerprint.ts';
import type { List } from './list.ts';
import { postponedWords } from './plan.ts';
import { ordersIn, readFrozenRows, readUnlimitedRows } from './published.ts';
import type { DrawSource, PvFacts, UnlimitedCourse } from './pv/facts.ts';
import { writeResult } from './result.ts';
import type { DrawRow, Run, UnlimitedRow } from './tabs.ts';
import { digest, ordersOf } from './tickets.ts';
import type { Trial } from './trial.ts';

/** Where families read the rules, and their version. */
export function rulebookOf(
  { register }: Pick<LotteryDesk, 'register'>,
  version: string,
): PvFacts['rulebook'] {
  const families = addressesFrom(register.memory)?.families ?? '';
  return { version, address: families === '' ? 'au conservatoire' : `${families}?page=reglement` };
}

/**
 * Everything the minutes say of a draw that was made, from what the Registre keeps of it: ballots, courses and dates
 * are those of its day, even after a cancelling. Only the town, its establishments and levels are named as today.
 */
export function pvFactsOf(desk: LotteryDesk, row: DrawRow & { readonly run: Run }): PvFacts {
  const { register } = desk;
  const { run, freeze } = row;
  const { frozen, entries: frozenEntries, places } = readFrozenRows(register, row);
  const publishes = publishedNow(register);
  const entries = frozenEntries.map((entry) => ({ ...entry, mayPublish: publishes(entry.ballots) }));
  const unlimited = readUnlimitedRows(register, row).map((asking) => ({
    ...asking,
    mayPublish: publishes([asking.ballot]),
  }));
  const at = instantFrom(run.at);
  const source: DrawSource = run.orders
    ? { kind: 'typed', orders: ordersIn(register, row, frozen) }
    : { kind: 'seed', line: run.seed, fallback: run.fallback };
  const counts = freeze?.counts ?? { received: 0, void: {}, withdrawn: 0, takingPart: 0, besides: 0 };
  return {
    ...listFacts(desk, { frozen, entries, places, unlimited, counts }),
    rulebook: rulebookOf(desk, freeze?.rulesVersion ?? ''),
    isTrial: false,
    place: run.place,
    plannedAt: instantFrom(run.plannedAt),
    startedAt: at,
    endedAt: at,
    postponed: row.postponed.map(postponedWords),
    present: run.present,
    material: run.material,
    source,
    fingerprints: { list: freeze?.list ?? '', result: run.result, program: run.program },
    incidents: row.incidents.map((incident) => ({
      at: instantFrom(incident.at),
      text: incident.text,
      forPublic: incident.forPublic ?? '',
    })),
    signers: run.present,
  };
}

/**
 * Whose name papers may say from now on, whatever stood when the list was frozen: a withdrawal counts from the next
 * reading on, for every edition but the one that the office keeps (IVR-082, X9). The frozen text holds no name.
 */
function publishedNow(register: LotteryDesk['register']): (ballots: readonly string[]) => boolean {
  const agreed = new Set(
    ballotsNow(register).flatMap(({ record }) => (record.consents.publication ? [record.number] : [])),
  );
  return (ballots) => ballots.length > 0 && ballots.every((number) => agreed.has(number));
}

/** The minutes as they would be: of the list as it stands, with orders that are worth nothing. */
export function trialFactsOf(desk: LotteryDesk, { list, text, seed }: Trial, at: number): PvFacts {
  const { town, lottery } = desk;
  const held = allocate(list.frozen, ordersOf(list.frozen, digest(seed)));
  return {
    ...listFacts(desk, list),
    rulebook: rulebookOf(desk, lotteryRules(town, lottery).version),
    isTrial: true,
    place: lottery.place,
    plannedAt: instantOf(lottery.drawAt),
    startedAt: at,
    endedAt: at,
    postponed: [],
    present: [],
    material: 'Essai sans dés',
    source: { kind: 'seed', line: seed, fallback: '' },
    fingerprints: { list: digest(text), result: digest(writeResult(list.frozen, held)), program },
    incidents: [],
    signers: [],
  };
}

function listFacts({ town, lottery }: LotteryDesk, { frozen, entries, places, unlimited, counts }: List) {
  const structures = new Map(town.conservatoires.map(({ code, name }) => [code, name]));
  return {
    town: town.town,
    organiser: town.legal?.service.address ?? town.conservatoires[0]?.address ?? '',
    frozen,
    ballots: figuresOf(counts),
    courses: places.map(({ conservatoire, ...place }) => ({
      ...place,
      structure: structures.get(conservatoire) ?? conservatoire,
    })),
    levels: new Map(Object.entries(lottery.levels).map(([id, { name }]) => [id, name])),
    unlimited: unlimitedCourses(unlimited),
    people: new Map(
      entries.map(({ number, firstName, lastName, mayPublish, ballots }) => [
        number,
        { firstName, lastName, mayPublish, ballots: ballots.length },
      ]),
    ),
  };
}

function figuresOf(counts: List['counts']): PvFacts['ballots'] {
  const voided = Object.entries(counts.void) as [keyof typeof motiveWords, number][];
  return { ...counts, void: voided.map(([motive, count]) => ({ motive: motiveWords[motive], count })) };
}

function unlimitedCourses(rows: readonly UnlimitedRow[]): UnlimitedCourse[] {
  const titles = new Map(rows.map(({ course, title }) => [course, title]));
  return [...titles].map(([id, title]) => ({
    id,
    title,
    asking: rows.filter(({ course, ballot }) => course === id && ballot !== ''),
  }));
}
