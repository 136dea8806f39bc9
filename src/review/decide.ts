import { addDays, dayOf, frenchDay, instantFrom, stamp } from '../dates.ts';
import { normalise } from '../people/sameness.ts';
import type { StudentRow } from '../people/tabs.ts';
import {
  type Decision,
  decisionWords,
  longestReason,
  needsReason,
  type Review,
  type ReviewState,
  reviewLabels,
  reviewOf,
} from '../requests/decided.ts';
import { requestOf } from '../requests/state.ts';
import { type Documents, documentsOf, withVerdict } from '../supporting/given.ts';
import type { SupportingDocument } from '../supporting/rules.ts';
import { awaitedOf, documentsIn, isNamed, lateReason, longestLabel } from './awaited.ts';
import { workingDaysAfter } from './workingDays.ts';

/** Working days to give what is asked, from the day the demand is received (PAR-014). */
const daysForDocuments = 5;
/** Days to be heard before an unfavourable decision: the law asks for enough, without a number (CRPA L. 122-1). */
const daysToAnswer = 15;

/** A decision somebody wants taken about one request. */
export interface Wanted {
  readonly decision: Decision;
  /** For the family: why; or what is asked, one document a line. Empty for a rejection: the documents that did not come. */
  readonly reason: string;
  /** Mail of the clerk. */
  readonly by: string;
  readonly lot: number;
  /** When its mail leaves, in milliseconds. */
  readonly at: number;
  /** The documents asked of the student so far, to recognise those that are asked again. */
  readonly rules: readonly SupportingDocument[];
}

export type Outcome =
  /** It is so already. */
  | { readonly kind: 'same' }
  | { readonly kind: 'refused'; readonly sentence: string }
  | {
      readonly kind: 'decided';
      readonly review: Review | null;
      readonly documents: Documents;
      /** The family is written to. */
      readonly tells: boolean;
    };

/** The state a decision leads to. */
const leadsTo: Readonly<Record<Exclude<Decision, 'restore'>, ReviewState>> = {
  askDocuments: 'documentsAsked',
  complete: 'complete',
  confirm: 'confirmed',
  reEnrol: 'reEnrolled',
  intendRejection: 'rejectionIntended',
  intendDisqualification: 'disqualificationIntended',
  reject: 'rejected',
  disqualify: 'disqualified',
  invalidate: 'invalidated',
};

/**
 * What becomes of one request when a clerk decides: the new state, or why not. A person is heard before an unfavourable
 * decision (CRPA L. 121-1): a rejection or a disqualification follows a notice of it whose delay has passed, or a
 * demand for documents that was not met (PAR-015, PAR-057).
 */
export function decide(row: StudentRow, asked: Wanted): Outcome {
  const request = requestOf(row);
  const documents = documentsOf(row);
  const review = reviewOf(row);
  const late = lateReasonFor(row, asked);
  const wanted = { ...asked, reason: asked.reason.trim() || late };
  if (!request || request.status === 'declined') return no('Aucune demande de réinscription n’est envoyée.');
  if (request.status === 'withdrawn')
    return no('La famille a refusé les conditions\u00a0: sa participation a cessé.');
  if (wanted.decision === 'restore') {
    return review ? { kind: 'decided', review: null, documents, tells: tellsBack(review.state) } : same;
  }
  if (wanted.decision === 'reject' && review?.state === 'documentsAsked' && late === '')
    return no(documentsCame);
  const refusal = refusalOf(review, wanted);
  if (refusal) return no(refusal);
  const next = nextReview(review, wanted);
  if (review && isSame(review, next)) return same;
  const after = wanted.decision === 'askDocuments' ? asking(documents, wanted) : documents;
  return { kind: 'decided', review: next, documents: after, tells: wanted.decision !== 'complete' };
}

/** Documents asked again once their last day is over are given more time. */
function isSame(review: Review, next: Review): boolean {
  const isExtended = next.state === 'documentsAsked' && review.until < dayOf(instantFrom(next.at));
  return general(next.state) === general(review.state) && next.reason === review.reason && !isExtended;
}

/** A rejection of a request whose documents did not come says so by itself; empty where none is awaited any more. */
function lateReasonFor(row: StudentRow, { decision, rules }: Wanted): string {
  const review = reviewOf(row);
  const awaited = decision === 'reject' ? awaitedOf(row, rules) : [];
  return review && awaited.length > 0 ? lateReason(review, awaited) : '';
}

const same: Outcome = { kind: 'same' };

function no(sentence: string): Outcome {
  return { kind: 'refused', sentence };
}

