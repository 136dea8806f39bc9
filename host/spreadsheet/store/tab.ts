import type { CellValue } from '../cells/value.ts';
import { AUTOMATIC_FORMAT } from '../cells/value.ts';
import type { Rect } from './a1.ts';
import type { LayerJson } from './layer.ts';
import { Layer } from './layer.ts';
import { type Axis, type ByColumn, overlap, shifted, shiftedKeys } from './shift.ts';

/** A dropdown. Other kinds of rule are not emulated. */
export interface ListRule {
  readonly values: readonly string[];
  readonly dropdown: boolean;
  readonly allowInvalid: boolean;
  readonly help: string | null;
}

export interface ProtectionRecord {
  readonly id: number;
  kind: 'SHEET' | 'RANGE';
  rect: Rect | null;
  description: string;
  editors: string[];
  warningOnly: boolean;
  domainEdit: boolean;
  /** Cells of a protected sheet that stay open. */
  unprotected: Rect[];
}

/** What a cell looks like, kept and shown, never decided upon. */
export const LOOKS = [
  'background',
  'fontWeight',
  'fontColor',
  'fontFamily',
  'fontSize',
  'wrap',
  'horizontal',
  'vertical',
] as const;
export type Look = (typeof LOOKS)[number];

/** The part of a tab that is kept as it is in its file. */
interface TabSettings {
  id: number;
  name: string;
  rows: number;
  columns: number;
  frozenRows: number;
  frozenColumns: number;
  hidden: boolean;
  colour: string | null;
  /** Widths in pixels of the columns that were given one, by column. */
  widths: ByColumn<number>;
  hiddenColumns: ByColumn<true>;
  filter: Rect | null;
  /** The texts a filter lets through, by column; a column without any lets everything through. */
  shown: ByColumn<readonly string[]>;
  protections: ProtectionRecord[];
  rules: ListRule[];
}

/** Why a row is out of sight. */
export type Hiding = '' | 'user' | 'filter';

/** Absent in a workbook kept before columns could be hidden, or filtered one by one. */
type Newer = 'hiddenColumns' | 'shown';

export interface TabJson extends Omit<TabSettings, Newer>, Partial<Pick<TabSettings, Newer>> {
  readonly values: LayerJson<CellValue>;
  readonly formats: LayerJson<string>;
  readonly notes: LayerJson<string>;
  readonly validations: LayerJson<number>;
  readonly looks: Partial<Record<Look, LayerJson<string>>>;
  /** Absent in a workbook kept before rows could be hidden. */
  readonly hiding?: LayerJson<Hiding>;
}

/** One sheet of a workbook: its grid, its cells and what is attached to them. Bounds are checked by its callers. */
export class Tab {
  readonly settings: TabSettings;
  readonly values: Layer<CellValue>;
  readonly formats: Layer<string>;
  readonly notes: Layer<string>;
  /** 0, or the number (from 1) of a rule of `settings.rules`. */
  readonly validations: Layer<number>;
  readonly looks: Record<Look, Layer<string>>;
  /** Of whole rows: in the first column, which no column inserted or deleted moves. */
  private readonly hiding: Layer<Hiding>;

  constructor(settings: Omit<TabSettings, Newer>, layers: Partial<TabJson> = {}) {
    this.settings = { hiddenColumns: {}, shown: {}, ...settings };
    this.values = new Layer<CellValue>('', layers.values);
    this.formats = new Layer<string>(AUTOMATIC_FORMAT, layers.formats);
    this.notes = new Layer<string>('', layers.notes);
    this.validations = new Layer<number>(0, layers.validations);
    const look = (name: Look) => [name, new Layer<string>('', layers.looks?.[name])] as const;
    this.looks = Object.fromEntries(LOOKS.map(look)) as Record<Look, Layer<string>>;
    this.hiding = new Layer<Hiding>('', layers.hiding);
  }

  /** An empty tab. */
  static blank(head: Pick<TabSettings, 'id' | 'name' | 'rows' | 'columns'>): Tab {
    return new Tab({
      ...head,
      frozenRows: 0,
      frozenColumns: 0,
      hidden: false,
      colour: null,
      widths: {},
      filter: null,
      protections: [],
      rules: [],
    });
  }

  static fromJson(json: TabJson): Tab {
    const { values, formats, notes, validations, looks, hiding, ...settings } = json;
    const layers = { values, formats, notes, validations, looks };
    return new Tab(settings, hiding ? { ...layers, hiding } : layers);
  }

  toJson(): TabJson {
    return {
      ...this.settings,
      values: this.values.toJson(),
      formats: this.formats.toJson(),
      notes: this.notes.toJson(),
      validations: this.validations.toJson(),
      looks: Object.fromEntries(LOOKS.map((look) => [look, this.looks[look].toJson()])),
      hiding: this.hiding.toJson(),
    };
  }

  /** The whole grid. */
  get grid(): Rect {
    return { row: 1, column: 1, rows: this.settings.rows, columns: this.settings.columns };
  }

