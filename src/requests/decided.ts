import type { StudentRow } from '../people/tabs.ts';

/** Where a request stands once the office looked at it (PAR-013…015, PAR-051, PAR-057, PAR-064). */
export type ReviewState =
  | 'documentsAsked'
  | 'complete'
  | 'confirmed'
  | 'reEnrolled'
  | 'rejectionIntended'
  | 'disqualificationIntended'
  | 'rejectedDocuments'
  | 'rejected'
  | 'disqualified'
  | 'invalidated';

/** What the office decided on one request. */
export interface Review {
  readonly state: ReviewState;
  /** A stamp. */
  readonly at: string;
  /** Mail of the clerk. */
  readonly by: string;
  /** For the family: why, or what is asked; one line each. */
  readonly reason: string;
  /** Last civil day to give documents or to answer; empty otherwise. */
  readonly until: string;
  /** Number of the batch that decided it. */
  readonly lot: number;
}

export function reviewOf(row: Pick<StudentRow, 'review'>): Review | null {
  return row.review as Review | null;
}

/** What clerks read. */
export const reviewLabels: Readonly<Record<ReviewState, string>> = {
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

/** The family changes nothing any more by itself in these states: the office does, when asked (CAE-022). */
const locked: ReadonlySet<ReviewState> = new Set([
  'confirmed',
  'reEnrolled',
  'rejectedDocuments',
  'rejected',
  'disqualified',
  'invalidated',
]);

export function isLocked(state: ReviewState): boolean {
  return locked.has(state);
}

/** What a clerk may decide on a request. */
export type Decision =
  | 'askDocuments'
  | 'complete'
  | 'confirm'
  | 'reEnrol'
  | 'intendRejection'
  | 'intendDisqualification'
  | 'reject'
  | 'disqualify'
  | 'invalidate'
  | 'restore';

/** What a clerk writes in the tab to decide it. */
export const decisionWords: Readonly<Record<Decision, string>> = {
  askDocuments: 'Demander des pièces',
  complete: 'Complète',
  confirm: 'Confirmer',
  reEnrol: 'Réinscription faite',
  intendRejection: 'Envisager un rejet',
  intendDisqualification: 'Envisager une disqualification',
  reject: 'Rejeter',
  disqualify: 'Disqualifier',
  invalidate: 'Annuler',
  restore: 'Rétablir',
};

/** Decisions that owe the family a reason, or a list of documents. */
export const needsReason: ReadonlySet<Decision> = new Set([
  'askDocuments',
  'intendRejection',
  'intendDisqualification',
  'reject',
  'disqualify',
  'invalidate',
]);

/** Longest reason, and longest list of documents, that a clerk may write. */
export const longestReason = 2000;
