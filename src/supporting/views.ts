import { instantFrom, instantOf } from '../dates.ts';
import type { StudentRow } from '../people/tabs.ts';
import { dayFormat, decisionHeading, instantFormat, reasonHeading, type View } from '../views/view.ts';
import { sizeWords } from './content.ts';
import {
  type DocumentState,
  documentLabels,
  extraDocuments,
  type Given,
  givenFor,
  isGiven,
  stateOf,
  verdictWords,
} from './given.ts';
import { documentsFor, type Situation, type SupportingDocument } from './rules.ts';

/** One document of one student as a clerk reads it. */
export interface DocumentLine {
  readonly student: StudentRow;
  readonly document: SupportingDocument;
  readonly given: Given;
  readonly state: DocumentState;
}

/** What the documents of one student depend on, on a civil day in Paris. */
export interface DocumentsOn {
  /** As the student is registered. */
  readonly known: Situation;
  /** As the family answered. */
  readonly asked: Situation;
  readonly today: string;
}

/** A line for each document asked for a student, given or not; one that an answer made needless stays, and says so. */
export function documentLines(student: StudentRow, { known, asked, today }: DocumentsOn): DocumentLine[] {
  const now = [...documentsFor(asked), ...extraDocuments(student)];
  const wanted = now.map(({ id }) => id);
  const ever = [...documentsFor(known), ...now];
  return ever
    .filter(({ id }, i) => ever.findIndex((one) => one.id === id) === i)
    .map((document) => {
      const given = givenFor(student, document.id);
      const state = wanted.includes(document.id) ? stateOf(given, today) : 'waived';
      return { student, document, given, state };
    });
}

/** `2 sur 4`: how many of the documents asked for a student are given. */
export function givenWords(lines: readonly DocumentLine[]): string {
  const asked = lines.filter(({ state }) => state !== 'waived');
  return `${asked.filter(({ state }) => isGiven(state)).length} sur ${asked.length}`;
}

const last = ({ given: { files } }: DocumentLine) => files[files.length - 1];

/** *Pièces*: one row per document asked, with where its files lie. */
export const documentsView: View<DocumentLine> = {
  name: 'Pièces',
  columns: [
    { heading: 'N° pièce', width: 200, value: ({ student, document }) => `${student.number} ${document.id}` },
    { heading: 'N° élève', width: 90, value: ({ student }) => student.number },
    { heading: 'Nom', width: 140, value: ({ student }) => student.lastName },
    { heading: 'Prénom', width: 120, value: ({ student }) => student.firstName },
    { heading: 'Pièce', width: 280, value: ({ document }) => document.label },
    { heading: 'État', width: 110, value: ({ state }) => documentLabels[state] },
    {
      heading: 'Reçue le',
      width: 130,
      format: instantFormat,
      value: (line) => {
        const file = last(line);
        return file ? new Date(instantFrom(file.at)) : '';
      },
    },
    { heading: 'Envoyée par', width: 170, value: (line) => last(line)?.byName ?? '' },
    {
      heading: 'Fichiers',
      width: 320,
      value: ({ given: { files } }) => files.map(({ address }) => address).join('\n'),
    },
    {
      heading: 'Taille',
      width: 80,
      value: ({ given: { files } }) => files.map(({ bytes }) => sizeWords(bytes)).join('\n'),
    },
    { heading: 'Motif', width: 260, value: ({ given }) => given.verdict?.reason ?? '' },
    {
      heading: 'Valable jusqu’au',
      width: 110,
      format: dayFormat,
      value: ({ given }) => {
        const until = given.verdict?.until ?? '';
        return until === '' ? '' : new Date(instantOf(`${until}T00:00`));
      },
    },
    { heading: decisionHeading, width: 160, value: null, words: Object.values(verdictWords) },
    { heading: reasonHeading, width: 320, value: null },
  ],
};
