import type { CallInput, InvitePreview, Refusal, Reply } from '../calls.ts';
import { addressesFrom } from '../campaign/addresses.ts';
import { managerOf } from '../campaign/clerks.ts';
import { type TownNow, townFrom } from '../campaign/settings.ts';
import { at, frenchDay } from '../dates.ts';
import type { Ports } from '../ports.ts';
import { openRegister, type Register } from '../register/register.ts';
import type { Invitee } from './invitees.ts';
import { type Mailing, planMailing, type Situation, situationOf } from './mailing.ts';
import { invitation, invitationOrder } from './mails.ts';

/** What an invitation would do, before it does it: how many, on which days, who gets a letter instead. */
export function previewInvitations(ports: Ports): Reply<InvitePreview> {
  const office = openMailing(ports);
  if ('kind' in office) return { ok: false, refusal: office };
  return { ok: true, value: previewOf(situationOf(ports, office.register, invitations(office.town))) };
}

/** Plans the invitation of everybody not invited yet, once each; `confirmed` is the number the clerk was shown. */
export function invite(ports: Ports, input: CallInput<'office.invite'>): Reply<InvitePreview> {
  const office = openMailing(ports);
  if ('kind' in office) return { ok: false, refusal: office };
  const { register, town, actor } = office;
  const situation = planMailing(ports, register, invitations(town), { actor, ...input });
  return situation ? { ok: true, value: previewOf(situation) } : { ok: false, refusal: busy };
}

function invitations({ reEnrolment }: TownNow): Mailing {
  return {
    template: invitation,
    name: '',
    act: 'Invitations prévues',
    from: at(reEnrolment.invitationsOn, 8),
    recipients: (everybody) => everybody.filter(({ channel }) => channel === 'mail'),
    order: invitationOrder,
  };
}

/** What a manager needs to write to everybody. */
export interface MailingOffice {
  readonly register: Register;
  readonly town: TownNow;
  readonly actor: string;
}

/** Refused to who is no manager, and until the town is set up with the address its mails carry. */
export function openMailing(ports: Ports): MailingOffice | Refusal {
  const register = openRegister(ports);
  const colleague = managerOf(ports, register?.memory ?? ports.memory.all());
  if ('kind' in colleague) return colleague;
  const town = register && townFrom(register.memory);
  if (!register || !town) return notSetUp;
  return addressesFrom(register.memory) ? { register, town, actor: colleague.mail } : noAddress;
}

function previewOf({ everybody, toMail, already, plan }: Situation): InvitePreview {
  const count = (channel: Invitee['channel']) => everybody.filter((one) => one.channel === channel).length;
  return {
    toMail: toMail.length,
    alreadyInvited: already,
    toLetter: count('letter'),
    waitingForConsent: count('waitingForConsent'),
    plan: plan.days.map(({ day, mails }) => ({ day: frenchDay(day), mails })),
    perHour: plan.perHour,
  };
}

const notSetUp: Refusal = { kind: 'notSetUp', message: 'Réglez d’abord la ville et créez les classeurs.' };

const noAddress: Refusal = {
  kind: 'notSetUp',
  message: 'Indiquez d’abord l’adresse que les familles ouvriront. Personne n’est invité.',
};

export const busy: Refusal = {
  kind: 'busy',
  message: 'Une autre opération est en cours. Rien n’a changé. Réessayez.',
};
