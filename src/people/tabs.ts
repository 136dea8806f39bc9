import { json, type Spec, text, whole, yesNo } from '../register/table.ts';
import type { Person, Rectified } from './person.ts';
import type { Student } from './student.ts';

/** What somebody began to answer for a student; `person` keeps it from a later guardian in the same role. */
export interface DraftCell {
  readonly person: string;
  readonly by: string;
  readonly at: string;
  readonly draft: unknown;
}

/** One row of *État* per student: who it is, where the request stands, and a draft cell for each access. */
export interface StudentRow extends Student {
  /** Number of the last Journal line applied to this row. */
  readonly journal: number;
  /** What the office decided on the request, as `requests/decided.ts` reads it; `null` until it decides. */
  readonly review: unknown;
  /** The request, as `requests/state.ts` reads it; `null` until somebody answers. */
  readonly request: unknown;
  /** What was given of the documents asked, as `supporting/given.ts` reads it; `null` until something is. */
  readonly documents: unknown;
  readonly draftSelf: DraftCell | null;
  readonly draftGuardian1: DraftCell | null;
  readonly draftGuardian2: DraftCell | null;
}

/** An address from which a mail came back, as a clerk said. */
export interface ReturnedMail {
  readonly mail: string;
  /** Civil day. */
  readonly on: string;
  /** Mail of the clerk. */
  readonly by: string;
}

/** One row of *Personnes* per person with an access. */
export interface PersonRow extends Person {
  readonly journal: number;
  /** Addresses of this person that mailings leave alone; one that an import replaced stays, and stops nothing. */
  readonly returned: readonly ReturnedMail[];
  readonly rectified: Rectified;
  /** Where this person's students stand in *État*: a hint, always checked against the number found there. */
  readonly rows: Readonly<Record<string, number>>;
}

const nothing: Rectified = {};

const address = json('Adresse', { street: '', postcode: '', town: '' });

export const studentSpec: Spec<StudentRow> = {
  name: 'État',
  columns: {
    number: text('Élève'),
    journal: whole('Journal'),
    review: json<unknown>('Instruction', null),
    request: json<unknown>('Demande', null),
    documents: json<unknown>('Pièces', null),
    conservatoire: text('Établissement'),
    lastName: text('Nom'),
    firstName: text('Prénom'),
    birthDate: text('Naissance'),
    onLeave: yesNo('En congé'),
    family: text('Famille'),
    address,
    enrolments: json<Student['enrolments']>('Cursus', []),
    schoolYear: text('Dernière campagne'),
    links: json<Student['links']>('Accès', []),
    draftSelf: json<DraftCell | null>('Brouillon élève', null),
    draftGuardian1: json<DraftCell | null>('Brouillon responsable 1', null),
    draftGuardian2: json<DraftCell | null>('Brouillon responsable 2', null),
  },
};

export const personSpec: Spec<PersonRow> = {
  name: 'Personnes',
  columns: {
    id: text('Personne'),
    journal: whole('Journal'),
    returned: json<PersonRow['returned']>('Courriels revenus', []),
    consent: text('Accord'),
    linksUsed: whole('Liens utilisés'),
    version: whole('Version'),
    rectified: json('Rectifié', nothing),
    self: text('Est l’élève'),
    lastName: text('Nom'),
    firstName: text('Prénom'),
    mail: text('Courriel'),
    phone: text('Téléphone'),
    address,
    families: json<Person['families']>('Familles', []),
    students: json<Person['students']>('Élèves', []),
    rows: json<PersonRow['rows']>('Lignes', {}),
  },
};

/** The fields an import writes in *État*: they stand side by side, apart from the request and the drafts. */
export const importedFields = [
  'conservatoire',
  'lastName',
  'firstName',
  'birthDate',
  'onLeave',
  'family',
  'address',
  'enrolments',
  'schoolYear',
  'links',
] as const satisfies readonly (keyof StudentRow)[];
