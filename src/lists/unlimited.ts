import type { Entry } from '../draw/frozen.ts';
import type { EntryRow, PlaceRow, UnlimitedRow } from '../draw/tabs.ts';
import type { SeatList } from './seatList.ts';

/** The name of what stands beside a draw. */
export const unlimitedId = (draw: string): string => `${draw}${suffix}`;

const suffix = '-SANS-LIMITE';

/** The draw that a list stands beside, or is. */
export const drawBeside = (list: string): string =>
  list.endsWith(suffix) ? list.slice(0, -suffix.length) : list;

/**
 * Courses without limit as a list like the others: everybody who asked for one has a seat to accept, in the order of
 * the ballots (IVR-014). Null where nobody asked.
 */
export function unlimitedList(
  rows: readonly UnlimitedRow[],
  { id: draw, isSigned, publishedAt }: Pick<SeatList, 'id' | 'isSigned' | 'publishedAt'>,
): SeatList | null {
  const asking = rows.filter(({ number }) => number !== '');
  if (asking.length === 0) return null;
  const id = unlimitedId(draw);
  const courses = [...new Map(asking.map((row) => [row.course, row])).values()];
  const places = courses.map((row) => placeOf(row, id, asking));
  const entries = asking.map((row) => entryOf(row, id));
  const bare = entries.map(({ number, category, wishes }): Entry => ({ number, category, wishes }));
  return {
    id,
    kind: 'unlimited',
    isSigned,
    drawn: {
      frozen: {
        draw: id,
        rule: 'offres-par-cours',
        courses: places.map((place) => ({ id: place.id, seats: place.seats, unit: place.unit })),
        entries: bare,
      },
      orders: new Map(
        courses.map(({ course }) => [course, bare.filter(({ wishes }) => wishes[0] === course)]),
      ),
      key: null,
    },
    publishedAt,
    entries,
    places,
    combinesWith: new Map(asking.map(({ number, combinesWith }) => [number, combinesWith])),
  };
}

function placeOf(row: UnlimitedRow, draw: string, asking: readonly UnlimitedRow[]): PlaceRow {
  const { course: id, title, conservatoire, activity, slot } = row;
  const seats = asking.filter(({ course }) => course === id).length;
  const numbers = { seats, capacity: 0, reEnrolled: 0, acceptances: 0 };
  return { draw, id, unit: id, title, conservatoire, activity, slot, ...numbers };
}

function entryOf(row: UnlimitedRow, draw: string): EntryRow {
  const { number, course, ballot, lastName, firstName, mayPublish, mail, phone, person } = row;
  const same = { lastName, firstName, mayPublish, mail, phone, person };
  return { draw, number, category: 'R', wishes: [course], ballots: [ballot], ...same };
}
