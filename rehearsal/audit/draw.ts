import { createHash } from 'node:crypto';
import type { LotteryPlayed } from '../play/lottery.ts';
import { counted, type Finding, wrong } from './findings.ts';
import type { Evidence, Row } from './readBack.ts';

/** What a draw counts, by the names of the JSON line; nothing for a town that draws no lots. */
export interface DrawFigures {
  readonly ballots: number;
  readonly voidBallots: number;
  /** Of those, void because the same person handed in another. */
  readonly duplicates: number;
  readonly entries: number;
  readonly courses: number;
  readonly seats: number;
  readonly placed: number;
  /** Entries that hold nothing. */
  readonly waiting: number;
  readonly listSha256: string;
  readonly graine: string;
  readonly resultSha256: string;
}

const none: DrawFigures = {
  ballots: 0,
  voidBallots: 0,
  duplicates: 0,
  entries: 0,
  courses: 0,
  seats: 0,
  placed: 0,
  waiting: 0,
  listSha256: '',
  graine: '',
  resultSha256: '',
};

/** What a draw counts, from what was published and what the Registre says of its ballots. */
export function drawFigures(played: LotteryPlayed | null, evidence: Evidence): DrawFigures {
  if (!played) return none;
  const { published } = played;
  const { courses, entries } = readList(published.text);
  const { void: voided } = ballotCounts(evidence);
  const results = placesIn(published.resultText);
  return {
    ballots: evidence.ballots.length,
    voidBallots: sum(Object.values(voided)),
    duplicates: voided['duplicate'] ?? 0,
    entries: entries.length,
    courses: courses.length,
    seats: sum(courses.map(({ seats }) => seats)),
    placed: results.filter(([, course]) => course !== '-').length,
    waiting: results.filter(([, course]) => course === '-').length,
    listSha256: sha256(published.text),
    graine: published.seed,
    resultSha256: sha256(published.resultText),
  };
}

/**
 * An auditor who has only what is published draws again, with a hand of their own: fingerprints, tickets, orders, and
 * the literal rule step by step; and adds the ballots up.
 */
export function drawFindings({ drawn, published, unread }: LotteryPlayed, evidence: Evidence): Finding[] {
  const { received, void: voided, withdrawn, takingPart, besides } = ballotCounts(evidence);
  const again = drawAgain(published.text, published.seed);
  const different = placesIn(published.resultText).filter(([entry, course]) => again.get(entry) !== course);
  return [
    ...counted(received, evidence.ballots.length, 'Bulletins comptés'),
    ...counted(
      sum(Object.values(voided)) + withdrawn + takingPart + besides,
      received,
      'Somme des bulletins',
    ),
    ...counted(evidence.participations.length, again.size, 'Participations écrites'),
    ...(sha256(published.text) === drawn.list ? [] : [wrong('L’empreinte de la liste ne concorde pas.')]),
    ...(sha256(published.resultText) === drawn.result
      ? []
      : [wrong('L’empreinte du résultat ne concorde pas.')]),
    ...different.map(([entry]) => wrong(`Participation ${entry} : un autre résultat.`)),
    ...numberMailFindings(evidence),
    ...(unread > 0 ? [wrong(`bulletins.csv : ${unread} lignes illisibles.`)] : []),
  ];
}

/** Everybody with a mail got their number, once. */
function numberMailFindings({ participations, mails }: Evidence): Finding[] {
  const told = mails.flatMap(({ subject }) => /^Participation (T\d+) –/.exec(subject)?.[1] ?? []);
  return participations
    .filter((row) => (row['Courriel'] ?? '') !== '')
    .flatMap((row) => {
      const number = row['N°'] ?? '';
      return counted(told.filter((one) => one === number).length, 1, `Participation ${number}, courriels`);
    });
}

interface Counts {
  readonly received: number;
  readonly void: Readonly<Record<string, number>>;
  readonly withdrawn: number;
  readonly takingPart: number;
  readonly besides: number;
}

function ballotCounts({ draws }: Evidence): Counts {
  const last: Row = draws[draws.length - 1] ?? {};
  return (JSON.parse(last['Liste figée'] ?? '{}') as { counts: Counts }).counts;
}

