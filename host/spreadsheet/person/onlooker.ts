import { HostError } from '../../errors.ts';
import { editText } from '../cells/edit-text.ts';
import { type ReadValue, readDisplayed, readFormulas, readValues } from '../cells/read.ts';
import { mayEdit } from '../rights.ts';
import { matrix, parseA1, type Rect } from '../store/a1.ts';
import type { Tab } from '../store/tab.ts';
import type { Workbook } from '../store/workbook.ts';

export interface PersonAt {
  readonly workbook: Workbook;
  readonly email: string;
  /** Host instant, milliseconds since 1970 UTC. */
  readonly now: () => number;
}

/** What somebody in front of a workbook sees. Refusals are French sentences, as they would read them. */
export class Onlooker {
  protected readonly workbook: Workbook;
  protected readonly now: () => number;
  private readonly email: string;

  constructor({ workbook, email, now }: PersonAt) {
    this.workbook = workbook;
    this.email = email;
    this.now = now;
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

  /** What the person would find in each cell of the filled part on opening it to write: typed back, it changes nothing. */
  editTexts(tabName: string): string[][] {
    const tab = this.tab(tabName);
    const { locale } = this.workbook;
    return matrix(filled(tab), (row, column) => editText(tab, locale, [row, column]));
  }

  protected tab(name: string): Tab {
    const tab = this.workbook.tabNamed(name);
    if (!tab)
      throw new HostError(
        `Il n’y a pas d’onglet «\u00a0${name}\u00a0» dans «\u00a0${this.workbook.head.name}\u00a0».`,
      );
    return tab;
  }

  protected rect(tab: Tab, a1: string): Rect {
    const rect = parseA1(a1, tab.settings);
    if (!rect) throw new HostError(`«\u00a0${a1}\u00a0» n’est pas une cellule.`);
    return rect;
  }

  /** Before each act: those cells are the person's to change. @throws HostError when they are protected */
  protected change(tab: Tab, rect: Rect): void {
    if (!mayEdit(this.workbook, tab, { email: this.email, rect }))
      throw new HostError(`Ces cellules de l’onglet «\u00a0${tab.settings.name}\u00a0» sont protégées.`);
    this.workbook.dirty = true;
  }
}

/** From the first cell to the last row and column that hold something. */
export function filled(tab: Tab): Rect {
  return { row: 1, column: 1, rows: tab.lastRow, columns: tab.lastColumn };
}
