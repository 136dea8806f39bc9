import { HostError } from './errors.ts';
import { hostileHtml } from './html/serve.ts';
import type { MenuEntry, UiAnswer, UiEvent, UiSink } from './spreadsheet/index.ts';

/** Who clicks, in front of which cells, and what they will answer to alerts and prompts, in order. */
export interface MenuVisit {
  readonly as: string;
  /** As in `Inscriptions!A2:B3,A7`; by default the first cell. */
  readonly selection?: string;
  readonly answers?: readonly UiAnswer[];
}

/** What the person saw. Pages are as a browser gets them, after HtmlService's stripping. */
export interface MenuResult {
  readonly menus: readonly Shown<'menu'>[];
  readonly dialogs: readonly ShownPage[];
  readonly sidebars: readonly ShownPage[];
  readonly toasts: readonly Shown<'toast'>[];
  readonly alerts: readonly Shown<'alert' | 'prompt'>[];
}
type Shown<Kind extends UiEvent['kind']> = Extract<UiEvent, { readonly kind: Kind }>;
type ShownPage = Extract<UiEvent, { readonly html: string }>;

/** A person in front of the screen: remembers what is shown, gives the answers it was told. */
export class Screen implements UiSink {
  private readonly events: UiEvent[] = [];
  private readonly answers: UiAnswer[];

  constructor(answers: readonly UiAnswer[] = []) {
    this.answers = [...answers];
  }

  show(event: UiEvent): UiAnswer | undefined {
    this.events.push('html' in event ? { ...event, html: hostileHtml(event.html) } : event);
    return event.kind === 'alert' || event.kind === 'prompt' ? this.answers.shift() : undefined;
  }

  seen(): MenuResult {
    return {
      menus: this.of('menu'),
      dialogs: this.pages().filter(({ kind }) => kind !== 'sidebar'),
      sidebars: this.pages().filter(({ kind }) => kind === 'sidebar'),
      toasts: this.of('toast'),
      alerts: this.of('alert', 'prompt'),
    };
  }

  /** The function behind a menu line. @throws HostError when there is no such line */
  functionOf(caption: string): string {
    const found = this.of('menu').flatMap((menu) => functionsOf(menu.entries, caption))[0];
    if (found === undefined) throw new HostError(`Le menu n’a pas de ligne «\u00a0${caption}\u00a0».`);
    return found;
  }

  private pages(): ShownPage[] {
    return this.events.filter((event): event is ShownPage => 'html' in event);
  }

  private of<Kind extends UiEvent['kind']>(...kinds: readonly Kind[]): Shown<Kind>[] {
    return this.events.filter((event): event is Shown<Kind> => kinds.some((kind) => kind === event.kind));
  }
}

function functionsOf(entries: readonly MenuEntry[], caption: string): string[] {
  return entries.flatMap((entry) => {
    if (entry.kind === 'menu') return functionsOf(entry.entries, caption);
    return entry.kind === 'item' && entry.caption === caption ? [entry.functionName] : [];
  });
}