  get lastRow(): number {
    return this.values.lastRow();
  }

  get lastColumn(): number {
    return this.values.lastColumn();
  }

  hidingOf(row: number): Hiding {
    return this.hiding.get(row, 1);
  }

  hide(row: number, hiding: Hiding): void {
    this.hiding.set(row, 1, hiding);
  }

  /** Takes a filter away: what it hid is in sight again. */
  unfilter(): void {
    this.settings.filter = null;
    this.settings.shown = {};
    this.showFiltered();
  }

  /** Brings back what a filter hid. */
  showFiltered(): void {
    for (let row = 1; row <= this.settings.rows; row += 1)
      if (this.hidingOf(row) === 'filter') this.hide(row, '');
  }

  ruleAt(row: number, column: number): ListRule | undefined {
    return this.settings.rules[this.validations.get(row, column) - 1];
  }

  /** The number under which the rule is kept. */
  ruleNumber(rule: ListRule): number {
    const text = JSON.stringify(rule);
    const known = this.settings.rules.findIndex((other) => JSON.stringify(other) === text);
    return known >= 0 ? known + 1 : this.settings.rules.push(rule);
  }

  /** New rows before row `at`, formatted like row `like` when one is named. */
  insertRows(at: number, count: number, like?: number): void {
    this.values.insertRows(at, count);
    this.notes.insertRows(at, count);
    this.hiding.insertRows(at, count);
    for (const layer of this.dressing()) layer.insertRows(at, count, like);
    this.settings.rows += count;
    this.shift('row', at, count);
  }

  deleteRows(at: number, count: number): void {
    for (const layer of [...this.layers(), this.hiding]) layer.deleteRows(at, count);
    this.settings.rows -= count;
    this.settings.frozenRows -= overlap(at, count, this.settings.frozenRows);
    this.shift('row', at, -count);
  }

  /** New columns before column `at`, formatted like column `like` when one is named. */
  insertColumns(at: number, count: number, like?: number): void {
    this.values.insertColumns(at, count);
    this.notes.insertColumns(at, count);
    for (const layer of this.dressing()) layer.insertColumns(at, count, like);
    this.settings.columns += count;
    this.shift('column', at, count);
    this.shiftColumns(at, count);
  }

  deleteColumns(at: number, count: number): void {
    for (const layer of this.layers()) layer.deleteColumns(at, count);
    this.settings.columns -= count;
    this.settings.frozenColumns -= overlap(at, count, this.settings.frozenColumns);
    this.shift('column', at, -count);
    this.shiftColumns(at, -count);
  }

  /** Rearranges rows with all that a cell carries except its dropdown, as a sort does. */
  permuteRows(rect: Rect, order: readonly number[]): void {
    this.values.permuteRows(rect, order);
    this.formats.permuteRows(rect, order);
    this.notes.permuteRows(rect, order);
    for (const look of LOOKS) this.looks[look].permuteRows(rect, order);
  }

  /** Writes over `to` all that the cells of `from`, in this tab or another, carry. Both are of one size. */
  copyCells(source: Tab, from: Rect, to: Rect): void {
    const number = (theirs: number): number => {
      const rule = source.settings.rules[theirs - 1];
      return rule === undefined ? 0 : this.ruleNumber(rule);
    };
    this.values.copyFrom(source.values, from, to);
    this.formats.copyFrom(source.formats, from, to);
    this.notes.copyFrom(source.notes, from, to);
    this.validations.copyFrom(source.validations, from, to, number);
    for (const look of LOOKS) this.looks[look].copyFrom(source.looks[look], from, to);
  }

  /** All that decides what the cells of a row show and look like, as text: the same while nothing of it changes. */
  rowText(row: number): string {
    return this.layers()
      .map((layer) => layer.rowText(row))
      .join('\n');
  }

  /** The same for what whole columns decide, in every row. */
  columnsText(): string {
    return this.layers()
      .map((layer) => layer.columnsText())
      .join('\n');
  }

  private dressing() {
    return [this.formats, this.validations, ...LOOKS.map((look) => this.looks[look])];
  }

  private layers() {
    return [this.values, this.notes, ...this.dressing()];
  }

  private shift(axis: Axis, at: number, delta: number): void {
    const { filter, protections } = this.settings;
    if (filter) this.settings.filter = shifted(filter, { axis, at, delta });
    for (const protection of protections) {
      if (protection.rect) protection.rect = shifted(protection.rect, { axis, at, delta });
      protection.unprotected = protection.unprotected.flatMap(
        (rect) => shifted(rect, { axis, at, delta }) ?? [],
      );
    }
    this.settings.protections = protections.filter(({ kind, rect }) => kind === 'SHEET' || rect !== null);
  }

  private shiftColumns(at: number, delta: number): void {
    const { settings } = this;
    settings.widths = shiftedKeys(settings.widths, at, delta);
    settings.hiddenColumns = shiftedKeys(settings.hiddenColumns, at, delta);
    settings.shown = shiftedKeys(settings.shown, at, delta);
  }
}