interface ListedCourse {
  readonly id: string;
  readonly seats: number;
  readonly unit: string;
}

interface ListedEntry {
  readonly number: string;
  readonly list: string;
  readonly wishes: readonly string[];
}

function readList(text: string): { courses: ListedCourse[]; entries: ListedEntry[]; isLiteral: boolean } {
  const lines = text.split('\n').map((line) => line.split('\t'));
  return {
    courses: lines
      .filter(([kind]) => kind === 'cours')
      .map(([, id = '', seats = '', unit = '']) => ({
        id,
        seats: Number(seats),
        unit: unit === 'par-cours' ? id : unit,
      })),
    entries: lines
      .filter(([kind]) => kind === 'participation')
      .map(([, number = '', list = '', wishes = '']) => ({ number, list, wishes: wishes.split(',') })),
    isLiteral: !lines.some(([kind]) => kind === 'regle'),
  };
}

function placesIn(result: string): [entry: string, course: string][] {
  return [...result.matchAll(/^resultat\t([^\t\n]+)\t([^\t\n]+)$/gm)].map(([, entry = '', course = '']) => [
    entry,
    course,
  ]);
}

/** The course of each entry, `-` for none: offers made round after round until none moves. */
function drawAgain(text: string, seed: string): Map<string, string> {
  const { courses, entries, isLiteral } = readList(text);
  const key = sha256(seed);
  const orderOf = (unit: string) => {
    const own = new Set(courses.filter((course) => course.unit === unit).map(({ id }) => id));
    return entries
      .filter(({ wishes }) => wishes.some((wish) => own.has(wish)))
      .map((entry) => ({
        entry,
        place: `${entry.list === 'R' ? 0 : 1}${sha256(`${key}:${unit}:${entry.number}`)}`,
      }))
      .sort((a, b) => (a.place < b.place ? -1 : 1))
      .map(({ entry }) => entry);
  };
  const orders = new Map(courses.map(({ unit }) => [unit, orderOf(unit)]));
  return isLiteral ? offered(courses, entries, orders) : asked(courses, entries, orders);
}

type Orders = ReadonlyMap<string, readonly ListedEntry[]>;

/** Each round offers every course to its first ones; who is offered several keeps the dearest and refuses the rest for good. */
function offered(
  courses: readonly ListedCourse[],
  entries: readonly ListedEntry[],
  orders: Orders,
): Map<string, string> {
  const refused = new Set<string>();
  for (;;) {
    const offers = new Map<string, string[]>();
    for (const { id, seats, unit } of courses) {
      const open = (orders.get(unit) ?? []).filter(
        ({ number, wishes }) => wishes.includes(id) && !refused.has(`${number} ${id}`),
      );
      for (const { number } of open.slice(0, seats)) offers.set(number, [...(offers.get(number) ?? []), id]);
    }
    let moved = false;
    const held = new Map(entries.map(({ number }) => [number, '-']));
    for (const { number, wishes } of entries) {
      const [best, ...others] = wishes.filter((wish) => offers.get(number)?.includes(wish));
      if (best !== undefined) held.set(number, best);
      for (const other of others) refused.add(`${number} ${other}`);
      moved ||= others.length > 0;
    }
    if (!moved) return held;
  }
}

/** Each round everybody asks the dearest course that has not put them off; courses keep their first ones. */
function asked(
  courses: readonly ListedCourse[],
  entries: readonly ListedEntry[],
  orders: Orders,
): Map<string, string> {
  const refused = new Set<string>();
  for (;;) {
    const asks = new Map(
      entries.map(({ number, wishes }) => [
        number,
        wishes.find((wish) => !refused.has(`${number} ${wish}`)) ?? '-',
      ]),
    );
    let moved = false;
    for (const { id, seats, unit } of courses) {
      const put = (orders.get(unit) ?? []).filter(({ number }) => asks.get(number) === id).slice(seats);
      for (const { number } of put) refused.add(`${number} ${id}`);
      moved ||= put.length > 0;
    }
    if (!moved) return asks;
  }
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0);
}
