import type { AppealFile } from '../calls/appeals.ts';
import { conservatoireOf, type TownNow } from '../campaign/settings.ts';
import { frenchDay, frenchInstant, instantFrom } from '../dates.ts';
import type { EntryRow, PlaceRow } from '../draw/tabs.ts';
import { of } from '../french.ts';
import { algorithmWords } from '../offers/mention.ts';
import type { Mail, MailPart } from '../post/mail.ts';
import type { MailOrder } from '../register/journal.ts';
import { answerDue } from './clock.ts';
import { type AppealKind, kindNames, meanwhileWords, motiveWords } from './motives.ts';
import type { AppealRow } from './tabs.ts';
import { answeredWays, appealWays, silenceWords } from './words.ts';

/** Names of the templates: what a family wrote has come; it is answered. */
export const appealReceived = 'accusé de réclamation';
export const appealAnswered = 'réponse à une réclamation';

type Facts = Readonly<Record<string, string>>;

interface Behind {
  readonly person: EntryRow;
  readonly places: ReadonlyMap<string, PlaceRow>;
}

/** To everybody the family gave: one mail each. The link of the participation is derived when it leaves. */
export function receivedOrders(appeal: AppealRow, mails: readonly string[], behind: Behind): MailOrder[] {
  const facts = { ...appealFacts(appeal, behind), text: appeal.text };
  return mails.map((to) => ({
    template: appealReceived,
    person: '',
    student: '',
    facts: { to, ...facts },
  }));
}

export function answeredOrders(
  appeal: AppealRow,
  { answer, mails }: { readonly answer: string; readonly mails: readonly string[] },
  behind: Behind,
): MailOrder[] {
  const facts = { ...appealFacts(appeal, behind), answer };
  return mails.map((to) => ({
    template: appealAnswered,
    person: '',
    student: '',
    facts: { to, ...facts },
  }));
}

/** What both mails say of an appeal; `appeal` is its kind. */
export function appealFacts(
  { number, draw, entry, kind, motive, receivedAt }: AppealRow,
  { person, places }: Behind,
): Facts {
  const first = person.wishes[0] ?? '';
  return {
    draw,
    entry,
    initial: `${person.firstName} ${person.lastName.slice(0, 1)}.`,
    conservatoire: places.get(first)?.conservatoire ?? '',
    number,
    appeal: kind,
    motive: motiveWords[motive],
    receivedAt,
  };
}

const kindOf = (facts: Facts): AppealKind =>
  facts['appeal'] === 'contestation' ? 'contestation' : 'question';

const paragraph = (text: string): MailPart => ({ kind: 'text', text });
const small = (text: string): MailPart => ({ kind: 'small', text });

/** When it came, until when it is answered, what silence means, where else one may turn. */
export function appealReceivedMail(facts: Facts, town: TownNow): Mail {
  const fact = (name: string) => facts[name] ?? '';
  const kind = kindOf(facts);
  const receivedAt = fact('receivedAt');
  const due = answerDue({ kind, receivedAt });
  const what = kindNames[kind].toLowerCase();
  return {
    subject: `Accusé de réception – ${kindNames[kind]} ${fact('number')} pour ${fact('initial')}`,
    greeting: 'Bonjour,',
    parts: [
      paragraph(`Votre ${what} est reçue. Elle porte le numéro ${fact('number')}.`),
      {
        kind: 'facts',
        facts: [
          ['Reçue le', frenchInstant(instantFrom(receivedAt))],
          ['Participation', `${fact('entry')}, ${fact('initial')}`],
          ['Motif', fact('motive')],
          ...(fact('text') === '' ? [] : [['Votre message', fact('text')] as const]),
          ['Réponse au plus tard', frenchDay(due)],
          ...serviceFacts(town),
        ],
      },
      ...silenceWords(kind, due).map(paragraph),
      paragraph(meanwhileWords),
      { kind: 'link', label: 'Suivre la participation', address: fact('link') },
      { kind: 'heading', text: 'Autres recours' },
      ...(town.lottery ? appealWays(kind, { ...town, lottery: town.lottery }) : []).map(small),
    ],
    from: conservatoireOf(town, fact('conservatoire')),
    reference: fact('reference'),
  };
}

/** An acknowledgement names the service in charge, its address and its telephone (CRPA R. 112-11-1). */
function serviceFacts({ legal }: TownNow): [string, string][] {
  if (!legal) return [];
  const { name, address, phone } = legal.service;
  return [['Service', `${name}, ${address}, ${phone}`]];
}

export function appealAnsweredMail(facts: Facts, town: TownNow): Mail {
  const fact = (name: string) => facts[name] ?? '';
  const { subject, before, signature, after } = answerFrame(facts, town);
  return {
    subject,
    greeting: 'Bonjour,',
    parts: [
      ...before.map(paragraph),
      paragraph(fact('answer')),
      ...(signature === '' ? [] : [paragraph(signature)]),
      { kind: 'link', label: 'Voir la participation', address: fact('link') },
      ...after.map(small),
    ],
    from: conservatoireOf(town, fact('conservatoire')),
    reference: fact('reference'),
  };
}

/** What stands around an answer: the preview of the team is the mail of the family. */
export function answerFrame(facts: Facts, { legal }: TownNow): AppealFile['frame'] {
  const fact = (name: string) => facts[name] ?? '';
  const kind = kindOf(facts);
  const received = frenchInstant(instantFrom(fact('receivedAt')));
  const what = kindNames[kind].toLowerCase();
  return {
    subject: `Réponse à votre ${what} ${fact('number')} – Tirage au sort ${of(fact('initial'))}`,
    before: [
      `Voici notre réponse à votre ${what} ${fact('number')}, reçue le ${received}\u00a0: «\u00a0${fact('motive')}\u00a0».`,
    ],
    // Decisions bear who signs them, by name and quality (CRPA L. 212-1).
    signature: legal ? `${legal.signatory.name}\n${legal.signatory.quality}` : '',
    after: [...answeredWays(kind, legal), algorithmWords],
  };
}
