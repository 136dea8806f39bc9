import type { PublicCourse, PublicLottery, PublishedDraw } from '../calls/lottery.ts';
import type { Refusal, Reply } from '../calls/reply.ts';
import type { CallInput } from '../calls.ts';
import type { Lottery } from '../campaign/lottery.ts';
import { type TownNow, townFrom } from '../campaign/settings.ts';
import { boundOf, dayOf, frenchBound, frenchDay, frenchInstant, instantFrom, instantOf } from '../dates.ts';
import { lotteryNotSet } from '../places/desk.ts';
import { type Publication, publicationFrom } from '../places/publication.ts';
import { lotteryRules } from '../places/rules.ts';
import { lotteryStanding } from '../places/standing.ts';
import type { Ports } from '../ports.ts';
import { journalSpec } from '../register/journal.ts';
import { openRegister, type Register } from '../register/register.ts';
import { allocate } from './allocation.ts';
import { nextDraw } from './freeze.ts';
import { postponedOf, postponedWords } from './plan.ts';
import { drawSummary, ordersIn, readFrozenRows } from './published.ts';
import { writeResult } from './result.ts';
import { type DrawRow, drawRows } from './tabs.ts';

/** The lottery as everybody reads it: what was published, never what is being prepared. */
export function publicLottery(ports: Ports): Reply<PublicLottery> {
  const open = openLottery(ports);
  if ('kind' in open) return { ok: false, refusal: open };
  const { register, town, lottery } = open;
  const publication = publicationFrom(register.memory);
  const rows = drawRows(register).map(({ record }) => record);
  const draws = rows.map(drawSummary);
  return {
    ok: true,
    value: {
      town: town.town,
      schoolYear: town.schoolYear,
      phase: phaseOf(lottery, register, ports.startedAt),
      opens: frenchInstant(instantOf(lottery.opensAt)),
      closes: frenchBound(boundOf(lottery.closesAt)),
      drawAt: frenchInstant(instantOf(lottery.drawAt)),
      place: lottery.place,
      isAhead: ports.startedAt < instantOf(lottery.drawAt),
      postponed: postponedOf(register.memory, nameNow(register, lottery, rows)).map(postponedWords),
      conservatoires: town.conservatoires.map(({ code, name }) => ({ code, name })),
      limits: limitWords(town, lottery),
      ballotLimits: lottery.ballotLimits,
      postcodes: town.postcodes,
      ageReference: { day: lottery.ageReference, words: frenchDay(lottery.ageReference) },
      today: dayOf(ports.startedAt),
      published: publication && {
        version: publication.version,
        at: frenchInstant(instantFrom(publication.at)),
      },
      courses: publication ? publishedCourses(register, publication) : [],
      rules: lotteryRules(town, lottery),
      draw: draws[draws.length - 1] ?? null,
      earlier: draws.slice(0, -1).reverse(),
    },
  };
}

/** What happened since a draw was made, as text; empty before. */
type EventsOf = (register: Register, row: DrawRow) => string;

/** Everything anybody needs to recompute a draw (TAS1, step 5); the last one when none is named. */
export function publicDraw(
  ports: Ports,
  { draw }: CallInput<'public.draw'>,
  eventsOf: EventsOf,
): Reply<PublishedDraw> {
  const open = openLottery(ports);
  if ('kind' in open) return { ok: false, refusal: open };
  const rows = drawRows(open.register).map(({ record }) => record);
  const found = draw === '' ? rows[rows.length - 1] : rows.find((one) => one.draw === draw);
  return found
    ? { ok: true, value: { ...publishedDraw(open.register, found), events: eventsOf(open.register, found) } }
    : { ok: false, refusal: nothingFrozen };
}

function publishedDraw(register: Register, row: DrawRow): Omit<PublishedDraw, 'events'> {
  const { frozen, text, places } = readFrozenRows(register, row);
  const orders = ordersIn(register, row, frozen);
  return {
    ...drawSummary(row),
    text,
    courses: places.map(({ id, title }) => ({ id, title })),
    resultText: row.run ? writeResult(frozen, allocate(frozen, orders)) : '',
    orders: row.run?.orders
      ? [...orders].map(([unit, order]) => ({ unit, order: order.map(({ number }) => number) }))
      : [],
  };
}

interface Opened {
  readonly register: Register;
  readonly town: TownNow;
  readonly lottery: Lottery;
}

function openLottery(ports: Ports): Opened | Refusal {
  const register = openRegister(ports);
  const town = register && townFrom(register.memory);
  return register && town?.lottery ? { register, town, lottery: town.lottery } : lotteryNotSet;
}

/** The draw that holds the list, or the name the next one will have. */
const nameNow = (register: Register, { drawId }: Lottery, rows: readonly DrawRow[]): string =>
  lotteryStanding(register.memory)?.draw ?? nextDraw(drawId, rows);

function phaseOf(lottery: Lottery, register: Register, now: number): PublicLottery['phase'] {
  const standing = lotteryStanding(register.memory);
  if (standing) return standing.state;
  if (now < instantOf(lottery.opensAt)) return 'before';
  return now < boundOf(lottery.closesAt) ? 'open' : 'closed';
}

function publishedCourses(register: Register, { line, lines }: Publication): PublicCourse[] {
  return register
    .table(journalSpec)
    .block(line + 1, lines)
    .flatMap(({ record }) => (record.decision.facts?.['courses'] ?? []) as PublicCourse[]);
}

/** `Conservatoire : 1 bulletin pour la danse, 1 pour la musique`. */
function limitWords({ conservatoires }: TownNow, { ballotLimits }: Lottery): string[] {
  const ballotWords = (count: number) => `${count} bulletin${count > 1 ? 's' : ''}`;
  return conservatoires.flatMap(({ code, name }) => {
    const limit = ballotLimits[code];
    if (limit === undefined) return [];
    const words =
      typeof limit === 'number'
        ? ballotWords(limit)
        : Object.entries(limit)
            .map(([activity, count]) => `${ballotWords(count)} (${activity})`)
            .join(', ');
    return [`${name}\u00a0: ${words}`];
  });
}

const nothingFrozen: Refusal = {
  kind: 'tooEarly',
  message: 'Aucune liste n’est encore figée. Revenez après la clôture des bulletins.',
};
