import { readFileSync } from 'node:fs';
import type { DocumentCard } from '../../src/calls/family.ts';
import type { Family } from './family.ts';
import type { Fate } from './fates.ts';
import type { Page } from './page.ts';

/** A file the program took. */
export interface GivenFile {
  readonly requestKey: string;
  readonly student: string;
  readonly document: string;
  readonly bytes: number;
  /** Its giver took it back. */
  isTakenBack: boolean;
}

/** What one family gives of the documents asked for its student. */
export class Papers {
  readonly given: GivenFile[] = [];
  /** Files refused for what they are. */
  refused = 0;
  readonly surprises: string[] = [];
  private quirk: Fate['quirk'];
  /** When it last gave, or was told for the last time. */
  private lastAt = 0;
  private presses = 0;

  constructor(
    readonly family: Family,
    private readonly fate: Fate,
  ) {
    this.quirk = fate.quirk;
  }

  /** The first time: everything, or the first half. */
  giveFirst(): void {
    this.visit((due) => (this.fate.habit === 'some' ? due.slice(0, Math.floor(due.length / 2)) : due));
  }

  /** Again, once a mail has told that something is missing or to be replaced: all of it. */
  giveWhatIsAsked(): void {
    const { guardian, outside } = this.family;
    if (outside.mailboxes.isAskedForPapers(guardian?.mail ?? '', this.lastAt)) this.visit((due) => due);
  }

  private visit(chosen: (due: readonly DocumentCard[]) => readonly DocumentCard[]): void {
    const page = this.family.taken > 0 && GIVE.has(this.fate.habit) ? this.family.openPage() : null;
    if (!page) return;
    this.lastAt = this.family.outside.pages.host.clock.now();
    const due = page.card.documents.filter(({ state }) => state === 'due' || state === 'refused');
    const documents = chosen(due).map(({ id }) => id);
    for (const document of documents) this.give(page, document);
    if (documents.length > 0) page.afterwards();
  }

  private give(page: Page, document: string): void {
    const { quirk } = this;
    this.quirk = 'none';
    if (quirk === 'wrongType') this.tryLiar(page, document, 'menteur.pdf', /ni un PDF, ni une photo/);
    if (quirk === 'empty') this.tryLiar(page, document, 'vide.png', /Ce fichier est vide/);
    const file = this.upload(page, document, pieceFor(document));
    if (quirk !== 'takesBack' || !file) return;
    const reply = page.removeFile(document, file.requestKey, `${file.requestKey}-retrait`);
    if (reply.ok) file.isTakenBack = true;
    else this.surprises.push(`retrait refusé : ${reply.refusal.message}`);
    this.upload(page, document, pieceFor(document));
  }

  /** A file that is not what its name says: refused with its sentence, and nothing of it is kept. */
  private tryLiar(page: Page, document: string, name: string, sentence: RegExp): void {
    const reply = page.upload({ document, requestKey: this.nextKey(), name, bytes: piece(name) });
    if (!reply.ok && sentence.test(reply.refusal.message)) this.refused += 1;
    else this.surprises.push(`${name} : ${reply.ok ? 'accepté' : reply.refusal.message}`);
  }

  private upload(page: Page, document: string, name: string): GivenFile | null {
    const requestKey = this.nextKey();
    const bytes = piece(name);
    const reply = page.upload({ document, requestKey, name, bytes });
    if (!reply.ok || reply.value.kind !== 'done') {
      this.surprises.push(`pièce refusée : ${reply.ok ? reply.value.kind : reply.refusal.message}`);
      return null;
    }
    const { student } = this.family.answer;
    const file = { requestKey, student, document, bytes: bytes.length, isTakenBack: false };
    this.given.push(file);
    return file;
  }

  private nextKey(): string {
    this.presses += 1;
    return `${PAPER_KEY}${String(this.family.answer.line).padStart(6, '0')}-${this.presses}`;
  }
}

/** How the request keys of files begin. */
const PAPER_KEY = 'repetition-piece-';

const GIVE: ReadonlySet<Fate['habit']> = new Set(['everything', 'some']);

const PIECES: Readonly<Record<string, string>> = {
  photo: 'photo-identite.jpg',
  taxNotice: 'avis-imposition.pdf',
  medicalCertificate: 'certificat.png',
};

function pieceFor(document: string): string {
  return PIECES[document] ?? 'justificatif-domicile.pdf';
}

const read = new Map<string, Uint8Array>();

function piece(name: string): Uint8Array {
  const known = read.get(name) ?? readFileSync(new URL(`../../examples/pieces/${name}`, import.meta.url));
  read.set(name, known);
  return known;
}
