import type { Members } from '../../emulated.ts';
import { ServiceError } from '../../emulated.ts';
import type { SortKey } from '../cells/sort.ts';
import { sortRows } from '../cells/sort.ts';
import { refused } from '../messages.ts';
import { matrix } from '../store/a1.ts';
import type { Look } from '../store/tab.ts';
import { Filter } from './filter.ts';
import type { MembersOf } from './members.ts';
import { Protection, protectRange } from './protection.ts';
import { RangeCells } from './range-cells.ts';
import { rectOf } from './rect.ts';
import { Sheet } from './sheet.ts';
import { TextFinder } from './text-finder.ts';
import { DataValidation } from './validation.ts';

/** How a look reads in a cell that was given none. */
const DEFAULTS: Partial<Record<Look, string>> = {
  background: '#ffffff',
  fontColor: '#000000',
  fontWeight: 'normal',
};

const COLOUR_NAMES: Readonly<Record<string, string>> = {
  white: '#ffffff',
  black: '#000000',
  red: '#ff0000',
  yellow: '#ffff00',
};

/** Colours read back as `#rrggbb`. */
function colour(name: string | null): string {
  const lower = String(name ?? '').toLowerCase();
  const short = /^#([0-9a-f])([0-9a-f])([0-9a-f])$/.exec(lower);
  if (short)
    return `#${short
      .slice(1)
      .map((digit) => digit + digit)
      .join('')}`;
  return COLOUR_NAMES[lower] ?? lower;
}

type SortSpec = number | { readonly column: number; readonly ascending?: boolean };

function sortKey(spec: SortSpec): SortKey {
  if (typeof spec === 'number') return { column: Math.abs(spec), ascending: spec > 0 };
  return { column: spec.column, ascending: spec.ascending ?? true };
}

/** https://developers.google.com/apps-script/reference/spreadsheet/range */
export class Range extends RangeCells {
  static readonly service = 'Range';
  static readonly family = 'SpreadsheetApp';
  static readonly members: Members = {
    ...RangeCells.cellMembers,
    getSheet: 'call',
    offset: 'call',
    getBackground: 'trip',
    getBackgrounds: 'trip',
    setBackground: 'trip',
    setBackgrounds: 'trip',
    getFontColor: 'trip',
    setFontColor: 'trip',
    getFontWeight: 'trip',
    setFontWeight: 'trip',
    setFontFamily: 'trip',
    setFontSize: 'trip',
    setWrap: 'trip',
    setHorizontalAlignment: 'trip',
    setVerticalAlignment: 'trip',
    getDataValidation: 'trip',
    setDataValidation: 'trip',
    createFilter: 'trip',
    protect: 'trip',
    createTextFinder: 'call',
  } satisfies MembersOf<GoogleAppsScript.Spreadsheet.Range>;
  static readonly signatures = {
    ...RangeCells.cellSignatures,
    offset: [
      ['number', 'number'],
      ['number', 'number', 'number'],
      ['number', 'number', 'number', 'number'],
    ],
    setBackground: [['String']],
    setBackgrounds: [['Array']],
    setFontColor: [['String']],
    setFontWeight: [['String']],
    setFontFamily: [['String']],
    setFontSize: [['number']],
    setWrap: [['Boolean']],
    setHorizontalAlignment: [['String']],
    setVerticalAlignment: [['String']],
    createTextFinder: [['String']],
  };

  getSheet(): Sheet {
    return new Sheet(this.session, this.place);
  }

  /** A range that many rows and columns further, of the same size unless another is given. */
  offset(down: number, across: number, rows = this.rect.rows, columns = this.rect.columns): Range {
    const wanted = [this.rect.row + down, this.rect.column + across, rows, columns];
    return new Range(this.session, this.place, rectOf(this.session, this.place, wanted));
  }

  getBackground(): string {
    return this.getBackgrounds()[0]?.[0] ?? '';
  }

  getBackgrounds(): string[][] {
    return this.looks('background');
  }

  setBackground(name: string | null): this {
    return this.setLook('background', colour(name));
  }

  setBackgrounds(names: readonly unknown[]): this {
    this.requireSize(names);
    const wanted = (names as readonly (string | null)[][]).map((row) => row.map(colour));
    const layer = this.place.tab.looks.background;
    return this.each((row, column, [down, across]) => layer.set(row, column, wanted[down]?.[across] ?? ''));
  }

  getFontColor(): string {
    return this.looks('fontColor')[0]?.[0] ?? '';
  }

  setFontColor(name: string | null): this {
    return this.setLook('fontColor', colour(name));
  }

  getFontWeight(): string {
    return this.looks('fontWeight')[0]?.[0] ?? '';
  }

  setFontWeight(weight: string | null): this {
    return this.setLook('fontWeight', weight ?? '');
  }

  setFontFamily(family: string | null): this {
    return this.setLook('fontFamily', family ?? '');
  }

  setFontSize(size: number): this {
    return this.setLook('fontSize', String(size));
  }

  setWrap(wrap: boolean): this {
    return this.setLook('wrap', wrap ? 'wrap' : 'overflow');
  }

  setHorizontalAlignment(alignment: string | null): this {
    return this.setLook('horizontal', alignment ?? '');
  }

  setVerticalAlignment(alignment: string | null): this {
    return this.setLook('vertical', alignment ?? '');
  }

  /** The dropdown of the first cell, null when it has none. */
  getDataValidation(): DataValidation | null {
    this.session.reading(this.place, this.rect);
    const rule = this.place.tab.ruleAt(this.rect.row, this.rect.column);
    return rule ? new DataValidation(rule) : null;
  }

  setDataValidation(validation: DataValidation | null): this {
    const { tab } = this.place;
    return this.change(() => {
      const number = validation ? tab.ruleNumber(validation.rule) : 0;
      tab.validations.fill(this.rect, number, tab.settings.rows);
    });
  }

  /** Sorts the range's rows by a column of the tab, or by several; negative numbers sort downwards. */
  sort(spec: SortSpec | readonly SortSpec[]): this {
    const keys = (Array.isArray(spec) ? spec : [spec]).map(sortKey);
    const last = this.getLastColumn();
    if (keys.some(({ column }) => column < this.rect.column || column > last))
      throw new ServiceError('The sort column must be inside the range.');
    const { workbook, tab } = this.place;
    return this.change(() => sortRows(workbook, tab, { rect: this.rect, keys }));
  }

  /** The tab's one filter, its first row being the headings. */
  createFilter(): Filter {
    this.session.reading(this.place, this.rect);
    const { settings } = this.place.tab;
    if (settings.filter) throw refused('filterExists');
    const { row, column, rows, columns } = this.rect;
    this.session.now(this.place.workbook, () => {
      settings.filter = { row, column, rows, columns };
    });
    return new Filter(this.session, this.place);
  }

  /** A protection of this range; every call stacks another one [D]. */
  protect(): Protection {
    return new Protection(this.session, this.place, protectRange(this.session, this.place, this.rect));
  }

  createTextFinder(text: string): TextFinder {
    return new TextFinder(this.session, this.place, { rect: this.rect, text });
  }

  private looks(look: Look): string[][] {
    this.session.reading(this.place, this.rect);
    const layer = this.place.tab.looks[look];
    return matrix(this.rect, (row, column) => layer.get(row, column) || (DEFAULTS[look] ?? ''));
  }

  private setLook(look: Look, value: string): this {
    const { tab } = this.place;
    return this.change(() => tab.looks[look].fill(this.rect, value, tab.settings.rows));
  }
}
