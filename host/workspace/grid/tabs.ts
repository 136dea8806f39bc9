import { element } from './voice.ts';
import type { TabHead } from './wire.ts';

interface Wanted {
  open(tab: number): void;
  rename(): void;
}

/** The tabs of the workbook: one is chosen with the mouse, or with the arrows as in any list of tabs. */
export class Tabs {
  private readonly list = element('onglets');
  private shown = '';

  constructor(private readonly wanted: Wanted) {
    this.list.addEventListener('click', ({ target }) => {
      const tab = idOf(target);
      if (tab !== undefined) this.wanted.open(tab);
    });
    this.list.addEventListener('dblclick', ({ target }) => {
      if (idOf(target) !== undefined) this.wanted.rename();
    });
    this.list.addEventListener('keydown', (event) => this.move(event));
  }

  show(heads: readonly TabHead[], open: number): void {
    const text = JSON.stringify([heads, open]);
    if (text === this.shown) return;
    this.shown = text;
    const hadFocus = this.list.contains(document.activeElement);
    this.list.replaceChildren(
      ...heads.filter(({ isHidden }) => !isHidden).map((head) => button(head, head.id === open)),
    );
    const chosen = this.list.querySelector<HTMLElement>('[aria-selected="true"]');
    chosen?.scrollIntoView({ inline: 'nearest', block: 'nearest' });
    if (hadFocus) chosen?.focus();
  }

  private move({ key, target }: KeyboardEvent): void {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[key];
    if (step === undefined || !(target instanceof HTMLElement)) return;
    const all = [...this.list.querySelectorAll<HTMLElement>('[role="tab"]')];
    const next = all[(all.indexOf(target) + step + all.length) % all.length];
    next?.focus();
    next?.click();
  }
}

function button({ id, name, colour }: TabHead, isOpen: boolean): HTMLButtonElement {
  const made = document.createElement('button');
  made.type = 'button';
  made.dataset['tab'] = String(id);
  made.textContent = name;
  made.tabIndex = isOpen ? 0 : -1;
  made.setAttribute('role', 'tab');
  made.setAttribute('aria-controls', 'grille');
  made.setAttribute('aria-selected', String(isOpen));
  if (colour !== null) made.style.borderBottomColor = colour;
  return made;
}

function idOf(target: EventTarget | null): number | undefined {
  const tab = target instanceof HTMLElement ? target.closest<HTMLElement>('[role="tab"]') : null;
  return tab === null ? undefined : Number(tab.dataset['tab']);
}
