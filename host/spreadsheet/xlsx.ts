import { type Row, type Worksheet, Workbook as XlsxWorkbook } from '@cj-tech-master/excelts';
import { formatA1 } from './store/a1.ts';
import type { Tab } from './store/tab.ts';
import type { Workbook } from './store/workbook.ts';
import { writeCells } from './xlsx/cells.ts';
import { withFilterNames } from './xlsx/filters.ts';
import { Lists, writeRules } from './xlsx/lists.ts';
import { LongTexts } from './xlsx/longTexts.ts';
import { argb, Looks } from './xlsx/looks.ts';
import { SheetNames } from './xlsx/names.ts';

/** Excel measures columns in characters, the store in pixels. */
const PIXELS_PER_CHARACTER = 7;
/** A column that was given no width, on Google. */
const USUAL_PIXELS = 100;
/** Of a row, in points. */
const USUAL_HEIGHT = 15;

type Xlsx = InstanceType<typeof XlsxWorkbook>;

function addSheet(xlsx: Xlsx, name: string, { settings }: Tab): Worksheet {
  const { frozenRows, frozenColumns, hidden, colour } = settings;
  const tabColour = argb(colour ?? '');
  return xlsx.addWorksheet(name, {
    state: hidden ? 'hidden' : 'visible',
    properties: tabColour === undefined ? {} : { tabColor: { argb: tabColour } },
    views:
      frozenRows + frozenColumns > 0 ? [{ state: 'frozen', xSplit: frozenColumns, ySplit: frozenRows }] : [],
  });
}

function arrange(tab: Tab, sheet: Worksheet): void {
  const { settings } = tab;
  for (let column = 1; column <= settings.columns; column += 1)
    sheet.getColumn(column).width = (settings.widths[column] ?? USUAL_PIXELS) / PIXELS_PER_CHARACTER;
  for (let row = 1; row <= settings.rows; row += 1) if (tab.hidingOf(row) !== '') hide(sheet.getRow(row));
  if (settings.filter) sheet.autoFilter = formatA1(settings.filter);
}

/** ExcelTS writes no empty row without a height. */
function hide(row: Row): void {
  row.hidden = true;
  if (row.cellCount === 0) row.height = USUAL_HEIGHT;
}

/** Excel opens the file on that tab: never on one that is hidden. */
function openAt(xlsx: Xlsx, activeTab: number): void {
  xlsx.views = [
    { x: 0, y: 0, width: 24_000, height: 12_000, firstSheet: activeTab, activeTab, visibility: 'visible' },
  ];
}

/**
 * The workbook as an `.xlsx` file, for Excel and LibreOffice: tabs in their order, values with their types and number
 * formats, frozen headings, dropdowns, filter, hidden rows, widths, notes, and how cells look. A formula is written as
 * what it shows, with a note that quotes it: the file must not run what a family typed. What Excel cannot hold is said
 * in a note, and kept whole in a tab of its own.
 */
export async function exportXlsx(workbook: Workbook): Promise<Uint8Array> {
  const xlsx = new XlsxWorkbook();
  const names = new SheetNames();
  const { tabs } = workbook;
  const sheets = tabs.map((tab) => ({ tab, sheet: addSheet(xlsx, names.give(tab.settings.name), tab) }));
  const long = new LongTexts(() => xlsx.addWorksheet(names.give('Textes longs')));
  const looks = new Looks(workbook.locale);
  for (const { tab, sheet } of sheets) writeCells({ workbook, tab, looks, long }, sheet);
  const lists = new Lists(() => xlsx.addWorksheet(names.give('_listes'), { state: 'veryHidden' }));
  for (const { tab, sheet } of sheets) {
    writeRules(tab, sheet, lists);
    arrange(tab, sheet);
  }
  openAt(
    xlsx,
    tabs.findIndex(({ settings }) => !settings.hidden),
  );
  const filtered = sheets.flatMap(({ tab, sheet }, index) =>
    tab.settings.filter ? [{ index, name: sheet.name, filter: tab.settings.filter }] : [],
  );
  return withFilterNames(new Uint8Array(await xlsx.xlsx.writeBuffer()), filtered);
}
