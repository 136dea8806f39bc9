import type { Answer } from '../../calls/answer.ts';
import {
  type DraftCell,
  type PersonRow,
  personSpec,
  type StudentRow,
  studentSpec,
} from '../../people/tabs.ts';
import { type RequestState, requestOf } from '../../requests/state.ts';
import { type Documents, documentsOf, type GivenFile } from '../../supporting/given.ts';
import { yearEndFor } from '../retention/service.ts';
import { labelled, orNothing, type Said, type Trace, type Whom } from './trace.ts';

/** *État*: the row of a student; in it, what each guardian wrote, gave or began. */
export const studentTrace: Trace<StudentRow> = {
  spec: studentSpec,
  said: (row, whom) => {
    const isOwn = whom.students.has(row.number);
    if (!isOwn && !isTheirs(row, whom)) return null;
    return orNothing({
      ...(isOwn && labelled(studentSpec, row, ownFields)),
      ...told(
        'Accès',
        row.links.filter(({ person }) => whom.people.has(person)).map(({ role }) => role),
      ),
      ...told('Demande', requestSaid(row, whom, isOwn)),
      ...told('Pièces', filesSaid(row, whom, isOwn)),
      ...told(
        'Brouillons',
        draftsOf(row).flatMap((cell) => (cell && whom.people.has(cell.person) ? [cell] : [])),
      ),
    });
  },
  without: (row, whom) => {
    if (whom.students.has(row.number)) return null;
    if (!isTheirs(row, whom)) return row;
    return {
      ...row,
      links: row.links.filter(({ person }) => !whom.people.has(person)),
      request: requestWithout(row, whom),
      documents: documentsWithout(row, whom),
      draftSelf: draftWithout(row.draftSelf, whom),
      draftGuardian1: draftWithout(row.draftGuardian1, whom),
      draftGuardian2: draftWithout(row.draftGuardian2, whom),
    };
  },
  files: (row) => [...filesOf(row).map(({ id }) => id), documentsOf(row).folder].filter(Boolean),
  outdated: [
    {
      category: 'drafts',
      since: (row) => oldestOf(draftsOf(row).map((cell) => cell?.at ?? '')),
      without: (row, before) => {
        const recent = (cell: DraftCell | null) => (cell && cell.at < before ? null : cell);
        return {
          ...row,
          draftSelf: recent(row.draftSelf),
          draftGuardian1: recent(row.draftGuardian1),
          draftGuardian2: recent(row.draftGuardian2),
        };
      },
    },
    {
      category: 'documents',
      since: (row) => oldestOf(filesOf(row).map(({ at }) => at)),
      without: (row, before) =>
        filesOf(row).some((file) => isOutdated(file, before))
          ? { ...row, documents: recentFiles(row, before) }
          : row,
    },
  ],
};

function oldestOf(stamps: readonly string[]): string {
  return stamps.filter(Boolean).sort()[0] ?? '';
}

const isOutdated = ({ at }: GivenFile, before: string): boolean => yearEndFor(at) < before.slice(0, 10);

/** What was decided of a document stays beside the student: the file alone goes. */
function recentFiles(row: StudentRow, before: string): Documents {
  const documents = documentsOf(row);
  const given = Object.entries(documents.given).map(
    ([id, one]) => [id, { ...one, files: one.files.filter((file) => !isOutdated(file, before)) }] as const,
  );
  const isEmptied = given.every(([, { files }]) => files.length === 0);
  return { ...documents, given: Object.fromEntries(given), ...(isEmptied && { folder: '' }) };
}

const ownFields = [
  'number',
  'conservatoire',
  'lastName',
  'firstName',
  'birthDate',
  'onLeave',
  'family',
  'address',
  'enrolments',
  'schoolYear',
  'review',
] as const satisfies readonly (keyof StudentRow)[];

function told(heading: string, value: unknown): Said {
  return { [heading]: value };
}

const draftsOf = ({ draftSelf, draftGuardian1, draftGuardian2 }: StudentRow) => [
  draftSelf,
  draftGuardian1,
  draftGuardian2,
];

const isTheirs = (row: StudentRow, { people }: Whom): boolean =>
  peopleIn(row).some((person) => people.has(person));

/** Everybody with a part in a row: somebody who is no longer linked may still have written in it. */
export function peopleIn(row: StudentRow): string[] {
  const request = requestOf(row);
  return [
    ...row.links.map(({ person }) => person),
    ...(request ? [request.author] : []),
    ...(request?.disagreements ?? []).map(({ by }) => by),
    ...draftsOf(row).flatMap((cell) => (cell ? [cell.person, cell.by] : [])),
    ...filesOf(row).map(({ by }) => by),
  ];
}

