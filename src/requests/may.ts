import type { CampaignView } from '../campaign/settings.ts';
import { isAdult } from '../people/age.ts';
import type { Role } from '../people/student.ts';
import { isLocked, type Review, type ReviewState } from './decided.ts';
import type { RequestState } from './state.ts';

/** What a connected person may do with a student's request, and why not more. */
export type May =
  | { readonly may: 'send' }
  | { readonly may: 'change' }
  | { readonly may: 'read'; readonly because: ReadOnly };

export type ReadOnly =
  | { readonly kind: 'minor' }
  /** Data of the student, or of whoever is connected, are frozen (GDPR 18). */
  | { readonly kind: 'limited' }
  | { readonly kind: 'otherAuthor'; readonly author: string; readonly at: string }
  | { readonly kind: 'before' }
  | { readonly kind: 'delayed' }
  | { readonly kind: 'suspended' }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'closed' }
  /** The office decided: what was asked is changed with it alone. */
  | { readonly kind: 'decided'; readonly state: ReviewState };

export interface Situation {
  readonly isLimited: boolean;
  readonly role: Role;
  readonly person: string;
  readonly birthDate: string;
  readonly request: RequestState | null;
  readonly review: Review | null;
  readonly phase: CampaignView['phase'];
  /** Civil day in Paris. */
  readonly today: string;
}

/**
 * A minor's own access only reads (PAR-021, X10); the first to send is the author and alone may change
 * (PAR-044…046); nothing before opening nor after closing (PAR-030, PAR-033, PAR-047). Frozen data only read.
 */
export function mayOf(situation: Situation): May {
  const { role, person, birthDate, request, review, phase, today } = situation;
  if (situation.isLimited) return read({ kind: 'limited' });
  if (request && request.author !== person) {
    return read({ kind: 'otherAuthor', author: request.authorName, at: request.firstAt });
  }
  if (role === 'self' && !isAdult(birthDate, today)) return read({ kind: 'minor' });
  if (request && review && isLocked(review.state)) return read({ kind: 'decided', state: review.state });
  if (phase !== 'open') return read({ kind: phase });
  return { may: request ? 'change' : 'send' };
}

function read(because: ReadOnly): May {
  return { may: 'read', because };
}
