import type { StudentRow } from '../people/tabs.ts';
import type { FileType } from './content.ts';
import { isAboutHealth, type SupportingDocument } from './rules.ts';

/** One file a person gave. */
export interface GivenFile {
  /** The key of the request that brought it: how pages name it. */
  readonly key: string;
  /** Where it lies in Drive: never shown to a family. */
  readonly id: string;
  readonly address: string;
  /** As the person had named it, to recognise it by; no file is ever called so. */
  readonly name: string;
  readonly type: FileType;
  readonly bytes: number;
  /** A stamp. */
  readonly at: string;
  readonly by: string;
  readonly byName: string;
}

/** What the office decided on a document. `until` is a civil day, or empty; `reason` is for the family. */
export interface Verdict {
  readonly kind: 'accepted' | 'refused' | 'seen' | 'waived';
  readonly at: string;
  readonly by: string;
  readonly reason: string;
  readonly until: string;
  /** Number of the batch that decided it. */
  readonly lot: number;
}

/** One document of one student: what was given, and what the office said of it. */
export interface Given {
  readonly files: readonly GivenFile[];
  readonly verdict: Verdict | null;
}

/** A document that no rule asks for, and a clerk does (PAR-013). */
export interface ExtraDocument {
  readonly id: string;
  readonly label: string;
  readonly lot: number;
}

/** Every document of one student, by its identifier, and the student's folder once it was made. */
export interface Documents {
  readonly folder: string;
  readonly given: Readonly<Record<string, Given>>;
  readonly extra: readonly ExtraDocument[];
}

const none: Documents = { folder: '', given: {}, extra: [] };
const nothing: Given = { files: [], verdict: null };

export function documentsOf(row: Pick<StudentRow, 'documents'>): Documents {
  return (row.documents as Documents | null) ?? none;
}

export function givenFor(row: Pick<StudentRow, 'documents'>, document: string): Given {
  return documentsOf(row).given[document] ?? nothing;
}

/** The documents that a clerk asks of this student, besides those of the rules. */
export function extraDocuments(row: Pick<StudentRow, 'documents'>): SupportingDocument[] {
  return documentsOf(row).extra.map(({ id, label }) => ({
    id,
    level: 'student',
    label,
    hint: 'Demandée par le conservatoire.',
    monthsAtMost: null,
    isSensitive: isAboutHealth(label),
  }));
}

export type DocumentState = 'due' | 'received' | 'accepted' | 'refused' | 'seen' | 'expired' | 'waived';

/** What clerks read of a document. */
export const documentLabels: Readonly<Record<DocumentState, string>> = {
  due: 'À fournir',
  received: 'À vérifier',
  accepted: 'Acceptée',
  refused: 'Refusée',
  seen: 'Vue',
  expired: 'Expirée',
  waived: 'Non demandée',
};

/** What a clerk writes beside a document to decide; the last takes a decision back. */
export const verdictWords = {
  accepted: 'Accepter',
  refused: 'Refuser',
  seen: 'Vue',
  waived: 'Ne pas demander',
  none: 'Redemander',
} as const satisfies Readonly<Record<Verdict['kind'] | 'none', string>>;

/** Where a document stands on a civil day in Paris. */
export function stateOf({ files, verdict }: Given, today: string): DocumentState {
  if (!verdict) return files.length > 0 ? 'received' : 'due';
  const isOver = verdict.until !== '' && verdict.until < today;
  return isOver && verdict.kind !== 'refused' ? 'expired' : verdict.kind;
}

/** Nothing more is expected of the family in these states. */
export function isSettled(state: DocumentState): boolean {
  return state === 'accepted' || state === 'seen' || state === 'waived';
}

/** Given, so that it is the office's turn, or settled. */
export function isGiven(state: DocumentState): boolean {
  return state === 'received' || isSettled(state);
}

/** Most files for one document: the pages of a tax notice, photographed. */
export const mostFiles = 6;

/** A file more. A document that was refused is to be looked at again. */
export function withFile(documents: Documents, document: string, file: GivenFile): Documents {
  const { files } = documents.given[document] ?? nothing;
  return withGiven(documents, document, { files: [...files, file], verdict: null });
}

/** Without one file, named by its key. */
export function withoutFile(documents: Documents, document: string, key: string): Documents {
  const { files, verdict } = documents.given[document] ?? nothing;
  return withGiven(documents, document, { files: files.filter((file) => file.key !== key), verdict });
}

/** Without its files: what was decided on them stays. */
export function withoutFiles(documents: Documents, document: string): Documents {
  const { verdict } = documents.given[document] ?? nothing;
  return withGiven(documents, document, { files: [], verdict });
}

/** With what the office decided on one document; `null` takes the decision back. */
export function withVerdict(documents: Documents, document: string, verdict: Verdict | null): Documents {
  const { files } = documents.given[document] ?? nothing;
  return withGiven(documents, document, { files, verdict });
}

function withGiven(documents: Documents, document: string, given: Given): Documents {
  return { ...documents, given: { ...documents.given, [document]: given } };
}
