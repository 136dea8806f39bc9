import { ICommandService, type Univer } from '@univerjs/core';
import { serializeListOptions } from '@univerjs/sheets';
import { SheetsFilterService } from '@univerjs/sheets-filter';
import { cellsOf, freezeOf, indices, range, rangeOf, sheetOf, widthOf } from './cells.ts';
import type { KnownTab } from './tab.ts';
import type { ListView, TabShape } from './wire.ts';

/** The name of the one workbook of a page. */
export const UNIT = 'classeur';

/** Options of a change that is told, not asked. */
const TOLD = { onlyLocal: true, fromSync: true };

/** Shows in Univer what the workspace says, and nothing else: the mutations it makes are no one's act. */
export class Painter {
  /** What Univer shows of each tab. */
  private readonly shown = new Map<number, TabShape>();
  private isPainting = false;

  constructor(private readonly univer: Univer) {}

  /** Whether what Univer is doing comes from here. */
  get isAtWork(): boolean {
    return this.isPainting;
  }

  /** Shows a tab that was not shown before, or what changed in it. @param rows those that changed */
  paint(tab: KnownTab, rows: readonly number[]): void {
    this.quietly(() => {
      const before = this.shown.get(tab.id);
      if (before === undefined) this.insert(tab);
      else this.change(tab, before, rows);
      this.shown.set(tab.id, tab.shape);
    });
  }

  /** Rows whose text goes to the next line grow with it; of a tab that is looked at, for Univer measures no other. */
  fitHeights(tab: KnownTab): void {
    this.quietly(() => this.fit(tab, range(1, tab.shape.rows)));
  }

  /** Does something to Univer that is nobody's act. */
  quietly(action: () => void): void {
    this.isPainting = true;
    try {
      action();
    } finally {
      this.isPainting = false;
    }
  }

  private insert(tab: KnownTab): void {
    const index = this.shown.size;
    if (index > 0) this.mutate('sheet.mutation.insert-sheet', tab, { index, sheet: sheetOf(tab) });
    this.paintLists(tab, []);
    this.paintFilter(tab, null);
  }

  private change(tab: KnownTab, before: TabShape, rows: readonly number[]): void {
    const { shape } = tab;
    if (shape.rows > before.rows) this.count(tab, 'row', shape.rows);
    if (shape.columns > before.columns) this.count(tab, 'column', shape.columns);
    const gone = range(shape.rows + 1, Math.max(0, before.rows - shape.rows));
    const changed = [...rows, ...gone];
    if (changed.length > 0)
      this.mutate('sheet.mutation.set-range-values', tab, { cellValue: cellsOf(tab, changed) });
    this.fit(tab, rows);
    if (shape === before) return;
    if (shape.rows < before.rows) this.count(tab, 'row', shape.rows);
    if (shape.columns < before.columns) this.count(tab, 'column', shape.columns);
    this.paintSizes(tab, before);
    if (!same(shape.lists, before.lists)) this.paintLists(tab, before.lists);
    if (!same(shape.filter, before.filter)) this.paintFilter(tab, before.filter);
  }

  private fit(tab: KnownTab, rows: readonly number[]): void {
    const ranges = rows
      .filter((row) => tab.wraps(row))
      .map((row) => rangeOf({ row, column: 1, rows: 1, columns: tab.shape.columns }));
    if (ranges.length > 0) this.mutate('sheet.command.set-row-is-auto-height', tab, { ranges });
  }

  private count(tab: KnownTab, axis: 'row' | 'column', count: number): void {
    this.mutate(`sheet.mutation.set-worksheet-${axis}-count`, tab, { [`${axis}Count`]: count });
  }

