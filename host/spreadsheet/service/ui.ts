import type { EnumMember, Members } from '../../emulated.ts';
import { Enumeration } from '../../emulated.ts';
import type { MembersOf } from './members.ts';

/** A line of a menu: an item, a separator, or a menu again. */
export type MenuEntry =
  | { readonly kind: 'item'; readonly caption: string; readonly functionName: string }
  | { readonly kind: 'separator' }
  | { readonly kind: 'menu'; readonly caption: string; readonly entries: readonly MenuEntry[] };

/** A page in a frame of its own; `null` where it does not say how large. Pixels. */
interface Framed {
  readonly title: string;
  readonly html: string;
  readonly width: number | null;
  readonly height: number | null;
}

/** Something shown to the person in front of the workbook. */
export type UiEvent =
  | { readonly kind: 'menu'; readonly caption: string; readonly entries: readonly MenuEntry[] }
  | ({ readonly kind: 'dialog' | 'modeless' | 'sidebar' } & Framed)
  | { readonly kind: 'toast'; readonly title: string; readonly text: string; readonly seconds: number }
  | {
      readonly kind: 'alert' | 'prompt';
      readonly title: string;
      readonly text: string;
      readonly buttons: string;
    };

/** What the person answers to an alert or a prompt: a button of `Ui.Button`, and for a prompt a text. */
export interface UiAnswer {
  readonly button: ButtonName;
  readonly text?: string;
}

/** Where an execution shows things; it answers alerts and prompts, `undefined` closes them. */
export interface UiSink {
  show(event: UiEvent): UiAnswer | undefined;
}

/** The part of an HtmlOutput that a dialog shows. */
interface Page {
  getContent(): string;
  getTitle(): string | null;
  getWidth(): number | null;
  getHeight(): number | null;
}

const BUTTONS = ['CLOSE', 'OK', 'CANCEL', 'YES', 'NO'] as const;
type ButtonName = (typeof BUTTONS)[number];
const buttons = new Enumeration(BUTTONS);
const buttonSets = new Enumeration(['OK', 'OK_CANCEL', 'YES_NO', 'YES_NO_CANCEL']);
const CONTAINER_UI = ['https://www.googleapis.com/auth/script.container.ui'];

/** https://developers.google.com/apps-script/reference/base/ui */
export class Ui {
  static readonly service = 'Ui';
  static readonly members: Members = {
    createMenu: 'call',
    createAddonMenu: 'call',
    showModalDialog: 'call',
    showModelessDialog: 'call',
    showSidebar: 'call',
    alert: 'call',
    prompt: 'call',
  } satisfies MembersOf<GoogleAppsScript.Base.Ui>;
  static readonly scopes = {
    showModalDialog: CONTAINER_UI,
    showModelessDialog: CONTAINER_UI,
    showSidebar: CONTAINER_UI,
    alert: CONTAINER_UI,
    prompt: CONTAINER_UI,
  };
  readonly Button = buttons;
  readonly ButtonSet = buttonSets;
  private readonly sink: UiSink;

  constructor(sink: UiSink) {
    this.sink = sink;
  }

  createMenu(caption: string): Menu {
    return new Menu(this.sink, caption);
  }

  /** The add-on's own menu, under « Extensions ». */
  createAddonMenu(): Menu {
    return new Menu(this.sink, 'Extensions');
  }

  showModalDialog(page: Page, title: string): void {
    this.sink.show({ kind: 'dialog', ...framed(page, title) });
  }

  showModelessDialog(page: Page, title: string): void {
    this.sink.show({ kind: 'modeless', ...framed(page, title) });
  }

  showSidebar(page: Page): void {
    this.sink.show({ kind: 'sidebar', ...framed(page, page.getTitle() ?? '') });
  }

  /** `alert(text)`, `alert(text, buttons)`, `alert(title, text, buttons)`; gives the button pressed. */
  alert(...args: readonly (string | EnumMember)[]): EnumMember {
    const answer = this.sink.show({ kind: 'alert', ...question(args) });
    return buttons.of(answer?.button ?? 'CLOSE');
  }

  /** The same parameters as `alert`, with a field to fill in. */
  prompt(...args: readonly (string | EnumMember)[]): PromptResponse {
    const answer = this.sink.show({ kind: 'prompt', ...question(args) });
    return new PromptResponse(answer ?? { button: 'CLOSE' });
  }
}

function framed(page: Page, title: string): Framed {
  return { title, html: page.getContent(), width: page.getWidth(), height: page.getHeight() };
}

function question(args: readonly (string | EnumMember)[]): { title: string; text: string; buttons: string } {
  const texts = args.filter((arg) => typeof arg === 'string');
  const set = args.find((arg) => typeof arg === 'object');
  const [title, text] = texts.length > 1 ? texts : ['', texts[0]];
  return { title: title ?? '', text: text ?? '', buttons: String(set ?? 'OK') };
}

/** https://developers.google.com/apps-script/reference/base/prompt-response */
export class PromptResponse {
  static readonly service = 'PromptResponse';
  static readonly members: Members = {
    getSelectedButton: 'call',
    getResponseText: 'call',
  } satisfies MembersOf<GoogleAppsScript.Base.PromptResponse>;
  private readonly answer: UiAnswer;

  constructor(answer: UiAnswer) {
    this.answer = answer;
  }

  getSelectedButton(): EnumMember {
    return buttons.of(this.answer.button);
  }

  /** What was typed, `''` when nothing was. */
  getResponseText(): string {
    return this.answer.text ?? '';
  }
}

/** https://developers.google.com/apps-script/reference/base/menu */
export class Menu {
  static readonly service = 'Menu';
  static readonly members: Members = {
    addItem: 'call',
    addSeparator: 'call',
    addSubMenu: 'call',
    addToUi: 'call',
  } satisfies MembersOf<GoogleAppsScript.Base.Menu>;
  static readonly signatures = { addItem: [['String', 'String']], addSubMenu: [['Menu']] };
  readonly caption: string;
  readonly entries: MenuEntry[] = [];
  private readonly sink: UiSink;

  constructor(sink: UiSink, caption: string) {
    this.sink = sink;
    this.caption = caption;
  }

  addItem(caption: string, functionName: string): Menu {
    this.entries.push({ kind: 'item', caption, functionName });
    return this;
  }

  addSeparator(): Menu {
    this.entries.push({ kind: 'separator' });
    return this;
  }

  addSubMenu(menu: Menu): Menu {
    this.entries.push({ kind: 'menu', caption: menu.caption, entries: menu.entries });
    return this;
  }

  addToUi(): void {
    this.sink.show({ kind: 'menu', caption: this.caption, entries: this.entries });
  }
}
