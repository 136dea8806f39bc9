import { HostError } from '../errors.ts';
import { LIMITS } from '../limits.ts';
import type { ReadValue } from './cells/read.ts';
import { readDisplayed, readFormulas, readValues } from './cells/read.ts';
import { sortRows } from './cells/sort.ts';
import { isTooLong, writeAllowed } from './cells/write.ts';
import { yearOf } from './cells/zone.ts';
import { mayEdit } from './rights.ts';
import type { Rect } from './store/a1.ts';
import { formatA1, parseA1 } from './store/a1.ts';
import type { Tab } from './store/tab.ts';
import type { Workbook } from './store/workbook.ts';

interface PersonAt {
  readonly workbook: Workbook;
  readonly email: string;
  readonly now: () => number;
}

/** At the keyboard a quote marks text and is hidden, and `=` under the format `@` stays text. */
const TYPING = { formulaInTextCell: 'text', apostrophe: 'hidden' } as const;

/** A person in front of a workbook. Refusals are French sentences, as they would read them. */
export class Person {
  private readonly workbook: Workbook;
  private readonly email: string;
  private readonly now: () => number;

  constructor({ workbook, email, now }: PersonAt) {
    this.workbook = workbook;
    this.email = email;
    this.now = now;
  }

  /** Types in one cell: read in the workbook's locale, as is under the format `@`. */
  type(tabName: string, a1: string, text: string): void {
    this.paste(tabName, a1, [[text]]);
  }

  /** Pastes rows of text from that cell on; the grid grows when they do not fit. */
  paste(tabName: string, a1: string, rows: readonly (readonly string[])[]): void {
    const tab = this.tab(tabName);
    const { row, column } = this.rect(tab, a1);
    const width = Math.max(...rows.map((cells) => cells.length));
    refuseTooLong(tab, rows, [row, column]);
    const { settings } = tab;
    const [below, right] = [row + rows.length - 1 - settings.rows, column + width - 1 - settings.columns];
    this.requireRoom(tab, Math.max(0, below), Math.max(0, right));
    this.change(tab, { row, column, rows: rows.length, columns: width });
    if (below > 0) tab.insertRows(settings.rows + 1, below, settings.rows);
    if (right > 0) tab.insertColumns(settings.columns + 1, right, settings.columns);
    rows.forEach((cells, down) => {
      cells.forEach((text, across) => {
        this.write(tab, [row + down, column + across], text);
      });
    });
  }

  /** Sorts by that column as a filter does: its rows, or without a filter all those below the frozen headings. */
  sort(tabName: string, column: number, ascending: boolean): void {
    const tab = this.tab(tabName);
    const { frozenRows, columns, filter } = tab.settings;
    const below = { row: frozenRows + 1, column: 1, rows: tab.lastRow - frozenRows, columns };
    const rect = filter ? { ...filter, row: filter.row + 1, rows: filter.rows - 1 } : below;
    if (rect.rows < 1) return;
    this.change(tab, rect);
    sortRows(this.workbook, tab, { rect, keys: [{ column, ascending }] });
  }

  /** Hides rows by hand. */
  hideRows(tabName: string, from: number, count = 1): void {
    const tab = this.tab(tabName);
    requireThere('ligne', { from, count, size: tab.settings.rows });
    this.change(tab, { ...tab.grid, row: from, rows: 1 });
    for (let row = from; row < from + count; row += 1) tab.hide(row, 'user');
  }

  /** Filters by that column below the headings: rows whose text is none of `words` are hidden, until the next filter. */
  filter(tabName: string, column: number, words: readonly string[]): void {
    const tab = this.tab(tabName);
    this.change(tab, { ...tab.grid, rows: 1 });
    tab.unfilter();
    const rect = filled(tab);
    tab.settings.filter = rect;
    readDisplayed(this.workbook, tab, rect).forEach((cells, i) => {
      const isShown = i === 0 || words.includes(cells[column - 1] ?? '');
      if (!isShown && tab.hidingOf(i + 1) === '') tab.hide(i + 1, 'filter');
    });
  }

  insertRows(tabName: string, before: number, count = 1): void {
    const tab = this.tab(tabName);
    this.requireRoom(tab, count, 0);
    this.change(tab, { ...tab.grid, row: before, rows: 1 });
    tab.insertRows(before, count, before);
  }

  deleteRows(tabName: string, from: number, count = 1): void {
    const tab = this.tab(tabName);
    requireThere('ligne', { from, count, size: tab.settings.rows });
    requireOneLeft('ligne', count, tab.settings.rows);
    this.change(tab, { ...tab.grid, row: from, rows: count });
    tab.deleteRows(from, count);
  }

  insertColumns(tabName: string, before: number, count = 1): void {
    const tab = this.tab(tabName);
    this.requireRoom(tab, 0, count);
    this.change(tab, { ...tab.grid, column: before, columns: 1 });
    tab.insertColumns(before, count, before);
  }

  deleteColumns(tabName: string, from: number, count = 1): void {
    const tab = this.tab(tabName);
    requireThere('colonne', { from, count, size: tab.settings.columns });
    requireOneLeft('colonne', count, tab.settings.columns);
    this.change(tab, { ...tab.grid, column: from, columns: count });
    tab.deleteColumns(from, count);
  }

