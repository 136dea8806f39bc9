import * as z from 'zod/mini';
import type { Refusal } from '../calls/reply.ts';
import { boundOf, frenchBound, frenchInstant, instantFrom, stamp } from '../dates.ts';
import { civilMinute } from './civil.ts';
import type { Town } from './town.ts';

const reason = z.string().check(z.minLength(1), z.maxLength(500));

/** What the town may decide of its campaign once it is set; each is dated, signed and reasoned (PAR-060…064). */
export const campaignDecisionSchema = z.lazy(() =>
  z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('suspend'), reason }),
    z.object({ kind: z.literal('resume'), reason }),
    z.object({ kind: z.literal('extend'), reason, closesAt: civilMinute }),
    z.object({ kind: z.literal('cancel'), reason }),
  ]),
);

export type CampaignDecision = z.infer<typeof campaignDecisionSchema>;

/** A decision that was taken. */
export interface Taken {
  readonly kind: CampaignDecision['kind'];
  /** Stamp. */
  readonly at: string;
  /** Mail of the colleague who decided. */
  readonly by: string;
  readonly reason: string;
}

/** Where those decisions leave the campaign; how it came to be so is in the Journal. */
export interface Standing {
  readonly last: Taken | null;
  /** From that instant on nothing is accepted: what arrived before is. */
  readonly stopped: (Omit<Taken, 'kind'> & { readonly kind: 'suspended' | 'cancelled' }) | null;
  /** The closing after an extension, a civil minute like the one of the settings; null without one. */
  readonly closesAt: string | null;
}

export const standingMemory = 'standing';

export const asPlanned: Standing = { last: null, stopped: null, closesAt: null };

/** The town with its extension: whatever speaks of the closing then says the new one (PAR-062). */
export function extended<T extends Town>(town: T, { closesAt }: Standing): T {
  const { reEnrolment } = town;
  return closesAt !== null && boundOf(closesAt) > boundOf(reEnrolment.closesAt)
    ? { ...town, reEnrolment: { ...reEnrolment, closesAt } }
    : town;
}

/** When a decision is taken, by whom, and over which campaign: `town` with its extension already. */
export interface Deciding {
  readonly town: Town;
  readonly standing: Standing;
  readonly now: number;
  readonly by: string;
}

/**
 * Where a decision leaves the campaign. Refuses to suspend what is stopped or closed, to resume what goes on, to
 * extend to a time that is past or before the present closing, and to cancel twice. A cancelled campaign can be
 * resumed: nothing of it is erased.
 */
export function decideCampaign(decision: CampaignDecision, deciding: Deciding): Standing | Refusal {
  const { now, by } = deciding;
  const taken: Taken = { kind: decision.kind, at: stamp(now), by, reason: decision.reason };
  const standing = follow(decision, taken, deciding);
  return 'kind' in standing ? standing : { ...standing, last: taken };
}

function follow(decision: CampaignDecision, taken: Taken, deciding: Deciding): Standing | Refusal {
  const { town, standing, now } = deciding;
  const closesAt = boundOf(town.reEnrolment.closesAt);
  const stopped = (kind: 'suspended' | 'cancelled'): Standing => ({
    ...standing,
    stopped: { ...taken, kind },
  });
  switch (decision.kind) {
    case 'suspend':
      if (standing.stopped) return already(standing.stopped);
      return now < closesAt
        ? stopped('suspended')
        : no(`La période est close depuis le ${frenchBound(closesAt)}\u00a0: il n’y a rien à suspendre.`);
    case 'resume':
      return standing.stopped ? { ...standing, stopped: null } : no('La campagne n’est pas arrêtée.');
    case 'extend':
      return extend(decision.closesAt, deciding);
    case 'cancel':
      return standing.stopped?.kind === 'cancelled' ? already(standing.stopped) : stopped('cancelled');
  }
}

function extend(wanted: string, { town, standing, now }: Deciding): Standing | Refusal {
  const closesAt = boundOf(town.reEnrolment.closesAt);
  const bound = boundIn(wanted);
  if (bound === null) return no(`«\u00a0${wanted}\u00a0» n’est pas une date qui existe.`);
  if (bound <= closesAt)
    return no(`La clôture est déjà le ${frenchBound(closesAt)}. Une prolongation va plus loin.`);
  return bound > now ? { ...standing, closesAt: wanted } : no('Cette nouvelle clôture est déjà passée.');
}

function boundIn(civil: string): number | null {
  try {
    return boundOf(civil);
  } catch {
    return null;
  }
}

function already({ kind, at }: NonNullable<Standing['stopped']>): Refusal {
  const word = kind === 'suspended' ? 'suspendue' : 'annulée';
  return no(`La campagne est déjà ${word}, depuis le ${frenchInstant(instantFrom(at))}.`);
}

function no(sentence: string): Refusal {
  return { kind: 'invalid', message: `Rien n’a changé. ${sentence}` };
}
