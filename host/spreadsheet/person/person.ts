import { HostError } from '../../errors.ts';
import { LIMITS } from '../../limits.ts';
import { applyFilter } from '../cells/filter.ts';
import { sortRows } from '../cells/sort.ts';
import { isTooLong, writeAllowed } from '../cells/write.ts';
import { yearOf } from '../cells/zone.ts';
import { eachCell, formatA1, matrix, overlaps, type Rect } from '../store/a1.ts';
import type { Tab } from '../store/tab.ts';
import { Arranger, requireThere } from './arranger.ts';

/** At the keyboard a quote marks text and is hidden, and `=` under the format `@` stays text. */
const TYPING = { formulaInTextCell: 'text', apostrophe: 'hidden' } as const;

/** Cells of a tab, as the person selected them. */
export interface Selection {
  readonly tab: string;
  readonly a1: string;
}

/** A person in front of a workbook. Refusals are French sentences, as they would read them; one changes nothing. */
export class Person extends Arranger {
  /** Types in one cell: read in the workbook's locale, as is under the format `@`. */
  type(tabName: string, a1: string, text: string): void {
    this.paste(tabName, a1, [[text]]);
  }

  /** Pastes rows of text from that cell on, all or none; the grid grows when they do not fit. */
  paste(tabName: string, a1: string, rows: readonly (readonly string[])[]): void {
    const tab = this.tab(tabName);
    const { row, column } = this.rect(tab, a1);
    const width = Math.max(...rows.map((cells) => cells.length));
    const rect = { row, column, rows: rows.length, columns: width };
    refuseTooLong(tab, rows, rect);
    this.change(tab, rect);
    const size = { rows: tab.settings.rows, columns: tab.settings.columns };
    this.grow(tab, rect);
    const before = matrix(rect, (r, c) => [tab.values.get(r, c), tab.formats.get(r, c)] as const);
    try {
      rows.forEach((cells, down) => {
        cells.forEach((text, across) => {
          this.write(tab, [row + down, column + across], text);
        });
      });
    } catch (error) {
      before.flat().forEach(([value, format], index) => {
        const at = [row + Math.floor(index / width), column + (index % width)] as const;
        tab.values.set(...at, value);
        tab.formats.set(...at, format);
      });
      if (tab.settings.rows > size.rows) tab.deleteRows(size.rows + 1, tab.settings.rows - size.rows);
      if (tab.settings.columns > size.columns)
        tab.deleteColumns(size.columns + 1, tab.settings.columns - size.columns);
      throw error;
    }
  }

  /** Empties cells; their formats, dropdowns and colours stay. */
  clear(tabName: string, a1: string): void {
    const tab = this.tab(tabName);
    const rect = this.rectIn(tab, a1);
    this.change(tab, rect);
    tab.values.fill(rect, '', tab.settings.rows);
  }

  /** Copies cells with all they carry, as copying inside a workbook does; the grid grows when they do not fit. */
  copy(from: Selection, to: Selection): void {
    const [source, target] = [this.tab(from.tab), this.tab(to.tab)];
    const taken = this.rectIn(source, from.a1);
    const { row, column } = this.rect(target, to.a1);
    const rect = { ...taken, row, column };
    this.change(target, rect);
    this.grow(target, rect);
    target.copyCells(source, taken, rect);
  }

  /** The same, then empties what was copied, wherever the copy does not stand now, as cutting does. */
  move(from: Selection, to: Selection): void {
    const [source, target] = [this.tab(from.tab), this.tab(to.tab)];
    const taken = this.rectIn(source, from.a1);
    this.change(source, taken);
    this.copy(from, to);
    const { row, column } = this.rect(target, to.a1);
    const put = { ...taken, row, column };
    eachCell(taken, (...at) => {
      if (source !== target || !overlaps(put, cell(at))) source.values.set(...at, '');
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
    applyFilter(this.workbook, tab);
  }

  insertRows(tabName: string, before: number, count = 1): void {
    const tab = this.tab(tabName);
    requireThere('ligne', [before, 1], tab.settings.rows + 1);
    this.refuseGrowth(count * tab.settings.columns);
    this.change(tab, { ...tab.grid, row: before, rows: 1 });
    tab.insertRows(before, count, before);
  }

  deleteRows(tabName: string, from: number, count = 1): void {
    const tab = this.tab(tabName);
    const { rows, frozenRows } = tab.settings;
    requireThere('ligne', [from, count], rows);
    if (count >= rows - Math.max(0, frozenRows - from + 1))
      throw new HostError('Un onglet garde au moins une ligne.');
    this.change(tab, { ...tab.grid, row: from, rows: count });
    tab.deleteRows(from, count);
  }

  insertColumns(tabName: string, before: number, count = 1): void {
    const tab = this.tab(tabName);
    requireThere('colonne', [before, 1], tab.settings.columns + 1);
    this.refuseGrowth(count * tab.settings.rows);
    this.change(tab, { ...tab.grid, column: before, columns: 1 });
    tab.insertColumns(before, count, before);
  }

  deleteColumns(tabName: string, from: number, count = 1): void {
    const tab = this.tab(tabName);
    requireThere('colonne', [from, count], tab.settings.columns);
    if (count >= tab.settings.columns) throw new HostError('Un onglet garde au moins une colonne.');
    this.change(tab, { ...tab.grid, column: from, columns: count });
    tab.deleteColumns(from, count);
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

  private write(tab: Tab, at: readonly [number, number], text: string): void {
    const { workbook } = this;
    const context = { workbook, tab, year: yearOf(this.now(), workbook.head.timeZone), ...TYPING };
    if (!writeAllowed(context, at, text))
      throw new HostError(
        `La valeur «\u00a0${text}\u00a0» n’est pas dans la liste de la cellule ${formatA1(cell(at))} de l’onglet «\u00a0${tab.settings.name}\u00a0».`,
      );
  }

  private grow(tab: Tab, { row, column, rows, columns }: Rect): void {
    const { settings } = tab;
    const below = Math.max(0, row + rows - 1 - settings.rows);
    const right = Math.max(0, column + columns - 1 - settings.columns);
    this.refuseGrowth(
      (settings.rows + below) * (settings.columns + right) - settings.rows * settings.columns,
    );
    if (below > 0) tab.insertRows(settings.rows + 1, below, settings.rows);
    if (right > 0) tab.insertColumns(settings.columns + 1, right, settings.columns);
  }
}

/** Before anything is written: of a paste, all or nothing. */
function refuseTooLong(tab: Tab, rows: readonly (readonly string[])[], { row, column }: Rect): void {
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

function cell([row, column]: readonly [number, number]): Rect {
  return { row, column, rows: 1, columns: 1 };
}
