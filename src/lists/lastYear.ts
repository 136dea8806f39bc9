import { inBytes } from '../draw/frozen.ts';
import { ordersIn, readFrozenRows } from '../draw/published.ts';
import type { EntryRow, Noted, OrderRow, PlaceRow, Rows } from '../draw/tabs.ts';
import { slotWords } from '../places/course.ts';
import { mostReserved } from '../places/seats.ts';
import type { CourseRow } from '../places/tabs.ts';
import type { Register } from '../register/register.ts';
import { json, type Spec, text, whole } from '../register/table.ts';
import type { PlannedLine } from './lastYearPlan.ts';
import type { SeatList } from './seatList.ts';

/** A row of *Listes de l’an dernier*: who still waits from last year's draw, as it was read (IVR-052, IVR-053). */
export interface LastYearRow {
  readonly list: string;
  readonly journal: number;
  readonly at: string;
  readonly by: string;
  /** Fingerprint of the rows below, and where they stand. */
  readonly digest: string;
  readonly entries: Rows;
  readonly places: Rows;
  readonly orders: Rows;
  /** Another list took its place before anything was offered. */
  readonly cancelled: Noted | null;
}

const nowhere: Rows = { row: 2, count: 0 };

export const lastYearSpec: Spec<LastYearRow> = {
  name: 'Listes de l’an dernier',
  columns: {
    list: text('Liste'),
    journal: whole('Journal'),
    at: text('Enregistrée le'),
    by: text('Par'),
    digest: text('Empreinte'),
    entries: json('Personnes', nowhere),
    places: json('Places', nowhere),
    orders: json('Ordres', nowhere),
    cancelled: json<Noted | null>('Remplacée', null),
  },
};

/** Last year's list as it is read like a draw; null when there is none. */
export function lastYearList(register: Register): SeatList | null {
  const rows = register.table(lastYearSpec).all();
  const last = rows
    .map(({ record }) => record)
    .filter(({ cancelled }) => cancelled === null)
    .pop();
  if (!last) return null;
  const { list, at, digest, orders } = last;
  const freeze = {
    entries: last.entries,
    places: last.places,
    rule: 'offres-par-cours' as const,
    list: digest,
  };
  const { frozen, entries, places } = readFrozenRows(register, { draw: list, freeze });
  return {
    id: list,
    kind: 'lastYear',
    isSigned: true,
    drawn: { frozen, orders: ordersIn(register, { run: { seed: '', orders } }, frozen), key: null },
    publishedAt: at,
    entries,
    places,
    combinesWith: new Map(),
  };
}

/** The rows of a list that is about to be written: a number each, by course of last year and order drawn then. */
export interface LastYearRows {
  readonly entries: readonly EntryRow[];
  readonly places: readonly PlaceRow[];
  readonly orders: readonly OrderRow[];
}

/**
 * What a plan becomes. The order of a course is that of last year's draw; where people come from two courses, whoever
 * asked for this very one goes first at the same rank. Seats: a tenth of the capacity, as far as they are free (IVR-052).
 */
export function lastYearRows(
  lines: readonly PlannedLine[],
  courses: readonly CourseRow[],
  draw: string,
): LastYearRows {
  const planned = lines
    .filter(({ target }) => target !== '')
    .sort((a, b) => inBytes(a.row.course, b.row.course) || a.row.drawRank - b.row.drawRank)
    .map((line, i) => ({ ...line, number: `A${String(i + 1).padStart(4, '0')}` }));
  const wanted = courses.filter(({ code }) => planned.some(({ target }) => target === code));
  const inOrder = (code: string) =>
    planned
      .filter(({ target }) => target === code)
      .sort(
        (a, b) =>
          a.row.drawRank - b.row.drawRank ||
          Number(b.row.course === code) - Number(a.row.course === code) ||
          inBytes(a.number, b.number),
      )
      .map(({ number }) => number);
  return {
    entries: planned.map(({ number, target, person, row: { lastName, firstName, mail, phone } }) => ({
      ...{ draw, number, category: 'R', wishes: [target], ballots: [] },
      ...{ lastName, firstName, mail, phone, person, mayPublish: false },
    })),
    places: wanted.map((course) => placeOf(course, draw)),
    orders: wanted.map(({ code }) => ({ draw, unit: code, order: inOrder(code) })),
  };
}

/** Seats last year's list may take of a course now; none of a course without limit, which needs no list. */
export function lastYearSeats({ capacity, reEnrolled }: Pick<CourseRow, 'capacity' | 'reEnrolled'>): number {
  return capacity === null ? 0 : Math.min(mostReserved(capacity), Math.max(0, capacity - reEnrolled));
}

function placeOf(course: CourseRow, draw: string): PlaceRow {
  const { code: id, title, conservatoire, activity, capacity, reEnrolled } = course;
  const seats = lastYearSeats(course);
  const numbers = { seats, capacity: capacity ?? 0, reEnrolled, acceptances: 0 };
  return { draw, id, unit: id, title, conservatoire, activity, slot: slotWords(course), ...numbers };
}
