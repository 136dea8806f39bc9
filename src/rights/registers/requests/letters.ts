import type { CallInput } from '../../../calls.ts';
import { recourses } from '../../../campaign/legal.ts';
import type { TownNow } from '../../../campaign/settings.ts';
import { frenchDay } from '../../../dates.ts';
import type { Paper, PaperPart } from '../../../papers/paper.ts';
import type { Mail, MailPart } from '../../../post/mail.ts';
import type { MailOrder } from '../../../register/journal.ts';
import { requestClock } from './clock.ts';
import type { RightsRequestRow } from './tabs.ts';
import { cnilWords, kindWords, type RightKind } from './words.ts';

/** Name of the template of every mail about a request. */
export const rightsMail = 'demande de droits';

export type LetterKind = CallInput<'office.rightsLetter'>['letter'];

type Facts = Readonly<Record<string, string>>;

/** What a letter about a request says of it, as texts: a mail is written from them when it leaves. */
export function letterFacts(request: RightsRequestRow, letter: LetterKind): Facts {
  const { number, kind, receivedOn, identity, extension, answer } = request;
  return {
    letter,
    number,
    right: kind,
    receivedOn,
    due: requestClock(request).due,
    isAsked: identity.how === 'asked' ? 'oui' : '',
    ...(letter === 'extended' && { reason: extension?.reason ?? '' }),
    ...(letter === 'answered' && { answer: answer?.text ?? '' }),
  };
}

/** The mail of a letter, where the asker gave an address. */
export function letterOrders(request: RightsRequestRow, letter: LetterKind): MailOrder[] {
  const { mail } = request.asker;
  if (mail === '') return [];
  const facts = { to: mail, ...letterFacts(request, letter) };
  return [{ template: rightsMail, person: '', student: '', facts }];
}

interface Letter {
  readonly subject: string;
  readonly paragraphs: readonly string[];
  readonly after: readonly string[];
}

const identityWords = [
  'Vos données ne sont remises qu’à vous. Nous devons donc être sûrs de qui écrit.',
  'Montrez au service un document d’identité qui porte votre signature, ou envoyez-en une copie. Elle est détruite dès qu’elle est vue.',
];

/** A complaint asks for a decision to be seen again: two months of silence refuse it (CRPA L. 231-4). */
const silenceWords =
  'Sans réponse à cette date, la loi considère que votre réclamation est refusée. Vous pouvez alors saisir le juge.';

/** The words of a letter, mailed or printed. */
export function rightsLetter(facts: Facts, { legal }: TownNow): Letter {
  const fact = (name: string) => facts[name] ?? '';
  const kind = fact('right') as RightKind;
  const what = `Votre demande ${fact('number')} (${kindWords[kind].toLowerCase()})`;
  const until = `Nous vous répondons au plus tard le ${frenchDay(fact('due'))}.`;
  const received = `${what} est arrivée le ${frenchDay(fact('receivedOn'))}.`;
  const paragraphs: Readonly<Record<LetterKind, readonly string[]>> = {
    received: [
      received,
      until,
      ...(kind === 'complaint' ? [silenceWords] : []),
      ...(fact('isAsked') === '' ? [] : identityWords),
    ],
    identity: [received, ...identityWords, until],
    extended: [
      received,
      `Il nous faut plus de temps pour y répondre. ${until}`,
      `Pourquoi\u00a0: ${fact('reason')}`,
    ],
    answered: [
      `Voici notre réponse à votre demande ${fact('number')}, reçue le ${frenchDay(fact('receivedOn'))}.`,
    ],
  };
  return {
    subject: `${subjects[fact('letter') as LetterKind]} ${fact('number')} – ${kindWords[kind]}`,
    paragraphs: paragraphs[fact('letter') as LetterKind],
    after: [
      ...(kind === 'complaint' ? [] : [cnilWords]),
      ...(fact('letter') === 'answered' && legal
        ? ['Vous pouvez contester cette décision dans les deux mois.', ...recourses(legal)]
        : []),
    ],
  };
}

const subjects: Readonly<Record<LetterKind, string>> = {
  received: 'Accusé de réception – Demande',
  identity: 'Document d’identité – Demande',
  extended: 'Délai prolongé – Demande',
  answered: 'Réponse à votre demande',
};

/** Whoever answers for the data: the service in charge, or the first establishment until the town names one. */
function senderOf({ legal, conservatoires }: TownNow): Mail['from'] {
  const from = legal?.service ?? conservatoires[0];
  if (!from) throw new Error('Une ville sans conservatoire');
  return from;
}

/** Name and quality of who signs (CRPA L. 212-1); nothing until the legal texts are written. */
export const signatureOf = ({ legal }: TownNow): string =>
  legal ? `${legal.signatory.name}\n${legal.signatory.quality}` : '';

/** What is told of a request, from the facts of its decision. */
export function rightsMailOf(facts: Facts, town: TownNow): Mail {
  const { subject, paragraphs, after } = rightsLetter(facts, town);
  const told = [...paragraphs, facts['answer'] ?? '', facts['answer'] ? signatureOf(town) : ''];
  return {
    subject,
    greeting: 'Bonjour,',
    parts: [
      ...told.filter((text) => text !== '').map((text): MailPart => ({ kind: 'text', text })),
      ...after.map((text): MailPart => ({ kind: 'small', text })),
    ],
    from: senderOf(town),
    reference: facts['number'] ?? '',
  };
}

/** The same on paper, for whoever gave no mail: name and address show through the window. */
export function rightsPaper(request: RightsRequestRow, letter: LetterKind, town: TownNow): Paper {
  const { subject, paragraphs, after } = rightsLetter(letterFacts(request, letter), town);
  const { name, address, phone } = senderOf(town);
  const answer = letter === 'answered' ? (request.answer?.text ?? '') : '';
  return {
    title: subject,
    parts: [
      {
        kind: 'window',
        from: [name, address, phone],
        to: [request.asker.name, ...request.asker.address.split('\n')],
      },
      { kind: 'heading', level: 1, text: subject },
      ...[...paragraphs, answer]
        .filter((text) => text !== '')
        .map((words): PaperPart => ({ kind: 'paragraph', words })),
      ...(town.legal ? [{ kind: 'signatures' as const, signers: [town.legal.signatory] }] : []),
      ...after.map((words): PaperPart => ({ kind: 'paragraph', words, small: true })),
    ],
    foot: request.number,
  };
}
