import { type Legal, silenceOn, silenceSentences } from '../campaign/legal.ts';
import { periodOf } from '../campaign/opening.ts';
import { conservatoireOf, type TownNow } from '../campaign/settings.ts';
import type { Town } from '../campaign/town.ts';
import { dayOf, frenchBound, frenchInstant, instantFrom } from '../dates.ts';
import { of } from '../french.ts';
import type { PersonRow, StudentRow } from '../people/tabs.ts';
import type { Mail, MailPart } from '../post/mail.ts';
import type { MailOrder } from '../register/journal.ts';
import { documentsUntil } from '../supporting/window.ts';
import { partialLines, type ReEnrolment } from './courses.ts';
import { demandSentences, freeText } from './demands.ts';
import type { RequestState } from './state.ts';

export const acknowledgement = 'accusé de réception';

export interface Sent {
  readonly request: RequestState;
  readonly student: StudentRow;
  readonly person: PersonRow;
  readonly legal: Legal | null;
  /** Labels of the documents still to be given. */
  readonly missing: readonly string[];
  /** The office corrected the request at its author's demand, for this reason. */
  readonly correction?: string;
}

export const otherMail = 'courriel changé';

/**
 * What is owed for an answer or a change: the acknowledgement, to the mail just given (PAR-044, PAR-045, CAE-030), and
 * a word to the mail on file when it is another, so that nobody diverts a family's mail unseen. Nothing for an author
 * without a mail.
 */
export function ordersFor(sent: Sent): MailOrder[] {
  const { request, student, person } = sent;
  const { answer } = request;
  const to = (answer.decision === 'reEnrol' && answer.coordinates.mail) || person.mail;
  if (to === '') return [];
  const isOnFile = to === person.mail;
  const word: MailOrder = {
    template: otherMail,
    person: person.id,
    student: student.number,
    facts: {
      to: person.mail,
      student: `${student.firstName} ${student.lastName}`,
      conservatoire: student.conservatoire,
      receipt: request.receipt,
      sentAt: request.lastAt,
    },
  };
  const acknowledged = acknowledgementOrder(sent, to, isOnFile);
  return isOnFile || person.mail === '' ? [acknowledged] : [acknowledged, word];
}

/** The acknowledgement as decided: the same facts for a mail and, at the counter, for paper (PAR-041). */
export function acknowledgementOrder(sent: Sent, to: string, isOnFile: boolean): MailOrder {
  const { request, student, person, legal, missing, correction = '' } = sent;
  const { answer } = request;
  return {
    template: acknowledgement,
    person: person.id,
    student: student.number,
    facts: {
      to,
      onFile: isOnFile ? 'oui' : '',
      author: request.authorName,
      student: `${student.firstName} ${student.lastName}`,
      initial: `${student.firstName} ${student.lastName.slice(0, 1)}.`,
      self: student.links.some((link) => link.person === person.id && link.role === 'self') ? 'oui' : '',
      conservatoire: student.conservatoire,
      receipt: request.receipt,
      sentAt: request.lastAt,
      change: request.changes > 0 ? 'oui' : '',
      ...(correction !== '' && { correction }),
      decision: answer.decision,
      ...(answer.decision === 'reEnrol' && { ...askedFacts(answer), missing: missing.join('\n') }),
      ...(legal && answer.decision === 'reEnrol' && silenceFacts(legal, request)),
    },
  };
}

/** What is asked, as the clerks read it too. */
function askedFacts(answer: ReEnrolment): Facts {
  return {
    keep: answer.keep.join('\n'),
    partial: partialLines(answer).join('\n'),
    demands: demandSentences(answer).join('\n'),
    freeText: freeText(answer),
  };
}

/** What the town's silence means for this request, and when, from the day it was first received (CRPA R. 112-11-1). */
function silenceFacts(legal: Legal, { firstAt }: RequestState): Facts {
  return { silence: legal.silence, silenceOn: silenceOn(dayOf(instantFrom(firstAt)), legal) };
}

type Facts = Readonly<Record<string, string>>;

/**
 * The mail of an acknowledgement: the answer first, then what happens next, then what the law owes (PAR-050, CAE-029,
 * X12, CRPA R. 112-11-1).
 */