  private paintSizes(tab: KnownTab, before: TabShape): void {
    const { shape } = tab;
    if (shape.frozenRows !== before.frozenRows || shape.frozenColumns !== before.frozenColumns)
      this.mutate('sheet.mutation.set-frozen', tab, { ...freezeOf(shape), resetScroll: false });
    const columns = range(1, shape.columns);
    for (const column of columns.filter((one) => widthOf(shape, one) !== widthOf(before, one)))
      this.mutate('sheet.mutation.set-worksheet-col-width', tab, {
        ranges: [rangeOf({ row: 1, column, rows: shape.rows, columns: 1 })],
        colWidth: widthOf(shape, column),
      });
    this.hide(tab, 'row', [shape.hiddenRows, before.hiddenRows]);
    this.hide(tab, 'col', [shape.hiddenColumns, before.hiddenColumns]);
  }

  private hide(
    tab: KnownTab,
    axis: 'row' | 'col',
    [now, before]: readonly [TabShape['hiddenRows'], TabShape['hiddenRows']],
  ): void {
    if (same(now, before)) return;
    const [hidden, wasHidden] = [new Set(indices(now)), new Set(indices(before))];
    const { rows, columns } = tab.shape;
    const ranges = (all: number[]) =>
      all.map((index) =>
        axis === 'row'
          ? { startRow: index, endRow: index, startColumn: 0, endColumn: columns - 1 }
          : { startRow: 0, endRow: rows - 1, startColumn: index, endColumn: index },
      );
    const fresh = [...hidden].filter((index) => !wasHidden.has(index));
    const back = [...wasHidden].filter((index) => !hidden.has(index));
    if (fresh.length > 0) this.mutate(`sheet.mutation.set-${axis}-hidden`, tab, { ranges: ranges(fresh) });
    if (back.length > 0) this.mutate(`sheet.mutation.set-${axis}-visible`, tab, { ranges: ranges(back) });
  }

  private paintLists(tab: KnownTab, before: readonly ListView[]): void {
    if (before.length > 0) {
      const ruleId = before.map((_, index) => `${tab.id}-${index}`);
      this.mutate('data-validation.mutation.removeRule', tab, { ruleId, source: 'patched' });
    }
    const rule = tab.shape.lists.map((list, index) => ruleOf(list, `${tab.id}-${index}`));
    if (rule.length > 0) this.mutate('data-validation.mutation.addRule', tab, { rule, source: 'patched' });
  }

  private paintFilter(tab: KnownTab, before: TabShape['filter']): void {
    const { filter } = tab.shape;
    if (before !== null) this.mutate('sheet.mutation.remove-filter', tab, {});
    if (filter === null) return;
    this.mutate('sheet.mutation.set-filter-range', tab, { range: rangeOf(filter.rect) });
    for (const [column, words] of Object.entries(filter.shown)) {
      const col = Number(column) - 1;
      const filters = { filters: words.filter((word) => word !== '') };
      const blank = words.includes('') ? { blank: true } : {};
      const criteria = { colId: col - filter.rect.column + 1, filters: { ...filters, ...blank } };
      this.mutate('sheet.mutation.set-filter-criteria', tab, { col, criteria });
    }
    const service = this.univer.__getInjector().get(SheetsFilterService);
    const model = service.getFilterModel(UNIT, String(tab.id));
    if (model) model.filteredOutRows = new Set(indices(filter.hidden));
  }

  private mutate(id: string, tab: KnownTab, params: object): void {
    const commands = this.univer.__getInjector().get(ICommandService);
    commands.syncExecuteCommand(id, { unitId: UNIT, subUnitId: String(tab.id), ...params }, TOLD);
  }
}

function ruleOf({ words, help, isStrict, cells }: ListView, uid: string): object {
  return {
    uid,
    type: 'list',
    formula1: serializeListOptions([...words]),
    ranges: cells.map(rangeOf),
    showDropDown: true,
    allowBlank: true,
    errorStyle: isStrict ? 1 : 2,
    showErrorMessage: false,
    prompt: help,
    showInputMessage: help !== '',
    renderMode: 1,
  };
}

function same(one: unknown, other: unknown): boolean {
  return one === other || JSON.stringify(one) === JSON.stringify(other);
}
