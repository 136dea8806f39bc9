import { HostError } from '../../errors.ts';
import { LIMITS } from '../../limits.ts';
import { applyFilter } from '../cells/filter.ts';
import type { Rect } from '../store/a1.ts';
import type { Look, Tab } from '../store/tab.ts';
import { filled, Onlooker } from './onlooker.ts';

/** Widths that a column may be given, in pixels, as Google has them [?]. */
const WIDTHS = { least: 3, most: 2_000 };
/** Longest name of a tab. [C] */
const LONGEST_NAME = 100;

/** What a person may change of how a workbook is laid out: what is in sight, what it looks like, its tabs. */
export class Arranger extends Onlooker {
  /** Hides rows by hand. */
  hideRows(tabName: string, from: number, count = 1): void {
    const tab = this.rowsOf(tabName, [from, count]);
    for (let row = from; row < from + count; row += 1) tab.hide(row, 'user');
  }

  /** Brings back rows hidden by hand. */
  showRows(tabName: string, from: number, count = 1): void {
    const tab = this.rowsOf(tabName, [from, count]);
    for (let row = from; row < from + count; row += 1) if (tab.hidingOf(row) === 'user') tab.hide(row, '');
  }

  hideColumns(tabName: string, from: number, count = 1): void {
    const { settings } = this.columnsOf(tabName, [from, count]);
    for (let column = from; column < from + count; column += 1) settings.hiddenColumns[String(column)] = true;
  }

  showColumns(tabName: string, from: number, count = 1): void {
    const { settings } = this.columnsOf(tabName, [from, count]);
    for (let column = from; column < from + count; column += 1) delete settings.hiddenColumns[String(column)];
  }

  /** Makes a filter of all that is filled, which lets everything through. */
  makeFilter(tabName: string): void {
    const tab = this.tab(tabName);
    const rect = filled(tab);
    if (rect.rows === 0) throw new HostError('Cet onglet est vide\u00a0: il n’y a rien à filtrer.');
    this.change(tab, { ...tab.grid, rows: 1 });
    tab.unfilter();
    tab.settings.filter = rect;
  }

  /**
   * Filters by that column below the headings: rows whose text is none of `words` are hidden, besides those that
   * another column hides; `null` lets that column through again. Makes the filter where there is none.
   */
  filter(tabName: string, column: number, words: readonly string[] | null): void {
    const tab = this.tab(tabName);
    requireThere('colonne', [column, 1], tab.settings.columns);
    if (tab.settings.filter === null) this.makeFilter(tabName);
    else this.change(tab, { ...tab.grid, rows: 1 });
    if (words === null) delete tab.settings.shown[String(column)];
    else tab.settings.shown[String(column)] = [...words];
    applyFilter(this.workbook, tab);
  }

  /** Takes the filter away: its rows are in sight again. */
  unfilter(tabName: string): void {
    const tab = this.tab(tabName);
    this.change(tab, { ...tab.grid, rows: 1 });
    tab.unfilter();
  }

  /** Gives the cells of a range a look; `''` takes it away. */
  dress(tabName: string, a1: string, [look, value]: readonly [Look, string]): void {
    const tab = this.tab(tabName);
    const rect = this.rectIn(tab, a1);
    this.change(tab, rect);
    tab.looks[look].fill(rect, value, tab.settings.rows);
  }

  setWidth(tabName: string, [from, count]: readonly [number, number], pixels: number): void {
    const { settings } = this.columnsOf(tabName, [from, count]);
    const width = Math.round(Math.min(WIDTHS.most, Math.max(WIDTHS.least, pixels)));
    for (let column = from; column < from + count; column += 1) settings.widths[String(column)] = width;
  }

