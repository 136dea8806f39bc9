import type { LegalText } from '../calls/texts.ts';
import type { Mail, MailPart } from '../post/mail.ts';
import type { MailOrder } from '../register/journal.ts';
import type { TownNow } from './settings.ts';

export const askedTerms = 'conditions demandées';

/** The terms in full for whoever asks, free of charge (PAR-074): the text itself, as it was when they asked. */
export function askedTermsOrder(mail: string, text: LegalText): MailOrder {
  return { template: askedTerms, person: '', student: '', facts: { to: mail, text: JSON.stringify(text) } };
}

/** It comes from the service in charge, or from the first conservatoire until the town has named one. */
export function askedTermsMail(facts: Readonly<Record<string, string>>, town: TownNow): Mail {
  const { title, version, parts } = JSON.parse(facts['text'] ?? '') as LegalText;
  const from = town.legal?.service ?? town.conservatoires[0];
  if (!from) throw new Error('Une ville sans conservatoire');
  return {
    subject: title,
    greeting: 'Bonjour,',
    parts: [
      { kind: 'text', text: 'Vous avez demandé les conditions d’utilisation. Les voici, en entier.' },
      ...parts.flatMap(({ heading, paragraphs }): MailPart[] => [
        { kind: 'heading', text: heading },
        ...paragraphs.map((text): MailPart => ({ kind: 'text', text })),
      ]),
    ],
    from,
    reference: `Version ${version}`,
  };
}
