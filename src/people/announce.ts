import type { AnnouncePreview } from '../calls/office.ts';
import type { Refusal, Reply } from '../calls/reply.ts';
import type { CallInput } from '../calls.ts';
import { amendmentAt } from '../campaign/amendments.ts';
import { busy } from '../campaign/desk.ts';
import { conservatoireOf, type TownNow } from '../campaign/settings.ts';
import type { CampaignDecision, Taken } from '../campaign/standing.ts';
import { boundOf, frenchBound, frenchDay, frenchInstant, instantFrom } from '../dates.ts';
import type { Ports } from '../ports.ts';
import type { Mail, MailPart } from '../post/mail.ts';
import type { MailOrder } from '../register/journal.ts';
import { announcingTerms } from './announceTerms.ts';
import { openMailing } from './invite.ts';
import type { Invitee } from './invitees.ts';
import { type Mailing, planMailing, type Situation, situationOf, whoWasInvited } from './mailing.ts';

export const announcement = 'annonce de la campagne';

/** What is to be announced: a decision on the campaign, or an amendment of the terms. */
interface News {
  readonly kind: AnnouncePreview['kind'];
  readonly mailing: Mailing;
}

/** To whom the last decision would be announced, and on which days (PAR-060…064, PAR-071). */
export function previewAnnouncement(
  ports: Ports,
  { about }: CallInput<'office.announcePreview'>,
): Reply<AnnouncePreview> {
  const desk = openMailing(ports);
  if ('kind' in desk) return { ok: false, refusal: desk };
  const news = newsOf(desk.town, about, ports.startedAt);
  if (!news) return { ok: false, refusal: nothingDecided };
  return { ok: true, value: previewOf(news, situationOf(ports, desk.register, news.mailing)) };
}

/** Announces the last decision to everybody who was invited, once each; `confirmed` is the number shown. */
export function announce(ports: Ports, input: CallInput<'office.announce'>): Reply<AnnouncePreview> {
  const desk = openMailing(ports);
  if ('kind' in desk) return { ok: false, refusal: desk };
  const { register, town, colleague } = desk;
  const news = newsOf(town, input.about, ports.startedAt);
  if (!news) return { ok: false, refusal: nothingDecided };
  const situation = planMailing(ports, register, news.mailing, { actor: colleague.mail, ...input });
  return situation ? { ok: true, value: previewOf(news, situation) } : { ok: false, refusal: busy };
}

function newsOf(town: TownNow, about: 'campaign' | 'terms' | undefined, now: number): News | null {
  if (about === 'terms') {
    const amendment = amendmentAt(town, now);
    return amendment && { kind: 'terms', mailing: announcingTerms(amendment) };
  }
  const { last } = town.standing;
  return last && { kind: last.kind, mailing: announcing(town, last) };
}

function announcing(town: TownNow, last: Taken): Mailing {
  return {
    template: announcement,
    name: last.at,
    act: 'Annonce prévue',
    from: 0,
    recipients: whoWasInvited,
    order: (invitee, notBefore) => announcementOrder(town, last, invitee, notBefore),
  };
}

function announcementOrder(
  { reEnrolment }: TownNow,
  { kind, at, reason }: Taken,
  { person, students }: Invitee,
  notBefore: string,
): MailOrder {
  const first = students[0];
  return {
    template: announcement,
    person: person.id,
    student: first?.number ?? '',
    facts: {
      mailing: at,
      kind,
      reason,
      closesAt: reEnrolment.closesAt,
      reader: `${person.firstName} ${person.lastName}`,
      conservatoire: first?.conservatoire ?? '',
    },
    notBefore,
  };
}

/** What was decided, why, and what it changes for the reader: nothing to do, or until when. */
export function announcementMail(facts: Readonly<Record<string, string>>, town: TownNow, link: string): Mail {
  const from = conservatoireOf(town, facts['conservatoire'] ?? '');
  const at = frenchInstant(instantFrom(facts['mailing'] ?? ''));
  const closes = frenchBound(boundOf(facts['closesAt'] ?? ''));
  const { subject, sentences } = wordsOf(facts['kind'] as CampaignDecision['kind'], { at, closes });
  return {
    subject: `${subject} – ${from.name}`,
    greeting: `Bonjour ${facts['reader'] ?? ''},`,
    parts: [
      ...sentences.map((text): MailPart => ({ kind: 'text', text })),
      { kind: 'facts', facts: [['Raison', facts['reason'] ?? '']] },
      { kind: 'link', label: 'Ouvrir ma page', address: link },
    ],
    from,
    reference: facts['reference'] ?? '',
  };
}

interface When {
  readonly at: string;
  readonly closes: string;
}

function wordsOf(
  kind: CampaignDecision['kind'],
  { at, closes }: When,
): { readonly subject: string; readonly sentences: readonly string[] } {
  const sent = 'Une demande déjà envoyée reste envoyée.';
  switch (kind) {
    case 'suspend':
      return {
        subject: 'Demandes de réinscription suspendues',
        sentences: [
          `Les demandes de réinscription sont suspendues depuis le ${at}.`,
          `Vous n’avez rien à faire. ${sent} Ce que vous avez commencé est gardé.`,
        ],
      };
    case 'resume':
      return {
        subject: 'Demandes de réinscription\u00a0: reprise',
        sentences: [`Vous pouvez de nouveau répondre, jusqu’au ${closes}. ${sent}`],
      };
    case 'extend':
      return {
        subject: `Demandes de réinscription\u00a0: jusqu’au ${closes}`,
        sentences: [
          `Vous avez plus de temps\u00a0: les demandes de réinscription ferment le ${closes}.`,
          'Vous avez déjà répondu\u202f? Vous n’avez rien à faire.',
        ],
      };
    case 'cancel':
      return {
        subject: 'Demandes de réinscription annulées',
        sentences: [
          `Les demandes de réinscription sont annulées depuis le ${at}. Plus aucune n’est acceptée.`,
          'Votre conservatoire répond à vos questions.',
        ],
      };
  }
}

function previewOf({ kind }: News, { toMail, toCall, already, plan }: Situation): AnnouncePreview {
  return {
    kind,
    toMail: toMail.length,
    toCall,
    already,
    plan: plan.days.map(({ day, mails }) => ({ day: frenchDay(day), mails })),
    perHour: plan.perHour,
  };
}

const nothingDecided: Refusal = {
  kind: 'invalid',
  message: 'Rien à annoncer\u00a0: aucune décision n’a changé la campagne.',
};
