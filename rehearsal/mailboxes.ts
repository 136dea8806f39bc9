import type { Mail } from '../host/index.ts';

/** Everybody's mailbox: finds the personal links that an address received, as its reader would. */
export class Mailboxes {
  private read = 0;
  private readonly links = new Map<string, Set<string>>();

  constructor(private readonly outbox: readonly Mail[]) {}

  /** The different links an address received so far, oldest first. */
  linksOf(address: string): readonly string[] {
    this.readOn();
    return [...(this.links.get(address.toLowerCase()) ?? [])];
  }

  private readOn(): void {
    for (const { to, body } of this.outbox.slice(this.read)) {
      const link = linkIn(body);
      if (link === undefined) continue;
      for (const address of to) this.give(address.toLowerCase(), link);
    }
    this.read = this.outbox.length;
  }

  private give(address: string, link: string): void {
    const links = this.links.get(address) ?? new Set();
    this.links.set(address, links.add(link));
  }
}

/** The secret of the personal link in a mail. */
export function linkIn(body: string): string | undefined {
  return /[?&]acces=([^\s&"<]+)/.exec(body)?.[1];
}
