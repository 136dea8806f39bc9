import type { Rect } from '../store/a1.ts';
import type { Tab } from '../store/tab.ts';
import type { Workbook } from '../store/workbook.ts';
import { resultAt } from './read.ts';

export interface SortKey {
  /** Column of the tab, from 1. */
  readonly column: number;
  readonly ascending: boolean;
}

/** Capitals do not count, accents do. */
const ORDER = new Intl.Collator('fr', { sensitivity: 'accent' });

type Plain = string | number | boolean;

/** Numbers and dates, then text, then booleans. */
const rank = (value: Plain) => ['number', 'string', 'boolean'].indexOf(typeof value);

function compare(one: Plain, other: Plain): number {
  if (rank(one) !== rank(other)) return rank(one) - rank(other);
  if (typeof one === 'string' && typeof other === 'string') return ORDER.compare(one, other);
  return Number(one) - Number(other);
}

function compareBy(key: SortKey, one: Plain, other: Plain): number {
  if (one === '' || other === '') return Number(one === '') - Number(other === '');
  return key.ascending ? compare(one, other) : compare(other, one);
}

/** Sorts the rows of the rectangle, whole and in place, by the first key then the next; empty cells come last. */
export function sortRows(workbook: Workbook, tab: Tab, sort: { rect: Rect; keys: readonly SortKey[] }): void {
  const { rect, keys } = sort;
  const { locale } = workbook;
  const rows = Array.from({ length: rect.rows }, (_, down) => ({
    down,
    cells: keys.map(({ column }) => resultAt(tab, locale, [rect.row + down, column])),
  }));
  rows.sort((one, other) =>
    keys.reduce((order, key, at) => order || compareBy(key, one.cells[at] ?? '', other.cells[at] ?? ''), 0),
  );
  tab.permuteRows(
    rect,
    rows.map(({ down }) => down),
  );
}
