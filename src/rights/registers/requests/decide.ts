import type { RightsRequestFile } from '../../../calls/registers.ts';
import type { Refusal, Reply } from '../../../calls/reply.ts';
import type { CallInput } from '../../../calls.ts';
import { busy, openManagersDesk } from '../../../campaign/desk.ts';
import { dayOf, stamp } from '../../../dates.ts';
import type { Ports } from '../../../ports.ts';
import { commit, underLock } from '../../../register/commit.ts';
import { type Privacy, privacyFrom } from '../../notice/privacy.ts';
import { longestAnswer } from './clock.ts';
import { type LetterKind, letterOrders } from './letters.ts';
import { findRequest, requestFile } from './office.ts';
import { answerFault, extensionFault, type Fault, identityFault } from './rules.ts';
import { type RightsRequestRow, rightsRequestSpec } from './tabs.ts';

/** How it was established who asks; asking for it writes to them (PAR-082, CNS-011). */
export function setIdentity(
  ports: Ports,
  input: CallInput<'office.rightsIdentity'>,
): Reply<RightsRequestFile> {
  return decide(ports, input, ({ kind, identity, answer }, by, { idPolicy }) => {
    if (answer) return answeredBefore;
    if (identity.how === input.how) return null;
    const fault = identityFault({ kind, how: input.how }, idPolicy);
    if (fault) return unchanged(fault);
    return {
      act: 'Demande de droits\u00a0: identité notée',
      fields: { identity: { how: input.how, at: by.at, by: by.mail } },
      ...(input.how === 'asked' && { letter: 'identity' }),
    };
  });
}

/** More time, once, announced within the month of reception with its reason (GDPR art. 12(3), CNS-012). */
export function extendRequest(
  ports: Ports,
  input: CallInput<'office.extendRights'>,
): Reply<RightsRequestFile> {
  return decide(ports, input, (request, by, { answerMonths }) => {
    if (request.extension?.requestKey === input.requestKey) return null;
    if (request.answer) return answeredBefore;
    const { months, requestKey, reason: why } = input;
    const longest = longestAnswer(answerMonths);
    const fault = extensionFault(request, dayOf(ports.startedAt), { months, longest, why });
    if (fault) return unchanged(fault);
    return {
      act: 'Demande de droits prolongée',
      fields: { extension: { at: by.at, by: by.mail, months, reason: input.reason.trim(), requestKey } },
      letter: 'extended',
    };
  });
}

/** The answer, sent once: done, in part, or refused with its reason (CNS-013). */
export function answerRequest(
  ports: Ports,
  input: CallInput<'office.answerRights'>,
): Reply<RightsRequestFile> {
  return decide(ports, input, (request, by) => {
    if (request.answer) return request.answer.requestKey === input.requestKey ? null : answeredBefore;
    const fault = answerFault(request, input);
    if (fault) return unchanged(fault);
    const { outcome, requestKey } = input;
    const motive = outcome === 'done' ? '' : input.motive;
    return {
      act: 'Demande de droits répondue',
      fields: { answer: { at: by.at, by: by.mail, outcome, motive, text: input.text.trim(), requestKey } },
      letter: 'answered',
    };
  });
}

interface Decided {
  readonly act: string;
  readonly fields: Partial<RightsRequestRow>;
  readonly letter?: LetterKind;
}

/** What to change of a request; `null` when it is so already. */
type Rule = (
  request: RightsRequestRow,
  by: { readonly at: string; readonly mail: string },
  privacy: Privacy,
) => Decided | Refusal | null;

function decide(
  ports: Ports,
  { number, requestKey }: { readonly number: string; readonly requestKey: string },
  rule: Rule,
): Reply<RightsRequestFile> {
  const desk = openManagersDesk(ports);
  if ('kind' in desk) return { ok: false, refusal: desk };
  const { register, colleague } = desk;
  const locked = underLock(ports, register, (end): RightsRequestRow | Refusal => {
    const found = findRequest(register, number);
    if ('message' in found) return found;
    if (end.recent.some(({ key }) => key === requestKey)) return found.record;
    const by = { at: stamp(ports.startedAt), mail: colleague.mail };
    const decided = rule(found.record, by, privacyFrom(register.memory));
    if (decided === null) return found.record;
    if ('message' in decided) return decided;
    const request = { ...found.record, ...decided.fields };
    commit(ports, register, end, [
      {
        key: requestKey,
        actor: colleague.mail,
        about: number,
        act: decided.act,
        change: register.table(rightsRequestSpec).change(found.row, decided.fields),
        mails: decided.letter ? letterOrders(request, decided.letter) : [],
      },
    ]);
    return request;
  });
  if (locked.busy) return { ok: false, refusal: busy };
  return 'message' in locked.value
    ? { ok: false, refusal: locked.value }
    : { ok: true, value: requestFile(desk, locked.value, ports.startedAt) };
}

const unchanged = (fault: Fault): Refusal => ({
  kind: 'invalid',
  message: `Rien n’a changé. ${fault.message}`,
  fields: [fault],
});

const answeredBefore: Refusal = {
  kind: 'stopped',
  message: 'Cette demande est déjà répondue. Rien n’a changé. Rechargez la page pour lire la réponse.',
};
