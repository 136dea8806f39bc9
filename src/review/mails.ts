import { appealSentences, type Legal } from '../campaign/legal.ts';
import { conservatoireOf, type TownNow } from '../campaign/settings.ts';
import { frenchDay } from '../dates.ts';
import { of } from '../french.ts';
import { isReturned } from '../people/returned.ts';
import type { PersonRow, StudentRow } from '../people/tabs.ts';
import type { Mail, MailPart } from '../post/mail.ts';
import type { MailOrder } from '../register/journal.ts';
import type { Review, ReviewState } from '../requests/decided.ts';
import type { RequestState } from '../requests/state.ts';
import { whereToSend } from '../supporting/window.ts';

/** A decision on a request, or on a document. */
export const decisionMail = 'décision';

/** What a mail tells: a state, a document refused, or that an earlier decision is taken back. */
export type Told = ReviewState | 'documentRefused' | 'restored';

export interface Tells {
  readonly told: Told;
  readonly reason?: string;
  /** A civil day. */
  readonly until?: string;
  /** The documents refused, each with its reason. */
  readonly refused?: readonly (readonly [label: string, reason: string])[];
}

interface Telling extends Tells {
  readonly student: StudentRow;
  readonly request: RequestState;
  readonly lot: number;
  readonly notBefore: string;
}

/**
 * To the author of the request: at the mail of the answer, else at the one on file, unless it came back. Empty: nobody
 * can be written to.
 */
export function mailOf(request: RequestState, author: PersonRow | undefined): string {
  const { answer } = request;
  const given = answer.decision === 'reEnrol' ? answer.coordinates.mail : '';
  return (
    [given, author?.mail ?? ''].find((mail) => mail !== '' && !(author && isReturned(author, mail))) ?? ''
  );
}

export function decisionOrder(telling: Telling, author: PersonRow | undefined): MailOrder {
  const { told, student, request, reason = '', until = '', refused = [], lot, notBefore } = telling;
  const to = mailOf(request, author);
  return {
    template: decisionMail,
    person: request.author,
    student: student.number,
    facts: {
      to,
      onFile: to === author?.mail ? 'oui' : '',
      told,
      reason,
      until,
      refused: JSON.stringify(refused),
      lot: String(lot),
      student: `${student.firstName} ${student.lastName}`,
      initial: `${student.firstName} ${student.lastName.slice(0, 1)}.`,
      reader: request.authorName,
      conservatoire: student.conservatoire,
      receipt: request.receipt,
    },
    notBefore,
  };
}

type Facts = Readonly<Record<string, string>>;

/** Decisions against the person: reasoned, signed, with the ways of appeal (CRPA L. 211-2, L. 212-1, PAR-093, PAR-094). */
const against: readonly Told[] = ['rejectedDocuments', 'rejected', 'disqualified', 'invalidated'];

export function isAgainst(told: Told): boolean {
  return against.includes(told);
}

/** The decision first, then what to do and by when, then what the law owes. */
export function decisionMailOf(facts: Facts, town: TownNow, link: string): Mail {
  const fact = (name: string) => facts[name] ?? '';
  const told = fact('told') as Told;
  const from = conservatoireOf(town, fact('conservatoire'));
  const { subject, sentences, reason } = wordsOf[told](facts, town);
  const parts: MailPart[] = sentences.map((text) => ({ kind: 'text', text }));
  const summary: [string, string][] = [
    ['Élève', fact('student')],
    ['Demande', fact('receipt')],
    ...(fact('reason') === '' ? [] : [[reason, fact('reason')] as [string, string]]),
    ...refusedIn(facts),
  ];
  return {
    subject: `${subject} – Réinscription ${of(fact('initial'))} – ${from.name}`,
    greeting: `Bonjour ${fact('reader')},`,
    parts: [
      ...parts,
      { kind: 'facts', facts: summary },
      fact('onFile')
        ? { kind: 'link', label: 'Ouvrir ma page', address: link }
        : { kind: 'text', text: 'Pour ouvrir votre page, prenez le lien de votre invitation.' },
      ...(town.legal && isAgainst(told) ? appealParts(town.legal) : []),
    ],
    from,
    reference: fact('receipt'),
  };
}

export function appealParts(legal: Legal): MailPart[] {
  const { name, quality } = legal.signatory;
  return [
    { kind: 'text', text: `${name}, ${quality}` },
    ...appealSentences(legal).map((text): MailPart => ({ kind: 'small', text })),
  ];
}

