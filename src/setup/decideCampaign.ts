import type { CallInput, OfficeHome, Refusal, Reply } from '../calls.ts';
import { managerOf } from '../campaign/clerks.ts';
import { townFrom } from '../campaign/settings.ts';
import { type CampaignDecision, decideCampaign, standingMemory } from '../campaign/standing.ts';
import type { Ports } from '../ports.ts';
import { commit, underLock } from '../register/commit.ts';
import { openRegister } from '../register/register.ts';
import { officeHome } from './home.ts';

/**
 * A manager suspends, resumes, extends or cancels the campaign. Decided under the lock from what stands then, so that
 * of two managers at once the second is told what the first did; a repeat changes nothing.
 */
export function decideOnCampaign(
  ports: Ports,
  { decision, requestKey }: CallInput<'office.decideCampaign'>,
): Reply<OfficeHome> {
  const register = openRegister(ports);
  const colleague = managerOf(ports, register?.memory ?? ports.memory.all());
  if ('kind' in colleague) return { ok: false, refusal: colleague };
  if (!register) return { ok: false, refusal: notSetUp };
  const locked = underLock(ports, register, (end): Refusal | null => {
    if (end.recent.some((tip) => tip.key === requestKey)) return null;
    const town = townFrom(ports.memory.all());
    if (!town) return notSetUp;
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

const notSetUp: Refusal = { kind: 'notSetUp', message: 'Réglez d’abord la ville.' };

const busy: Refusal = {
  kind: 'busy',
  message: 'Une autre opération est en cours. Rien n’a changé. Réessayez.',
};
