import { frenchInstant, frenchSpan } from '../dates.ts';
import type { Paper, PaperPart } from '../papers/paper.ts';
import { agesWords, type OpenCourse, slotWords } from './course.ts';
import { seatsOf } from './seats.ts';

/** A course as papers show it. */
export interface PublishedCourse extends OpenCourse {
  /** Name of the establishment. */
  readonly structure: string;
  /** How many of last year's list have accepted a seat (IVR-052). */
  readonly acceptances: number;
}

/** What the list of places says (IVR-050). */
export interface CoursesFacts {
  readonly town: string;
  readonly draw: string;
  readonly rulebook: { readonly version: string; readonly address: string };
  /** When it was published, and when ballots are taken: instants in milliseconds. */
  readonly publishedAt: number;
  readonly opensAt: number;
  readonly closesAt: number;
  readonly courses: readonly PublishedCourse[];
}

/** The list of places, to print for the day of the entries (IVR-050, IVR-071): one table an activity. */
export function coursesPaper({
  town,
  draw,
  rulebook,
  publishedAt,
  opensAt,
  closesAt,
  courses,
}: CoursesFacts): Paper {
  return {
    title: `Liste des cours et des places – ${draw}`,
    parts: [
      { kind: 'heading', level: 1, text: 'Cours et places ouverts au tirage au sort' },
      {
        kind: 'facts',
        facts: [
          ['Organisateur', `Ville de ${town}`],
          ['Bulletins', frenchSpan(opensAt, closesAt)],
          ['Publiée le', frenchInstant(publishedAt)],
          ['Règlement', `version ${rulebook.version}, ${rulebook.address}`],
        ],
      },
      {
        kind: 'paragraph',
        words:
          'Places = jauge, moins les élèves qui se réinscrivent, moins les places réservées. Une place réservée revient à une personne de la liste d’attente de l’an dernier qui l’a acceptée\u00a0: 10\u00a0% de la jauge au plus, arrondi vers le bas.',
      },
      ...grouped(courses).flatMap(activityParts),
    ],
    foot: `Tirage ${draw} · règlement ${rulebook.version}`,
  };
}

interface Activity {
  readonly structure: string;
  readonly activity: string;
  readonly courses: readonly PublishedCourse[];
}

/** Establishments and activities as they come, courses by their codes. */
function grouped(courses: readonly PublishedCourse[]): Activity[] {
  const groups = new Map<string, PublishedCourse[]>();
  for (const course of courses) {
    const key = JSON.stringify([course.structure, course.activity]);
    groups.set(key, [...(groups.get(key) ?? []), course]);
  }
  return [...groups].map(([key, all]) => {
    const [structure, activity] = JSON.parse(key) as [string, string];
    return { structure, activity, courses: [...all].sort((a, b) => (a.code < b.code ? -1 : 1)) };
  });
}

function activityParts({ structure, activity, courses }: Activity, index: number, all: readonly Activity[]) {
  const heading: PaperPart = { kind: 'heading', level: 2, text: structure };
  const table: PaperPart = {
    kind: 'table',
    caption: activity,
    columns: [
      { heading: 'Code', width: 29 },
      { heading: 'Cours', width: 43 },
      { heading: 'Jour et heure', width: 28 },
      { heading: 'Âge', width: 22 },
      { heading: 'Places', width: 16 },
      { heading: 'Calcul', width: 22 },
    ],
    rows: courses.map((course) => [
      course.code,
      course.title,
      slotWords(course),
      agesWords(course),
      seatsWords(course),
      sumWords(course),
    ]),
  };
  return all[index - 1]?.structure === structure ? [table] : [heading, table];
}

function seatsWords(course: PublishedCourse): string {
  const seats = seatsOf(course);
  return seats ? String(seats.seats) : 'sans limite';
}

/** `20 − 12 − 2`: capacity, re-enrolled, reserve. */
function sumWords(course: PublishedCourse): string {
  const seats = seatsOf(course);
  return seats ? `${course.capacity} − ${course.reEnrolled} − ${seats.reserve}` : '';
}
