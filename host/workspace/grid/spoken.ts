import { columnName, rangeName } from './names.ts';
import type { KnownTab } from './tab.ts';
import type { Rect } from './wire.ts';

/** What a screen reader says of where one is: the heading, the cell, what stands there, what may be chosen. */
export function spoken(tab: KnownTab, { row, column }: Rect, range: Rect): string {
  if (range.rows * range.columns > 1)
    return `${rangeName(range)}\u00a0: ${plural(range.rows, 'ligne')}, ${plural(range.columns, 'colonne')}`;
  const heading =
    tab.shape.frozenRows > 0 && row > tab.shape.frozenRows ? tab.text(tab.shape.frozenRows, column) : '';
  const name = `${columnName(column)}${row}`;
  const words = tab.words(row, column);
  const parts = [
    heading === '' ? name : `${name}, ${heading}`,
    tab.text(row, column) || 'vide',
    words === undefined ? '' : `au choix\u00a0: ${words.join(', ')}`,
    tab.shape.notes[name] ?? '',
  ];
  return parts.filter((part) => part !== '').join('\u00a0: ');
}

function plural(count: number, word: string): string {
  return `${count} ${word}${count < 2 ? '' : 's'}`;
}
