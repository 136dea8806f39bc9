import type { OfficeHome } from '../calls/office.ts';
import type { Refusal, Reply } from '../calls/reply.ts';
import type { CallInput } from '../calls.ts';
import { busy, openManagersDesk, townNotSet } from '../campaign/desk.ts';
import { townFrom } from '../campaign/settings.ts';
import { type CampaignDecision, decideCampaign, standingMemory } from '../campaign/standing.ts';
import type { Ports } from '../ports.ts';
import { commit, underLock } from '../register/commit.ts';
import { officeHome } from './home.ts';

/**
 * A manager suspends, resumes, extends or cancels the campaign. Decided under the lock from what stands then, so that
 * of two managers at once the second is told what the first did; a repeat changes nothing.
 */
export function decideOnCampaign(
  ports: Ports,
  { decision, requestKey }: CallInput<'office.decideCampaign'>,
): Reply<OfficeHome> {
  const desk = openManagersDesk(ports);
  if ('kind' in desk) return { ok: false, refusal: desk };
  const { register, colleague } = desk;
  const locked = underLock(ports, register, (end): Refusal | null => {
    if (end.recent.some((tip) => tip.key === requestKey)) return null;
    const town = townFrom(ports.memory.all());
    if (!town) return townNotSet;
    const deciding = { town, standing: town.standing, now: ports.startedAt, by: colleague.mail };
    const standing = decideCampaign(decision, deciding);
    if ('kind' in standing) return standing;
    const change = { setting: standingMemory, value: standing };
    const facts = { motif: decision.reason, clôture: town.reEnrolment.closesAt };
    commit(ports, register, end, [
      { key: requestKey, actor: colleague.mail, about: '', act: acts[decision.kind], change, facts },
    ]);
    return null;
  });
  if (locked.busy) return { ok: false, refusal: busy };
  return locked.value
    ? { ok: false, refusal: locked.value }
    : { ok: true, value: officeHome(ports, colleague) };
}

const acts: Readonly<Record<CampaignDecision['kind'], string>> = {
  suspend: 'Campagne suspendue',
  resume: 'Campagne reprise',
  extend: 'Campagne prolongée',
  cancel: 'Campagne annulée',
};
