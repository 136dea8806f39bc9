import { editText } from '../../spreadsheet/cells/edit-text.ts';
import { linkOf } from '../../spreadsheet/cells/formula.ts';
import { displayAt } from '../../spreadsheet/cells/read.ts';
import { type CellValue, isFormula } from '../../spreadsheet/cells/value.ts';
import { formatA1 } from '../../spreadsheet/store/a1.ts';
import type { CellLook, CellView, ListView, Rect, Run, TabHead, TabShape } from '../grid/wire.ts';
import type { Tab, Workbook } from './acts.ts';

/** The tabs of a workbook, in their order. */
export function tabHeads({ tabs }: Workbook): TabHead[] {
  return tabs.map(({ settings: { id, name, hidden, colour } }) => ({ id, name, isHidden: hidden, colour }));
}

/** A tab without its cells. */
export function tabShape(tab: Tab): TabShape {
  const { rows, columns, frozenRows, frozenColumns, widths, filter, shown, hiddenColumns } = tab.settings;
  return {
    rows,
    columns,
    frozenRows: Math.min(frozenRows, rows),
    frozenColumns: Math.min(frozenColumns, columns),
    widths,
    hiddenRows: runs(rows, (row) => tab.hidingOf(row) === 'user'),
    hiddenColumns: runs(columns, (column) => hiddenColumns[String(column)] === true),
    filter:
      filter === null
        ? null
        : { rect: filter, shown, hidden: runs(rows, (row) => tab.hidingOf(row) === 'filter') },
    lists: lists(tab),
    notes: notes(tab),
  };
}

/** The cells of one row, up to the last that holds something or looks like something. */
export function rowView(workbook: Workbook, tab: Tab, row: number): CellView[] {
  const cells: CellView[] = [];
  for (let column = 1; column <= tab.settings.columns; column += 1) {
    const view = cellView(workbook, tab, [row, column]);
    if (view !== '') {
      while (cells.length < column - 1) cells.push('');
      cells.push(view);
    }
  }
  return cells;
}

function cellView({ locale }: Workbook, tab: Tab, at: readonly [number, number]): CellView {
  const value = tab.values.get(...at);
  const look = lookOf(tab, at, value);
  if (value === '') return look === undefined ? '' : ['', look];
  const text = displayAt(tab, locale, at);
  const source = editText(tab, locale, at);
  if (source !== text) return [text, look ?? {}, source];
  return look === undefined ? text : [text, look];
}

/** Numbers and dates stand on the right and yes or no in the middle, unless the cell says otherwise. */
const SIDES: Readonly<Record<string, CellLook['align']>> = { number: 'right', boolean: 'center' };

function lookOf({ looks }: Tab, at: readonly [number, number], value: CellValue): CellLook | undefined {
  const own = looks.horizontal.get(...at);
  const align = own === 'left' || own === 'center' || own === 'right' ? own : SIDES[typeof value];
  const look: CellLook = {
    ...(looks.fontWeight.get(...at) === 'bold' ? { bold: true } : {}),
    ...(looks.wrap.get(...at) === 'wrap' ? { wrap: true } : {}),
    ...given('fill', looks.background.get(...at)),
    ...given('ink', looks.fontColor.get(...at)),
    ...given('family', looks.fontFamily.get(...at)),
    ...(Number(looks.fontSize.get(...at)) > 0 ? { size: Number(looks.fontSize.get(...at)) } : {}),
    ...(align === undefined ? {} : { align }),
    ...(looks.vertical.get(...at) === 'top' ? { top: true } : {}),
    ...given('link', linkIn(value)),
  };
  return Object.keys(look).length === 0 ? undefined : look;
}

/** Google makes a link of a text that is an address, too. */
function linkIn(value: CellValue): string {
  if (typeof value === 'string') return /^https?:\/\/\S+$/.test(value) ? value : '';
  return isFormula(value) ? (linkOf(value) ?? '') : '';
}

function given<Name extends string>(name: Name, value: string): { [Key in Name]?: string } {
  return value === '' ? {} : ({ [name]: value } as { [Key in Name]?: string });
}

/** Where what is true of a row, or of a column, begins and how long it lasts. */
function runs(size: number, isTrue: (index: number) => boolean): Run[] {
  const found: [number, number][] = [];
  for (let index = 1; index <= size; index += 1) {
    if (!isTrue(index)) continue;
    const last = found[found.length - 1];
    if (last !== undefined && last[0] + last[1] === index) last[1] += 1;
    else found.push([index, 1]);
  }
  return found;
}

function lists(tab: Tab): ListView[] {
  const cells = new Map<number, Rect[]>();
  for (let column = 1; column <= tab.settings.columns; column += 1) {
    for (const number of rulesIn(tab, column)) {
      const rows = runs(tab.settings.rows, (row) => tab.validations.get(row, column) === number);
      const rects = rows.map(([row, count]) => ({ row, column, rows: count, columns: 1 }));
      cells.set(number, [...(cells.get(number) ?? []), ...rects]);
    }
  }
  return tab.settings.rules.flatMap(({ values, help, allowInvalid }, index) => {
    const rects = cells.get(index + 1);
    if (rects === undefined) return [];
    return [{ words: values, help: help ?? '', isStrict: !allowInvalid, cells: rects }];
  });
}

function rulesIn(tab: Tab, column: number): number[] {
  const numbers = new Set<number>();
  for (let row = 1; row <= tab.settings.rows; row += 1) numbers.add(tab.validations.get(row, column));
  numbers.delete(0);
  return [...numbers];
}

function notes(tab: Tab): Record<string, string> {
  const found: [string, string][] = [];
  for (let row = 1; row <= tab.settings.rows; row += 1)
    for (let column = 1; column <= tab.settings.columns; column += 1) {
      const note = tab.notes.get(row, column);
      if (note !== '') found.push([formatA1({ row, column, rows: 1, columns: 1 }), note]);
    }
  return Object.fromEntries(found);
}
