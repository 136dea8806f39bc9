import type { Reply } from '../../calls/reply.ts';
import type { PrivacyPage } from '../../calls/rights.ts';
import type { CallInput } from '../../calls.ts';
import { busy, openManagersDesk } from '../../campaign/desk.ts';
import type { Ports } from '../../ports.ts';
import { commit, underLock } from '../../register/commit.ts';
import { privacyFrom, privacyMemory, tidyPrivacy } from './privacy.ts';
import { privacyFaults } from './privacyRules.ts';
import { recordNotice } from './published.ts';

/** What the town says of its data protection, for managers. */
export function privacyPage(ports: Ports): Reply<PrivacyPage> {
  const desk = openManagersDesk(ports);
  if ('kind' in desk) return { ok: false, refusal: desk };
  return { ok: true, value: pageOf(desk.register.memory) };
}

/** A manager writes it: the data notice says so from then on, and its version before stays readable (CNS-021). */
export function setPrivacy(
  ports: Ports,
  { privacy, requestKey }: CallInput<'office.privacy'>,
): Reply<PrivacyPage> {
  const desk = openManagersDesk(ports);
  if ('kind' in desk) return { ok: false, refusal: desk };
  const fields = privacyFaults(privacy);
  if (fields.length > 0)
    return { ok: false, refusal: { kind: 'invalid', message: 'Rien n’est enregistré.', fields } };
  const { register, colleague } = desk;
  const locked = underLock(ports, register, (end) => {
    const change = { setting: privacyMemory, value: tidyPrivacy(privacy) };
    const act = { key: requestKey, actor: colleague.mail, about: '', act: 'Notice et délégué', change };
    const isRepeat = end.recent.some((tip) => tip.key === requestKey);
    const last = isRepeat ? end.last : commit(ports, register, end, [act]);
    recordNotice(ports, register, { ...end, last });
  });
  if (locked.busy) return { ok: false, refusal: busy };
  return { ok: true, value: pageOf(ports.memory.all()) };
}

function pageOf(memory: Readonly<Record<string, string>>): PrivacyPage {
  return { privacy: privacyFrom(memory), isWritten: memory[privacyMemory] !== undefined };
}
