import { tidyPhone } from '../people/import/cells.ts';
import { synonymsOf } from '../people/import/headings.ts';
import type { LastYearWaiting } from './lastYear.ts';
import { type FileReading, lexiconOf, readSheet, type Sheet } from './sheet.ts';

const names = {
  course: 'Code cours',
  drawRank: 'Ordre de tirage',
  lastName: 'Nom',
  firstName: 'Prénom',
  birthDate: 'Né(e) le',
  isResident: 'Habitant',
  mayBeContacted: 'Accepte d’être recontacté',
  mail: 'Courriel',
  phone: 'Téléphone',
  hadOffer: 'Proposition déjà faite',
} as const;

type Field = keyof typeof names;

const lexicon = lexiconOf<Field>(
  [
    ...synonymsOf('lastName', 'firstName', 'birthDate', 'mail', 'phone'),
    ['course', ['code cours', 'code atelier', 'cours', 'atelier', 'code']],
    ['drawRank', ['ordre tirage', 'rang tirage', 'ordre', 'rang', 'numero ordre', 'n ordre']],
    ['isResident', ['habitant', 'habitante', 'habitants', 'resident', 'residente']],
    ['mayBeContacted', ['accepte recontacte', 'recontacte', 'recontact', 'accepte contact']],
    ['hadOffer', ['proposition deja faite', 'proposition faite', 'proposition', 'deja propose', 'offre']],
  ],
  ['course', 'drawRank', 'lastName', 'firstName', 'birthDate', 'isResident', 'mayBeContacted', 'hadOffer'],
);

const mostRank = 99_999;

/** Reads who still waits from last year (`liste-attente-2025.csv`); `courses` are the codes of this year (IVR-052). */
export function readReserveFile(text: string, courses: ReadonlySet<string>): FileReading<LastYearWaiting> {
  const sheet: Sheet<Field, LastYearWaiting> = {
    lexicon,
    names,
    keyOf: ({ course, drawRank }) => `Le n°\u00a0${drawRank} de la liste du cours ${course}`,
    read: (line) => {
      const course = line.code('course');
      if (!courses.has(course)) line.refuse(`«\u00a0${course}\u00a0» n’est pas un cours ouvert cette année.`);
      const drawRank = line.count('drawRank', mostRank) || 0;
      if (drawRank === 0)
        line.refuse(`La cellule ${line.name('drawRank')} doit dire un rang, à partir de 1.`);
      const bornOn = line.birthDate('birthDate');
      if (bornOn === '') line.refuse(`La cellule ${line.name('birthDate')} est vide.`);
      return {
        course,
        drawRank,
        lastName: line.needed('lastName'),
        firstName: line.needed('firstName'),
        bornOn,
        isResident: line.isTicked('isResident'),
        mayBeContacted: line.isTicked('mayBeContacted'),
        mail: line.mail('mail'),
        phone: tidyPhone(line.raw('phone')),
        hadOffer: line.isTicked('hadOffer'),
      };
    },
  };
  return readSheet(text, sheet);
}
