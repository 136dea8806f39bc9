import type { Answer, Demand, Draft } from '../../src/calls/answer.ts';
import type { FamilyHome } from '../../src/calls/family.ts';
import type { Refusal, Reply } from '../../src/calls/reply.ts';
import type { FiledAnswer } from '../sample/answers.ts';
import { type Guardian, isNamed } from '../sample/families.ts';
import type { Counter } from './counter.ts';
import type { Letters } from './letters.ts';
import type { Mailboxes } from './mailboxes.ts';
import { Page, type Visit } from './page.ts';
import type { Pages } from './pages.ts';

/** What a family of the rehearsal can reach: the pages, everybody's mail and letters, and the counter. */
export interface Outside {
  readonly pages: Pages;
  readonly mailboxes: Mailboxes;
  readonly letters: Letters;
  readonly counter: Counter;
}

/** One family, for one line of `reponses.csv`. What it knows it has from its mails, its letters and its pages. */
export class Family {
  /** The last answer the program took, and how many it took. */
  sent: Answer | null = null;
  taken = 0;
  receipt = '';
  /** The first refusal that ended an answer. */
  refusal: Refusal | null = null;
  hasDraft = false;
  /** What a page showed that contradicts what it had said. */
  readonly surprises: string[] = [];
  /** How it opens its page, once it has found it. */
  private key: Access | null = null;
  private visit: Visit | null = null;

  constructor(
    readonly answer: FiledAnswer,
    readonly guardian: Guardian | null,
    readonly outside: Outside,
  ) {}

  /** Opens its page, or comes to the counter. */
  arrive(): void {
    const { channel } = this.answer;
    this.visit = channel === 'counter' ? this.outside.counter.receive(this.answer) : this.openPage();
  }

  /** Its own page; two guardians of one mail recognise theirs by the name on it. */
  openPage(): Page | null {
    for (const key of this.key ? [this.key] : this.accesses()) {
      const reply = this.opened(key);
      const card = reply.ok
        ? reply.value.students.find(({ number }) => number === this.answer.student)
        : undefined;
      if (!reply.ok || card === undefined || !this.isMine(reply.value)) continue;
      this.key = key;
      return new Page(this.outside.pages, reply.value, card);
    }
    return null;
  }

  saveDraft(step: Draft['step']): void {
    if (!(this.visit instanceof Page)) return;
    const { accepts: _, ...draft } = { ...this.answerNumber(this.visit, this.taken) };
    const reply = this.visit.saveDraft({ ...draft, step });
    if (reply.ok) this.hasDraft = true;
    else this.surprises.push(`brouillon refusé : ${reply.refusal.message}`);
  }

  /** Presses *Envoyer*: for the first answer (0) or a later change. The same press has the same request key. */
  send(change: number): void {
    if (this.visit === null || this.refusal !== null) return;
    const answer = this.answerNumber(this.visit, change);
    const reply = this.visit.send(keyOf(this.answer, change), answer);
    if (!reply.ok) {
      this.refusal = reply.refusal;
      return;
    }
    this.receipt = reply.value.student.request?.receipt ?? '';
    this.sent = answer;
    this.taken += 1;
  }

  afterwards(): void {
    if (this.taken > 0) this.visit?.afterwards();
  }

  /** Comes back to look: the page must show what was sent. */
  look(): void {
    if (!(this.visit instanceof Page) || this.taken === 0) return;
    if (this.visit.look()?.request?.receipt !== this.receipt)
      this.surprises.push('la page ne montre pas la demande envoyée');
  }

  private accesses(): readonly Access[] {
    const { guardian, outside } = this;
    if (guardian === null) return [];
    if (guardian.mail === '') return outside.letters.typedBy(guardian);
    return outside.mailboxes.linksOf(guardian.mail).map((access) => ({ access }));
  }

  private opened(key: Access): Reply<FamilyHome> {
    const { pages } = this.outside;
    return 'access' in key ? pages.ask('family.open', key) : pages.ask('family.signIn', key);
  }

  private isMine({ person }: FamilyHome): boolean {
    return this.guardian !== null && isNamed(this.guardian, person);
  }

  /** What this family sends: what the file says, and at each change another telephone. */
  private answerNumber({ campaign, person, card }: Visit, change: number): Answer {
    const accepts = { terms: campaign.terms, notice: campaign.notice };
    if (this.answer.decision === 'decline') return { decision: 'decline', accepts };
    const { coordinates } = person;
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

/** The link of a mail, or what a letter gives to type. */
type Access = { readonly access: string } | { readonly identifier: string; readonly code: string };

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
