import type { Draft } from '../calls/answer.ts';
import type { Reply } from '../calls/reply.ts';
import type { CallAnswers, CallInput } from '../calls.ts';
import { type CampaignView, campaignAt } from '../campaign/settings.ts';
import { frenchHour, stamp } from '../dates.ts';
import { sessionFor } from '../people/access.ts';
import { callerOf } from '../people/caller.ts';
import { findStudent } from '../people/find.ts';
import { limitedFrom } from '../people/limited.ts';
import { roleOf } from '../people/student.ts';
import { type DraftCell, studentSpec } from '../people/tabs.ts';
import type { Ports } from '../ports.ts';
import { cardOf, mayFor } from './card.ts';
import { draftFields } from './state.ts';

/**
 * Keeps what somebody typed so far, in the cell of their own role: no lock, since nobody else writes there.
 * Refused to whoever could not send (X10, PAR-046), so that a draft always has a future.
 */
export function saveDraft(
  ports: Ports,
  input: CallInput<'family.saveDraft'>,
): Reply<CallAnswers['family.saveDraft']> {
  const caller = callerOf(ports, input.session);
  if ('kind' in caller) return { ok: false, refusal: caller };
  const person = caller.person.record;
  const found = findStudent(caller.register, input.student, person.rows[input.student] ?? 0);
  const role = found && roleOf(found.record, person.id);
  if (!found || !role) {
    return { ok: false, refusal: { kind: 'notYours', message: 'Cet élève n’est pas dans votre dossier.' } };
  }
  const now = ports.startedAt;
  const campaign = whileSuspended(campaignAt(caller.town, now));
  const limited = limitedFrom(caller.register.memory);
  const seen = { student: found.record, role, person, own: null, town: caller.town, campaign, limited, now };
  if (mayFor(seen).may === 'read')
    return { ok: false, refusal: { kind: 'readOnly', message: cardOf(seen).why } };
  const draft: DraftCell = {
    person: person.id,
    by: `${person.firstName} ${person.lastName}`,
    at: stamp(now),
    draft: input.draft satisfies Draft,
  };
  caller.register.table(studentSpec).write(found.row, [{ [draftFields[role]]: draft }]);
  return { ok: true, value: { session: sessionFor(caller.key, person, now), savedAt: frenchHour(now) } };
}

/** A suspension stops what is sent, not what is typed: drafts are kept (PAR-061). */
function whileSuspended(campaign: CampaignView): CampaignView {
  return campaign.phase === 'suspended' ? { ...campaign, phase: 'open' } : campaign;
}
