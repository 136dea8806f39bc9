import type { RightsRequestFile } from '../../../calls/registers.ts';
import type { Refusal, Reply } from '../../../calls/reply.ts';
import type { CallInput } from '../../../calls.ts';
import { busy, type Desk, openManagersDesk } from '../../../campaign/desk.ts';
import { dayOf, stamp } from '../../../dates.ts';
import { isMail } from '../../../mailAddress.ts';
import type { Ports } from '../../../ports.ts';
import { commit, underLock } from '../../../register/commit.ts';
import { privacyFrom } from '../../notice/privacy.ts';
import { everybody } from '../../person/find.ts';
import { letterOrders } from './letters.ts';
import { requestFile } from './office.ts';
import { type Candidate, type Fault, identityFault, namesakes, type Subject, subjectOf } from './rules.ts';
import { type RightsRequestRow, requestNumber, requestRows, rightsRequestSpec } from './tabs.ts';

type Input = CallInput<'office.recordRightsRequest'>;

/**
 * A manager writes down a request about personal data (CNS-010…013, PAR-082): acknowledged by mail where there is one.
 * Refused: a day to come, nobody to answer to, unknown references, two people in one, namesakes nobody compared.
 */
export function recordRequest(ports: Ports, input: Input): Reply<RightsRequestFile> {
  const desk = openManagersDesk(ports);
  if ('kind' in desk) return { ok: false, refusal: desk };
  const { register } = desk;
  const { kind, identity } = input;
  const { idPolicy } = privacyFrom(register.memory);
  const [fault = identityFault({ kind, how: identity }, idPolicy)] = faultsIn(input, dayOf(ports.startedAt));
  if (fault) return { ok: false, refusal: notRecorded(fault) };
  const subject = input.refs.length === 0 ? null : subjectIn(desk, input);
  if (subject && 'field' in subject) return { ok: false, refusal: notRecorded(subject) };
  const locked = underLock(ports, register, (end): RightsRequestRow => {
    const rows = requestRows(register);
    const before = rows.find(({ record }) => record.requestKey === input.requestKey);
    if (before) return before.record;
    const row = (rows[rows.length - 1]?.row ?? 1) + 1;
    const request = requestOf(ports, desk, { input, subject, number: requestNumber(row) });
    const change = register.table(rightsRequestSpec).added(row, request);
    const by = { key: input.requestKey, actor: desk.colleague.mail, about: request.number };
    const mails = letterOrders(request, 'received');
    commit(ports, register, end, [{ ...by, act: 'Demande de droits enregistrée', change, mails }]);
    return request;
  });
  return locked.busy
    ? { ok: false, refusal: busy }
    : { ok: true, value: requestFile(desk, locked.value, ports.startedAt) };
}

interface Recording {
  readonly input: Input;
  readonly subject: Subject | null;
  readonly number: string;
}

function requestOf(
  { startedAt }: Ports,
  { colleague }: Desk,
  { input, subject, number }: Recording,
): RightsRequestRow {
  const { kind, channel, receivedOn, refs, isSigned, requestKey, asker } = input;
  const at = stamp(startedAt);
  return {
    number,
    journal: 0,
    kind,
    channel,
    receivedOn,
    asker: {
      name: asker.name.trim(),
      quality: asker.quality,
      mail: asker.mail.trim(),
      address: asker.address.trim(),
    },
    refs,
    subject,
    isSigned,
    text: input.text.trim(),
    recordedAt: at,
    by: colleague.mail,
    requestKey,
    identity: { how: input.identity, at, by: colleague.mail },
    extension: null,
    answer: null,
  };
}

function faultsIn({ receivedOn, asker, text }: Input, today: string): Fault[] {
  const mail = asker.mail.trim();
  return [
    ...(receivedOn > today
      ? [{ field: 'receivedOn', message: 'Le jour de réception ne peut pas être à venir.' }]
      : []),
    ...(asker.name.trim() === ''
      ? [{ field: 'name', message: 'Écrivez le nom de la personne qui demande.' }]
      : []),
    ...(mail === '' && asker.address.trim() === ''
      ? [{ field: 'mail', message: 'Écrivez un courriel ou une adresse\u00a0: la réponse y part.' }]
      : []),
    ...(mail === '' || isMail(mail)
      ? []
      : [{ field: 'mail', message: `«\u00a0${mail}\u00a0» n’est pas une adresse de courriel.` }]),
    ...(text.trim() === '' ? [{ field: 'text', message: 'Écrivez ce qui est demandé.' }] : []),
  ];
}

/** The person behind the references, once it is sure that they are one and were told from their namesakes. */
function subjectIn({ register, town }: Desk, { refs, isConfirmed }: Input): Subject | null | Fault {
  const all = everybody(register, town).map(
    ({ person: { ref, name }, sameName, bornOn }): Candidate => ({ ref, name, sameName, bornOn }),
  );
  const chosen = all.filter(({ ref }) => refs.includes(ref));
  if (chosen.length < new Set(refs).size)
    return {
      field: 'refs',
      message: 'Une des fiches choisies n’existe plus. Cherchez la personne de nouveau.',
    };
  const subject = subjectOf(chosen);
  if (subject && 'field' in subject) return subject;
  const others = namesakes(chosen, all);
  if (others === 0 || isConfirmed) return subject;
  return {
    field: 'isConfirmed',
    message: `${others === 1 ? 'Une autre fiche porte' : `${others}\u00a0autres fiches portent`} le même nom. Comparez les dates de naissance et les adresses, puis confirmez.`,
  };
}

const notRecorded = (fault: Fault): Refusal => ({
  kind: 'invalid',
  message: `Rien n’est enregistré. ${fault.message}`,
  fields: [fault],
});