  /** Keeps that many rows and columns in sight; at least one of each goes on scrolling, as on Google. */
  freeze(tabName: string, rows: number, columns: number): void {
    const tab = this.tab(tabName);
    if (rows >= tab.settings.rows || columns >= tab.settings.columns)
      throw new HostError('Toutes les lignes, ou toutes les colonnes, ne peuvent pas être figées.');
    this.change(tab, { ...tab.grid, rows: 1 });
    Object.assign(tab.settings, { frozenRows: rows, frozenColumns: columns });
  }

  renameSheet(tabName: string, name: string): void {
    const tab = this.tab(tabName);
    this.refuseName(name, tab);
    this.change(tab, tab.grid);
    tab.settings.name = name;
  }

  /** A new empty tab behind the others, under the first free name. */
  addSheet(): Tab {
    const { tabs } = this.workbook;
    const names = new Set(tabs.map(({ settings }) => settings.name));
    let number = tabs.length + 1;
    while (names.has(`Feuille ${number}`)) number += 1;
    const [rows, columns] = [LIMITS.newSheetRows.value, LIMITS.newSheetColumns.value];
    this.refuseGrowth(rows * columns);
    this.workbook.dirty = true;
    return this.workbook.addTab({ name: `Feuille ${number}`, rows, columns });
  }

  deleteSheet(tabName: string): void {
    const tab = this.tab(tabName);
    if (this.workbook.tabs.length === 1)
      throw new HostError(
        `«\u00a0${tabName}\u00a0» est le dernier onglet\u00a0: il ne peut pas être supprimé.`,
      );
    this.change(tab, tab.grid);
    this.workbook.tabs = this.workbook.tabs.filter((other) => other !== tab);
  }

  /** Moves a tab to that place among the others, counted from 0. */
  moveSheet(tabName: string, index: number): void {
    const tab = this.tab(tabName);
    const others = this.workbook.tabs.filter((other) => other !== tab);
    others.splice(index, 0, tab);
    this.workbook.tabs = others;
    this.workbook.dirty = true;
  }

  protected refuseGrowth(cells: number): void {
    if (this.workbook.cellCount + cells > LIMITS.workbookCells.value)
      throw new HostError(
        `«\u00a0${this.workbook.head.name}\u00a0» aurait plus de dix millions de cellules. Rien n’a été changé.`,
      );
  }

  /** The cells of that name, all of them in the grid. */
  protected rectIn(tab: Tab, a1: string): Rect {
    const rect = this.rect(tab, a1);
    requireThere('ligne', [rect.row, rect.rows], tab.settings.rows);
    requireThere('colonne', [rect.column, rect.columns], tab.settings.columns);
    return rect;
  }

  private rowsOf(tabName: string, [from, count]: readonly [number, number]): Tab {
    const tab = this.tab(tabName);
    requireThere('ligne', [from, count], tab.settings.rows);
    this.change(tab, { ...tab.grid, row: from, rows: count });
    return tab;
  }

  private columnsOf(tabName: string, [from, count]: readonly [number, number]): Tab {
    const tab = this.tab(tabName);
    requireThere('colonne', [from, count], tab.settings.columns);
    this.change(tab, { ...tab.grid, column: from, columns: count });
    return tab;
  }

  private refuseName(name: string, tab: Tab): void {
    const other = this.workbook.tabNamed(name);
    if (other !== undefined && other !== tab)
      throw new HostError(
        `Il existe déjà un onglet «\u00a0${name}\u00a0» dans «\u00a0${this.workbook.head.name}\u00a0».`,
      );
    if (name.trim() === '' || name.length > LONGEST_NAME)
      throw new HostError(`Un nom d’onglet a de 1 à ${LONGEST_NAME} caractères. Rien n’a changé.`);
  }
}

/** So many rows or columns from one on, all of them in the grid. */
export function requireThere(
  what: 'ligne' | 'colonne',
  [from, count]: readonly [number, number],
  size: number,
): void {
  const last = from + count - 1;
  if (from < 1 || last > size)
    throw new HostError(
      `L’onglet a ${size} ${what}s\u00a0: il n’y a pas de ${what} ${from < 1 ? from : last}.`,
    );
}
