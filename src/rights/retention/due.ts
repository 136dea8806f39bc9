import { ballotsNow } from '../../ballots/consents.ts';
import type { BallotRow } from '../../ballots/tabs.ts';
import type { Ref } from '../../calls/rights.ts';
import { type Category, type RetentionLine, retentionTable } from '../../campaign/retention.ts';
import { addMonths, at, dayOf, stamp } from '../../dates.ts';
import { type DrawRow, drawRows, type EntryRow, entrySpec } from '../../draw/tabs.ts';
import { lastYearSpec } from '../../lists/lastYear.ts';
import { type PersonRow, personSpec, type StudentRow, studentSpec } from '../../people/tabs.ts';
import type { Register } from '../../register/register.ts';
import type { Removal } from '../removal/removal.ts';
import { entryKey, type Whom } from '../traces/trace.ts';
import { refsOf } from './holds.ts';
import { serviceEndOf } from './service.ts';

/** What has been kept for as long as it may: people, category by category, and what is older than a stamp. */
export interface Due {
  readonly lots: readonly Lot[];
  readonly before: Removal['before'];
}

/** People who go together, by their references, with all that is theirs. */
export interface Lot {
  readonly category: Category;
  readonly refs: readonly Ref[];
  readonly days: Days;
}

/** When their schooling ended, or their ballots came in: civil days, the oldest and the newest. */
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

/** Whether a reference names one of them. */
export function isAmong({ people, ballots, signatories, entries }: Whom, ref: Ref): boolean {
  const [kind, name = '', number = ''] = ref.split(':');
  switch (kind) {
    case 'acces':
      return people.has(name);
    case 'bulletin':
      return ballots.has(name);
    case 'signataire':
      return signatories.has(`${name}:${number}`);
    default:
      return entries.has(entryKey(name, number));
  }
}

/** Categories that go with somebody, and not by their own age. */
const byPerson: readonly Category[] = ['students', 'ballots', 'ballotsNextYear'];

/**
 * What is due at an instant by the town's table. Two round trips for each of eight tabs. What is held is in it: a hold
 * is looked at when it is shown, and again when it is done.
 */
export function dueAt(register: Register, now: number): Due {
  const table = retentionTable(register.memory);
  const months = (category: Category) => table.find((line) => line.category === category)?.months ?? 0;
  const students = register.table(studentSpec).all();
  const gone = studentsDue(
    students.map(({ record }) => record),
    { now, months: months('students') },
  );
  const ends = students
    .filter(({ record }) => gone.has(record.number))
    .map(({ record }) => serviceEndOf(record));
  return {
    lots: [
      { category: 'students', refs: peopleDue(register, gone), days: daysOf(ends) },
      ...entrantsDue(register, {
        ballots: stampBefore(now, months('ballots')),
        ballotsNextYear: stampBefore(now, months('ballotsNextYear')),
      }),
    ],
    before: cutoffs(table, now),
  };
}

interface Since {
  readonly now: number;
  readonly months: number;
}

/** Numbers of the students whose schooling ended so many months ago. */
export function studentsDue(students: readonly StudentRow[], { now, months }: Since): Set<string> {
  const today = dayOf(now);
  const due = students.filter((student) => addMonths(serviceEndOf(student), months) <= today);
  return new Set(due.map(({ number }) => number));
}

/** Their own accesses and their guardians’, of whoever has no other student; guardians who have none at all any more. */
function peopleDue(register: Register, gone: ReadonlySet<string>): Ref[] {
  const persons = register
    .table(personSpec)
    .all()
    .map(({ record }) => record)
    .filter(({ lastName, firstName }) => lastName !== '' || firstName !== '');
  // A grown student may be somebody's guardian too.
  const isDue = ({ self, students }: PersonRow) =>
    students.every((number) => gone.has(number)) && (self === '' || gone.has(self));
  return persons.filter(isDue).map(({ id }) => `acces:${id}`);
}

/** Stamps before which whoever took part is due: without the fourth consent, and with it (IVR-084). */
type Before = Readonly<Record<'ballots' | 'ballotsNextYear', string>>;

/**
 * Whoever took part in draws made, cancelled or never made before a stamp, with the guardians who signed; ballots that
 * were in no list; and last year's lists, in which everybody agreed to be called again.
 */
function entrantsDue(register: Register, before: Before): Lot[] {
  const draws = drawRows(register).map(({ record }) => record);
  const entries = register
    .table(entrySpec)
    .all()
    .map(({ record }) => record);
  const all = ballotsNow(register).map(({ record }) => record);
  const agreed = agreedIn(all, entries);
  const lot = (category: keyof Before, ballots: readonly BallotRow[]): Lot => {
    const stillIn = ballotsIn(draws, entries, before[category]);
    const due = ballots.filter(({ number, handedInAt, enteredAt }) => {
      const last = handedInAt > enteredAt ? handedInAt : enteredAt;
      return last < before[category] && !stillIn.has(number);
    });
    return { category, refs: due.flatMap(refsOf), days: daysOf(due.map(({ handedInAt }) => handedInAt)) };
  };
  return [
    lot(
      'ballots',
      all.filter(({ number }) => !agreed.has(number)),
    ),
    lot(
      'ballotsNextYear',
      all.filter(({ number }) => agreed.has(number)),
    ),
    listsDue(register, entries, before.ballotsNextYear),
  ];
}

/** Numbers of the ballots whose person agreed to be called again next year: on each of their ballots of a draw. */
function agreedIn(ballots: readonly BallotRow[], entries: readonly EntryRow[]): Set<string> {
  const byPerson = new Map<string, string[]>();
  for (const { draw, person, number, ballots: own } of entries) {
    const key = entryKey(draw, person || number);
    byPerson.set(key, [...(byPerson.get(key) ?? []), ...own]);
  }
  const refused = new Set(ballots.filter(({ consents }) => !consents.nextYear).map(({ number }) => number));
  const together = [...byPerson.values()].filter((own) => own.some((number) => refused.has(number)));
  const without = new Set([...refused, ...together.flat()]);
  return new Set(ballots.map(({ number }) => number).filter((number) => !without.has(number)));
}

/** Ballots of draws that are not as old as this stamp. */
function ballotsIn(draws: readonly DrawRow[], entries: readonly EntryRow[], before: string): Set<string> {
  const recent = draws.filter(
    ({ run, freeze, cancelled }) => (run?.at ?? cancelled?.at ?? freeze?.at ?? before) >= before,
  );
  const kept = new Set(recent.map(({ draw }) => draw));
  return new Set(entries.filter(({ draw }) => kept.has(draw)).flatMap(({ ballots }) => ballots));
}

function listsDue(register: Register, entries: readonly EntryRow[], before: string): Lot {
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
    category: 'ballotsNextYear',
    refs: waiting.map(({ draw, number }) => `liste:${draw}:${number}`),
    days: daysOf(waiting.map(({ draw }) => lists.get(draw) ?? '')),
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
