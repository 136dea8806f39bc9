import { periodOf } from '../campaign/opening.ts';
import { conservatoireOf } from '../campaign/settings.ts';
import type { Town } from '../campaign/town.ts';
import { frenchBound, frenchInstant } from '../dates.ts';
import type { Mail } from '../post/mail.ts';
import type { MailOrder } from '../register/journal.ts';
import { singleUseLasts } from './access.ts';
import type { Invitee } from './invitees.ts';
import type { Person } from './person.ts';

export const invitation = 'invitation';

/** The invitation of one person, by name since two may share a mailbox, from the conservatoire of attachment of their first student (PAR-042). */
export function invitationOrder(
  { person, students }: Pick<Invitee, 'person' | 'students'>,
  notBefore: string,
): MailOrder {
  const first = students[0];
  return {
    template: invitation,
    person: person.id,
    student: first?.number ?? '',
    facts: {
      reader: named(person),
      identifier: person.id,
      conservatoire: first?.conservatoire ?? '',
      students: students.map(named).join('\n'),
    },
    notBefore,
  };
}

function named({ firstName, lastName }: { firstName: string; lastName: string }): string {
  return `${firstName} ${lastName}`;
}

/** Who, until when, the link, and what it is worth: one action (PAR-034, PAR-042). */
export function invitationMail(facts: Readonly<Record<string, string>>, town: Town, link: string): Mail {
  const from = conservatoireOf(town, facts['conservatoire'] ?? '');
  const { opensAt, closesAt } = periodOf(town);
  return {
    subject: `Réinscription ${town.schoolYear} – ${from.name}`,
    greeting: `Bonjour ${facts['reader'] ?? ''},`,
    parts: [
      {
        kind: 'text',
        text: `La demande de réinscription se fait en ligne du ${frenchInstant(opensAt)} au ${frenchBound(closesAt)}.`,
      },
      {
        kind: 'facts',
        facts: [
          ['Pour', facts['students'] ?? ''],
          ['Votre identifiant', facts['identifier'] ?? ''],
        ],
      },
      { kind: 'link', label: 'Ouvrir ma page', address: link },
      {
        kind: 'text',
        text: 'Ce lien est personnel\u00a0: il vous identifie. Ne le transmettez pas. Comptez dix minutes\u00a0; vous pouvez arrêter et reprendre.',
      },
      {
        kind: 'small',
        text: 'Une seule demande par élève\u00a0: la première personne qui l’envoie peut ensuite la modifier, l’autre peut la consulter. Sans internet, le conservatoire fait la demande avec vous, sur place.',
      },
    ],
    from,
    reference: facts['reference'] ?? '',
  };
}

export const lostAccess = 'accès perdu';

/** A single-use link for who lost theirs (CAE-010): what it is made of is decided now, so that a repeat is the same. */
export function lostAccessOrder(person: Person, conservatoire: string, askedAt: number): MailOrder {
  const { id, linksUsed } = person;
  return {
    template: lostAccess,
    person: id,
    student: '',
    facts: { reader: named(person), conservatoire, askedAt: String(askedAt), linksUsed: String(linksUsed) },
  };
}

/** One action, until when, and what to do if it was not asked for. */
export function lostAccessMail(facts: Readonly<Record<string, string>>, town: Town, link: string): Mail {
  const from = conservatoireOf(town, facts['conservatoire'] ?? '');
  const until = frenchInstant(Number(facts['askedAt']) + singleUseLasts);
  return {
    subject: `Votre nouveau lien – ${from.name}`,
    greeting: `Bonjour ${facts['reader'] ?? ''},`,
    parts: [
      { kind: 'text', text: 'Vous avez demandé à retrouver votre accès à la page des réinscriptions.' },
      { kind: 'link', label: 'Ouvrir ma page', address: link },
      {
        kind: 'text',
        text: `Ce lien sert une seule fois, jusqu’au ${until}. Votre page vous redonnera ensuite votre identifiant et votre code.`,
      },
      {
        kind: 'small',
        text: 'Vous n’avez rien demandé\u202f? Ne faites rien\u00a0: personne d’autre n’a reçu ce lien.',
      },
    ],
    from,
    reference: facts['reference'] ?? '',
  };
}
