import type { Town } from '../campaign/town.ts';
import { addDays, instantOf, stamp } from '../dates.ts';
import { tidyNumber, tidyPhone, tidyText } from '../people/import/cells.ts';
import { recogniseHeading, synonymsOf } from '../people/import/headings.ts';
import { conservatoireReader } from '../places/courseFile.ts';
import { type FileReading, type Line, lexiconOf, readSheet, type Sheet } from '../places/sheet.ts';
import { type Ballot, isWebNumber, type Signatory } from './ballot.ts';

const wishFields = ['wish1', 'wish2', 'wish3', 'wish4', 'wish5', 'wish6'] as const;
const signatories = [1, 2] as const;

const names = {
  number: 'N° papier',
  handedInAt: 'Déposé le',
  conservatoire: 'Structure',
  activity: 'Activité',
  lastName: 'Nom',
  firstName: 'Prénom',
  birthDate: 'Né(e) le',
  street: 'Adresse',
  postcode: 'CP',
  town: 'Ville',
  isTownStaff: 'Agent de la ville',
  isSchooled: 'Scolarisé dans la ville',
  phone: 'Téléphone',
  mail: 'Courriel',
  family: 'N° pôle famille',
  wish1: 'Vœu 1',
  wish2: 'Vœu 2',
  wish3: 'Vœu 3',
  wish4: 'Vœu 4',
  wish5: 'Vœu 5',
  wish6: 'Vœu 6',
  rank: 'Ordre entre mes bulletins',
  publication: 'Publication du nom',
  culture: 'Lettre des services culturels',
  municipal: 'Communication municipale',
  nextYear: 'Réemploi l’an prochain',
  lastName1: 'Nom (responsable 1)',
  firstName1: 'Prénom (responsable 1)',
  mail1: 'Courriel (responsable 1)',
  phone1: 'Téléphone (responsable 1)',
  lastName2: 'Nom (responsable 2)',
  firstName2: 'Prénom (responsable 2)',
  mail2: 'Courriel (responsable 2)',
  phone2: 'Téléphone (responsable 2)',
} as const;

type Field = keyof typeof names;

const own = lexiconOf<Field>(
  [
    ...synonymsOf('conservatoire', 'lastName', 'firstName', 'birthDate', 'mail', 'phone'),
    ...synonymsOf('street', 'postcode', 'town', 'family'),
    ['family', ['pole famille']],
    ['number', ['n papier', 'numero papier', 'n bulletin', 'numero bulletin', 'bulletin', 'papier']],
    ['handedInAt', ['depose le', 'depot', 'heure depot', 'date depot', 'remis le', 'recu le', 'depose']],
    ['activity', ['activite', 'discipline']],
    ['isTownStaff', ['agent ville', 'agent commune', 'agent', 'agente', 'agent municipal']],
    ['isSchooled', ['scolarise ville', 'scolarise commune', 'scolarise', 'scolarisee', 'ecole ville']],
    ...wishFields.map((field, i): [Field, string[]] => [field, [`voeu ${i + 1}`, `choix ${i + 1}`]]),
    ['rank', ['ordre entre bulletins', 'ordre bulletins', 'rang bulletin', 'ordre bulletin', 'priorite']],
    ['publication', ['publication nom', 'publication']],
    ['culture', ['lettre services culturels', 'services culturels', 'culturels', 'culturelle']],
    ['municipal', ['communication municipale', 'communication ville', 'municipale', 'communication']],
    ['nextYear', ['reemploi an prochain', 'reemploi', 'reutilisation', 'an prochain', 'annee prochaine']],
  ],
  [
    ...(['number', 'handedInAt', 'conservatoire', 'activity', 'lastName', 'firstName'] as const),
    ...(['birthDate', 'street', 'postcode', 'town', 'isTownStaff', 'isSchooled'] as const),
    ...(['phone', 'mail', 'family', 'wish1'] as const),
  ],
);

