import { Clipboard } from './clipboard.ts';
import { FormulaBar } from './formula-bar.ts';
import { Grid } from './grid.ts';
import type { Deed } from './intents.ts';
import { listenToMenus, Screen } from './menus.ts';
import { rangeName } from './names.ts';
import { Server } from './server.ts';
import { spoken } from './spoken.ts';
import { KnownTab } from './tab.ts';
import { Tabs } from './tabs.ts';
import { listenToTools } from './tools.ts';
import { element, Voice } from './voice.ts';
import type { Act, Done, News, Rect, Shown } from './wire.ts';

/** How often the workspace is asked what changed, in milliseconds. */
const PAUSE = 1_000;
const ABSENT =
  'Google le ferait, l’espace de répétition ne le fait pas\u00a0: rien n’a changé. La page Fidélité dit tout ce qui diffère.';
const KEYS_ONLY =
  'Le navigateur n’a pas permis de copier ou de coller ainsi. Rien n’a changé. Prenez les touches Ctrl + C et Ctrl + V.';

/** The page of a workbook: the grid, the bars around it, and what stands in the workspace. */
export class WorkbookPage {
  private readonly voice = new Voice();
  private readonly clipboard = new Clipboard();
  private readonly known = new Map<number, KnownTab>();
  private readonly server: Server;
  private readonly grid: Grid;
  private readonly tabs: Tabs;
  private readonly bar: FormulaBar;
  private readonly screen: Screen;
  private heads: News['tabs'] = [];
  private open = 0;
  /** Acts are asked one after the other, in the order in which they were made. */
  private last: Promise<unknown> = Promise.resolve();

  constructor(private readonly root: HTMLElement) {
    this.server = new Server(root.dataset['address'] ?? '');
    this.open = tabInAddress() ?? Number(root.dataset['tab']);
    addEventListener('hashchange', () => void this.show(tabInAddress() ?? this.open));
    this.grid = new Grid(element('grille'), {
      act: (act) => void this.act(act),
      deed: (deed) => void this.does(deed),
      absent: () => this.voice.refuse(ABSENT),
      selected: () => this.tellPlace(),
    });
    this.tabs = new Tabs({ open: (tab) => void this.show(tab), rename: () => this.askName() });
    this.bar = new FormulaBar(
      {
        goTo: (rect) => this.goTo(rect),
        write: (cell, text) => void this.act({ what: 'write', cell: rangeName(cell), rows: [[text]] }),
        leave: () => this.grid.focus(),
        open: (tab, rect) => void this.show(tab).then(() => rect && this.grid.select(rect)),
      },
      root.dataset['home'] ?? '',
    );
    this.screen = new Screen(root.dataset['sandbox'] ?? '', () => this.grid.focus());
    listenToTools(root, {
      stand: () => this.grid.stand,
      act: (act) => this.act(act),
      askName: () => this.askName(),
      leave: () => this.grid.focus(),
      placeOf: () => this.heads.findIndex(({ id }) => id === this.open),
    });
    listenToMenus(root, (item) => void this.click(item));
    const naming = element<HTMLFormElement>('nouveau-nom');
    naming.addEventListener('submit', (event) => this.rename(event));
    naming.addEventListener('keydown', ({ key }) => {
      if (key !== 'Escape') return;
      naming.hidden = true;
      this.grid.focus();
    });
  }

  /** Shows the first tab, then what changes, for as long as the page is there. */
  async start(): Promise<void> {
    await this.show(this.open);
    await this.grid.drawn;
    this.root.dataset['ready'] = 'true';
    for (;;) {
      await new Promise((resolve) => setTimeout(resolve, PAUSE));
      await this.queue(() => this.look());
    }
  }

  private async show(tab: number): Promise<void> {
    const news = await this.server.news(tab, this.known.get(tab)?.version ?? '');
    if (news === undefined || 'error' in news) return this.voice.refuse(news?.error ?? '');
    this.open = tab;
    const address = new URL(location.href);
    address.searchParams.set('onglet', String(tab));
    address.hash = '';
    history.replaceState(null, '', address);
    const { known } = this.learn(news);
    this.grid.open(known);
    this.name(news);
  }

  private async look(): Promise<void> {
    const news = await this.server.news(this.open, this.known.get(this.open)?.version ?? '');
    if (news === undefined) return;
    if ('error' in news) await this.leaveTab(news.error);
    else this.take(news);
  }

  /** The tab one was in is gone: another is shown, and why. */
  private async leaveTab(error: string): Promise<void> {
    const other = this.heads.find(({ id }) => id !== this.open);
    if (other !== undefined) await this.show(other.id);
    this.voice.refuse(error);
  }

  private take(news: News): void {
    const { known, isSame } = this.learn(news);
    if (!isSame)
      this.grid.renew(
        known,
        news.tab.rows.map(([row]) => row),
      );
    this.name(news);
  }

