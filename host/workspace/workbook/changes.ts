import { Feed } from './feed.ts';
import { History } from './history.ts';

/** What the open pages of a town's workbooks were told, and what each person did in each of them. */
export class Changes {
  readonly feed = new Feed();
  private readonly histories = new Map<string, History>();

  historyOf(workbook: string, mail: string): History {
    const key = `${workbook} ${mail}`;
    const history = this.histories.get(key) ?? new History();
    this.histories.set(key, history);
    return history;
  }
}
