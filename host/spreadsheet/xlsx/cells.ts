import type { Cell, Worksheet } from '@cj-tech-master/excelts';
import { isDateFormat } from '../cells/number-format.ts';
import { displayAt, resultAt } from '../cells/read.ts';
import { isFormula, TEXT_FORMAT } from '../cells/value.ts';
import { eachCell, formatA1 } from '../store/a1.ts';
import type { Tab } from '../store/tab.ts';
import type { Workbook } from '../store/workbook.ts';
import type { LongTexts } from './longTexts.ts';
import type { Looks } from './looks.ts';
import { escaped } from './text.ts';

/** Until 1 March 1900, of which this is the number, Excel counts a day more than Google, and none before 1900. */
const DAYS_AGREE_FROM = 61;

/** Somebody who edits such a text and presses Enter would make a formula of it, but for the format of text. */
const LOOKS_LIKE_A_FORMULA = /^[=+\-@][\s\S]/;

type At = readonly [number, number];

interface Shown {
  readonly value: string | number | boolean;
  readonly format?: string;
}

export interface CellsOf {
  readonly workbook: Workbook;
  readonly tab: Tab;
  readonly looks: Looks;
  readonly long: LongTexts;
}

/** What the cells of a tab hold, how they look, and their notes. */
export function writeCells(of: CellsOf, sheet: Worksheet): void {
  const { tab, looks } = of;
  // No row has anything of its own down there: these are the looks of whole columns.
  const below = tab.settings.rows + 1;
  const ofColumns = Array.from({ length: tab.settings.columns }, (_, index) =>
    looks.of(tab, [below, index + 1]),
  );
  ofColumns.forEach((style, index) => {
    sheet.getColumn(index + 1).style = style;
  });
  eachCell(tab.grid, (row, column) => {
    const hasValue = tab.values.get(row, column) !== '';
    const shown = hasValue ? shownAt(of, [row, column]) : undefined;
    const style = looks.of(tab, [row, column], shown?.format);
    const note = tab.notes.get(row, column);
    if (!shown && note === '' && style === ofColumns[column - 1]) return;
    const cell = sheet.getCell(row, column);
    cell.style = style;
    fill(of, cell, { at: [row, column], shown, note });
  });
}

/** A formula is what it shows: the file must not run what a family typed. */
function shownAt({ workbook, tab }: CellsOf, at: At): Shown {
  const value = resultAt(tab, workbook.locale, at);
  const format = tab.formats.get(...at);
  if (typeof value === 'string') {
    const mustStayText = format !== TEXT_FORMAT && LOOKS_LIKE_A_FORMULA.test(value);
    return mustStayText ? { value, format: TEXT_FORMAT } : { value };
  }
  const isDay = typeof value === 'number' && isDateFormat(format) && /[yd]/i.test(format);
  if (isDay && value < DAYS_AGREE_FROM)
    return { value: displayAt(tab, workbook.locale, at), format: TEXT_FORMAT };
  return { value };
}

function fill(
  { tab, long }: CellsOf,
  cell: Cell,
  { at, shown, note }: { at: At; shown: Shown | undefined; note: string },
): void {
  const stored = tab.values.get(...at);
  const place = formatA1({ row: at[0], column: at[1], rows: 1, columns: 1 });
  const notes = [note];
  if (typeof shown?.value === 'string') {
    const { text, warning } = long.fit(shown.value, [tab.settings.name, place]);
    cell.value = escaped(text);
    notes.push(warning);
  } else if (shown) cell.value = shown.value;
  if (isFormula(stored)) notes.push(`Formule\u00a0: ${stored.formula}`);
  const whole = notes.filter((one) => one !== '').join('\n\n');
  if (whole !== '') cell.note = escaped(fittedNote(long, whole, [tab.settings.name, `${place} (note)`]));
}

function fittedNote(long: LongTexts, note: string, where: readonly [string, string]): string {
  const { text, warning } = long.fit(note, where);
  return warning === '' ? text : `${warning}\n\n${text.slice(0, -2 - warning.length)}`;
}
