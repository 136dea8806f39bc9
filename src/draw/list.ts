import type { Gathered } from '../ballots/gather.ts';
import { type Lottery, unitOf } from '../campaign/lottery.ts';
import { slotWords } from '../places/course.ts';
import { seatsOf } from '../places/seats.ts';
import type { CourseRow } from '../places/tabs.ts';
import type { Frozen } from './frozen.ts';
import type { EntryRow, Freeze, PlaceRow, UnlimitedRow } from './tabs.ts';

/** What a freeze would write down. */
export interface List {
  readonly frozen: Frozen;
  readonly entries: readonly EntryRow[];
  readonly places: readonly PlaceRow[];
  readonly unlimited: readonly UnlimitedRow[];
  readonly counts: Freeze['counts'];
}

/** The list as it stands, under the name of a draw. */
export function listOf(gathered: Gathered, draw: string, lottery: Lottery): List {
  const places = gathered.courses.flatMap((course): PlaceRow[] => {
    const seats = seatsOf(course);
    return seats ? [placeOf(course, { draw, seats: seats.seats, unit: unitOf(course.code, lottery) })] : [];
  });
  const entries = gathered.entries.map((entry): EntryRow => ({ draw, ...entry }));
  const rule = lottery.allocation ?? 'offres-par-cours';
  const unlimited = unlimitedOf(gathered, draw);
  return {
    frozen: frozenOf(draw, rule, { entries, places }),
    entries,
    places,
    unlimited,
    counts: gathered.counts,
  };
}

function placeOf(course: CourseRow, frozen: Pick<PlaceRow, 'draw' | 'seats' | 'unit'>): PlaceRow {
  const { code: id, title, conservatoire, activity, capacity, reEnrolled, acceptances } = course;
  const slot = slotWords(course);
  return {
    ...frozen,
    id,
    title,
    conservatoire,
    activity,
    slot,
    capacity: capacity ?? 0,
    reEnrolled,
    acceptances,
  };
}

/** Nobody is refused there: who asks is in the minutes, beside the draw (IVR-014). */
function unlimitedOf({ courses, unlimited, ballots }: Gathered, draw: string): UnlimitedRow[] {
  const byNumber = new Map(ballots.map((ballot) => [ballot.number, ballot]));
  const rows = courses
    .filter(({ capacity }) => capacity === null)
    .flatMap((course): UnlimitedRow[] => {
      const row = { ...nobody, draw, ...facts(course) };
      const asking = unlimited
        .filter((seat) => seat.course === course.code)
        .flatMap(({ ballot, person, combinesWith }): UnlimitedRow[] => {
          const found = byNumber.get(ballot);
          if (!found) return [];
          const { lastName, firstName, mail, phone, consents } = found;
          const mayPublish = consents.publication;
          return [{ ...row, ballot, lastName, firstName, mayPublish, mail, phone, person, combinesWith }];
        });
      return asking.length > 0 ? asking : [row];
    });
  let count = 0;
  return rows.map((row) => (row.ballot === '' ? row : { ...row, number: unlimitedNumber(++count) }));
}

const unlimitedNumber = (rank: number): string => `S${String(rank).padStart(4, '0')}`;

const facts = (course: CourseRow) => {
  const { code, title, conservatoire, activity } = course;
  return { course: code, title, conservatoire, activity, slot: slotWords(course) };
};

const nobody: Omit<UnlimitedRow, 'draw' | keyof ReturnType<typeof facts>> = {
  number: '',
  ballot: '',
  lastName: '',
  firstName: '',
  mayPublish: false,
  mail: '',
  phone: '',
  person: '',
  combinesWith: [],
};

/** What the rows of a draw say, as the list that is published: no name in it. */
export function frozenOf(
  draw: string,
  rule: Frozen['rule'],
  { entries, places }: { readonly entries: readonly EntryRow[]; readonly places: readonly PlaceRow[] },
): Frozen {
  return {
    draw,
    rule,
    courses: places.map(({ id, seats, unit }) => ({ id, seats, unit })),
    entries: entries.map(({ number, category, wishes }) => ({ number, category, wishes })),
  };
}
