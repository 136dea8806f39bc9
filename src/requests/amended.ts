import { type Amendment, termsVersion } from '../campaign/amendments.ts';
import type { CampaignView } from '../campaign/settings.ts';
import type { RequestState } from './state.ts';

/**
 * What an amendment of the terms asks of a person about a request: an answer, or nothing; or the person refused it,
 * and may come back (PAR-072, PAR-073).
 */
export type AmendedFor = 'none' | 'asked' | 'refused';

interface Reader {
  readonly person: string;
  readonly town: { readonly schoolYear: string; readonly amendments: readonly Amendment[] };
  readonly phase: CampaignView['phase'];
  readonly now: number;
}

/**
 * Asked of the author alone, who accepted the terms before; nothing of who does not re-enrol, nor once everything is
 * cancelled. The request stays valid until they answer.
 */
export function amendedFor(request: RequestState | null, { person, town, phase, now }: Reader): AmendedFor {
  if (request?.author !== person || phase === 'cancelled') return 'none';
  if (request.status === 'withdrawn') return 'refused';
  const { terms } = request.answer.accepts;
  const isOfThisYear = terms.startsWith(`${town.schoolYear}/`);
  const isAsked = request.status !== 'declined' && isOfThisYear && terms !== termsVersion(town, now);
  return isAsked ? 'asked' : 'none';
}
