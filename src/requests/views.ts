import { frenchInstant, instantFrom, instantOf } from '../dates.ts';
import type { Role } from '../people/student.ts';
import type { PersonRow, StudentRow } from '../people/tabs.ts';
import type { Cell } from '../ports.ts';
import type { MailRow } from '../post/queue.ts';
import { type DocumentLine, givenWords } from '../supporting/views.ts';
import {
  dayFormat,
  decisionHeading,
  instantFormat,
  reasonHeading,
  type View,
  type ViewColumn,
} from '../views/view.ts';
import { partialLines, type ReEnrolment } from './courses.ts';
import { decisionWords, reviewOf } from './decided.ts';
import { demandSentences, freeText } from './demands.ts';
import { channelLabels, type RequestState, requestOf, statusLabels, statusOf } from './state.ts';

/** One student as a clerk reads it, with the people who may come for them. */
export interface RequestLine {
  readonly student: StudentRow;
  readonly people: ReadonlyMap<string, PersonRow>;
  readonly documents: readonly DocumentLine[];
}

type Column = ViewColumn<RequestLine>;

const column = (heading: string, width: number, value: Column['value'], format?: string): Column => ({
  heading,
  width,
  value,
  ...(format === undefined ? {} : { format }),
});

const asked =
  (read: (request: RequestState) => Cell): Column['value'] =>
  ({ student }) => {
    const request = requestOf(student);
    return request ? read(request) : '';
  };

const reEnrolled = (read: (answer: ReEnrolment) => string): Column['value'] =>
  asked(({ answer }) => (answer.decision === 'reEnrol' ? read(answer) : ''));

function linked({ student, people }: RequestLine, role: Role): PersonRow | undefined {
  const link = student.links.find((one) => one.role === role);
  return link && people.get(link.person);
}

const guardian = (n: 1 | 2): Column[] => {
  const role = `guardian${n}` as const;
  const who =
    (read: (person: PersonRow) => string): Column['value'] =>
    (line) => {
      const person = linked(line, role);
      return person ? read(person) : '';
    };
  return [
    column(
      `Responsable ${n}`,
      170,
      who((person) => `${person.firstName} ${person.lastName}`),
    ),
    column(
      `Courriel ${n}`,
      210,
      who((person) => person.mail),
    ),
    column(
      `Téléphone ${n}`,
      120,
      who((person) => person.phone),
    ),
  ];
};

/** What another guardian told the office, one line each. */
function disagreements(student: StudentRow): string {
  const told = requestOf(student)?.disagreements ?? [];
  return told
    .map(({ byName, at, text }) => `${byName}, le ${frenchInstant(instantFrom(at))}\u00a0: ${text}`)
    .join('\n');
}

/** The last day of what is asked of a family, while it is asked. */
function untilOf(student: StudentRow): Cell {
  const until = reviewOf(student)?.until ?? '';
  return until === '' ? '' : new Date(instantOf(`${until}T00:00`));
}

/** *Demandes*: one row per student of a conservatoire, answered or not. */
export const requestsView: View<RequestLine> = {
  name: 'Demandes',
  columns: [
    column('N° élève', 90, ({ student }) => student.number),
    column('Nom', 140, ({ student }) => student.lastName),
    column('Prénom', 120, ({ student }) => student.firstName),
    column('Né(e) le', 90, ({ student }) => new Date(instantOf(`${student.birthDate}T00:00`)), dayFormat),
    column('Statut', 140, ({ student }) => statusLabels[statusOf(student)]),
    column('Cursus suivis', 220, ({ student }) => student.enrolments.map(({ cursus }) => cursus).join(', ')),
    column(
      'Cursus demandés',
      220,
      reEnrolled(({ keep }) => keep.join(', ')),
    ),
    column(
      'Cours gardés',
      200,
      reEnrolled((answer) => partialLines(answer).join('\n')),
    ),
    column(
      'Demandes particulières',
      320,
      reEnrolled((answer) => demandSentences(answer).join('\n')),
    ),
    column('Précision', 260, reEnrolled(freeText)),
    column('Pièces', 80, ({ documents }) => givenWords(documents)),
    column(
      'N° de demande',
      130,
      asked(({ receipt }) => receipt),
    ),
    column(
      'Faite par',
      170,
      asked(({ authorName }) => authorName),
    ),
    column(
      'Envoyée le',
      130,
      asked(({ firstAt }) => new Date(instantFrom(firstAt))),
      instantFormat,
    ),
    column(
      'Modifiée le',
      130,
      asked(({ lastAt, changes }) => (changes > 0 ? new Date(instantFrom(lastAt)) : '')),
      instantFormat,
    ),
    column(
      'Voie',
      80,
      asked(({ channel }) => channelLabels[channel]),
    ),
    column('En congé', 80, ({ student }) => (student.onLeave ? 'oui' : '')),
    column(
      'Adresse déclarée',
      260,
      reEnrolled(({ studentAddress: a }) => `${a.street}, ${a.postcode} ${a.town}`),
    ),
    column(
      'Téléphone déclaré',
      130,
      reEnrolled(({ coordinates }) => coordinates.phone),
    ),
    column(
      'Courriel déclaré',
      210,
      reEnrolled(({ coordinates }) => coordinates.mail),
    ),
    ...guardian(1),
    ...guardian(2),
    column('N° famille', 90, ({ student }) => student.family),
    column('Désaccord', 260, ({ student }) => disagreements(student)),
    column('Échéance', 90, ({ student }) => untilOf(student), dayFormat),
    column('Motif', 260, ({ student }) => reviewOf(student)?.reason ?? ''),
    { heading: decisionHeading, width: 200, value: null, words: Object.values(decisionWords) },
    { heading: reasonHeading, width: 320, value: null },
  ],
};

/** *Courriels*: what was written to the families of a conservatoire, and what became of it. */
export const mailsView: View<MailRow> = {
  name: 'Courriels',
  columns: [
    { heading: 'N°', width: 80, value: ({ id }) => `C${id}` },
    { heading: 'N° élève', width: 90, value: ({ student }) => student },
    { heading: 'Objet', width: 160, value: ({ template }) => template },
    { heading: 'À', width: 240, value: ({ to }) => to },
    { heading: 'État', width: 110, value: ({ state }) => state },
    { heading: 'Prévu le', width: 130, format: instantFormat, value: ({ notBefore }) => whenever(notBefore) },
    { heading: 'Envoyé le', width: 130, format: instantFormat, value: ({ sentAt }) => whenever(sentAt) },
    { heading: 'Problème', width: 260, value: ({ problem }) => problem },
  ],
};

function whenever(stampText: string): Cell {
  return stampText === '' ? '' : new Date(instantFrom(stampText));
}
