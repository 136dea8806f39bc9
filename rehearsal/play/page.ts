import type { Answer, Draft } from '../../src/calls/answer.ts';
import type { CampaignNow, DocumentsNow, FamilyHome, StudentCard, Uploaded } from '../../src/calls/family.ts';
import type { Reply } from '../../src/calls/reply.ts';
import { partsOfFile } from '../../src/supporting/parts.ts';
import type { Pages } from './pages.ts';

/** Somebody who answers for one student: on a page of their own, or across the counter from a clerk. */
export interface Visit {
  readonly person: FamilyHome['person'];
  readonly campaign: CampaignNow;
  readonly card: StudentCard;
  send(requestKey: string, answer: Answer): Reply<{ readonly student: StudentCard }>;
  /** In the background of the receipt, as the page does. */
  afterwards(): void;
}

/** A file as a family chooses it, for a document. */
export interface Chosen {
  readonly document: string;
  readonly requestKey: string;
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** The page of one person, open on one student. */
export class Page implements Visit {
  readonly person: FamilyHome['person'];
  readonly campaign: CampaignNow;
  private session: string;

  constructor(
    private readonly pages: Pages,
    home: FamilyHome,
    public card: StudentCard,
  ) {
    ({ person: this.person, campaign: this.campaign, session: this.session } = home);
  }

  saveDraft(draft: Draft): Reply<{ readonly session: string }> {
    return this.keep(this.pages.ask('family.saveDraft', { ...this.at(), draft }));
  }

  send(requestKey: string, answer: Answer): Reply<{ readonly student: StudentCard }> {
    return this.keep(this.pages.ask('family.send', { ...this.at(), requestKey, answer }));
  }

  afterwards(): void {
    this.pages.ask('family.afterwards', this.at());
  }

  /** Asks for the page again: the student as it shows them now. */
  look(): StudentCard | undefined {
    const reply = this.pages.ask('family.home', { session: this.session });
    return reply.ok ? this.cardIn(reply.value.students) : undefined;
  }

  /** Sends a file in its parts; the answer is that of the last. */
  upload({ bytes, ...file }: Chosen): Reply<Uploaded> {
    const texts = partsOfFile(Buffer.from(bytes).toString('base64'));
    const replies = texts.map((data, part) =>
      this.pages.ask('family.upload', { ...this.at(), ...file, part, parts: texts.length, data }),
    );
    return this.shown(replies[replies.length - 1] as Reply<Uploaded>);
  }

  removeFile(document: string, file: string, requestKey: string): Reply<DocumentsNow> {
    return this.shown(this.pages.ask('family.removeFile', { ...this.at(), document, file, requestKey }));
  }

  private at() {
    return { session: this.session, student: this.card.number };
  }

  /** A page keeps the newest session. */
  private keep<T extends { readonly session: string }>(reply: Reply<T>): Reply<T> {
    if (reply.ok) this.session = reply.value.session;
    return reply;
  }

  private shown<T extends Uploaded>(reply: Reply<T>): Reply<T> {
    if (reply.ok && reply.value.kind === 'done') {
      this.session = reply.value.session;
      this.card = this.cardIn(reply.value.students) ?? this.card;
    }
    return reply;
  }

  private cardIn(students: readonly StudentCard[]): StudentCard | undefined {
    return students.find(({ number }) => number === this.card.number);
  }
}
