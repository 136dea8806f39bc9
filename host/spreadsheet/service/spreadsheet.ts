import { GOOGLE, workbookAddress } from '../../address.ts';
import type { Members } from '../../emulated.ts';
import { ServiceError } from '../../emulated.ts';
import { LIMITS } from '../../limits.ts';
import { User } from '../../session/service.ts';
import { isLocale } from '../cells/locale.ts';
import { isTimeZone } from '../cells/zone.ts';
import { duplicateName, refused } from '../messages.ts';
import type { Tab } from '../store/tab.ts';
import type { Workbook } from '../store/workbook.ts';
import type { MembersOf } from './members.ts';
import type { Session } from './session.ts';
import { Sheet } from './sheet.ts';

/** https://developers.google.com/apps-script/reference/spreadsheet/spreadsheet */
export class Spreadsheet {
  static readonly service = 'Spreadsheet';
  static readonly family = 'SpreadsheetApp';
  static readonly members: Members = {
    getId: 'call',
    getUrl: 'call',
    getName: 'call',
    rename: 'trip',
    getSheets: 'call',
    getSheetByName: 'call',
    insertSheet: 'trip',
    deleteSheet: 'trip',
    copy: 'trip',
    addEditor: 'trip',
    addEditors: 'trip',
    removeEditor: 'trip',
    getEditors: 'trip',
    getOwner: 'trip',
    getSpreadsheetTimeZone: 'call',
    setSpreadsheetTimeZone: 'trip',
    getSpreadsheetLocale: 'call',
    setSpreadsheetLocale: 'trip',
    getActiveSheet: 'call',
    setActiveSheet: 'call',
    moveActiveSheet: 'trip',
    toast: 'call',
  } satisfies MembersOf<GoogleAppsScript.Spreadsheet.Spreadsheet>;
  static readonly signatures = {
    rename: [['String']],
    getSheetByName: [['String']],
    insertSheet: [[], ['String'], ['number'], ['String', 'number']],
    deleteSheet: [['Sheet']],
    copy: [['String']],
    addEditor: [['String'], ['User']],
    addEditors: [['Array']],
    removeEditor: [['String'], ['User']],
    setSpreadsheetTimeZone: [['String']],
    setSpreadsheetLocale: [['String']],
    setActiveSheet: [['Sheet']],
    moveActiveSheet: [['number']],
    toast: [['String'], ['String', 'String'], ['String', 'String', 'number']],
  };
  private readonly session: Session;
  private readonly workbook: Workbook;

  constructor(session: Session, workbook: Workbook) {
    this.session = session;
    this.workbook = workbook;
  }

  getId(): string {
    return this.workbook.head.id;
  }

  getUrl(): string {
    return workbookAddress(this.session.world.address ?? GOOGLE, this.workbook.head.id);
  }

  getName(): string {
    return this.workbook.head.name;
  }

  rename(name: string): void {
    this.session.now(this.workbook, () => {
      this.workbook.head.name = name;
    });
  }

  getSheets(): Sheet[] {
    return this.workbook.tabs.map((tab) => this.sheet(tab));
  }

  getSheetByName(name: string): Sheet | null {
    const tab = this.workbook.tabNamed(name);
    return tab ? this.sheet(tab) : null;
  }

  /** A new tab of 1000 × 26, after the active one unless an index (from 0) says where; it becomes the active one. */
  insertSheet(first?: string | number, index?: number): Sheet {
    const { tabs } = this.workbook;
    const name = typeof first === 'string' ? first : this.freeName();
    if (this.workbook.tabNamed(name)) throw duplicateName(name);
    const [rows, columns] = [LIMITS.newSheetRows.value, LIMITS.newSheetColumns.value];
    if (this.workbook.cellCount + rows * columns > LIMITS.workbookCells.value) throw refused('tooManyCells');
    const active = this.session.activeTab(this.workbook);
    const wanted = typeof first === 'number' ? first : index;
    const at = wanted ?? (active ? tabs.indexOf(active) + 1 : tabs.length);
    this.session.now(this.workbook, () => {
      const tab = this.workbook.addTab({ name, rows, columns }, at);
      this.session.activate({ workbook: this.workbook, tab });
    });
    return this.getActiveSheet();
  }

