import { parseA1 } from '../../spreadsheet/store/a1.ts';
import type { Act, Run } from '../grid/wire.ts';
import type { Tab } from './acts.ts';

/** The headings, by whose place a column is meant. */
const HEADINGS: Run = [1, 1];

/** The rows that an act means by their place in the tab: they must be what the person saw. */
export function touched(act: Act, tab: Tab): Run[] {
  switch (act.what) {
    case 'write':
      return [wide(runOf(act.cell, tab), act.rows.length)];
    case 'clear':
    case 'dress':
      return act.ranges.map((range) => runOf(range, tab));
    case 'copy': {
      const taken = runOf(act.from.range, tab);
      const put = wide(runOf(act.cell, tab), taken[1]);
      return act.from.tab === tab.settings.id ? [put, taken] : [put];
    }
    case 'insertRows':
    case 'deleteRows':
      return [[act.run[0], Math.max(1, tab.settings.rows - act.run[0] + 1)]];
    case 'hideRows':
    case 'showRows':
      return [act.run];
    case 'sort':
    case 'filter':
    case 'width':
    case 'insertColumns':
    case 'deleteColumns':
    case 'hideColumns':
    case 'showColumns':
      return [HEADINGS];
    default:
      return [];
  }
}

function runOf(range: string, tab: Tab): Run {
  const rect = parseA1(range, tab.settings);
  return rect === undefined ? HEADINGS : [rect.row, rect.rows];
}

function wide([from]: Run, count: number): Run {
  return [from, count];
}
