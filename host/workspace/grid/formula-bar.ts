import { rangeName, rangeNamed } from './names.ts';
import type { KnownTab } from './tab.ts';
import { element } from './voice.ts';
import type { Rect } from './wire.ts';

/** An address of this town, as the program writes it in a cell: it names nobody. */
const HELD =
  /^http:\/\/localhost:\d+(?:\/ville\/[\w.-]+)?\/(?=(?:(?:a\/)?macros|fichiers|papiers|classeurs)\/)/;

interface Wanted {
  open(tab: number, rect: Rect | undefined): void;
  goTo(rect: Rect): void;
  write(cell: Rect, text: string): void;
  leave(): void;
}

/** The name of the chosen cell, and what stands in it, each in a field where it may be typed. */
export class FormulaBar {
  private readonly name = element<HTMLInputElement>('cellule');
  private readonly content = element<HTMLTextAreaElement>('saisie');
  private readonly link = element<HTMLAnchorElement>('lien');
  private place: Rect = { row: 1, column: 1, rows: 1, columns: 1 };
  private source = '';

  /** @param home where the pages of this person are */
  constructor(
    private readonly wanted: Wanted,
    private readonly home: string,
  ) {
    this.link.addEventListener('click', (event) => this.follow(event));
    this.name.addEventListener('keydown', (event) => this.typeName(event));
    this.content.addEventListener('keydown', (event) => this.typeContent(event));
    this.content.addEventListener('blur', () => this.keep());
  }

  /** Shows that cell, unless somebody writes in the bar. @param range all that is selected */
  show(tab: KnownTab, { cell, range }: { readonly cell: Rect; readonly range: Rect }): void {
    if (document.activeElement !== this.name) this.name.value = rangeName(range);
    const link = tab.link(cell.row, cell.column);
    this.link.hidden = link === '';
    this.link.href = link === '' ? '#' : link.replace(HELD, `${this.home}/`);
    if (document.activeElement === this.content && this.content.value !== this.source) return;
    this.place = cell;
    this.source = tab.source(cell.row, cell.column);
    this.content.value = this.source;
  }

  /** A link into this very workbook opens its tab here. */
  private follow(event: Event): void {
    const gid = /^#gid=(\d+)(?:&range=([A-Z0-9:]+))?$/.exec(this.link.getAttribute('href') ?? '');
    if (gid === null) return;
    event.preventDefault();
    this.wanted.open(Number(gid[1]), rangeNamed(gid[2] ?? 'A1'));
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
