import type { InvitePreview } from '../calls/office.ts';
import type { Refusal, Reply } from '../calls/reply.ts';
import type { CallInput } from '../calls.ts';
import { addressesFrom } from '../campaign/addresses.ts';
import { busy, type Desk, openManagersDesk } from '../campaign/desk.ts';
import type { TownNow } from '../campaign/settings.ts';
import { at, frenchDay } from '../dates.ts';
import type { Ports } from '../ports.ts';
import type { Invitee } from './invitees.ts';
import { type Mailing, planMailing, type Situation, situationOf } from './mailing.ts';
import { invitation, invitationOrder } from './mails.ts';

/** What an invitation would do, before it does it: how many, on which days, who gets a letter instead. */
export function previewInvitations(ports: Ports): Reply<InvitePreview> {
  const desk = openMailing(ports);
  if ('kind' in desk) return { ok: false, refusal: desk };
  return { ok: true, value: previewOf(situationOf(ports, desk.register, invitations(desk.town))) };
}

/** Plans the invitation of everybody not invited yet, once each; `confirmed` is the number the clerk was shown. */
export function invite(ports: Ports, input: CallInput<'office.invite'>): Reply<InvitePreview> {
  const desk = openMailing(ports);
  if ('kind' in desk) return { ok: false, refusal: desk };
  const { register, town, colleague } = desk;
  const situation = planMailing(ports, register, invitations(town), { actor: colleague.mail, ...input });
  return situation ? { ok: true, value: previewOf(situation) } : { ok: false, refusal: busy };
}

function invitations({ reEnrolment }: TownNow): Mailing {
  return {
    template: invitation,
    name: '',
    act: 'Invitations prévues',
    from: at(reEnrolment.invitationsOn, 8),
    recipients: (everybody) => everybody,
    order: invitationOrder,
  };
}

/** Refused to who is no manager, and until the town is set up with the address its mails carry. */
export function openMailing(ports: Ports): Desk | Refusal {
  const desk = openManagersDesk(ports);
  return 'kind' in desk || addressesFrom(desk.register.memory) ? desk : noAddress;
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

const noAddress: Refusal = {
  kind: 'notSetUp',
  message: 'Indiquez d’abord l’adresse que les familles ouvriront. Personne n’est invité.',
};
