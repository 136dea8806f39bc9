import type { Answer } from '../calls/answer.ts';
import type { Versions } from '../campaign/settings.ts';
import type { ReviewState } from './decided.ts';
import { mayOf, type Situation } from './may.ts';
import type { RequestState } from './state.ts';

/** Requests that the office set aside: it restores them first. */
const setAside: ReadonlySet<ReviewState> = new Set([
  'rejectedDocuments',
  'rejected',
  'disqualified',
  'invalidated',
]);

/**
 * Why the office may not correct a request when its author asks, or empty when it may: the author cannot change it any
 * more by themselves, since the period is closed or the office decided (CAE-022). There is a request already: what was
 * not sent in time, or was an answer that they do not re-enrol, is not made a request after closing (PAR-033).
 */
export function whyNotCorrect(situation: Situation): string {
  const { request, review, person, phase } = situation;
  if (!request) return 'Aucune demande n’a été envoyée pour cet élève.';
  if (request.author !== person)
    return `Seule la personne qui a fait la demande, ${request.authorName}, la fait corriger.`;
  if (situation.isLimited) return 'Ces données sont gelées\u00a0: rien ne les change.';
  if (phase !== 'open' && phase !== 'closed') return 'Les demandes sont suspendues ou annulées.';
  const may = mayOf(situation);
  if (may.may !== 'read') return 'La demande se modifie encore\u00a0: enregistrez la modification.';
  if (may.because.kind === 'minor') return 'Un responsable de l’élève fait corriger la demande.';
  if (request.status === 'declined' || request.status === 'withdrawn')
    return 'Cette personne a répondu qu’elle ne réinscrit pas l’élève, ou ne participe plus\u00a0: ce serait une nouvelle demande.';
  return review && setAside.has(review.state)
    ? 'Cette demande est rejetée, disqualifiée ou annulée\u00a0: rétablissez-la d’abord, par une décision.'
    : '';
}

/** What is asked is as typed; who asks it, how to reach them and what they accepted stay as they sent it. */
export function corrected(typed: Answer, { answer: before }: RequestState): Answer {
  const { accepts } = before;
  if (typed.decision === 'decline' || before.decision === 'decline') return { decision: 'decline', accepts };
  const { coordinates, studentAddress } = before;
  return { ...typed, coordinates, studentAddress, accepts };
}

/** The versions of the texts its author accepted: a correction asks for no others. */
export function acceptedVersions({ answer }: RequestState): Versions {
  const { terms, notice, fees = '' } = answer.accepts;
  return { terms, notice, fees };
}

/** Do both ask for the same, in whatever order it was ticked? */
export function asksTheSame(one: Answer, other: Answer): boolean {
  return asked(one) === asked(other);
}

function asked(answer: Answer): string {
  if (answer.decision === 'decline') return '';
  const sorted = (all: readonly unknown[]) => all.map((part) => JSON.stringify(part)).sort();
  const { keep, partial, demands } = answer;
  return JSON.stringify([keep, partial, demands].map(sorted));
}

/** Longest reason of a correction; as long as a page may send it is in `calls.ts`. */
export const longestReason = 500;