/** A heading about a holder of parental authority says so, with 1 or 2; every other is about the person. */
const lexicon: typeof own = {
  required: own.required,
  understand(heading) {
    const found = recogniseHeading(heading);
    if (typeof found === 'string' || found.whom === 'student') return own.understand(heading);
    const field = `${found.kind}${found.whom.slice(-1)}`;
    return field in names ? { ...found, field: field as Field } : 'unknown';
  },
};

/** Reads paper ballots typed in a file (`bulletins.csv`), one a line, whoever typed it (IVR-003, IVR-080). */
export function readBallotFile(text: string, town: Town): FileReading<Ballot> {
  const codeOf = conservatoireReader(town.conservatoires);
  const sheet: Sheet<Field, Ballot> = {
    lexicon,
    names,
    keyOf: ({ number }) => `Le bulletin ${number}`,
    read: (line) => {
      const handedInAt = handedIn(line);
      const number = line.code('number');
      if (isWebNumber(number)) line.refuse(`Le numéro ${number} est celui d’un bulletin en ligne.`);
      const bornOn = line.birthDate('birthDate');
      if (bornOn > handedInAt.slice(0, 10)) line.refuse('La date de naissance vient après le dépôt.');
      return {
        number,
        handedInAt,
        conservatoire: codeOf(line, 'conservatoire'),
        activity: line.text('activity'),
        lastName: line.text('lastName'),
        firstName: line.text('firstName'),
        bornOn,
        street: line.text('street'),
        postcode: tidyNumber(line.raw('postcode')),
        town: line.text('town'),
        isTownStaff: line.isTicked('isTownStaff'),
        isSchooled: line.isTicked('isSchooled'),
        phone: tidyPhone(line.raw('phone')),
        mail: line.mail('mail'),
        familyNumber: tidyNumber(line.text('family')),
        guardians: signatories.flatMap((which) => signatory(line, which)),
        wishes: wishFields.map((field) => tidyNumber(line.text(field))).filter((wish) => wish !== ''),
        rank: rankOf(line),
        consents: {
          publication: line.isTicked('publication'),
          culture: line.isTicked('culture'),
          municipal: line.isTicked('municipal'),
          nextYear: line.isTicked('nextYear'),
        },
      };
    },
  };
  return readSheet(text, sheet);
}

const moment =
  /^(?:(\d{4})-(\d\d)-(\d\d)|(\d\d)\/(\d\d)\/(\d{4}))(?:T| à | )(\d{1,2})(?:[:h]| h )(\d\d)(?::(\d\d))?$/;

/** `2026-09-12T09:00:59` or `12/09/2026 09:00`, by the clocks of Paris, as a stamp; empty when it is no instant. */
function handedIn(line: Line<Field>): string {
  const text = tidyText(line.raw('handedInAt'));
  const [found, y1, m1, d1, d2, m2, y2, hour = '', minutes = '', seconds = '00'] = moment.exec(text) ?? [];
  try {
    if (!found || Number(hour) > 23 || Number(minutes) > 59 || Number(seconds) > 59) throw new RangeError();
    const day = addDays(`${y1 ?? y2}-${m1 ?? m2}-${d1 ?? d2}`, 0);
    return stamp(instantOf(`${day}T${hour.padStart(2, '0')}:${minutes}`) + Number(seconds) * 1000);
  } catch {
    const typed = /^[\d/.:àhT -]{1,25}$/.test(text) ? ` (${text})` : '';
    line.refuse(`Le moment du dépôt${typed} n’existe pas ou ne se lit pas comme JJ/MM/AAAA HH:MM:SS.`);
    return '';
  }
}

function rankOf(line: Line<Field>): number | null {
  const rank = line.count('rank', 99);
  if (rank === 0) line.refuse(`La cellule ${line.name('rank')} doit dire un rang, à partir de 1.`);
  return rank;
}

/** Nobody when neither a name nor a way to reach them was written. */
function signatory(line: Line<Field>, which: (typeof signatories)[number]): Signatory[] {
  const found: Signatory = {
    lastName: line.text(`lastName${which}`),
    firstName: line.text(`firstName${which}`),
    mail: line.mail(`mail${which}`),
    phone: tidyPhone(line.raw(`phone${which}`)),
  };
  return Object.values(found).some((value) => value !== '') ? [found] : [];
}
