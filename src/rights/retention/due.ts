import { ballotRows } from '../../ballots/tabs.ts';
import type { Ref } from '../../calls/rights.ts';
import type { Town } from '../../campaign/town.ts';
import { addMonths, at, dayOf, stamp } from '../../dates.ts';
import { drawRows, entrySpec } from '../../draw/tabs.ts';
import { lastYearSpec } from '../../lists/lastYear.ts';
import { personSpec, type StudentRow, studentSpec } from '../../people/tabs.ts';
import type { Register } from '../../register/register.ts';
import type { Removal } from '../removal/removal.ts';
import { type Category, type RetentionLine, retentionTable } from './retention.ts';
import { serviceEndOf } from './service.ts';

/** What has been kept for as long as it may: people, by their references, and what is older than a stamp. */
export interface Due {
  readonly students: readonly Ref[];
  readonly guardians: readonly Ref[];
  /** Whoever took part in a draw, with the guardians who signed. */
  readonly entrants: readonly Ref[];
  /** When their schooling ended, or their ballots came in: civil days, the oldest and the newest. */
  readonly days: { readonly students: Days; readonly ballots: Days };
  readonly before: Removal['before'];
}

export interface Days {
  readonly oldest: string;
  readonly newest: string;
}

export const daysOf = (all: readonly string[]): Days => {
  const days = all
    .filter(Boolean)
    .map((one) => one.slice(0, 10))
    .sort();
  return { oldest: days[0] ?? '', newest: days[days.length - 1] ?? '' };
};

/** Categories that go with somebody, and not by their own age. */
const byPerson: readonly Category[] = ['students', 'ballots'];

/**
 * What is due at an instant by the town's table. Two round trips for each of seven tabs. What is held is in it: a hold
 * is looked at when it is shown, and again when it is done.
 */
export function dueAt(register: Register, town: Pick<Town, 'schoolYear'>, now: number): Due {
  const table = retentionTable(register.memory);
  const months = (category: Category) => table.find((line) => line.category === category)?.months ?? 0;
  const students = register.table(studentSpec).all();
  const gone = studentsDue(
    students.map(({ record }) => record),
    { town, now, months: months('students') },
  );
  const entrants = entrantsDue(register, stampBefore(now, months('ballots')));
  const ends = students
    .filter(({ record }) => gone.has(record.number))
    .map(({ record }) => serviceEndOf(record, town));
  return {
    ...peopleDue(register, gone),
    entrants: entrants.refs,
    days: { students: daysOf(ends), ballots: daysOf(entrants.days) },
    before: cutoffs(table, now),
  };
}

interface Since {
  readonly town: Pick<Town, 'schoolYear'>;
  readonly now: number;
  readonly months: number;
}

/** Numbers of the students whose schooling ended so many months ago. */
export function studentsDue(students: readonly StudentRow[], { town, now, months }: Since): Set<string> {
  const today = dayOf(now);
  const due = students.filter((student) => addMonths(serviceEndOf(student, town), months) <= today);
  return new Set(due.map(({ number }) => number));
}

/** Their own accesses, and the guardians who have no other student; guardians who have none at all any more. */
function peopleDue(register: Register, gone: ReadonlySet<string>): Pick<Due, 'students' | 'guardians'> {
  const persons = register
    .table(personSpec)
    .all()
    .map(({ record }) => record)
    .filter(({ lastName, firstName }) => lastName !== '' || firstName !== '');
  const refs = (own: typeof persons) => own.map(({ id }) => `acces:${id}`);
  return {
    students: refs(persons.filter(({ self }) => gone.has(self))),
    guardians: refs(
      persons.filter(({ self, students }) => self === '' && students.every((number) => gone.has(number))),
    ),
  };
}

/** Of draws made, cancelled or never made before a stamp; of ballots that were in no list; of last year's lists. */
function entrantsDue(
  register: Register,
  before: string,
): { readonly refs: readonly Ref[]; readonly days: readonly string[] } {
  const draws = drawRows(register).map(({ record }) => record);
  const old = new Set(
    draws
      .filter(({ run, freeze, cancelled }) => (run?.at ?? cancelled?.at ?? freeze?.at ?? before) < before)
      .map(({ draw }) => draw),
  );
  const kept = new Set(draws.map(({ draw }) => draw).filter((draw) => !old.has(draw)));
  const entries = register
    .table(entrySpec)
    .all()
    .map(({ record }) => record);
  const stillIn = new Set(entries.filter(({ draw }) => kept.has(draw)).flatMap(({ ballots }) => ballots));
  const ballots = ballotRows(register)
    .map(({ record }) => record)
    .filter(({ number, handedInAt, enteredAt }) => {
      const last = handedInAt > enteredAt ? handedInAt : enteredAt;
      return last < before && !stillIn.has(number);
    });
  const lists = new Map(
    register
      .table(lastYearSpec)
      .all()
      .map(({ record }) => [record.list, record.at]),
  );
  const waiting = entries.filter(
    ({ draw, lastName }) => lastName !== '' && (lists.get(draw) ?? before) < before,
  );
  return {
    refs: [
      ...ballots.flatMap(({ number, guardians }) => [
        `bulletin:${number}`,
        ...guardians.map((_, i) => `signataire:${number}:${i}`),
      ]),
      ...waiting.map(({ draw, number }) => `liste:${draw}:${number}`),
    ],
    days: [
      ...ballots.map(({ handedInAt }) => handedInAt),
      ...waiting.map(({ draw }) => lists.get(draw) ?? ''),
    ],
  };
}

/** What is older than these stamps has been kept long enough. */
function cutoffs(table: readonly RetentionLine[], now: number): Removal['before'] {
  return Object.fromEntries(
    table
      .filter(({ category }) => !byPerson.includes(category))
      .map(({ category, months }) => [category, stampBefore(now, months)]),
  );
}

/** The first instant of the day, so many months before. */
function stampBefore(now: number, months: number): string {
  return stamp(at(addMonths(dayOf(now), -months), 0));
}
