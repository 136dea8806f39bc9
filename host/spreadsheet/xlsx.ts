import { type Worksheet, Workbook as XlsxWorkbook } from '@cj-tech-master/excelts';
import { resultAt } from './cells/read.ts';
import { AUTOMATIC_FORMAT, isFormula } from './cells/value.ts';
import { columnName, eachCell, formatA1 } from './store/a1.ts';
import type { ListRule, Tab } from './store/tab.ts';
import type { Workbook } from './store/workbook.ts';

/** Excel measures columns in characters, the store in pixels. */
const PIXELS_PER_CHARACTER = 7;
const LISTS = '_listes';

type Xlsx = InstanceType<typeof XlsxWorkbook>;

/** Where the words of each dropdown stand in a hidden sheet: written in a rule they may hold no comma and 255 characters. */
class Lists {
  private readonly xlsx: Xlsx;
  private readonly known = new Map<string, string>();
  private sheet: Worksheet | undefined;

  constructor(xlsx: Xlsx) {
    this.xlsx = xlsx;
  }

  /** The reference of those words, as a formula. */
  reference(words: readonly string[]): string {
    const key = JSON.stringify(words);
    const known = this.known.get(key);
    if (known !== undefined) return known;
    this.sheet ??= this.xlsx.addWorksheet(LISTS, { state: 'veryHidden' });
    const column = this.known.size + 1;
    const sheet = this.sheet;
    words.forEach((word, index) => {
      sheet.getCell(index + 1, column).value = word;
    });
    const reference = `'${LISTS}'!$${columnName(column)}$1:$${columnName(column)}$${Math.max(1, words.length)}`;
    this.known.set(key, reference);
    return reference;
  }
}

/** Excel's names of sheets: 31 characters at most, some forbidden, no two alike whatever the case. */
function sheetNames(workbook: Workbook): string[] {
  const taken = new Set([LISTS]);
  return workbook.tabs.map(({ settings }) => {
    const plain = settings.name.replace(/[\\/?*[\]:]/g, '-');
    let name = plain.slice(0, 31);
    for (let number = 2; taken.has(name.toLowerCase()); number += 1)
      name = `${plain.slice(0, 31 - String(number).length - 1)}~${number}`;
    taken.add(name.toLowerCase());
    return name;
  });
}

function writeCells(workbook: Workbook, tab: Tab, sheet: Worksheet): void {
  const filled = { row: 1, column: 1, rows: tab.lastRow, columns: tab.lastColumn };
  eachCell(filled, (row, column) => {
    const stored = tab.values.get(row, column);
    const format = tab.formats.get(row, column);
    if (stored === '' && format === AUTOMATIC_FORMAT) return;
    const cell = sheet.getCell(row, column);
    if (stored !== '') cell.value = resultAt(tab, workbook.locale, [row, column]);
    if (isFormula(stored)) cell.note = `Formule\u00a0: ${stored.formula}`;
    if (format !== AUTOMATIC_FORMAT) cell.numFmt = format;
    dress(tab, sheet, [row, column]);
  });
}

function dress(tab: Tab, sheet: Worksheet, at: readonly [number, number]): void {
  const { looks, notes } = tab;
  const cell = sheet.getCell(...at);
  const background = looks.background.get(...at);
  if (looks.fontWeight.get(...at) === 'bold') cell.font = { bold: true };
  if (/^#[0-9a-f]{6}$/.test(background) && background !== '#ffffff')
    cell.fill = {
      type: 'pattern',
      pattern: 'solid',
      fgColor: { argb: `FF${background.slice(1).toUpperCase()}` },
    };
  if (looks.wrap.get(...at) === 'wrap') cell.alignment = { wrapText: true, vertical: 'top' };
  const note = notes.get(...at);
  if (note !== '') cell.note = note;
}

/** One rule per run of cells of a column, so that 20,000 rows cost one line. */
function writeRules(tab: Tab, sheet: Worksheet, lists: Lists): void {
  for (let column = 1; column <= tab.settings.columns; column += 1) {
    let start = 1;
    for (let row = 1; row <= tab.settings.rows; row += 1) {
      const number = tab.validations.get(start, column);
      if (row < tab.settings.rows && tab.validations.get(row + 1, column) === number) continue;
      const rule = tab.settings.rules[number - 1];
      const run = formatA1({ row: start, column, rows: row - start + 1, columns: 1 });
      if (rule) addRule(sheet, run, { rule, formula: lists.reference(rule.values) });
      start = row + 1;
    }
  }
}

function addRule(
  sheet: Worksheet,
  run: string,
  { rule, formula }: { rule: ListRule; formula: string },
): void {
  sheet.dataValidations.add(run.includes(':') ? `range:${run}` : run, {
    type: 'list',
    allowBlank: true,
    formulae: [formula],
    showErrorMessage: !rule.allowInvalid,
    ...(rule.help === null ? {} : { showInputMessage: true, prompt: rule.help }),
  });
}

function fillSheet(workbook: Workbook, tab: Tab, { sheet, lists }: { sheet: Worksheet; lists: Lists }): void {
  const { settings } = tab;
  writeCells(workbook, tab, sheet);
  writeRules(tab, sheet, lists);
  for (const [column, pixels] of Object.entries(settings.widths))
    sheet.getColumn(Number(column)).width = pixels / PIXELS_PER_CHARACTER;
  if (settings.filter) sheet.autoFilter = formatA1(settings.filter);
}

/**
 * The workbook as an `.xlsx` file: values with their types and number formats, frozen headings, dropdowns, filter,
 * widths, notes, bold and backgrounds. A formula is written as what it shows, with a note that quotes it: the
 * file must not run what a family typed.
 */
export async function exportXlsx(workbook: Workbook): Promise<Uint8Array> {
  const xlsx = new XlsxWorkbook();
  const lists = new Lists(xlsx);
  const names = sheetNames(workbook);
  workbook.tabs.forEach((tab, index) => {
    const { frozenRows, frozenColumns, hidden } = tab.settings;
    const sheet = xlsx.addWorksheet(names[index] ?? '', {
      state: hidden ? 'hidden' : 'visible',
      views:
        frozenRows + frozenColumns > 0
          ? [{ state: 'frozen', xSplit: frozenColumns, ySplit: frozenRows }]
          : [],
    });
    fillSheet(workbook, tab, { sheet, lists });
  });
  return new Uint8Array(await xlsx.xlsx.writeBuffer());
}
