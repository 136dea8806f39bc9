import { element } from './voice.ts';
import type { Frame, Shown } from './wire.ts';

/** As Google has it when a dialog asks for nothing. [?] */
const DIALOG = { width: 600, height: 300 };

/** The menus of the workbook: lines are clicked, or reached with Tab; Escape closes. */
export function listenToMenus(root: HTMLElement, click: (item: string) => void): void {
  const menus = [...root.querySelectorAll<HTMLDetailsElement>('details.menu')];
  const close = (except?: Element | null) => {
    for (const menu of menus) if (menu !== except) menu.open = false;
  };
  // Before the grid, which keeps its clicks to itself.
  document.addEventListener(
    'pointerdown',
    ({ target }) => close(target instanceof Element ? target.closest('details.menu') : null),
    true,
  );
  for (const menu of menus)
    menu.addEventListener('keydown', ({ key }) => {
      if (key !== 'Escape' || !menu.open) return;
      menu.open = false;
      menu.querySelector('summary')?.focus();
    });
  for (const line of root.querySelectorAll<HTMLElement>('[data-item]'))
    line.addEventListener('click', () => {
      close();
      click(line.dataset['item'] ?? '');
    });
}

/** Shows toasts, alerts, dialogs and the sidebar as in Google Sheets. */
export class Screen {
  private readonly toasts = element('messages');
  private readonly side = element('volet');

  /** @param sandbox what a framed page may do @param leave where the keyboard goes once a dialog is closed */
  constructor(
    private readonly sandbox: string,
    private readonly leave: () => void,
  ) {
    addEventListener('message', (event) => this.obey(event));
  }

  show({ toasts, alerts, frames }: Shown): void {
    for (const { title, text, seconds } of toasts) this.toast(`${title} ${text}`.trim(), seconds);
    for (const { title, text } of alerts) this.dialog(title || 'Da Capo', [paragraph(text)], true);
    for (const frame of frames) this.frame(frame);
  }

  private toast(text: string, seconds: number): void {
    const shown = document.createElement('div');
    shown.className = 'toast';
    shown.append(
      paragraph(text),
      closing(() => shown.remove()),
    );
    this.toasts.append(shown);
    if (seconds >= 0) setTimeout(() => shown.remove(), seconds * 1_000);
  }

  private frame(frame: Frame): void {
    const page = document.createElement('iframe');
    page.title = frame.title;
    page.src = frame.address;
    page.setAttribute('sandbox', this.sandbox);
    if (frame.kind === 'sidebar') this.sidebar(frame.title, page);
    else {
      page.style.width = `${frame.width ?? DIALOG.width}px`;
      page.style.height = `${frame.height ?? DIALOG.height}px`;
      this.dialog(frame.title, [page], frame.kind === 'dialog');
    }
  }

  /** One at a time, 300 pixels wide, on the right of the grid. */
  private sidebar(title: string, page: HTMLIFrameElement): void {
    const heading = document.createElement('h2');
    heading.textContent = title;
    const close = closing(() => {
      this.side.hidden = true;
      this.side.replaceChildren();
      this.leave();
    });
    this.side.replaceChildren(heading, close, page);
    this.side.hidden = false;
    close.focus();
  }

  private dialog(title: string, content: readonly HTMLElement[], isModal: boolean): void {
    const box = document.createElement('dialog');
    const heading = document.createElement('h2');
    heading.textContent = title;
    heading.id = `titre-${document.querySelectorAll('dialog').length}`;
    box.setAttribute('aria-labelledby', heading.id);
    box.append(
      heading,
      ...content,
      closing(() => box.close()),
    );
    box.addEventListener('close', () => {
      box.remove();
      this.leave();
    });
    document.body.append(box);
    if (isModal) box.showModal();
    else box.show();
  }

  /** What a page in a dialog may ask of its frame: `google.script.host`. */
  private obey({ source, data }: MessageEvent): void {
    for (const frame of document.querySelectorAll<HTMLIFrameElement>('dialog iframe, #volet iframe')) {
      if (frame.contentWindow !== source) continue;
      if (data?.dacapo === 'close') frame.parentElement?.querySelector<HTMLButtonElement>('.close')?.click();
      if (frame.closest('dialog') === null) continue;
      if (data?.dacapo === 'height') frame.style.height = `${Number(data.value)}px`;
      if (data?.dacapo === 'width') frame.style.width = `${Number(data.value)}px`;
    }
  }
}

function closing(close: () => void): HTMLButtonElement {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'close';
  button.textContent = 'Fermer';
  button.addEventListener('click', close);
  return button;
}

function paragraph(text: string): HTMLElement {
  const element = document.createElement('p');
  element.textContent = text;
  return element;
}
