import type { Members } from '../../emulated.ts';
import type { ReadValue } from '../cells/read.ts';
import { readDisplayed, readFormulas, readValues } from '../cells/read.ts';
import { AUTOMATIC_FORMAT } from '../cells/value.ts';
import type { Input } from '../cells/write.ts';
import { inputOf, isTooLong } from '../cells/write.ts';
import { refused, sizeMismatch } from '../messages.ts';
import type { A1Range } from '../store/a1.ts';
import { eachCell, formatA1, matrix } from '../store/a1.ts';
import type { MembersOf } from './members.ts';
import type { Place, Session } from './session.ts';
import { put } from './session.ts';

/** Google's name for the automatic format. */
const AUTOMATIC_NAME = '0.###############';

function formatOf(name: string | null): string {
  return name === null || name === AUTOMATIC_NAME || /^general$/i.test(name)
    ? AUTOMATIC_FORMAT
    : String(name);
}

/** Where a range is, what its cells hold and how numbers show in them. */
export class RangeCells {
  static readonly cellMembers: Members = {
    getA1Notation: 'call',
    getRow: 'call',
    getColumn: 'call',
    getNumRows: 'call',
    getNumColumns: 'call',
    getLastRow: 'call',
    getLastColumn: 'call',
    getValue: 'trip',
    getValues: 'trip',
    getDisplayValue: 'trip',
    getDisplayValues: 'trip',
    getFormula: 'trip',
    getFormulas: 'trip',
    isBlank: 'trip',
    setValue: 'trip',
    setValues: 'trip',
    getNumberFormat: 'trip',
    getNumberFormats: 'trip',
    setNumberFormat: 'trip',
    setNumberFormats: 'trip',
    getNote: 'trip',
    setNote: 'trip',
    clear: 'trip',
    clearContent: 'trip',
    clearDataValidations: 'trip',
    sort: 'trip',
  } satisfies MembersOf<GoogleAppsScript.Spreadsheet.Range>;
  static readonly cellSignatures = {
    setValue: [['any']],
    setValues: [['Array']],
    setNumberFormat: [['String']],
    setNumberFormats: [['Array']],
    setNote: [['String']],
    clear: [[], ['Object']],
    sort: [['any']],
  };
  protected readonly session: Session;
  protected readonly place: Place;
  readonly rect: A1Range;

  constructor(session: Session, place: Place, rect: A1Range) {
    this.session = session;
    this.place = place;
    this.rect = rect;
  }

  /** `B2:C5`; `5:7` and `D:F` stay open [L]. */
  getA1Notation(): string {
    return this.rect.open ?? formatA1(this.rect);
  }

  getRow(): number {
    return this.rect.row;
  }

  getColumn(): number {
    return this.rect.column;
  }

  getNumRows(): number {
    return this.rect.rows;
  }

  getNumColumns(): number {
    return this.rect.columns;
  }

  getLastRow(): number {
    return this.rect.row + this.rect.rows - 1;
  }

  getLastColumn(): number {
    return this.rect.column + this.rect.columns - 1;
  }

  getValue(): ReadValue {
    return this.getValues()[0]?.[0] ?? '';
  }

  /** Numbers, booleans, strings and Dates (in the workbook's time zone); `''` for an empty cell. */
  getValues(): ReadValue[][] {
    this.session.reading(this.place, this.rect);
    return readValues(this.place.workbook, this.place.tab, this.rect);
  }

  getDisplayValue(): string {
    return this.getDisplayValues()[0]?.[0] ?? '';
  }

  /** What a person sees, in the workbook's locale. */
  getDisplayValues(): string[][] {
    this.session.reading(this.place, this.rect);
    return readDisplayed(this.place.workbook, this.place.tab, this.rect);
  }

  getFormula(): string {
    return this.getFormulas()[0]?.[0] ?? '';
  }

  /** The formulas, with their `=`; `''` where there is none. */
  getFormulas(): string[][] {
    this.session.reading(this.place, this.rect);
    return readFormulas(this.place.tab, this.rect);
  }

  isBlank(): boolean {
    this.session.reading(this.place, this.rect);
    const { values } = this.place.tab;
    return matrix(this.rect, (row, column) => values.get(row, column) === '')
      .flat()
      .every(Boolean);
  }