export function acknowledgementMail(facts: Facts, town: TownNow, link: string): Mail {
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
      ...missingParts(facts, town),
      ...(declined ? [] : nextSteps),
      ...(fact('correction') ? seeParts(facts, link) : changeParts(facts, closes, link)),
      ...(town.legal ? legalParts(facts, town.legal) : []),
    ],
    from,
    reference: fact('receipt'),
  };
}

function changeParts(facts: Facts, closes: string, link: string): MailPart[] {
  return [
    { kind: 'text', text: `Vous pouvez modifier votre réponse jusqu’au ${closes}.` },
    facts['onFile']
      ? { kind: 'link', label: 'Voir ou modifier ma réponse', address: link }
      : { kind: 'text', text: 'Pour la voir ou la modifier, ouvrez le lien de votre invitation.' },
  ];
}

/** What the office corrected is changed with it alone. */
function seeParts(facts: Facts, link: string): MailPart[] {
  return [
    {
      kind: 'text',
      text: 'Ce n’est pas ce que vous avez demandé\u202f? Appelez votre conservatoire.',
    },
    facts['onFile']
      ? { kind: 'link', label: 'Voir ma réponse', address: link }
      : { kind: 'text', text: 'Pour la voir, ouvrez le lien de votre invitation.' },
  ];
}

/** The documents still to be given, and until when (CRPA L. 114-5); after that day, what is corrected says where. */
function missingParts({ missing = '', sentAt = '' }: Facts, town: TownNow): MailPart[] {
  if (missing === '') return [];
  if (instantFrom(sentAt) >= documentsUntil(town))
    return [{ kind: 'facts', facts: [['Pièces à apporter au conservatoire', missing]] }];
  const until = frenchBound(documentsUntil(town));
  return [
    {
      kind: 'facts',
      facts: [
        ['Pièces à envoyer', missing],
        ['Jusqu’au', `${until}, sur votre page ou au conservatoire`],
      ],
    },
  ];
}

/** To the mail on file, when an answer gives another: what happened, and whom to tell if it is a mistake. */
export function otherMailMail(facts: Facts, town: Town, link: string): Mail {
  const fact = (name: string) => facts[name] ?? '';
  const from = conservatoireOf(town, fact('conservatoire'));
  return {
    subject: `Un autre courriel est donné pour ${fact('student')} – ${from.name}`,
    greeting: 'Bonjour,',
    parts: [
      {
        kind: 'text',
        text: `La réponse envoyée pour ${fact('student')} le ${frenchInstant(instantFrom(fact('sentAt')))} donne un autre courriel que celui-ci. L’accusé de réception est parti à cette autre adresse.`,
      },
      {
        kind: 'text',
        text: 'Vous l’avez voulu\u202f? Vous n’avez rien à faire. Sinon, appelez votre conservatoire.',
      },
      { kind: 'link', label: 'Voir ma page', address: link },
    ],
    from,
    reference: fact('receipt'),
  };
}

function legalParts(facts: Facts, legal: Legal): MailPart[] {
  const { name, address, phone, mail, hours } = legal.service;
  const silence = facts['silence'];
  const sentences =
    silence === 'rejection' || silence === 'acceptance'
      ? silenceSentences(legal, silence, facts['silenceOn'] ?? '')
      : [];
  return [
    {
      kind: 'facts',
      facts: [
        ['Service chargé de votre dossier', name],
        ['Adresse', address],
        ['Téléphone', `${phone}, ${hours}`],
        ['Courriel', mail],
      ],
    },
    ...sentences.map((text): MailPart => ({ kind: 'small', text })),
  ];
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
  if (facts['correction'])
    return declined
      ? `Comme vous l’avez demandé, le conservatoire a enregistré que la réinscription pour ${who} n’est plus souhaitée.`
      : `Comme vous l’avez demandé, le conservatoire a corrigé votre demande de réinscription pour ${who}. Elle est en attente de validation.`;
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
    [facts['correction'] ? 'Corrigée le' : 'Reçue le', frenchInstant(instantFrom(facts['sentAt'] ?? ''))],
    ['Faite par', facts['author'] ?? ''],
    ['Raison de la correction', facts['correction'] ?? ''],
    ['Cursus demandés', facts['keep'] ?? ''],
    ['Cours gardés', facts['partial'] ?? ''],
    ['Demandes particulières', facts['demands'] ?? ''],
    ['Précision', facts['freeText'] ?? ''],
  ];
  return rows.filter(([, value]) => value !== '');
}