  private learn({ tab }: News): { known: KnownTab; isSame: boolean } {
    const known = this.known.get(tab.id) ?? new KnownTab(tab.id);
    this.known.set(tab.id, known);
    const isSame = tab.shape === undefined && tab.rows.length === 0;
    known.learn(tab);
    return { known, isSame };
  }

  private name({ tabs, name }: News): void {
    this.heads = tabs;
    this.tabs.show(tabs, this.open);
    const head = tabs.find(({ id }) => id === this.open);
    document.title = `${head?.name ?? ''} – ${name}`;
    element('grille').setAttribute('aria-label', `Cellules de l’onglet ${head?.name ?? ''}`);
  }

  /** Asks the workspace, and shows what came of it. @returns whether it was done */
  private act(act: Act): Promise<boolean> {
    const [tab, since] = [this.open, this.known.get(this.open)?.version ?? ''];
    return this.queue(async () => {
      const started = performance.now();
      const done = await this.server.act(tab, since, act);
      await this.told(done, act);
      this.root.dataset['took'] = String(Math.round(performance.now() - started));
      return 'news' in done;
    });
  }

  private async told(done: Done, act: Act): Promise<void> {
    if ('error' in done) {
      const [text] = act.what === 'write' && act.rows.length === 1 ? (act.rows[0] ?? []) : [];
      const lost = text === undefined || text === '' ? '' : ` Vous aviez écrit\u00a0: «\u00a0${text}\u00a0».`;
      await this.look();
      return this.voice.refuse(done.error + lost);
    }
    this.voice.refuse(done.trouble ?? '');
    if (done.news.tab.id === this.open) this.take(done.news);
    else await this.show(done.news.tab.id);
    this.root.dataset['acts'] = String(Number(this.root.dataset['acts'] ?? 0) + 1);
    return undefined;
  }

  private async does(deed: Deed): Promise<void> {
    const tab = this.known.get(this.open);
    const range = this.grid.stand.ranges.at(-1);
    if (tab === undefined || range === undefined) return;
    try {
      if (deed === 'copy' || deed === 'cut') {
        await this.clipboard.copy(tab, range, deed === 'cut');
        this.voice.say(`${rangeName(range)}\u00a0: ${deed === 'copy' ? 'copié' : 'coupé'}`);
      } else {
        const text = deed === 'paste' ? await this.clipboard.read() : deed.pasted;
        if (text !== '') await this.act(this.clipboard.pasted(text, range));
      }
    } catch {
      this.voice.refuse(KEYS_ONLY);
    }
  }

  private async click(item: string): Promise<void> {
    const shown = await this.queue(() => this.server.click<Shown>(item, this.selection()));
    if ('error' in shown) return this.voice.refuse(shown.error);
    this.voice.refuse('');
    this.screen.show(shown);
    return this.queue(() => this.look());
  }

  /** As Google names what is selected: `'Demandes'!A2:B3,A7`. */
  private selection(): string {
    const name = this.heads.find(({ id }) => id === this.open)?.name ?? '';
    return `'${name.replaceAll("'", "''")}'!${this.grid.stand.ranges.map(rangeName).join(',')}`;
  }

  private tellPlace(): void {
    const tab = this.known.get(this.open);
    if (tab === undefined) return;
    const { cell, ranges } = this.grid.stand;
    const range = ranges.at(-1) ?? { ...cell, rows: 1, columns: 1 };
    const place: Rect = { ...cell, rows: 1, columns: 1 };
    this.bar.show(tab, { cell: place, range });
    this.voice.say(spoken(tab, place, range));
    this.root.dataset['cell'] = rangeName(range);
  }

  private goTo(rect: Rect): void {
    const shape = this.known.get(this.open)?.shape;
    if (shape === undefined) return;
    const isInside =
      rect.row + rect.rows - 1 <= shape.rows && rect.column + rect.columns - 1 <= shape.columns;
    this.voice.refuse(isInside ? '' : `Cet onglet n’a pas de cellule ${rangeName(rect)}.`);
    if (isInside) this.grid.select(rect);
  }

  private askName(): void {
    const form = element<HTMLFormElement>('nouveau-nom');
    const field = element<HTMLInputElement>('nom');
    form.hidden = !form.hidden;
    field.value = this.heads.find(({ id }) => id === this.open)?.name ?? '';
    if (!form.hidden) field.select();
  }

  private async rename(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const name = element<HTMLInputElement>('nom').value;
    if (await this.act({ what: 'renameTab', name })) {
      element('nouveau-nom').hidden = true;
      this.grid.focus();
    }
  }

  private queue<T>(action: () => Promise<T>): Promise<T> {
    const next = this.last.then(action, action);
    this.last = next;
    return next;
  }
}

/** The tab of the address, where it names one as Google does. */
function tabInAddress(): number | undefined {
  const found = /gid=(\d+)/.exec(location.hash);
  return found === null ? undefined : Number(found[1]);
}