  /** The same value in every cell, as if typed unless the cell is plain text. Over 50,000 characters: told later. */
  setValue(value: unknown): this {
    const input = inputOf(value);
    return this.put(() => input, [[input]]);
  }

  /** A matrix of the range's size, refused otherwise. Over 50,000 characters: told at the next call or flush. */
  setValues(values: readonly unknown[]): this {
    this.requireSize(values);
    const inputs = (values as readonly unknown[][]).map((row) => row.map(inputOf));
    const { row: top, column: left } = this.rect;
    return this.put((row, column) => inputs[row - top]?.[column - left] ?? '', inputs);
  }

  getNumberFormat(): string {
    return this.getNumberFormats()[0]?.[0] ?? AUTOMATIC_NAME;
  }

  getNumberFormats(): string[][] {
    this.session.reading(this.place, this.rect);
    const { formats } = this.place.tab;
    return matrix(this.rect, (row, column) => formats.get(row, column) || AUTOMATIC_NAME);
  }

  setNumberFormat(format: string | null): this {
    const { tab } = this.place;
    return this.change(() => tab.formats.fill(this.rect, formatOf(format), tab.settings.rows));
  }

  setNumberFormats(formats: readonly unknown[]): this {
    this.requireSize(formats);
    const wanted = (formats as readonly (string | null)[][]).map((row) => row.map(formatOf));
    return this.each((row, column, [down, across]) => {
      this.place.tab.formats.set(row, column, wanted[down]?.[across] ?? AUTOMATIC_FORMAT);
    });
  }

  getNote(): string {
    this.session.reading(this.place, this.rect);
    return this.place.tab.notes.get(this.rect.row, this.rect.column);
  }

  setNote(note: string | null): this {
    const { tab } = this.place;
    return this.change(() => tab.notes.fill(this.rect, note ?? '', Number.POSITIVE_INFINITY));
  }

  /** Values and formats go, notes and dropdowns stay [L]; options name the only thing to clear. */
  clear(options: Readonly<Record<string, unknown>> = {}): this {
    const only = Object.keys(options).filter((key) => options[key] === true);
    const wants = (key: string) =>
      only.length === 0 ? /^(contents|format)Only$/.test(key) : only.includes(key);
    const { tab } = this.place;
    return this.change(() => {
      const height = tab.settings.rows;
      if (wants('contentsOnly')) tab.values.fill(this.rect, '', height);
      if (wants('commentsOnly')) tab.notes.fill(this.rect, '', height);
      if (wants('validationsOnly')) tab.validations.fill(this.rect, 0, height);
      if (!wants('formatOnly')) return;
      tab.formats.fill(this.rect, AUTOMATIC_FORMAT, height);
      for (const look of Object.values(tab.looks)) look.fill(this.rect, '', height);
    });
  }

  /** Values go; formats, notes and dropdowns stay [L]. */
  clearContent(): this {
    return this.clear({ contentsOnly: true });
  }

  clearDataValidations(): this {
    return this.clear({ validationsOnly: true });
  }

  private put(inputAt: (row: number, column: number) => Input, inputs: readonly (readonly Input[])[]): this {
    if (inputs.some((row) => row.some(isTooLong))) {
      this.session.pending.postpone(refused('tooLong'));
      return this;
    }
    return this.change(() => {
      const context = this.session.context(this.place);
      eachCell(this.rect, (row, column) => put(context, [row, column], inputAt(row, column)));
    });
  }

  /** Queues a change of every cell, told its row and column in the tab and, from 0, in the range. */
  protected each(visit: (row: number, column: number, within: readonly [number, number]) => void): this {
    const { row: top, column: left } = this.rect;
    return this.change(() => {
      eachCell(this.rect, (row, column) => visit(row, column, [row - top, column - left]));
    });
  }

  protected change(apply: () => void): this {
    this.session.write(this.place, { rect: this.rect, apply });
    return this;
  }

  /** Refuses a matrix that is not of the range's size, jagged ones included. */
  protected requireSize(values: readonly unknown[]): void {
    const { rows, columns } = this.rect;
    if (values.length !== rows) throw sizeMismatch('rows', values.length, rows);
    for (const row of values) {
      const width = Array.isArray(row) ? row.length : 0;
      if (width !== columns) throw sizeMismatch('columns', width, columns);
    }
  }
}
