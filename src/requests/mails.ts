import { periodOf } from '../campaign/opening.ts';
import { conservatoireOf } from '../campaign/settings.ts';
import type { Town } from '../campaign/town.ts';
import { frenchBound, frenchInstant, instantFrom } from '../dates.ts';
import { of } from '../french.ts';
import type { PersonRow, StudentRow } from '../people/tabs.ts';
import type { Mail, MailPart } from '../post/mail.ts';
import type { MailOrder } from '../register/journal.ts';
import type { RequestState } from './state.ts';

export const acknowledgement = 'accusé de réception';

interface Sent {
  readonly request: RequestState;
  readonly student: StudentRow;
  readonly person: PersonRow;
}

/** The acknowledgement owed for an answer or a change (PAR-044, PAR-045); `null` for an author without a mail. */
export function acknowledgementOrder({ request, student, person }: Sent): MailOrder | null {
  const { answer } = request;
  const to = (answer.decision === 'reEnrol' && answer.coordinates.mail) || person.mail;
  if (to === '') return null;
  return {
    template: acknowledgement,
    person: person.id,
    student: student.number,
    facts: {
      to,
      author: request.authorName,
      student: `${student.firstName} ${student.lastName}`,
      initial: `${student.firstName} ${student.lastName.slice(0, 1)}.`,
      self: student.links.some((link) => link.person === person.id && link.role === 'self') ? 'oui' : '',
      conservatoire: student.conservatoire,
      receipt: request.receipt,
      sentAt: request.lastAt,
      change: request.changes > 0 ? 'oui' : '',
      decision: answer.decision,
      keep: answer.decision === 'reEnrol' ? answer.keep.join('\n') : '',
      demand: answer.decision === 'reEnrol' ? answer.demand : '',
    },
  };
}

type Facts = Readonly<Record<string, string>>;

/** The mail of an acknowledgement: the answer first, then what happens next (PAR-050, CAE-029, X12). */
export function acknowledgementMail(facts: Facts, town: Town, link: string): Mail {
  const fact = (name: string) => facts[name] ?? '';
  const from = conservatoireOf(town, fact('conservatoire'));
  const declined = fact('decision') === 'decline';
  const closes = frenchBound(periodOf(town).closesAt);
  return {
    subject: `${fact('change') ? 'Modification enregistrée' : 'Accusé de réception'} – Réinscription ${of(fact('initial'))} – ${from.name}`,
    greeting: 'Bonjour,',
    parts: [
      { kind: 'text', text: firstSentence(facts, declined) },
      { kind: 'facts', facts: summary(facts) },
      ...(declined ? [] : nextSteps),
      { kind: 'text', text: `Vous pouvez modifier votre réponse jusqu’au ${closes}.` },
      { kind: 'link', label: 'Voir ou modifier ma réponse', address: link },
    ],
    from,
    reference: fact('receipt'),
  };
}

const nextSteps: readonly MailPart[] = [
  {
    kind: 'text',
    text: 'Le dépôt de la demande de réinscription ne vaut pas réinscription au conservatoire.',
  },
  {
    kind: 'text',
    text: 'Le conservatoire vous écrira pour confirmer qu’il en tient compte, puis pour les horaires.',
  },
];

function firstSentence(facts: Facts, declined: boolean): string {
  const who = facts['student'] ?? '';
  if (declined) {
    return facts['self']
      ? 'Vous nous dites que vous ne souhaitez pas vous réinscrire. C’est enregistré.'
      : `Vous nous dites que vous ne souhaitez pas réinscrire ${who}. C’est enregistré.`;
  }
  if (facts['change'])
    return `Votre demande de réinscription pour ${who} est modifiée, en attente de validation.`;
  return `Votre demande de réinscription pour ${who} est envoyée, en attente de validation.`;
}

function summary(facts: Facts): (readonly [string, string])[] {
  const rows: [string, string][] = [
    ['Numéro', facts['receipt'] ?? ''],
    ['Élève', facts['student'] ?? ''],
    ['Reçue le', frenchInstant(instantFrom(facts['sentAt'] ?? ''))],
    ['Faite par', facts['author'] ?? ''],
    ['Cursus demandés', facts['keep'] ?? ''],
    ['Précision', facts['demand'] ?? ''],
  ];
  return rows.filter(([, value]) => value !== '');
}
