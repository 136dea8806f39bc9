import type { Answer, Demand, Draft } from '../src/calls/answer.ts';
import type { FamilyHome, StudentCard } from '../src/calls/family.ts';
import type { Refusal } from '../src/calls/reply.ts';
import type { FiledAnswer } from './answers.ts';
import { type Guardian, isNamed } from './families.ts';
import type { Mailboxes } from './mailboxes.ts';
import type { Pages } from './pages.ts';

/** What a family of the rehearsal can reach: the pages, and everybody's mail. */
export interface Outside {
  readonly pages: Pages;
  readonly mailboxes: Mailboxes;
}

/** One family at its phone, for one line of `reponses.csv`. What it knows it has from its mails and its pages. */
export class Family {
  /** The last answer the program took, and how many it took. */
  sent: Answer | null = null;
  taken = 0;
  receipt = '';
  /** The first refusal that ended an answer. */
  refusal: Refusal | null = null;
  /** What a page showed that contradicts what it had said. */
  readonly surprises: string[] = [];
  private link: string | null = null;
  private visit: { session: string; readonly home: FamilyHome; readonly card: StudentCard } | null = null;

  constructor(
    readonly answer: FiledAnswer,
    readonly guardian: Guardian | null,
    private readonly outside: Outside,
  ) {}

  /** Follows the personal link of a mail; two guardians of one mail recognise theirs by the name on the page. */
  arrive(): void {
    const links = this.link === null ? this.linksReceived() : [this.link];
    for (const link of links) {
      const reply = this.outside.pages.ask('family.open', { access: link });
      const card = reply.ok
        ? reply.value.students.find(({ number }) => number === this.answer.student)
        : undefined;
      if (!reply.ok || card === undefined || !this.isMine(reply.value)) continue;
      this.link = link;
      this.visit = { session: reply.value.session, home: reply.value, card };
      return;
    }
  }

  saveDraft(step: Draft['step']): void {
    if (this.visit === null) return;
    const { accepts: _, ...draft } = { ...this.answerNumber(this.taken) };
    const args = { session: this.visit.session, student: this.answer.student, draft: { ...draft, step } };
    const reply = this.outside.pages.ask('family.saveDraft', args);
    if (reply.ok) this.visit.session = reply.value.session;
    else this.surprises.push(`brouillon refusé : ${reply.refusal.message}`);
  }

  /** Presses *Envoyer*: for the first answer (0) or a later change. The same press has the same request key. */
  send(change: number): void {
    if (this.visit === null || this.refusal !== null) return;
    const answer = this.answerNumber(change);
    const requestKey = keyOf(this.answer, change);
    const args = { session: this.visit.session, student: this.answer.student, requestKey, answer };
    const reply = this.outside.pages.ask('family.send', args);
    if (!reply.ok) {
      this.refusal = reply.refusal;
      return;
    }
    this.visit.session = reply.value.session;
    this.receipt = reply.value.student.request?.receipt ?? '';
    this.sent = answer;
    this.taken += 1;
  }

  /** In the background of the receipt, as the page does. */
  afterwards(): void {
    if (this.visit === null || this.taken === 0) return;
    const args = { session: this.visit.session, student: this.answer.student };
    this.outside.pages.ask('family.afterwards', args);
  }

  /** Comes back to look: the page must show what was sent. */
  look(): void {
    if (this.visit === null || this.taken === 0) return;
    const reply = this.outside.pages.ask('family.home', { session: this.visit.session });
    const card = reply.ok
      ? reply.value.students.find(({ number }) => number === this.answer.student)
      : undefined;
    if (card?.request?.receipt !== this.receipt)
      this.surprises.push('la page ne montre pas la demande envoyée');
  }

  private linksReceived(): readonly string[] {
    return this.guardian === null || this.guardian.mail === ''
      ? []
      : this.outside.mailboxes.linksOf(this.guardian.mail);
  }

  private isMine({ person }: FamilyHome): boolean {
    return this.guardian !== null && isNamed(this.guardian, person);
  }

  /** What this family sends: what the file says, and at each change another telephone. */
  private answerNumber(change: number): Answer {
    if (this.visit === null) throw new Error('a family answers from its page');
    const { home, card } = this.visit;
    const accepts = { terms: home.campaign.terms, notice: home.campaign.notice };
    if (this.answer.decision === 'decline') return { decision: 'decline', accepts };
    const coordinates = home.person.coordinates;
    return {
      decision: 'reEnrol',
      coordinates: { ...coordinates, phone: change === 0 ? coordinates.phone : `06 39 98 00 0${change}` },
      studentAddress: card.address,
      keep: [...this.answer.keep],
      stop: card.enrolments
        .map(({ cursus }) => cursus)
        .filter((cursus) => !this.answer.keep.includes(cursus)),
      partial: [],
      demands: demandsOf(this.answer.demand),
      accepts,
    };
  }
}

/** The box a family ticks for what the file says in words: where they leave no doubt, else the free one. */
function demandsOf(text: string): Demand[] {
  if (text === '') return [];
  if (/congé d’études/.test(text)) return [{ kind: 'studyLeave', text }];
  return [{ kind: /rejoindre/.test(text) ? 'joinEnsemble' : 'other', text }];
}

/** The request key of an answer (0) or of its n-th change: how an auditor finds them in the Journal. */
export function keyOf(answer: FiledAnswer, change: number): string {
  return `${KEY}${String(answer.line).padStart(6, '0')}-${change}`;
}

/** How the request keys of a rehearsal's families begin. */
export const KEY = 'repetition-reponse-';
