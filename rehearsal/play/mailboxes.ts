import type { Mail } from '../../host/index.ts';

/** Everybody's mailbox: finds what an address received, as its reader would. */
export class Mailboxes {
  private read = 0;
  private readonly links = new Map<string, Set<string>>();
  /** When an address was last asked for papers. */
  private readonly asked = new Map<string, number>();

  constructor(private readonly outbox: readonly Mail[]) {}

  /** The different personal links an address received so far, oldest first. */
  linksOf(address: string): readonly string[] {
    this.readOn();
    return [...(this.links.get(address.toLowerCase()) ?? [])];
  }

  /** Did a mail ask this address for a document, or for another one, after an instant? */
  isAskedForPapers(address: string, since: number): boolean {
    this.readOn();
    return (this.asked.get(address.toLowerCase()) ?? 0) > since;
  }

  private readOn(): void {
    for (const { to, body, subject, at } of this.outbox.slice(this.read)) {
      const link = linkIn(body);
      for (const address of to.map((one) => one.toLowerCase())) {
        if (link !== undefined) this.give(address, link);
        if (ABOUT_PAPERS.test(subject)) this.asked.set(address, at);
      }
    }
    this.read = this.outbox.length;
  }

  private give(address: string, link: string): void {
    const links = this.links.get(address) ?? new Set();
    this.links.set(address, links.add(link));
  }
}

const ABOUT_PAPERS =
  /^(Pièces à envoyer|Une pièce est à remplacer|\d+\spièces sont à remplacer|Des pièces manquent)/;

/** The secret of a person's link in a mail; that of a participation is another. */
export function linkIn(body: string): string | undefined {
  return /[?&]acces=(P[^\s&"<]+)/.exec(body)?.[1];
}
