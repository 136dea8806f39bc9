import * as z from 'zod/mini';
import type { Row } from './readBack.ts';

const requestSchema = z.looseObject({
  status: z.enum(['submitted', 'changed', 'declined', 'withdrawn']),
  receipt: z.string(),
  changes: z.number(),
  channel: z.string(),
  answer: z.unknown(),
});

type Request = z.infer<typeof requestSchema>;

/** The request of a row of *État*, nothing where nobody answered. */
export function requestIn(row: Row): Request | null {
  const text = row['Demande'] ?? '';
  return text === '' ? null : requestSchema.parse(JSON.parse(text));
}

const REVIEWS: Readonly<Record<string, string>> = {
  documentsAsked: 'Pièces demandées',
  complete: 'Complète',
  confirmed: 'Confirmée',
  reEnrolled: 'Réinscription pédagogique faite',
  rejectionIntended: 'Rejet envisagé',
  disqualificationIntended: 'Disqualification envisagée',
  rejectedDocuments: 'Rejetée – pièces non fournies',
  rejected: 'Rejetée',
  disqualified: 'Disqualifiée',
  invalidated: 'Annulée',
};

const ANSWERS: Readonly<Record<Request['status'], string>> = {
  submitted: 'Déposée',
  changed: 'Modifiée',
  declined: 'Ne se réinscrit pas',
  withdrawn: 'Participation cessée',
};

const reviewSchema = z.looseObject({ state: z.string() });

const DRAFTS = ['Brouillon élève', 'Brouillon responsable 1', 'Brouillon responsable 2'];

/** Where a student stands by their row of *État* alone, in the words of the tabs: read without the program. */
export function standingIn(row: Row): string {
  const request = requestIn(row);
  if (request === null) return DRAFTS.some((cell) => (row[cell] ?? '') !== '') ? 'Brouillon' : 'Sans réponse';
  const review = row['Instruction'] ?? '';
  const isReviewed = review !== '' && (request.status === 'submitted' || request.status === 'changed');
  if (!isReviewed) return ANSWERS[request.status];
  const { state } = reviewSchema.parse(JSON.parse(review));
  return REVIEWS[state] ?? state;
}

/** The states nothing follows in a rehearsal that is over, in the order of the table of figures. */
export const FINAL: readonly string[] = [
  'Sans réponse',
  'Brouillon',
  'Ne se réinscrit pas',
  'Confirmée',
  'Réinscription pédagogique faite',
  'Rejetée – pièces non fournies',
  'Rejetée',
  'Disqualifiée',
  'Annulée',
];
