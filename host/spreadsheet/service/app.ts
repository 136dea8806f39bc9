import type { Members } from '../../emulated.ts';
import { ServiceError } from '../../emulated.ts';
import { LIMITS } from '../../limits.ts';
import { illegalId, refused } from '../messages.ts';
import { parseA1, splitTabName } from '../store/a1.ts';
import type { Workbook } from '../store/workbook.ts';
import type { SpreadsheetWorld } from '../world.ts';
import type { MembersOf } from './members.ts';
import { PROTECTION_TYPES } from './protection.ts';
import { Range } from './range.ts';
import { RangeList } from './range-list.ts';
import { Session } from './session.ts';
import type { Sheet } from './sheet.ts';
import { Spreadsheet } from './spreadsheet.ts';
import { Ui } from './ui.ts';
import { CRITERIA, DataValidationBuilder } from './validation.ts';

const SPREADSHEETS = 'https://www.googleapis.com/auth/spreadsheets';
const ANY = [SPREADSHEETS];
const BOUND = [SPREADSHEETS, 'https://www.googleapis.com/auth/spreadsheets.currentonly'];

/** https://developers.google.com/apps-script/reference/spreadsheet/spreadsheet-app */
export class SpreadsheetApp {
  static readonly service = 'SpreadsheetApp';
  static readonly members: Members = {
    create: 'trip',
    openById: 'trip',
    openByUrl: 'trip',
    flush: 'trip',
    getActive: 'trip',
    getActiveSpreadsheet: 'trip',
    getActiveSheet: 'call',
    getActiveRange: 'call',
    getActiveRangeList: 'call',
    getUi: 'call',
    newDataValidation: 'call',
  } satisfies MembersOf<GoogleAppsScript.Spreadsheet.SpreadsheetApp>;
  static readonly scopes = {
    create: ANY,
    openById: ANY,
    openByUrl: ANY,
    getActive: BOUND,
    getActiveSpreadsheet: BOUND,
    getActiveSheet: BOUND,
    getActiveRange: BOUND,
    getActiveRangeList: BOUND,
  };
  static readonly signatures = {
    create: [['String'], ['String', 'number', 'number']],
    openById: [['String']],
    openByUrl: [['String']],
  };
  readonly ProtectionType = PROTECTION_TYPES;
  readonly DataValidationCriteria = CRITERIA;
  private readonly session: Session;

  constructor(world: SpreadsheetWorld) {
    this.session = new Session(world);
  }

  /** A new workbook of the effective user; by default 1000 rows and 26 columns. */
  create(name: string, rows?: number, columns?: number): Spreadsheet {
    const { workbooks, user } = this.session.world;
    const size = rows === undefined || columns === undefined ? {} : { rows, columns };
    if ((rows ?? 0) * (columns ?? 0) > LIMITS.workbookCells.value) throw refused('tooManyCells');
    return this.spreadsheet(workbooks.create({ name, owner: user.effective, ...size }));
  }

  /** Refuses an unknown identifier, and a workbook that is not shared with the effective user. */
  openById(id: string): Spreadsheet {
    const { workbooks, user, unconfirmed } = this.session.world;
    const workbook = workbooks.get(id);
    if (!workbook)
      throw unconfirmed.unknownSpreadsheet === 'illegal' ? illegalId(id) : refused('unexpectedId');
    if (!workbook.isOpenTo(user.effective)) throw refused('noAccess');
    return this.spreadsheet(workbook);
  }

  openByUrl(url: string): Spreadsheet {
    const id = /\/(?:spreadsheets\/d|classeurs)\/([\w-]+)/.exec(url)?.[1];
    if (id === undefined) throw new ServiceError(`Invalid argument: url`);
    return this.openById(id);
  }

  /** What is pending takes effect; throws what no earlier call could report. */
  flush(): void {
    this.session.pending.flush();
  }

  getActive(): Spreadsheet | null {
    return this.getActiveSpreadsheet();
  }

  /** The workbook the program is bound to, null in a program bound to none. */
  getActiveSpreadsheet(): Spreadsheet | null {
    const { bound } = this.session.world;
    return bound ? this.openById(bound.workbookId) : null;
  }

  getActiveSheet(): Sheet | null {
    return this.getActiveRange()?.getSheet() ?? null;
  }

  /** What the clerk selected, A1 of the active tab when nothing; of several ranges, the last [?]. */
  getActiveRange(): Range | null {
    const ranges = this.selected();
    return ranges[ranges.length - 1] ?? null;
  }

  /** Every range the clerk selected in the active tab. */
  getActiveRangeList(): RangeList | null {
    const ranges = this.selected();
    return ranges.length === 0 ? null : new RangeList(ranges);
  }

  /** Refused wherever nobody is in front of the workbook: web pages, timers. */
  getUi(): Ui {
    const { ui, bound } = this.session.world;
    if (!ui || !bound) throw refused('noUi');
    return new Ui(ui);
  }

  newDataValidation(): DataValidationBuilder {
    return new DataValidationBuilder();
  }

  /** Ranges of one tab, as in `Inscriptions!A2:B3,A7`. */
  private selected(): Range[] {
    const { bound, workbooks } = this.session.world;
    const workbook = bound && workbooks.get(bound.workbookId);
    if (!workbook) return [];
    const [name, places] = splitTabName(bound.selection ?? 'A1');
    const tab = name === undefined ? this.session.activeTab(workbook) : workbook.tabNamed(name);
    return places.split(',').map((a1) => {
      const rect = tab && parseA1(a1, tab.settings);
      if (!tab || !rect) throw refused('rangeNotFound');
      return new Range(this.session, { workbook, tab }, rect);
    });
  }

  private spreadsheet(workbook: Workbook): Spreadsheet {
    return new Spreadsheet(this.session, workbook);
  }
}