const filesOf = (row: StudentRow): GivenFile[] =>
  Object.values(documentsOf(row).given).flatMap(({ files }) => files);

/** The student's demand without its author, or what its author gave of themselves. */
function requestSaid(row: StudentRow, { people }: Whom, isOwn: boolean): Said | null {
  const request = requestOf(row);
  if (!request) return null;
  const isAuthor = people.has(request.author);
  const disagreements = (request.disagreements ?? []).filter(({ by }) => people.has(by));
  const {
    authorName,
    author: _author,
    answer,
    keys: _keys,
    disagreements: _all,
    clerk: _clerk,
    ...facts
  } = request;
  const own = isOwn ? { ...facts, réponse: withoutCoordinates(answer) } : {};
  const written = isAuthor
    ? {
        auteur: authorName,
        envoyée: request.firstAt,
        textes: answer.accepts,
        ...('coordinates' in answer && { coordonnées: answer.coordinates }),
      }
    : {};
  return orNothing({ ...own, ...written, ...(disagreements.length > 0 && { désaccords: disagreements }) });
}

function withoutCoordinates(answer: Answer): object {
  if (!('coordinates' in answer)) return answer;
  const { coordinates: _coordinates, ...rest } = answer;
  return rest;
}

function filesSaid(row: StudentRow, { people }: Whom, isOwn: boolean): unknown {
  return Object.entries(documentsOf(row).given).flatMap(([document, { files, verdict }]) => {
    const shown = files
      .filter(({ by }) => isOwn || people.has(by))
      .map(({ name, type, bytes, at }) => ({ nom: name, type, octets: bytes, reçu: at }));
    const decided = isOwn ? verdict : null;
    return shown.length > 0 || decided
      ? [{ document, fichiers: shown, ...(decided && { décision: decided }) }]
      : [];
  });
}

const nowhere = { street: '', postcode: '', town: '' };

function requestWithout(row: StudentRow, { people }: Whom): RequestState | null {
  const request = requestOf(row);
  if (!request) return null;
  const { disagreements } = request;
  const isAuthor = people.has(request.author);
  const answer: Answer =
    isAuthor && 'coordinates' in request.answer
      ? { ...request.answer, coordinates: { address: nowhere, phone: '', mail: '' } }
      : request.answer;
  return {
    ...request,
    ...(isAuthor && { author: '', authorName: '' }),
    answer,
    ...(disagreements && { disagreements: disagreements.filter(({ by }) => !people.has(by)) }),
  };
}

/** What they gave goes; what the office decided of it stays, since it is about the student. */
function documentsWithout(row: StudentRow, { people }: Whom): Documents | null {
  if (row.documents === null) return null;
  const documents = documentsOf(row);
  const given = Object.entries(documents.given).map(([id, one]) => [
    id,
    { ...one, files: one.files.filter(({ by }) => !people.has(by)) },
  ]);
  return { ...documents, given: Object.fromEntries(given) };
}

function draftWithout(cell: DraftCell | null, { people }: Whom): DraftCell | null {
  return cell && (people.has(cell.person) || people.has(cell.by)) ? null : cell;
}

/** *Personnes*: somebody with an access keeps their line without anything in it, since `P12` is given once. */
export const personTrace: Trace<PersonRow> = {
  spec: personSpec,
  said: (row, whom) =>
    whom.people.has(row.id)
      ? {
          ...labelled(personSpec, row, [
            'id',
            'lastName',
            'firstName',
            'mail',
            'phone',
            'address',
            'families',
            'consent',
            'returned',
            'rectified',
          ]),
          ...told(
            'Élèves',
            row.students.filter((number) => whom.students.has(number)),
          ),
        }
      : null,
  without: (row, whom) => {
    if (whom.people.has(row.id)) return isBare(row) ? row : bare(row);
    if (!row.students.some((number) => whom.students.has(number))) return row;
    const kept = Object.entries(row.rows).filter(([number]) => !whom.students.has(number));
    return {
      ...row,
      families: row.families.filter((family) => !whom.families.has(family)),
      students: row.students.filter((number) => !whom.students.has(number)),
      rows: Object.fromEntries(kept),
    };
  },
};

/** The version is raised, so that no link, code or session of theirs opens anything any more. */
function bare({ id, journal, version }: PersonRow): PersonRow {
  return {
    ...{ id, journal, version: version + 1, linksUsed: 0, self: '', consent: '' },
    ...{ lastName: '', firstName: '', mail: '', phone: '', address: nowhere },
    ...{ returned: [], rectified: {}, families: [], students: [], rows: {} },
  };
}

const isBare = ({ lastName, firstName, students }: PersonRow): boolean =>
  lastName === '' && firstName === '' && students.length === 0;
