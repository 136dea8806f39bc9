import type { Visitor } from '../../host/index.ts';
import type { RemindPreview } from '../../src/calls/office.ts';
import type { Pages } from './pages.ts';

/** The reminders a manager plans, each for the number the page showed. */
export class Reminders {
  /** Planned so far: some are dropped before they leave, for who did meanwhile what they ask. */
  planned = 0;
  private times = 0;

  constructor(
    private readonly pages: Pages,
    private readonly manager: Visitor,
  ) {}

  plan(kind: RemindPreview['kind']): void {
    const { toMail } = this.pages.get('office.remindPreview', { kind }, this.manager);
    if (toMail === 0) return;
    this.times += 1;
    const requestKey = `repetition-relance-${String(this.times).padStart(2, '0')}`;
    this.pages.get('office.remind', { kind, requestKey, confirmed: toMail }, this.manager);
    this.planned += toMail;
  }
}
