import { randomBytes } from 'node:crypto';
import type { CellView, News, TabNews } from '../grid/wire.ts';
import type { Tab, Workbook } from './acts.ts';
import { rowView, tabHeads, tabShape } from './view.ts';

/** One row as it was last told, and the version that told it. */
interface Told {
  readonly text: string;
  readonly at: number;
}

/**
 * What changes in the tabs of a town's workbooks, told to each page since the version it has. Rows are compared by what
 * they show, so nothing escapes, whoever changed it: a person, the program, a timer.
 */
export class Feed {
  /** Told apart from the versions of an earlier start. */
  private readonly start = randomBytes(4).toString('hex');
  private readonly tabs = new Map<string, TabFeed>();

  /** @param since the version that the page has; any other text tells everything */
  news(workbook: Workbook, tab: Tab, since: string): News {
    const key = `${workbook.head.id}/${tab.settings.id}`;
    const feed = this.tabs.get(key) ?? new TabFeed();
    this.tabs.set(key, feed);
    feed.look(workbook, tab);
    const [start, version] = since.split('.');
    const told = start === this.start ? Number(version) : 0;
    const news = feed.since(Number.isInteger(told) ? told : 0);
    return {
      name: workbook.head.name,
      tabs: tabHeads(workbook),
      tab: { ...news, id: tab.settings.id, version: `${this.start}.${feed.version}` },
    };
  }
}

class TabFeed {
  version = 0;
  private revision = -1;
  private rows: Told[] = [];
  private shape: Told = { text: '', at: 0 };

  /** Looks at the tab again, unless its workbook stands where it stood. */
  look(workbook: Workbook, tab: Tab): void {
    if (workbook.revision === this.revision) return;
    this.revision = workbook.revision;
    const next = this.version + 1;
    const told = (before: Told | undefined, text: string): Told =>
      before?.text === text ? before : { text, at: next };
    const blank: Told = { text: '[]', at: 0 };
    this.shape = told(this.shape, JSON.stringify(tabShape(tab)));
    this.rows = Array.from({ length: tab.settings.rows }, (_, index) =>
      told(this.rows[index] ?? blank, JSON.stringify(rowView(workbook, tab, index + 1))),
    );
    if (this.shape.at === next || this.rows.some(({ at }) => at === next)) this.version = next;
  }

  since(version: number): Pick<TabNews, 'shape' | 'rows'> {
    const rows = this.rows.flatMap(({ text, at }, index) =>
      at > version ? [[index + 1, JSON.parse(text) as CellView[]] as const] : [],
    );
    return this.shape.at > version ? { shape: JSON.parse(this.shape.text), rows } : { rows };
  }
}