interface Words {
  readonly subject: string;
  readonly sentences: readonly string[];
  /** What the reason is called. */
  readonly reason: string;
}

const refusedIn = (facts: Facts) => JSON.parse(facts['refused'] ?? '[]') as [label: string, reason: string][];

const lastDay = (facts: Facts) => frenchDay(facts['until'] ?? '');

const intended =
  (what: string) =>
  (facts: Facts): Words => ({
    subject: 'Votre réponse est attendue',
    sentences: [
      `Le conservatoire envisage de ${what} votre demande de réinscription. Rien n’est décidé.`,
      `Vous pouvez répondre, par courriel ou par lettre, avant la fin du ${lastDay(facts)}. Vous pouvez vous faire aider ou représenter.`,
      'Sans réponse, la décision sera prise avec ce que nous savons.',
    ],
    reason: 'Raison',
  });

const wordsOf: Readonly<Record<Told, (facts: Facts, town: TownNow) => Words>> = {
  documentsAsked: (facts, town) => ({
    subject: `Pièces à envoyer avant la fin du ${lastDay(facts)}`,
    sentences: [
      `Il manque des pièces à votre demande de réinscription. Envoyez-les avant la fin du ${lastDay(facts)}, ${whereToSend(town, facts['until'] ?? '')}.`,
      'Sans ces pièces, votre demande pourra être rejetée. Vous ne pouvez pas les avoir à temps\u202f? Dites-le au conservatoire.',
    ],
    reason: 'Pièces demandées',
  }),
  complete: () => ({
    subject: 'Demande complète',
    sentences: ['Votre demande est complète.'],
    reason: 'Remarque',
  }),
  confirmed: () => ({
    subject: 'Demande prise en compte',
    sentences: [
      'Le conservatoire prend en compte votre demande de réinscription.',
      'Il reste la réinscription pédagogique\u00a0: le choix des horaires. Le conservatoire vous contacte pour cela.',
    ],
    reason: 'Remarque',
  }),
  reEnrolled: () => ({
    subject: 'Réinscription faite',
    sentences: ['La réinscription pédagogique est faite. Vous n’avez plus rien à faire.'],
    reason: 'Remarque',
  }),
  rejectionIntended: intended('rejeter'),
  disqualificationIntended: intended('disqualifier'),
  rejectedDocuments: () => ({
    subject: 'Demande rejetée',
    sentences: [
      'Votre demande de réinscription est rejetée\u00a0: les pièces demandées n’ont pas été fournies.',
    ],
    reason: 'Raison',
  }),
  rejected: () => ({
    subject: 'Demande rejetée',
    sentences: ['Votre demande de réinscription est rejetée.'],
    reason: 'Raison',
  }),
  disqualified: () => ({
    subject: 'Demande disqualifiée',
    sentences: [
      'Votre demande de réinscription est disqualifiée\u00a0: elle n’est pas conforme aux conditions d’utilisation.',
    ],
    reason: 'Raison',
  }),
  invalidated: () => ({
    subject: 'Demande annulée',
    sentences: ['Votre demande de réinscription est annulée.'],
    reason: 'Raison',
  }),
  documentRefused: (facts) => {
    const [[label] = [''], ...others] = refusedIn(facts);
    return others.length === 0
      ? {
          subject: 'Une pièce est à remplacer',
          sentences: [
            `Le conservatoire ne peut pas accepter cette pièce\u00a0: ${label}.`,
            'Envoyez-en une autre sur votre page, ou apportez-la au conservatoire. Votre demande reste valable.',
          ],
          reason: '',
        }
      : {
          subject: `${others.length + 1} pièces sont à remplacer`,
          sentences: [
            'Le conservatoire ne peut pas accepter les pièces ci-dessous, chacune pour sa raison.',
            'Envoyez-en d’autres sur votre page, ou apportez-les au conservatoire. Votre demande reste valable.',
          ],
          reason: '',
        };
  },
  restored: () => ({
    subject: 'Rectification',
    sentences: [
      'Ne tenez plus compte du courriel précédent du conservatoire sur votre demande de réinscription. Veuillez nous en excuser.',
      'Votre demande reste valable. Votre page dit où elle en est.',
    ],
    reason: 'Remarque',
  }),
};

/** What a new state tells the family; nothing for a file found complete. */
export function toldBy(review: Review | null): Told {
  return review?.state ?? 'restored';
}
