import type { Members } from '../../emulated.ts';
import { displayAt } from '../cells/read.ts';
import type { Rect } from '../store/a1.ts';
import type { MembersOf } from './members.ts';
import { Range } from './range.ts';
import type { Place, Session } from './session.ts';

/** https://developers.google.com/apps-script/reference/spreadsheet/text-finder — it looks at what is displayed. */
export class TextFinder {
  static readonly service = 'TextFinder';
  static readonly family = 'SpreadsheetApp';
  static readonly members: Members = {
    matchEntireCell: 'call',
    matchCase: 'call',
    findNext: 'trip',
    findAll: 'trip',
  } satisfies MembersOf<GoogleAppsScript.Spreadsheet.TextFinder>;
  static readonly signatures = { matchEntireCell: [['Boolean']], matchCase: [['Boolean']] };
  private readonly session: Session;
  private readonly place: Place;
  private readonly rect: Rect;
  private readonly text: string;
  private entire = false;
  private exactCase = false;
  private found = 0;

  constructor(session: Session, place: Place, { rect, text }: { rect: Rect; text: string }) {
    this.session = session;
    this.place = place;
    this.rect = rect;
    this.text = text;
  }

  matchEntireCell(entire: boolean): this {
    this.entire = entire;
    return this;
  }

  matchCase(exactCase: boolean): this {
    this.exactCase = exactCase;
    return this;
  }

  /** The next cell that matches, row by row from the first; null after the last. */
  findNext(): Range | null {
    const next = this.matches()[this.found];
    if (!next) return null;
    this.found += 1;
    return new Range(this.session, this.place, next);
  }

  findAll(): Range[] {
    return this.matches().map((rect) => new Range(this.session, this.place, rect));
  }

  private matches(): Rect[] {
    this.session.reading(this.place);
    const { tab, workbook } = this.place;
    const { row, column, rows, columns } = this.rect;
    const wanted = this.fold(this.text);
    const last = {
      row: Math.min(row + rows - 1, tab.lastRow),
      column: Math.min(column + columns - 1, tab.lastColumn),
    };
    const matches: Rect[] = [];
    for (let down = row; down <= last.row; down += 1)
      for (let across = column; across <= last.column; across += 1) {
        const shown = this.fold(displayAt(tab, workbook.locale, [down, across]));
        if (this.entire ? shown === wanted : shown.includes(wanted))
          matches.push({ row: down, column: across, rows: 1, columns: 1 });
      }
    return matches;
  }

  private fold(text: string): string {
    return this.exactCase ? text : text.toLowerCase();
  }
}
