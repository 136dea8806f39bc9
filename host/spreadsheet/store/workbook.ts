import type { SheetLocale } from '../cells/locale.ts';
import { localeOf } from '../cells/locale.ts';
import type { TabJson } from './tab.ts';
import { Tab } from './tab.ts';

/** What a workbook is besides its tabs. */
interface WorkbookHead {
  readonly id: string;
  name: string;
  locale: string;
  timeZone: string;
  owner: string;
  editors: string[];
  /** The next number drawn for a tab or a protection; never given twice. */
  nextNumber: number;
}

export interface WorkbookJson extends WorkbookHead {
  readonly tabs: readonly TabJson[];
}

/** Tab identifiers look like Google's, long and scattered; the first tab of a workbook is 0. */
export const ID_STEP = 104_729;

/** A spreadsheet of the store. */
export class Workbook {
  readonly head: WorkbookHead;
  tabs: Tab[];
  /** Grows whenever something may have changed. */
  revision = 0;
  private isStale = true;

  constructor(head: WorkbookHead, tabs: Tab[]) {
    this.head = head;
    this.tabs = tabs;
  }

  static fromJson({ tabs, ...head }: WorkbookJson): Workbook {
    const workbook = new Workbook(head, tabs.map(Tab.fromJson));
    workbook.dirty = false;
    return workbook;
  }

  toJson(): WorkbookJson {
    return { ...this.head, tabs: this.tabs.map((tab) => tab.toJson()) };
  }

  /** Whether its file is older than it. */
  get dirty(): boolean {
    return this.isStale;
  }

  set dirty(isStale: boolean) {
    this.isStale = isStale;
    if (isStale) this.revision += 1;
  }

  get locale(): SheetLocale {
    return localeOf(this.head.locale);
  }

  get cellCount(): number {
    return this.tabs.reduce((sum, { settings }) => sum + settings.rows * settings.columns, 0);
  }

  tabNamed(name: string): Tab | undefined {
    return this.tabs.find((tab) => tab.settings.name === name);
  }

  tabById(id: number): Tab | undefined {
    return this.tabs.find((tab) => tab.settings.id === id);
  }

  /** A new empty tab at `index` (from 0), at the end without one. */
  addTab(size: { name: string; rows: number; columns: number }, index = this.tabs.length): Tab {
    const tab = Tab.blank({ ...size, id: this.newNumber() * ID_STEP });
    this.tabs.splice(index, 0, tab);
    return tab;
  }

  /** A number never given before in this workbook: 0, 1, 2… */
  newNumber(): number {
    const number = this.head.nextNumber;
    this.head.nextNumber += 1;
    return number;
  }

  isOwner(email: string): boolean {
    return email.toLowerCase() === this.head.owner.toLowerCase();
  }

  /** Whether that account may open and edit the workbook. */
  isOpenTo(email: string): boolean {
    const wanted = email.toLowerCase();
    return this.isOwner(email) || this.head.editors.some((editor) => editor.toLowerCase() === wanted);
  }
}
