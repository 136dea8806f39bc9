import { periodOf } from '../campaign/opening.ts';
import { conservatoireOf } from '../campaign/settings.ts';
import type { Town } from '../campaign/town.ts';
import { frenchBound, frenchInstant, instantFrom } from '../dates.ts';
import type { PersonRow, StudentRow } from '../people/tabs.ts';
import type { Mail, MailPart } from '../post/mail.ts';
import type { MailOrder } from '../register/journal.ts';
import type { RequestState } from './state.ts';

export const participation = 'participation';

interface Participation {
  readonly request: RequestState;
  readonly student: StudentRow;
  readonly person: PersonRow;
  /** Stamp. */
  readonly at: string;
}

/** The acknowledgement of a refusal of the terms, or of a change of mind; nothing for an author without a mail. */
export function participationOrders({ request, student, person, at }: Participation): MailOrder[] {
  const { answer, receipt, status } = request;
  const to = (answer.decision === 'reEnrol' && answer.coordinates.mail) || person.mail;
  if (to === '') return [];
  return [
    {
      template: participation,
      person: person.id,
      student: student.number,
      facts: {
        to,
        onFile: to === person.mail ? 'oui' : '',
        ended: status === 'withdrawn' ? 'oui' : '',
        student: `${student.firstName} ${student.lastName}`,
        conservatoire: student.conservatoire,
        receipt,
        at,
      },
    },
  ];
}

/** What was answered, what it means, and until when one may come back (PAR-073). No link but to the mail on file. */
export function participationMail(facts: Readonly<Record<string, string>>, town: Town, link: string): Mail {
  const fact = (name: string) => facts[name] ?? '';
  const from = conservatoireOf(town, fact('conservatoire'));
  const ended = fact('ended') !== '';
  const sentences = ended ? endedSentences(fact('student'), town) : backSentences(fact('student'));
  return {
    subject: `${ended ? 'Participation cessée' : 'Participation reprise'} – ${fact('student')} – ${from.name}`,
    greeting: 'Bonjour,',
    parts: [
      ...sentences.map((text): MailPart => ({ kind: 'text', text })),
      {
        kind: 'facts',
        facts: [
          ['Demande', fact('receipt')],
          ['Réponse donnée le', frenchInstant(instantFrom(fact('at')))],
        ],
      },
      fact('onFile')
        ? { kind: 'link', label: 'Ouvrir ma page', address: link }
        : { kind: 'text', text: 'Pour voir votre page, ouvrez le lien de votre invitation.' },
    ],
    from,
    reference: fact('receipt'),
  };
}

function endedSentences(student: string, town: Town): string[] {
  return [
    `Vous refusez les nouvelles conditions d’utilisation. Votre participation cesse\u00a0: la demande pour ${student} n’est plus étudiée.`,
    `Vous pouvez changer d’avis jusqu’au ${frenchBound(periodOf(town).closesAt)}\u00a0: acceptez les conditions sur votre page, et la demande reprend comme elle était.`,
  ];
}

function backSentences(student: string): string[] {
  return [
    `Vous acceptez les nouvelles conditions d’utilisation. La demande pour ${student} est de nouveau étudiée, comme elle était.`,
  ];
}
