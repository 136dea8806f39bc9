import type { ReviewPreview, ReviewProgress } from '../../src/calls/review.ts';
import type { CallInput } from '../../src/calls.ts';
import { personIn, type Row, rowsOf } from '../audit/readBack.ts';
import type { Clerk } from './office.ts';
import type { Pages } from './pages.ts';

/** What a clerk writes beside a row: the decision, and the reason. */
export type Written = readonly [word: string, reason: string];

type Picked = NonNullable<CallInput<'office.reviewPreview'>['picked']>;

/** A clerk at work: in the tabs of their workbook, and on the page that carries out what is written there. */
export class Desk {
  /** What a page showed otherwise than it had to. */
  readonly surprises: string[] = [];
  private presses = 0;

  constructor(
    private readonly pages: Pages,
    readonly clerk: Clerk,
  ) {}

  rows(tab: 'Demandes' | 'Pièces'): Row[] {
    return rowsOf(this.person().displayed(tab));
  }

  /** Writes in the columns to be filled, by the number in the first column of each row. */
  fill(tab: 'Demandes' | 'Pièces', written: ReadonlyMap<string, Written>): void {
    const person = this.person();
    const [headings = [], ...rows] = person.displayed(tab);
    const column = headings.indexOf('Décision (à remplir)');
    if (column < 0 || headings[column + 1] !== 'Motif, pièces ou date (à remplir)')
      throw new Error(`${tab}: the columns to be filled are not side by side`);
    const cells = rows.map((row) => [...(written.get(row[0] ?? '') ?? ['', ''])]);
    person.paste(tab, `${letters(column + 1)}2`, cells);
  }

  /** Looks at what is written, then does it; nothing may be refused, and this many things must be done. */
  apply(expected: number, picked?: Picked): ReviewProgress {
    const asked = picked ? { picked } : {};
    const preview = this.pages.get('office.reviewPreview', asked, this.clerk.visitor);
    this.check(preview, expected);
    const input = { ...asked, shown: preview.shown, requestKey: this.nextKey() };
    return this.untilDone(() => this.pages.get('office.reviewApply', input, this.clerk.visitor));
  }

  /** Takes a batch back before its mails have left. */
  undo(lot: number, expected: number): ReviewProgress {
    const { count, mailsGone } = this.pages.get('office.reviewUndoPreview', { lot }, this.clerk.visitor);
    if (count !== expected || mailsGone > 0)
      this.surprises.push(`retour du lot ${lot} : ${count} sur ${expected}, ${mailsGone} courriels partis`);
    const input = { lot, requestKey: this.nextKey(), correct: false };
    return this.untilDone(() => this.pages.get('office.reviewUndo', input, this.clerk.visitor));
  }

  private check({ total, problems }: ReviewPreview, expected: number): void {
    if (total !== expected) this.surprises.push(`aperçu : ${total} décisions au lieu de ${expected}`);
    this.surprises.push(...problems.map(({ sentence }) => `aperçu : ${sentence}`));
  }

  /** The page calls again, the very same, until all is done. */
  private untilDone(call: () => ReviewProgress): ReviewProgress {
    for (;;) {
      const progress = call();
      this.surprises.push(...progress.skipped.map(({ sentence }) => `écartée : ${sentence}`));
      if (progress.done === progress.total) return progress;
    }
  }

  private nextKey(): string {
    this.presses += 1;
    return `repetition-lot-${this.clerk.code}-${String(this.presses).padStart(4, '0')}`;
  }

  private person() {
    return personIn(this.pages.host, this.clerk.name, this.clerk.visitor.as ?? '');
  }
}

function letters(column: number): string {
  const rest = Math.floor((column - 1) / 26);
  return (rest > 0 ? letters(rest) : '') + String.fromCharCode(65 + ((column - 1) % 26));
}
