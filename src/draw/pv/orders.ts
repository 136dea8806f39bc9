import type { PaperPart } from '../../papers/paper.ts';
import { explainSeats } from '../../places/seats.ts';
import { type Entry, inBytes } from '../frozen.ts';
import type { Edition, PvFacts } from './facts.ts';
import type { Run } from './run.ts';
import { counted, listNames, nameFor, ordinal, titleOf } from './words.ts';

/**
 * The order of every course, or of every level whose courses share one, in the order of their codes, fixed before the
 * draw; in each, the priority list and then the second one (IVR-033, IVR-034, IVR-040).
 */
export function orderParts(facts: PvFacts, edition: Edition, run: Run): PaperPart[] {
  const places = waitingPlaces(run);
  return [...run.orders.keys()].sort(inBytes).flatMap((unit) => {
    const order = run.orders.get(unit) ?? [];
    const courses = facts.frozen.courses.filter((course) => course.unit === unit).map(({ id }) => id);
    const row = (entry: Entry) => [
      facts.people.has(entry.number) ? nameFor(edition, facts.people.get(entry.number)) : '',
      stateOf(entry, { courses, held: run.held.get(entry.number), places }),
    ];
    return [
      { kind: 'heading', level: 3, text: titleOf(facts, unit) },
      { kind: 'list', items: courses.map((id) => courseWords(facts, id, courses.length > 1)) },
      ...(['R', 'N'] as const).map((category) => listPart(titleOf(facts, unit), category, { order, row })),
    ];
  });
}

/** What is drawn for: where, when, and how its seats are counted. */
function courseWords({ courses }: PvFacts, id: string, isNamed: boolean): string {
  const course = courses.find((one) => one.id === id);
  if (!course) return id;
  const about = [isNamed ? `${id} – ${course.title}` : '', course.structure, course.activity, course.slot];
  return `${about.filter((word) => word !== '').join(', ')}. ${explainSeats(course).join(' ')}`;
}

interface Listed {
  readonly order: readonly Entry[];
  readonly row: (entry: Entry) => readonly string[];
}

function listPart(title: string, category: 'R' | 'N', { order, row }: Listed): PaperPart {
  const rows = order.flatMap((entry, at) =>
    entry.category === category ? [[String(at + 1), entry.number, ...row(entry)]] : [],
  );
  const caption = `${title}, ${listNames[category]}`;
  if (rows.length === 0) return { kind: 'paragraph', words: `${caption}\u00a0: personne.`, small: true };
  return {
    kind: 'table',
    caption: `${caption}\u00a0: ${counted(rows.length, 'participation')}`,
    columns: [
      { heading: 'Ordre', width: 16 },
      { heading: 'Participation', width: 30 },
      { heading: 'Prénom et nom', width: 54 },
      { heading: 'Après attribution', width: 60 },
    ],
    rows,
  };
}

/** By course, the place of each entry on its waiting list, from 1. */
type Places = ReadonlyMap<string, ReadonlyMap<string, number>>;

function waitingPlaces({ waiting }: Run): Places {
  return new Map(
    [...waiting].map(([course, all]) => [course, new Map(all.map(({ number }, at) => [number, at + 1]))]),
  );
}

interface Standing {
  readonly courses: readonly string[];
  readonly held: string | undefined;
  readonly places: Places;
}

/** `place ici`, `place ailleurs (C2), attend ici : 3e`. A level names which of its courses. */
function stateOf({ number }: Entry, { courses, held, places }: Standing): string {
  const isLevel = courses.length > 1;
  const waits = courses.flatMap((course) => {
    const place = places.get(course)?.get(number);
    return place === undefined ? [] : [isLevel ? `${course} (${ordinal(place)})` : ordinal(place)];
  });
  const waiting = waits.length === 0 ? [] : [`attend\u00a0: ${waits.join(', ')}`];
  return [...placeWords(courses, held), ...waiting].join(', ');
}

function placeWords(courses: readonly string[], held: string | undefined): string[] {
  if (held === undefined) return [];
  if (!courses.includes(held)) return [`place ailleurs (${held})`];
  return [courses.length > 1 ? `place\u00a0: ${held}` : 'place ici'];
}
