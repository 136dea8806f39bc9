import type { TownNow } from '../../src/campaign/settings.ts';
import { asPlanned } from '../../src/campaign/standing.ts';
import { letterFor } from '../../src/letters/letter.ts';
import { windowOf } from '../../src/letters/window.ts';
import type { Paper } from '../../src/papers/paper.ts';
import { qrPng } from '../../src/papers/qr.ts';
import type { PersonRow, StudentRow } from '../../src/people/tabs.ts';

const families =
  'https://script.google.com/a/macros/valmontsurorge.example.org/s/AKfycbf0c5e6ca7310fc3503728c5ff3bbf7259f143b89AKfycbf0c5e6c/exec';

const address = {
  street:
    'Résidence des Peupliers Argentés, bâtiment C, escalier 14, appartement 312, 112 bis avenue du Parc',
  postcode: '51290',
  town: 'Saint-Remy-en-Bouzemont-Saint-Genest-et-Isson',
};

const town: TownNow = {
  town: 'Valmont-sur-Orge',
  postcodes: [address.postcode],
  timeZone: 'Europe/Paris',
  schoolYear: '2026-2027',
  conservatoires: [
    {
      code: 'CMD',
      name: 'Conservatoire à rayonnement régional de danse, de musique et d’art dramatique Jean-Philippe-Rameau',
      mail: 'cmd@example.org',
      phone: '01 99 00 01 01',
      address:
        'Espace culturel Simone-de-Beauvoir, 112 bis avenue du Général-de-Gaulle, BP 45012, 91992 Valmont-sur-Orge Cedex',
    },
  ],
  reEnrolment: {
    invitationsOn: '2026-05-04',
    opensAt: '2026-05-13T10:30',
    closesAt: '2026-09-30T15:30',
    documentsUntil: '2026-09-30T23:59',
  },
  legal: {
    service: {
      name: 'Direction générale adjointe des affaires culturelles, de la jeunesse et des sports de la ville',
      address: '1 place du Marché, 91990 Valmont-sur-Orge',
      phone: '01 99 00 09 09',
      mail: 'culture@example.org',
      hours:
        'du lundi au vendredi, de 9\u00a0h à 12\u00a0h 30 et de 13\u00a0h 30 à 17\u00a0h, sauf le mercredi',
    },
    silence: 'rejection',
    months: 2,
    court: { name: 'le tribunal', address: 'ici' },
    mediator: null,
    signatory: { name: 'Le maire', quality: 'maire' },
    publication: { director: 'Le maire', host: 'Google' },
  },
  standing: asPlanned,
  amendments: [],
  fees: null,
  notices: [],
};

const person = {
  id: 'P123456',
  self: '',
  version: 1,
  linksUsed: 0,
  lastName: 'DE LA ROCHEFOUCAULD-MONTBEL DE VILLENEUVE-SAINT-GEORGES',
  firstName: 'Marie-Antoinette-Joséphine',
  mail: '',
  phone: '',
  address,
  families: [],
  students: [],
  consent: '',
  returned: [],
  journal: 0,
  rows: {},
  rectified: {},
} satisfies PersonRow;

const student = (number: number, isDancer: boolean): StudentRow => ({
  number: `E${number}`,
  conservatoire: 'CMD',
  lastName: person.lastName,
  firstName: 'Marie-Antoinette-Joséphine-Bérengère',
  birthDate: '2015-06-30',
  onLeave: false,
  family: 'F1',
  address,
  schoolYear: '2026-2027',
  enrolments: [{ cursus: isDancer ? 'Danse' : 'Piano', courses: [] }],
  links: [{ person: person.id, role: 'guardian1' }],
  journal: 0,
  request: null,
  review: null,
  documents: null,
  draftSelf: null,
  draftGuardian1: null,
  draftGuardian2: null,
});

/** The letter that says most: every name, address and list as long as they come, for so many students. */
export function longestLetter(students: number): Paper {
  const theirs = Array.from({ length: students }, (_, i) => student(i + 1, i > 0));
  const addressee = { person, students: theirs, conservatoire: 'CMD', window: windowOf(person) ?? [] };
  return letterFor(addressee, 'WWWWW-MMMMM', { town, families, qr: qrPng(families), today: '2026-05-04' });
}
