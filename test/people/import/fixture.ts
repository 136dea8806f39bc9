import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import Papa from 'papaparse';
import type { Town } from '../../../src/campaign/town.ts';
import { type ImportPlan, planImport, type Registered } from '../../../src/people/import/plan.ts';
import type { Person } from '../../../src/people/person.ts';
import { decodeSchoolFile } from '../../../web/office/schoolFile.ts';

/** The columns of a school file, each with headings seen in several exports. */
export const HEADINGS = {
  conservatoire: ['Conservatoire', 'STRUCTURE', 'Établissement d’inscription'],
  number: ['N° élève', 'Identifiant élève', 'Matricule'],
  lastName: ['Nom', 'NOM ÉLÈVE', 'Nom de famille'],
  firstName: ['Prénom', 'PRÉNOM ÉLÈVE', 'prenom'],
  birthDate: ['Né(e) le', 'Date naiss.', 'Date de naissance'],
  status: ['Statut', 'État', 'Situation'],
  cursus: ['Cursus', 'Cursus suivi', 'CURSUS'],
  course: ['Cours', 'Cours', 'Discipline'],
  level: ['Cycle', 'Cycle / année', 'Niveau'],
  adapted: ['HA', 'CHA', 'Horaires aménagés'],
  mail: ['Courriel élève', 'E-mail élève', 'Élève : adresse électronique'],
  family: ['N° famille', 'Numéro de famille', 'Code foyer'],
  street: ['Adresse', 'Adresse postale', 'Rue'],
  postcode: ['CP', 'CP', 'Code postal'],
  town: ['Ville', 'Ville', 'Commune'],
  lastName1: ['Resp. 1 nom', 'Nom responsable 1', 'Parent 1 - NOM'],
  firstName1: ['Resp. 1 prénom', 'Prénom responsable 1', 'Prénom (parent 1)'],
  mail1: ['Resp. 1 courriel', 'Mél responsable 1', 'E-mail parent 1'],
  phone1: ['Resp. 1 mobile', 'Tél. mobile responsable 1', 'Portable du parent 1'],
  lastName2: ['Resp. 2 nom', 'Nom responsable 2', 'Tuteur 2 nom'],
  firstName2: ['Resp. 2 prénom', 'Prénom responsable 2', 'Tuteur 2 prénom'],
  mail2: ['Resp. 2 courriel', 'Mél responsable 2', 'Tuteur 2 mail'],
  phone2: ['Resp. 2 mobile', 'Tél. mobile responsable 2', 'Tuteur 2 téléphone'],
  address2: ['Resp. 2 adresse', 'Adresse responsable 2', 'Tuteur 2 adresse'],
} as const;

export type Column = keyof typeof HEADINGS;
export const COLUMNS = Object.keys(HEADINGS) as Column[];
/** One line of a school file; dates are `YYYY-MM-DD` until written. */
export type Line = Readonly<Record<Column, string>>;

/** How an export happens to write the same lines. */
export interface Style {
  readonly delimiter: ';' | ',' | '\t';
  readonly newline: '\n' | '\r\n';
  readonly quotes: boolean;
  readonly dates: 'slashes' | 'dashes' | 'iso';
  readonly headings: 0 | 1 | 2;
  readonly columns: readonly Column[];
  readonly encoding: 'utf8' | 'utf8bom' | 'utf16le' | 'windows1252';
}

export const PLAIN: Style = {
  delimiter: ';',
  newline: '\r\n',
  quotes: false,
  dates: 'slashes',
  headings: 0,
  columns: COLUMNS,
  encoding: 'windows1252',
};

export const styles: fc.Arbitrary<Style> = fc.record({
  delimiter: fc.constantFrom(';', ',', '\t'),
  newline: fc.constantFrom('\n', '\r\n'),
  quotes: fc.boolean(),
  dates: fc.constantFrom('slashes', 'dashes', 'iso'),
  headings: fc.constantFrom(0, 1, 2),
  columns: fc.shuffledSubarray(COLUMNS, { minLength: COLUMNS.length }),
  encoding: fc.constantFrom('utf8', 'utf8bom', 'utf16le', 'windows1252'),
});

