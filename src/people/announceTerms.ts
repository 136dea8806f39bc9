import type { Amendment } from '../campaign/amendments.ts';
import { conservatoireOf, type TownNow } from '../campaign/settings.ts';
import { frenchInstant, instantFrom } from '../dates.ts';
import type { Mail } from '../post/mail.ts';
import { type Mailing, whoWasInvited } from './mailing.ts';

export const termsAnnouncement = 'annonce d’un avenant';

/** Whoever was invited is told that the terms changed, once an amendment. */
export function announcingTerms({ version, at }: Amendment): Mailing {
  return {
    template: termsAnnouncement,
    name: version,
    act: 'Annonce d’un avenant prévue',
    from: 0,
    recipients: whoWasInvited,
    order: ({ person, students: [first] }, notBefore) => ({
      template: termsAnnouncement,
      person: person.id,
      student: first?.number ?? '',
      facts: {
        mailing: version,
        at,
        reader: `${person.firstName} ${person.lastName}`,
        conservatoire: first?.conservatoire ?? '',
      },
      notBefore,
    }),
  };
}

/** What changed, what stays valid, and the one thing to do (PAR-071, PAR-072). */
export function termsAnnouncementMail(
  facts: Readonly<Record<string, string>>,
  town: TownNow,
  link: string,
): Mail {
  const from = conservatoireOf(town, facts['conservatoire'] ?? '');
  const at = frenchInstant(instantFrom(facts['at'] ?? ''));
  return {
    subject: `Conditions d’utilisation modifiées – ${from.name}`,
    greeting: `Bonjour ${facts['reader'] ?? ''},`,
    parts: [
      {
        kind: 'text',
        text: `Les conditions d’utilisation de la demande de réinscription ont changé le ${at}.`,
      },
      {
        kind: 'text',
        text: 'Une demande déjà envoyée reste valable. Votre page montre ce qui change, et vous demande si vous l’acceptez.',
      },
      { kind: 'link', label: 'Ouvrir ma page', address: link },
    ],
    from,
    reference: facts['reference'] ?? '',
  };
}