function refusalOf(review: Review | null, wanted: Wanted): string {
  const { decision, reason, at } = wanted;
  if (needsReason.has(decision) && reason === '') return withoutReason(decision);
  if (reason.length > longestReason)
    return `Le motif dépasse ${longestReason} caractères\u00a0: raccourcissez-le.`;
  if (review && isFinal(review.state))
    return leadsTo[decision as keyof typeof leadsTo] === general(review.state)
      ? ''
      : `La demande est «\u00a0${reviewLabels[review.state]}\u00a0»\u00a0: décidez d’abord «\u00a0Rétablir\u00a0».`;
  if (decision === 'reEnrol' && review?.state !== 'confirmed' && review?.state !== 'reEnrolled')
    return 'La demande n’est pas encore confirmée\u00a0: décidez d’abord «\u00a0Confirmer\u00a0».';
  const notice = notices[decision];
  return notice ? notHeard(review, notice, dayOf(at)) : '';
}

/** Who gave what was asked is heard before a rejection, like everybody. */
const documentsCame =
  'Les pièces demandées sont arrivées\u00a0: regardez-les, puis décidez «\u00a0Complète\u00a0», ou «\u00a0Envisager un rejet\u00a0».';

function withoutReason(decision: Decision): string {
  const what = decision === 'askDocuments' ? 'la liste des pièces' : 'un motif';
  return `«\u00a0${decisionWords[decision]}\u00a0» demande ${what}\u00a0: écrivez-le à côté.`;
}

/** What stays until somebody restores the request. */
function isFinal(state: ReviewState): boolean {
  return general(state) === 'rejected' || state === 'disqualified' || state === 'invalidated';
}

function general(state: ReviewState): ReviewState {
  return state === 'rejectedDocuments' ? 'rejected' : state;
}

/** What must have been said before, and its delay be over; `first` is the decision that says it. */
interface Notice {
  readonly states: readonly ReviewState[];
  readonly first: Decision;
}

const notices: Readonly<Partial<Record<Decision, Notice>>> = {
  reject: { states: ['rejectionIntended', 'documentsAsked'], first: 'intendRejection' },
  disqualify: { states: ['disqualificationIntended'], first: 'intendDisqualification' },
};

/** Why it is too early for a decision against somebody; the last day of their delay is theirs to the end. */
function notHeard(review: Review | null, { states, first }: Notice, today: string): string {
  if (!review || !states.includes(review.state))
    return `La personne doit d’abord être entendue\u00a0: décidez «\u00a0${decisionWords[first]}\u00a0», et attendez sa réponse.`;
  return review.until < today
    ? ''
    : `La personne peut répondre jusqu’à la fin du ${frenchDay(review.until)}\u00a0: décidez après.`;
}

function nextReview(review: Review | null, { decision, reason, by, lot, at }: Wanted): Review {
  const forDocuments = decision === 'reject' && review?.state === 'documentsAsked';
  const state = forDocuments ? 'rejectedDocuments' : leadsTo[decision as keyof typeof leadsTo];
  const today = dayOf(at);
  const until =
    decision === 'askDocuments'
      ? workingDaysAfter(today, daysForDocuments)
      : state === 'rejectionIntended' || state === 'disqualificationIntended'
        ? addDays(today, daysToAnswer)
        : '';
  return { state, at: stamp(at), by, reason, until, lot };
}

/** Whoever was told of a decision against them is told that it is taken back. */
function tellsBack(state: ReviewState): boolean {
  return state !== 'complete';
}

/**
 * A document of the rules is asked again by the beginning of its name, and what was given of it no longer counts;
 * another is added for this student.
 */
function asking(documents: Documents, wanted: Wanted): Documents {
  let next = documents;
  documentsIn(wanted.reason).forEach((label, i) => {
    const short = label.slice(0, longestLabel);
    const known = wanted.rules.find((rule) => isNamed(rule, label));
    if (known) {
      next = askedAgain(next, known.id, wanted);
    } else if (!next.extra.some((one) => normalise(one.label) === normalise(short))) {
      const fresh = { id: `autre-${wanted.lot}-${i + 1}`, label: short, lot: wanted.lot };
      next = { ...next, extra: [...next.extra, fresh] };
    }
  });
  return next;
}

function askedAgain(documents: Documents, id: string, { by, lot, at }: Wanted): Documents {
  const hasFiles = (documents.given[id]?.files.length ?? 0) > 0;
  if (!hasFiles) return withVerdict(documents, id, null);
  const reason = 'Le conservatoire en demande une autre.';
  return withVerdict(documents, id, { kind: 'refused', at: stamp(at), by, reason, until: '', lot });
}
