import { conservatoireOf, type TownNow } from '../campaign/settings.ts';
import type { Mail, MailPart } from '../post/mail.ts';
import type { MailRow } from '../post/queue.ts';
import { journalSpec, journalTable } from '../register/journal.ts';
import type { Register } from '../register/register.ts';

export const message = 'message';

type Facts = Readonly<Record<string, string>>;

/** The words of the messages among these mails, by the Journal line that keeps them. One round trip a message. */
export function wordsOf(register: Register, mails: readonly MailRow[]): Map<string, Facts> {
  const lines = new Set(
    mails.flatMap(({ template, facts }) => (template === message ? (facts['line'] ?? '') : [])),
  );
  const journal = journalTable(register.tab(journalSpec.name));
  return new Map(
    [...lines].map((line) => {
      const { from, subject, text } = (journal.rowAt(Number(line) + 1)?.decision.facts ?? {}) as Facts;
      return [line, { from: from ?? '', subject: subject ?? '', text: text ?? '' }];
    }),
  );
}

/** What the office wrote, a paragraph where it left a line empty; who writes, and how to answer (PAR-063). */
export function messageMail(facts: Facts, town: TownNow, link: string): Mail {
  const fact = (name: string) => facts[name] ?? '';
  const from = senderOf(fact('from'), town, fact('conservatoire'));
  const paragraphs = fact('text').split(/\n\s*\n/);
  return {
    subject: `${fact('subject')} – ${from.name}`,
    greeting: fact('reader') === '' ? 'Bonjour,' : `Bonjour ${fact('reader')},`,
    parts: [
      ...paragraphs.map((text): MailPart => ({ kind: 'text', text: text.trim() })),
      { kind: 'link', label: 'Ouvrir ma page', address: link },
      {
        kind: 'small',
        text: `${from.name} vous écrit au sujet des réinscriptions ${town.schoolYear}. Pour répondre\u00a0: ${from.mail}.`,
      },
    ],
    from,
    reference: fact('reference'),
  };
}

/** The conservatoire of the reader’s student, or the town’s service in charge. */
function senderOf(from: string, town: TownNow, code: string): Mail['from'] {
  if (from !== 'town' || !town.legal) return conservatoireOf(town, code);
  const { name, address, phone, mail } = town.legal.service;
  return { name: `${town.town} – ${name}`, address, phone, mail };
}
