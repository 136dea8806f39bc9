import type { Draft } from '../calls/answer.ts';
import type { Refusal, Reply } from '../calls/reply.ts';
import type { CallAnswers, CallInput } from '../calls.ts';
import { type CampaignView, campaignAt } from '../campaign/settings.ts';
import { frenchHour, stamp } from '../dates.ts';
import { sessionFor } from '../people/access.ts';
import { busy, callerOf } from '../people/caller.ts';
import { findStudent } from '../people/find.ts';
import { limitedFrom } from '../people/limited.ts';
import { roleOf } from '../people/student.ts';
import { type DraftCell, type StudentRow, studentSpec } from '../people/tabs.ts';
import type { Ports } from '../ports.ts';
import { underLock } from '../register/commit.ts';
import { type Register, removingMemory } from '../register/register.ts';
import type { Found } from '../register/table.ts';
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
  if (!found || !role) return { ok: false, refusal: notYours };
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
  const refusal = keep(ports, caller.register, found, { [draftFields[role]]: draft });
  if (refusal) return { ok: false, refusal };
  return { ok: true, value: { session: sessionFor(caller.key, person, now), savedAt: frenchHour(now) } };
}

/** Under the lock while personal data are being removed: no row is written in once it was emptied. */
function keep(
  ports: Ports,
  register: Register,
  { row, record: { number } }: Found<StudentRow>,
  draft: Partial<StudentRow>,
): Refusal | null {
  const table = register.table(studentSpec);
  if (!register.memory[removingMemory]) {
    table.write(row, [draft]);
    return null;
  }
  const locked = underLock(ports, register, () => {
    const there = findStudent(register, number, row);
    if (there) table.write(there.row, [draft]);
    return there ? null : notYours;
  });
  return locked.busy ? busy : locked.value;
}

const notYours: Refusal = { kind: 'notYours', message: 'Cet élève n’est pas dans votre dossier.' };

/** A suspension stops what is sent, not what is typed: drafts are kept (PAR-061). */
function whileSuspended(campaign: CampaignView): CampaignView {
  return campaign.phase === 'suspended' ? { ...campaign, phase: 'open' } : campaign;
}
