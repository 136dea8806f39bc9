import type { Members } from '../../emulated.ts';
import type { MembersOf } from './members.ts';
import type { Range } from './range.ts';

/** https://developers.google.com/apps-script/reference/spreadsheet/range-list */
export class RangeList {
  static readonly service = 'RangeList';
  static readonly family = 'SpreadsheetApp';
  static readonly members: Members = {
    getRanges: 'call',
  } satisfies MembersOf<GoogleAppsScript.Spreadsheet.RangeList>;
  private readonly ranges: readonly Range[];

  constructor(ranges: readonly Range[]) {
    this.ranges = ranges;
  }

  getRanges(): Range[] {
    return [...this.ranges];
  }
}