function dated(day: string, style: Style['dates']): string {
  const parts = day.split('-');
  if (style === 'iso' || parts.length !== 3) return day;
  return parts.reverse().join(style === 'slashes' ? '/' : '-');
}

/** The text of a file holding these lines, written in that style. */
export function textOf(lines: readonly Line[], style: Style = PLAIN): string {
  const rows = lines.map((line) =>
    style.columns.map((column) =>
      column === 'birthDate' ? dated(line.birthDate, style.dates) : line[column],
    ),
  );
  const headings = style.columns.map((column) => HEADINGS[column][style.headings]);
  const { delimiter, newline, quotes } = style;
  return Papa.unparse([headings, ...rows], { delimiter, newline, quotes });
}

const HIGH = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

/** The bytes of a text in one of the encodings school software writes. */
export function bytesOf(text: string, encoding: Style['encoding']): Uint8Array {
  if (encoding === 'utf8') return Buffer.from(text, 'utf8');
  if (encoding === 'utf8bom') return Buffer.from(`\ufeff${text}`, 'utf8');
  if (encoding === 'utf16le') return Buffer.from(`\ufeff${text}`, 'utf16le');
  return Uint8Array.from([...text], (char) => {
    const high = HIGH.indexOf(char);
    return high < 0 ? char.charCodeAt(0) : 0x80 + high;
  });
}

/** Written in a style, encoded, and read back as the clerk's page does. */
export function decoded(bytes: Uint8Array): string {
  const file = decodeSchoolFile(bytes);
  if (file.kind !== 'text') throw new Error(file.sentence);
  return file.text;
}

const DIRECTORY = new URL('../../../examples/', import.meta.url);

export function sampleTown(name: string): {
  readonly town: Town;
  readonly text: string;
  readonly lines: readonly Line[];
} {
  const town: Town = JSON.parse(readFileSync(new URL(`${name}/ville.json`, DIRECTORY), 'utf8'));
  const text = decoded(readFileSync(new URL(`${name}/eleves.csv`, DIRECTORY)));
  return { town, text, lines: linesOf(text) };
}

/** Reads a sample with another CSV reader than ours, so that the two check each other. */
function linesOf(text: string): Line[] {
  const [headings = [], ...rows] = Papa.parse<string[]>(text, { skipEmptyLines: true }).data;
  const places = COLUMNS.map((column) =>
    headings.findIndex((heading) => (HEADINGS[column] as readonly string[]).includes(heading)),
  );
  return rows.map((row) => {
    const cells = COLUMNS.map((column, at) => [column, row[places[at] ?? -1] ?? ''] as const);
    const line = Object.fromEntries(cells) as Line;
    return { ...line, birthDate: line.birthDate.split('/').reverse().join('-') };
  });
}

export const TODAY = '2026-05-04';
export const NOTHING: Registered = { students: [], persons: [] };

/** The plan of a file that must be accepted. */
export function planned(
  text: string,
  existing: Registered = NOTHING,
  town = TOWN,
  today = TODAY,
  accepted: readonly string[] = [],
  limited: ReadonlySet<string> = new Set(),
  forgotten: ReadonlySet<string> = new Set(),
): ImportPlan {
  const isForgotten = (number: string) => forgotten.has(number);
  const plan = planImport({ existing, text, town, today, accepted, limited, isForgotten });
  if (plan.kind !== 'plan') throw new Error(`refused: ${JSON.stringify(plan)}`);
  return plan;
}