  deleteSheet(sheet: Sheet): void {
    if (this.workbook.tabs.length === 1) throw refused('allSheets');
    this.session.now(this.workbook, () => {
      this.workbook.tabs = this.workbook.tabs.filter((tab) => tab.settings.id !== sheet.getSheetId());
    });
  }

  /** A copy owned by the effective user, shared with nobody. */
  copy(name: string): Spreadsheet {
    const { workbooks, user } = this.session.world;
    this.session.pending.settle(this.workbook);
    return new Spreadsheet(this.session, workbooks.copy(this.workbook, { name, owner: user.effective }));
  }

  addEditor(editor: string | User): Spreadsheet {
    return this.addEditors([typeof editor === 'string' ? editor : editor.getEmail()]);
  }

  /** Refuses what is not an address; adding somebody twice changes nothing. */
  addEditors(emails: readonly string[]): Spreadsheet {
    const wrong = emails.find((email) => !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email));
    if (wrong !== undefined) throw new ServiceError(`Invalid email: ${wrong}`);
    this.session.now(this.workbook, () => {
      const fresh = emails.filter((email) => !this.workbook.isOpenTo(email));
      this.workbook.head.editors.push(...fresh);
    });
    return this;
  }

  removeEditor(editor: string | User): Spreadsheet {
    const email = (typeof editor === 'string' ? editor : editor.getEmail()).toLowerCase();
    this.session.now(this.workbook, () => {
      const { head } = this.workbook;
      head.editors = head.editors.filter((other) => other.toLowerCase() !== email);
    });
    return this;
  }

  getEditors(): User[] {
    const { owner, editors } = this.workbook.head;
    return [owner, ...editors].map((email) => new User(email));
  }

  getOwner(): User {
    return new User(this.workbook.head.owner);
  }

  getSpreadsheetTimeZone(): string {
    return this.workbook.head.timeZone;
  }

  setSpreadsheetTimeZone(timeZone: string): void {
    if (!isTimeZone(timeZone)) throw new ServiceError(`Invalid argument: timezone`);
    this.session.now(this.workbook, () => {
      this.workbook.head.timeZone = timeZone;
    });
  }

  getSpreadsheetLocale(): string {
    return this.workbook.head.locale;
  }

  /** `fr_FR` or `en_US`; the host knows no other. Cells already written keep what they hold. */
  setSpreadsheetLocale(locale: string): void {
    if (!isLocale(locale)) throw new ServiceError(`Invalid argument: locale`);
    this.session.now(this.workbook, () => {
      this.workbook.head.locale = locale;
    });
  }

  getActiveSheet(): Sheet {
    const tab = this.session.activeTab(this.workbook);
    if (!tab) throw refused('rangeNotFound');
    return this.sheet(tab);
  }

  setActiveSheet(sheet: Sheet): Sheet {
    const tab = this.workbook.tabById(sheet.getSheetId());
    if (tab) this.session.activate({ workbook: this.workbook, tab });
    return sheet;
  }

  /** Moves the active tab to that position, counted from 1. */
  moveActiveSheet(position: number): void {
    const active = this.session.activeTab(this.workbook);
    if (!active || position < 1 || position > this.workbook.tabs.length)
      throw new ServiceError('Invalid argument: pos');
    this.session.now(this.workbook, () => {
      const others = this.workbook.tabs.filter((tab) => tab !== active);
      others.splice(position - 1, 0, active);
      this.workbook.tabs = others;
      this.session.activate({ workbook: this.workbook, tab: active });
    });
  }

  /** Shown in the corner of the window when somebody looks, lost otherwise; fewer than 0 seconds: until it is closed. [T] */
  toast(message: string, title = '', seconds = 5): void {
    this.session.world.ui?.show({ kind: 'toast', title, text: message, seconds });
  }

  private freeName(): string {
    const prefix = this.workbook.head.locale === 'fr_FR' ? 'Feuille ' : 'Sheet';
    let number = this.workbook.tabs.length + 1;
    while (this.workbook.tabNamed(`${prefix}${number}`)) number += 1;
    return `${prefix}${number}`;
  }

  private sheet(tab: Tab): Sheet {
    return new Sheet(this.session, { workbook: this.workbook, tab });
  }
}
