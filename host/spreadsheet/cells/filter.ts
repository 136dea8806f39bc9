import type { Tab } from '../store/tab.ts';
import type { Workbook } from '../store/workbook.ts';
import { displayAt } from './read.ts';

/**
 * Hides the rows of a filter that one of its columns does not let through, and shows the others again. What a person
 * hid by hand stays hidden. Rows that change later are not looked at again, as on Google.
 */
export function applyFilter(workbook: Workbook, tab: Tab): void {
  const { filter, shown } = tab.settings;
  tab.showFiltered();
  if (filter === null) return;
  const columns = Object.entries(shown).map(([column, words]) => [Number(column), new Set(words)] as const);
  for (let row = filter.row + 1; row < filter.row + filter.rows; row += 1) {
    const passes = columns.every(([column, words]) =>
      words.has(displayAt(tab, workbook.locale, [row, column])),
    );
    if (!passes && tab.hidingOf(row) === '') tab.hide(row, 'filter');
  }
}
