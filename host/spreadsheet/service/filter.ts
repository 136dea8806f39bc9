import type { Members } from '../../emulated.ts';
import { refused } from '../messages.ts';
import type { MembersOf } from './members.ts';
import { Range } from './range.ts';
import type { Place, Session } from './session.ts';

/** https://developers.google.com/apps-script/reference/spreadsheet/filter — criteria are not emulated. */
export class Filter {
  static readonly service = 'Filter';
  static readonly family = 'SpreadsheetApp';
  static readonly members: Members = {
    getRange: 'call',
    remove: 'trip',
  } satisfies MembersOf<GoogleAppsScript.Spreadsheet.Filter>;
  private readonly session: Session;
  private readonly place: Place;

  constructor(session: Session, place: Place) {
    this.session = session;
    this.place = place;
  }

  getRange(): Range {
    const { filter } = this.place.tab.settings;
    if (!filter) throw refused('rangeNotFound');
    return new Range(this.session, this.place, filter);
  }

  remove(): void {
    this.session.now(this.place.workbook, () => {
      this.place.tab.unfilter();
    });
  }
}
