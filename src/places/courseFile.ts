import type { Conservatoire, Town } from '../campaign/town.ts';
import { synonymsOf } from '../people/import/headings.ts';
import { normalise } from '../people/sameness.ts';
import type { OpenCourse } from './course.ts';
import { type FileReading, type Line, lexiconOf, readSheet, type Sheet } from './sheet.ts';

const names = {
  conservatoire: 'Structure',
  activity: 'Activité',
  code: 'Code',
  title: 'Intitulé',
  day: 'Jour',
  hour: 'Heure',
  minAge: 'Âge minimum',
  maxAge: 'Âge maximum',
  level: 'Niveau',
  type: 'Type',
  capacity: 'Jauge',
  reEnrolled: 'Réinscriptions',
} as const;

type Field = keyof typeof names;

const lexicon = lexiconOf<Field>(
  [
    ...synonymsOf('conservatoire'),
    ['activity', ['activite', 'discipline']],
    ['code', ['code cours', 'code atelier', 'code', 'reference']],
    [
      'title',
      ['intitule', 'titre', 'libelle', 'intitule cours', 'nom cours', 'nom atelier', 'cours', 'atelier'],
    ],
    ['day', ['jour', 'jour cours', 'jour atelier']],
    ['hour', ['heure', 'horaire', 'heures', 'horaires', 'heure cours', 'horaire cours']],
    ['minAge', ['age minimum', 'age minimal', 'age mini', 'age min']],
    ['maxAge', ['age maximum', 'age maximal', 'age maxi', 'age max']],
    ['level', ['niveau', 'categorie', 'cycle', 'niveau cours']],
    ['type', ['type', 'type cours', 'individuel collectif']],
    ['capacity', ['jauge', 'capacite', 'nombre places', 'nb places', 'places offertes']],
    [
      'reEnrolled',
      ['reinscriptions', 'reinscription', 'reinscrits', 'places prises', 'nombre reinscriptions'],
    ],
  ],
  // A column that is missing would open a course to everybody, without limit.
  ['conservatoire', 'activity', 'code', 'title', 'minAge', 'maxAge', 'capacity', 'reEnrolled'],
);

/** Most seats a frozen list can write, see `draw`. */
const mostSeats = 999_999;
const oldest = 120;

/** Reads the courses open to the draw (`cours.csv`): a line each, the conservatoire by its name or code (IVR-050). */
export function readCourseFile(text: string, town: Town): FileReading<OpenCourse> {
  const codeOf = conservatoireReader(town.conservatoires);
  const levels = town.lottery?.levels ?? {};
  const sheet: Sheet<Field, OpenCourse> = {
    lexicon,
    names,
    keyOf: ({ code }) => `Le cours ${code}`,
    read: (line) => {
      const code = line.code('code');
      if (levels[code]) line.refuse(`Le code ${code} est déjà celui d’un niveau.`);
      return {
        code,
        conservatoire: codeOf(line, 'conservatoire'),
        activity: line.needed('activity'),
        title: line.needed('title'),
        day: line.text('day'),
        hour: hourOf(line),
        ...agesOf(line),
        level: line.text('level'),
        isIndividual: isIndividual(line),
        ...seatsIn(line),
      };
    },
  };
  return readSheet(text, sheet);
}

/** Finds the code of a conservatoire that a cell names, by name or by code. */
export function conservatoireReader(conservatoires: readonly Conservatoire[]) {
  const known = new Map(
    conservatoires.flatMap(({ code, name }) => [[normalise(name), code] as const, [normalise(code), code]]),
  );
  const list = conservatoires.map(({ name }) => name).join(', ');
  return <F extends string>(line: Line<F>, field: F): string => {
    const typed = line.needed(field);
    const code = known.get(normalise(typed)) ?? '';
    if (code === '')
      line.refuse(`«\u00a0${typed.slice(0, 60)}\u00a0» n’est pas un conservatoire de la ville (${list}).`);
    return code;
  };
}

/** `10:00`, `10h`, `10 h 30`, or a beginning and an end. */
function hourOf(line: Line<Field>): string {
  const text = line.text('hour');
  if (text === '') return '';
  const hours = text.split(/ ?[-–à] ?/).map((part) => {
    const [, hour = '', minutes = '00'] = /^(\d{1,2}) ?[h:] ?(\d\d)?$/i.exec(part) ?? [];
    return `${hour.padStart(2, '0')}:${minutes}`;
  });
  if (!hours.every((hour) => /^([01]\d|2[0-3]):[0-5]\d$/.test(hour)))
    line.refuse(`«\u00a0${text.slice(0, 60)}\u00a0» n’est pas une heure, par exemple\u00a0: 10:00.`);
  return hours.join('–');
}

function agesOf(line: Line<Field>): Pick<OpenCourse, 'minAge' | 'maxAge'> {
  const minAge = line.count('minAge', oldest);
  const maxAge = line.count('maxAge', oldest);
  if (minAge !== null && maxAge !== null && minAge > maxAge)
    line.refuse(`L’âge minimum (${minAge}) dépasse l’âge maximum (${maxAge}).`);
  return { minAge, maxAge };
}

function isIndividual(line: Line<Field>): boolean {
  const type = normalise(line.text('type'));
  if (!/^(individuel(le)?|collecti(f|ve)|)$/.test(type))
    line.refuse(`La cellule ${line.name('type')} ne dit ni individuel ni collectif.`);
  return type.startsWith('individuel');
}

/** An empty *Jauge* means without limit; what is taken must be said wherever there is a limit. */
function seatsIn(line: Line<Field>): Pick<OpenCourse, 'capacity' | 'reEnrolled'> {
  const capacity = line.count('capacity', mostSeats);
  const reEnrolled = line.count('reEnrolled', mostSeats);
  if (capacity !== null && reEnrolled === null)
    line.refuse(`La cellule ${line.name('reEnrolled')} est vide\u00a0: écrivez 0 si personne ne revient.`);
  return { capacity, reEnrolled: reEnrolled ?? 0 };
}
