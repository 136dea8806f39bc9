import type { Host, Mail } from '../index.ts';

/** What one address received. */
export interface Mailbox {
  readonly address: string;
  /** As the mails greet who reads them; '' where none does. */
  readonly name: string;
  /** Newest first. */
  readonly mails: readonly Mail[];
}

/** Every mailbox, by its newest mail. The case of an address says nothing. */
export function mailboxesOf({ outbox }: Host): Mailbox[] {
  const boxes = new Map<string, { readonly address: string; readonly mails: Mail[] }>();
  for (const mail of [...outbox].reverse()) {
    for (const address of readersOf(mail)) {
      const key = address.toLowerCase();
      const box = boxes.get(key);
      if (box === undefined) boxes.set(key, { address, mails: [mail] });
      else box.mails.push(mail);
    }
  }
  return [...boxes.values()].map((box) => ({ ...box, name: nameIn(box.mails) }));
}

/** The mailbox of that address; empty where nothing came. */
export function mailboxOf(host: Host, address: string): Mailbox {
  const wanted = address.toLowerCase();
  const isWanted = (one: string) => one.toLowerCase() === wanted;
  const mails = host.outbox.filter((mail) => readersOf(mail).some(isWanted)).reverse();
  const written = mails.flatMap(readersOf).find(isWanted) ?? address;
  return { address: written, name: nameIn(mails), mails };
}

/** The mailboxes in whose address and mails all these words stand: a child's name finds its parents. */
export function mailboxesWith(host: Host, words: string): Mailbox[] {
  const wanted = plain(words).split(/\s+/);
  return mailboxesOf(host).filter(({ address, mails }) => {
    const text = plain([address, ...mails.map(({ subject, body }) => `${subject} ${body}`)].join(' '));
    return wanted.every((word) => text.includes(word));
  });
}

function readersOf({ to, cc, bcc }: Mail): string[] {
  return [...new Set([...to, ...cc, ...bcc])];
}

function nameIn(mails: readonly Mail[]): string {
  for (const { body } of mails) {
    const name = /^Bonjour ([^,\n]{1,80}),/.exec(body)?.[1];
    if (name !== undefined) return name;
  }
  return '';
}

function plain(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[\p{M}’']/gu, '')
    .toLowerCase();
}
