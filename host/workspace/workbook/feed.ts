import { randomBytes } from 'node:crypto';
import type { CellView, News, Run, TabNews } from '../grid/wire.ts';
import type { Tab, Workbook } from './acts.ts';
import { rowView, tabHeads, tabShape } from './view.ts';

/** One row as it was last told, the version that told it, and the page that changed it: '' is anybody else. */
interface Told {
  readonly text: string;
  readonly at: number;
  readonly by: string;
}

/** What a page knew when its person acted. */
export interface Known {
  readonly since: string;
  /** The page itself: what it changed since surprises nobody there. */
  readonly page: string;
}

/**
 * What changes in the tabs of a town's workbooks, told to each page since the version it has. Rows are compared by what
 * they show, so nothing escapes, whoever changed it: a person, the program, a timer.
 */
export class Feed {
  /** Told apart from the versions of an earlier start. */
  private readonly start = randomBytes(4).toString('hex');
  private readonly tabs = new Map<string, TabFeed>();

  /**
   * @param since the version that the page has; any other text tells everything
   * @param by the page that has just changed the tab
   */
  news(workbook: Workbook, tab: Tab, since: string, by = ''): News {
    const feed = this.lookedAt(workbook, tab, by);
    const news = feed.since(this.versionOf(since));
    return {
      name: workbook.head.name,
      tabs: tabHeads(workbook),
      tab: { ...news, id: tab.settings.id, version: `${this.start}.${feed.version}` },
    };
  }

  /** Whether somebody else changed some of these rows since a page was told: what stood there may stand elsewhere now. */
  hasMoved(workbook: Workbook, tab: Tab, rows: readonly Run[], { since, page }: Known): boolean {
    const version = this.versionOf(since);
    const changed = this.lookedAt(workbook, tab, '').changedByOthers(version, page);
    return rows.some(([from, count]) => changed.some((row) => row >= from && row < from + count));
  }

  private lookedAt(workbook: Workbook, tab: Tab, by: string): TabFeed {
    const key = `${workbook.head.id}/${tab.settings.id}`;
    const feed = this.tabs.get(key) ?? new TabFeed();
    this.tabs.set(key, feed);
    feed.look(workbook, tab, by);
    return feed;
  }

  private versionOf(since: string): number {
    const [start, version] = since.split('.');
    const told = start === this.start ? Number(version) : 0;
    return Number.isInteger(told) ? told : 0;
  }
}

class TabFeed {
  version = 0;
  private revision = -1;
  private rows: Told[] = [];
  /** What each row was made of when it was told, and what all of them share: looked at first, being ten times quicker. */
  private sources: string[] = [];
  private ground = '';
  private shape: Told = { text: '', at: 0, by: '' };

  /** Looks at the tab again, unless its workbook stands where it stood. */
  look(workbook: Workbook, tab: Tab, by: string): void {
    if (workbook.revision === this.revision) return;
    this.revision = workbook.revision;
    const next = this.version + 1;
    const told = (before: Told | undefined, text: string): Told =>
      before?.text === text ? before : { text, at: next, by };
    const blank: Told = { text: '[]', at: 0, by: '' };
    this.shape = told(this.shape, JSON.stringify(tabShape(tab)));
    const ground = `${workbook.head.locale} ${tab.settings.columns} ${tab.columnsText()}`;
    const sources = Array.from({ length: tab.settings.rows }, (_, index) => tab.rowText(index + 1));
    const isSame = (index: number) => ground === this.ground && sources[index] === this.sources[index];
    this.rows = sources.map((_, index) => {
      const before = this.rows[index] ?? blank;
      return isSame(index) ? before : told(before, JSON.stringify(rowView(workbook, tab, index + 1)));
    });
    [this.sources, this.ground] = [sources, ground];
    if (this.shape.at === next || this.rows.some(({ at }) => at === next)) this.version = next;
  }

  /** The rows that another page, a person elsewhere or the program changed since. */
  changedByOthers(version: number, page: string): number[] {
    return this.rows.flatMap(({ at, by }, index) => (at > version && by !== page ? [index + 1] : []));
  }

  since(version: number): Pick<TabNews, 'shape' | 'rows'> {
    const rows = this.rows.flatMap(({ text, at }, index) =>
      at > version ? [[index + 1, JSON.parse(text) as CellView[]] as const] : [],
    );
    return this.shape.at > version ? { shape: JSON.parse(this.shape.text), rows } : { rows };
  }
}