  renameSheet(tabName: string, name: string): void {
    const tab = this.tab(tabName);
    if (this.workbook.tabNamed(name))
      throw new HostError(
        `Il existe déjà un onglet «\u00a0${name}\u00a0» dans «\u00a0${this.workbook.head.name}\u00a0».`,
      );
    this.change(tab, tab.grid);
    tab.settings.name = name;
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

  /** Types another heading over one of the first row. */
  renameHeading(tabName: string, heading: string, name: string): void {
    const column = (this.displayed(tabName)[0] ?? []).indexOf(heading) + 1;
    if (column === 0)
      throw new HostError(
        `Il n’y a pas de colonne «\u00a0${heading}\u00a0» dans l’onglet «\u00a0${tabName}\u00a0».`,
      );
    this.type(tabName, formatA1({ row: 1, column, rows: 1, columns: 1 }), name);
  }

  /** Typed values of the filled part of the tab, row by row; `[]` when it is empty. */
  values(tabName: string): ReadValue[][] {
    const tab = this.tab(tabName);
    return readValues(this.workbook, tab, filled(tab));
  }

  /** What the person sees of the filled part of the tab, row by row. */
  displayed(tabName: string): string[][] {
    const tab = this.tab(tabName);
    return readDisplayed(this.workbook, tab, filled(tab));
  }

  /** The formulas of the filled part of the tab, `''` where there is none. */
  formulas(tabName: string): string[][] {
    const tab = this.tab(tabName);
    return readFormulas(tab, filled(tab));
  }

  private write(tab: Tab, at: readonly [number, number], text: string): void {
    const { workbook } = this;
    const context = { workbook, tab, year: yearOf(this.now(), workbook.head.timeZone), ...TYPING };
    if (!writeAllowed(context, at, text))
      throw new HostError(
        `La valeur «\u00a0${text}\u00a0» n’est pas dans la liste de la cellule ${formatA1(cell(at))} de l’onglet «\u00a0${tab.settings.name}\u00a0».`,
      );
  }

  private tab(name: string): Tab {
    const tab = this.workbook.tabNamed(name);
    if (!tab)
      throw new HostError(
        `Il n’y a pas d’onglet «\u00a0${name}\u00a0» dans «\u00a0${this.workbook.head.name}\u00a0».`,
      );
    return tab;
  }

  private rect(tab: Tab, a1: string): Rect {
    const rect = parseA1(a1, tab.settings);
    if (!rect) throw new HostError(`«\u00a0${a1}\u00a0» n’est pas une cellule.`);
    return rect;
  }

  /** A workbook has ten million cells at most. */
  private requireRoom(tab: Tab, moreRows: number, moreColumns: number): void {
    const { rows, columns } = tab.settings;
    const more = (rows + moreRows) * (columns + moreColumns) - rows * columns;
    if (this.workbook.cellCount + more > LIMITS.workbookCells.value)
      throw new HostError(
        `«\u00a0${this.workbook.head.name}\u00a0» aurait plus de dix millions de cellules. Rien n’a été changé.`,
      );
  }

  private change(tab: Tab, rect: Rect): void {
    if (!mayEdit(this.workbook, tab, { email: this.email, rect }))
      throw new HostError(`Ces cellules de l’onglet «\u00a0${tab.settings.name}\u00a0» sont protégées.`);
    this.workbook.dirty = true;
  }
}

/** Before anything is written: of a paste, all or nothing. */
function refuseTooLong(
  tab: Tab,
  rows: readonly (readonly string[])[],
  [row, column]: readonly [number, number],
): void {
  rows.forEach((texts, down) => {
    const across = texts.findIndex(isTooLong);
    if (across < 0) return;
    const [place, length] = [formatA1(cell([row + down, column + across])), texts[across]?.length ?? 0];
    throw new HostError(
      `La cellule ${place} de l’onglet «\u00a0${tab.settings.name}\u00a0» aurait ${spaced(length)} caractères, et une cellule en contient ${spaced(LIMITS.cellCharacters.value)} au plus. Rien n’a été écrit.`,
    );
  });
}

function spaced(count: number): string {
  return count.toLocaleString('fr-FR').replace(/\s/g, '\u00a0');
}

interface Span {
  readonly from: number;
  readonly count: number;
  readonly size: number;
}

function requireThere(what: 'ligne' | 'colonne', { from, count, size }: Span): void {
  if (from < 1 || from + count - 1 > size)
    throw new HostError(`L’onglet a ${size} ${what}s\u00a0: il n’y a pas de ${what} ${from + count - 1}.`);
}

function requireOneLeft(what: 'ligne' | 'colonne', count: number, size: number): void {
  if (count >= size) throw new HostError(`Un onglet garde au moins une ${what}.`);
}

function cell([row, column]: readonly [number, number]): Rect {
  return { row, column, rows: 1, columns: 1 };
}

function filled(tab: Tab): Rect {
  return { row: 1, column: 1, rows: tab.lastRow, columns: tab.lastColumn };
}
