import { Temporal } from 'temporal-polyfill';
import { HostError } from '../../host/index.ts';
import { plain, quoted } from '../words.ts';
import { columnOf, readSheet, readText, type Sheet } from './csv.ts';

/** One line of `reponses.csv`: what one family answers in the campaign. */
export interface FiledAnswer {
  /** Line of the file, as a person counts. */
  readonly line: number;
  readonly student: string;
  readonly channel: 'online' | 'counter';
  /** Which guardian answers. */
  readonly author: 1 | 2;
  /** When it arrives, in milliseconds since 1970 UTC. */
  readonly at: number;
  readonly decision: 'reEnrol' | 'decline';
  readonly keep: readonly string[];
  readonly demand: string;
  readonly changes: number;
}

const COLUMNS = {
  student: { heading: /eleve|matricule/, named: 'N° élève' },
  channel: { heading: /canal/, named: 'Canal' },
  author: { heading: /auteur/, named: 'Auteur' },
  at: { heading: /^date/, named: 'Date et heure (Paris)' },
  decision: { heading: /decision/, named: 'Décision' },
  keep: { heading: /cursus/, named: 'Cursus conservés' },
  demand: { heading: /demande/, named: 'Demande particulière' },
  changes: { heading: /modification/, named: 'Modifications ensuite' },
} as const;

type Field = keyof typeof COLUMNS;

/** The answers of a file, in the order of time. @throws HostError in French naming the line that cannot be played */
export function readAnswers(path: string): FiledAnswer[] {
  const sheet = readSheet(readText(path));
  const places = placesIn(sheet, path);
  const answers = sheet.lines.map(({ number, cells }) => {
    const cell = (field: Field) => cells[places[field]] ?? '';
    try {
      return answerOf(number, cell);
    } catch {
      throw new HostError(
        `Le fichier ${quoted(path)}, ligne ${number}, ne peut pas être joué\u00a0: ${quoted(cells.join(' ; '))}.`,
      );
    }
  });
  return answers.sort((one, other) => one.at - other.at);
}

function placesIn(sheet: Sheet, path: string): Record<Field, number> {
  const entries = Object.entries(COLUMNS).map(([field, { heading, named }]) => {
    const place = columnOf(sheet, heading);
    if (place < 0) throw new HostError(`Le fichier ${quoted(path)} n’a pas de colonne ${quoted(named)}.`);
    return [field, place] as const;
  });
  return Object.fromEntries(entries) as Record<Field, number>;
}

function answerOf(line: number, cell: (field: Field) => string): FiledAnswer {
  return {
    line,
    student: cell('student'),
    channel: one(cell('channel'), { 'en ligne': 'online', guichet: 'counter' }),
    author: one(cell('author'), { 'responsable 1': 1, 'responsable 2': 2 }),
    at: Temporal.PlainDateTime.from(cell('at')).toZonedDateTime('Europe/Paris').epochMilliseconds,
    decision: one(cell('decision'), { reinscrire: 'reEnrol', arreter: 'decline' }),
    keep: cell('keep')
      .split(' + ')
      .filter((cursus) => cursus !== ''),
    demand: cell('demand'),
    changes: one(cell('changes') || '0', { 0: 0, 1: 1, 2: 2, 3: 3, 4: 4, 5: 5, 6: 6, 7: 7, 8: 8, 9: 9 }),
  };
}

function one<T>(text: string, meanings: Readonly<Record<string, T>>): T {
  const meaning = meanings[plain(text)];
  if (meaning === undefined) throw new RangeError(text);
  return meaning;
}
