import { rangeName, rangeNamed } from './names.ts';
import type { KnownTab } from './tab.ts';
import { element } from './voice.ts';
import type { Rect } from './wire.ts';

interface Wanted {
  goTo(rect: Rect): void;
  write(cell: Rect, text: string): void;
  leave(): void;
}

/** The name of the chosen cell, and what stands in it, each in a field where it may be typed. */
export class FormulaBar {
  private readonly name = element<HTMLInputElement>('cellule');
  private readonly content = element<HTMLTextAreaElement>('saisie');
  private place: Rect = { row: 1, column: 1, rows: 1, columns: 1 };
  private source = '';

  constructor(private readonly wanted: Wanted) {
    this.name.addEventListener('keydown', (event) => this.typeName(event));
    this.content.addEventListener('keydown', (event) => this.typeContent(event));
    this.content.addEventListener('blur', () => this.keep());
  }

  /** Shows that cell, unless somebody writes in the bar. @param range all that is selected */
  show(tab: KnownTab, { cell, range }: { readonly cell: Rect; readonly range: Rect }): void {
    if (document.activeElement !== this.name) this.name.value = rangeName(range);
    if (document.activeElement === this.content && this.content.value !== this.source) return;
    this.place = cell;
    this.source = tab.source(cell.row, cell.column);
    this.content.value = this.source;
  }

  private typeName(event: KeyboardEvent): void {
    if (event.key === 'Escape') this.wanted.leave();
    if (event.key !== 'Enter') return;
    event.preventDefault();
    const rect = rangeNamed(this.name.value);
    if (rect === undefined) this.name.select();
    else {
      this.wanted.leave();
      this.wanted.goTo(rect);
    }
  }

  private typeContent(event: KeyboardEvent): void {
    if (event.key === 'Escape') this.content.value = this.source;
    else if (event.key !== 'Enter' || event.altKey || event.shiftKey) return;
    event.preventDefault();
    this.wanted.leave();
  }

  private keep(): void {
    const text = this.content.value;
    if (text === this.source) return;
    this.source = text;
    this.wanted.write(this.place, text);
  }
}