/** What is registered once a plan is written. */
export function applied(plan: Registered, existing: Registered = NOTHING): Registered {
  const students = new Map(
    [...existing.students, ...plan.students].map((student) => [student.number, student]),
  );
  const persons = new Map([...existing.persons, ...plan.persons].map((person) => [person.id, person]));
  const byKey = <T>(all: Map<string, T>) =>
    [...all].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, one]) => one);
  return { students: byKey(students), persons: byKey(persons) };
}

export const TOWN = sampleTown('valmont-small').town;

/** A line of a child with one guardian; change what the test is about. */
export function line(changes: Partial<Line> = {}): Line {
  return {
    ...(Object.fromEntries(COLUMNS.map((column) => [column, ''])) as Line),
    conservatoire: 'Le Hangar',
    number: 'E1',
    lastName: 'Petit',
    firstName: 'Léa',
    birthDate: '2015-06-30',
    status: 'Inscrit',
    cursus: 'Théâtre',
    course: 'Théâtre 8–10 ans',
    family: 'F1',
    street: '3 rue des Lilas',
    postcode: '91990',
    town: 'Valmont-sur-Orge',
    lastName1: 'Petit',
    firstName1: 'Claire',
    mail1: 'claire@example.org',
    phone1: '06 39 98 00 01',
    ...changes,
  };
}

/** The people linked to a student, by role. */
export function peopleOf(
  { students, persons }: Registered,
  number: string,
): Readonly<Record<string, Person>> {
  const links = students.find((student) => student.number === number)?.links ?? [];
  return Object.fromEntries(
    links.flatMap(({ person, role }) => {
      const found = persons.find(({ id }) => id === person);
      return found === undefined ? [] : [[role, found]];
    }),
  );
}

const lastNames = fc.constantFrom('Nguyen', 'N’Diaye', 'd’Aubigné', 'Le Goff', 'Petit', 'Lefèvre', 'Cœur');
const firstNames = fc.constantFrom('Léa', 'Léo', 'Jean-Baptiste', 'Inès', 'Zoë', 'Thuy');
const mails = fc.constantFrom(
  '',
  '',
  'a@example.org',
  'b@example.org',
  'c+ecole@example.org',
  'famille@example.org',
);
const birthDates = fc.constantFrom('2015-06-30', '2016-02-29', '2008-05-04', '1978-08-11', '2012-03-12');

const child = fc.record({
  conservatoire: fc.constantFrom('Le Hangar', 'HAN', 'Galerie Nadia-Léger', 'galerie nadia léger'),
  lastName: lastNames,
  firstName: firstNames,
  birthDate: birthDates,
  status: fc.constantFrom('Inscrit', 'En congé'),
  mail: mails,
  family: fc.constantFrom('', 'F1', 'F2', 'F3'),
  street: fc.constantFrom('3 rue des Lilas', '12 bis, place du Marché'),
  lastName1: lastNames,
  firstName1: firstNames,
  mail1: mails,
  lastName2: fc.oneof(fc.constant(''), lastNames),
  mail2: mails,
  address2: fc.constantFrom('', '6 rue Pauline-Viardot 91200 Athis-Mons'),
});

const courses = fc.uniqueArray(
  fc.record({
    cursus: fc.constantFrom('TRAD – Instrument', 'Théâtre'),
    course: fc.constantFrom('Flûte', 'Formation musicale', 'Chœur d’enfants'),
    level: fc.constantFrom('', 'C1 2A'),
    adapted: fc.constantFrom('', 'oui'),
  }),
  { minLength: 1, maxLength: 3, selector: ({ cursus, course }) => `${cursus}|${course}` },
);

/** Whole files: students of a few families that share names and mails, one to three lines each. */
export const files: fc.Arbitrary<readonly Line[]> = fc
  .array(fc.tuple(child, courses), { minLength: 1, maxLength: 8 })
  .map((students) =>
    students.flatMap(([who, taken], at) =>
      taken.map((course) =>
        line({ ...who, firstName2: who.lastName2 && 'Marie', ...course, number: `E${100 + at}` }),
      ),
    ),
  );
