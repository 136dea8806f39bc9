import { Workbook as XlsxWorkbook } from '@cj-tech-master/excelts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { localeOf } from '../../../host/spreadsheet/cells/locale.ts';
import { exportXlsx } from '../../../host/spreadsheet/index.ts';
import { excelFormat } from '../../../host/spreadsheet/xlsx/formats.ts';
import { type Desk, desk } from './desk.ts';

const FRENCH = localeOf('fr_FR');

/** The workbook of the desk as a file, read again by the library that wrote it. */
async function exported({ app, workbooks, id }: Desk) {
  app.flush();
  const workbook = workbooks.get(id);
  if (!workbook) throw new Error('the workbook is gone');
  const xlsx = new XlsxWorkbook();
  await xlsx.xlsx.load(Buffer.from(await exportXlsx(workbook)));
  return xlsx;
}

const sheetOf = (xlsx: Awaited<ReturnType<typeof exported>>, name = 'Élèves') => {
  const sheet = xlsx.getWorksheet(name);
  if (!sheet) throw new Error('no sheet');
  return sheet;
};

const noteOf = (note: unknown): string =>
  typeof note === 'string' ? note : JSON.stringify(note).replaceAll('\\n', '\n');

describe('a workbook as .xlsx', () => {
  it('has its types, formats, headings, dropdowns and filter', async () => {
    const made = desk();
    const { sheet, app } = made;
    sheet.getRange('A:A').setNumberFormat('@');
    const headings = sheet.getRange('A1:D1').setValues([['N°', 'Né le', 'Note', 'Payé']]);
    headings.setFontWeight('bold').setBackground('#f7f5fb').setFontColor('#112233').setWrap(true);
    sheet.getRange('A2:D2').setValues([['0123', new Date('2015-03-15T23:00:00Z'), 1.5, true]]);
    const words = ['Oui, bien sûr', 'Non'];
    sheet.getRange('E2:E20').setDataValidation(app.newDataValidation().requireValueInList(words).build());
    sheet.setFrozenRows(1);
    sheet.setFrozenColumns(2);
    sheet.setColumnWidth(1, 70);
    sheet.getRange('A1:D3').createFilter();
    const xlsx = await exported(made);
    const read = sheetOf(xlsx);
    expect(read.getCell('A2').value).toBe('0123');
    expect(read.getCell('A2').numFmt).toBe('@');
    expect(read.getCell('B2').value).toStrictEqual(new Date('2015-03-16T00:00:00Z'));
    expect(read.getCell('B2').numFmt).toBe('dd/mm/yyyy');
    expect([read.getCell('C2').value, read.getCell('D2').value]).toStrictEqual([1.5, true]);
    expect(read.getCell('A1').style).toMatchObject({
      font: { bold: true, color: { argb: 'FF112233' } },
      fill: { fgColor: { argb: 'FFF7F5FB' } },
      alignment: { wrapText: true },
    });
    expect(read.views?.[0]).toMatchObject({ state: 'frozen', xSplit: 2, ySplit: 1 });
    expect(read.autoFilter).toBe('A1:D3');
    expect([1, 2].map((column) => read.getColumn(column).width)).toStrictEqual([10, 100 / 7]);
    expect(read.getCell('E20').dataValidation).toMatchObject({
      type: 'list',
      formulae: ["'_listes'!$A$1:$A$2"],
    });
    expect(sheetOf(xlsx, '_listes').getCell('A1').value).toBe('Oui, bien sûr');
  });

  it('keeps its tabs in their order, and opens on the first that is in sight', async () => {
    const made = desk();
    const { app, sheet, spreadsheet } = made;
    const rule = app.newDataValidation().requireValueInList(['a']).build();
    sheet.getRange('A1').setDataValidation(rule);
    spreadsheet.insertSheet('Suite').setTabColor('#ff0000');
    sheet.hideSheet();
    const xlsx = await exported(made);
    expect(xlsx.worksheets.map(({ name, state }) => [name, state])).toStrictEqual([
      ['Élèves', 'hidden'],
      ['Suite', 'visible'],
      ['_listes', 'veryHidden'],
    ]);
    expect(xlsx.views[0]?.activeTab).toBe(1);
    expect(sheetOf(xlsx, 'Suite').properties.tabColor).toStrictEqual({ argb: 'FFFF0000' });
  });

  it('gives names of their own to tabs whose names Excel would not take', async () => {
    const made = desk();
    const long = 'Conservatoire à rayonnement régional';
    const emoji = `${'a'.repeat(30)}🎻`;
    const names = [`${long} (nord)`, `${long} (sud)`, 'a/b', 'A-B', '_listes', "'été'", 'History', emoji];
    for (const name of names) made.spreadsheet.insertSheet(name);
    const xlsx = await exported(made);
    expect(xlsx.worksheets.map(({ name }) => name)).toStrictEqual([
      'Élèves',
      'Conservatoire à rayonnement rég',
      'Conservatoire à rayonnement r~2',
      'a-b',
      'A-B~2',
      '_listes',
      '’été’',
      'History~2',
      'a'.repeat(30),
    ]);
  });

  it('runs nothing: a formula is what it shows, quoted in a note beside the note it had', async () => {
    const made = desk();
    made.sheet.getRange('B3').setValue('=HYPERLINK("http://x";"clic")').setNote('À vérifier');
    const cell = sheetOf(await exported(made)).getCell('B3');
    expect(cell.value).toBe('clic');
    expect(noteOf(cell.note)).toBe('À vérifier\n\nFormule\u00a0: =HYPERLINK("http://x";"clic")');
  });

  it('gives the format of text to what a person who edits the cell would make a formula', async () => {
    const made = desk();
    const texts = ["'=1+1", "'+33 6", "'-5", "'@a", '-', 'plain'];
    made.sheet.getRange('A1:F1').setValues([texts]);
    const sheet = sheetOf(await exported(made));
    const cells = texts.map((_, index) => sheet.getCell(1, index + 1));
    expect(cells.map(({ value }) => value)).toStrictEqual(['=1+1', '+33 6', '-5', '@a', '-', 'plain']);
    expect(cells.map(({ numFmt }) => numFmt)).toStrictEqual(['@', '@', '@', '@', undefined, undefined]);
  });

  it('writes as text the days that Excel counts otherwise, or not at all', async () => {
    const made = desk();
    const days = [new Date('1900-01-15T12:00:00Z'), new Date('1890-05-02T12:00:00Z')];
    const range = made.sheet.getRange('A1:C1');
    range.setValues([[...days, 0.75]]).setNumberFormats([['dd/MM/yyyy', 'dd/MM/yyyy', 'HH:mm']]);
    const sheet = sheetOf(await exported(made));
    expect([1, 2].map((column) => sheet.getCell(1, column).value)).toStrictEqual([
      '15/01/1900',
      '02/05/1890',
    ]);
    expect(sheet.getCell(1, 3).value).toBeInstanceOf(Date);
  });

  it('cuts the help of a dropdown where Excel would refuse the file', async () => {
    const made = desk();
    const rule = made.app.newDataValidation().requireValueInList(['a']).setHelpText('é'.repeat(300)).build();
    made.sheet.getRange('A1').setDataValidation(rule);
    expect(sheetOf(await exported(made)).getCell('A1').dataValidation).toMatchObject({
      prompt: 'é'.repeat(255),
    });
  });
});

describe('the texts of a workbook as .xlsx', () => {
  it('are read again to the letter, whatever they hold', async () => {
    const unit = fc.oneof(
      fc.constantFrom('_x0041_', '_x005F_', '\r', '\u0000', '\u007f', '\ud83d', ' '),
      fc.string({ unit: 'binary', maxLength: 3 }),
    );
    const text = fc.array(unit, { minLength: 1, maxLength: 8 }).map((parts) => `a${parts.join('')}`);
    await fc.assert(
      fc.asyncProperty(fc.array(text, { minLength: 20, maxLength: 20 }), async (texts) => {
        const made = desk();
        made.sheet
          .getRange(1, 1, 20, 1)
          .setNumberFormat('@')
          .setValues(texts.map((one) => [one]));
        const sheet = sheetOf(await exported(made));
        expect(texts.map((_, index) => sheet.getCell(index + 1, 1).value)).toStrictEqual(texts);
      }),
      { numRuns: 20 },
    );
  });

  it('are whole in a tab of their own when Excel cannot hold them, no emoji cut in two', async () => {
    const made = desk();
    const text = `${'a'.repeat(32_766)}${'🎻'.repeat(8_617)}`;
    made.sheet.getRange('C4').setValue(text).setNote('b'.repeat(40_000));
    const xlsx = await exported(made);
    const cell = sheetOf(xlsx).getCell('C4');
    expect(cell.value).toBe('a'.repeat(32_766));
    const note = noteOf(cell.note);
    expect(note.length).toBeLessThanOrEqual(32_767);
    expect(note).toMatch(
      /^Texte coupé ici.*40\d{3} caractères.*onglet «\u00a0Textes longs\u00a0», ligne 3\.\n\nbbb/,
    );
    const rows = sheetOf(xlsx, 'Textes longs').getSheetValues();
    const [whole, wholeNote] = [2, 3].map((row) => ((rows[row] ?? []) as string[]).slice(3).join(''));
    expect(whole).toBe(text);
    expect(wholeNote?.startsWith('b'.repeat(40_000))).toBe(true);
    expect(wholeNote).toContain(`Texte coupé ici\u00a0: il a ${text.length} caractères`);
  });
});

describe('a number format of Google, in Excel', () => {
  it.each([
    ['dd/MM/yyyy', 'dd/mm/yyyy'],
    ['yyyy-MM-dd HH:mm:ss', 'yyyy-mm-dd hh:mm:ss'],
    ['dddd d MMMM', '[$-40C]dddd d mmmm'],
    ['dd/MM/yyyy à HH:mm', 'dd/mm/yyyy "à" hh:mm'],
    ['d\\h', 'd\\h'],
    ['h:mm am/pm', 'h:mm AM/PM'],
    ['[h]:mm:ss.000', '[h]:mm:ss.000'],
    ['@', '@'],
    ['0%', '0%'],
    ['#,##0.00 €', '#,##0.00 "€"'],
    ['#,##0.00\u00a0[$€-1];[Red]-#,##0', '#,##0.00"\u00a0"[$€-1];[Red]-#,##0'],
    ['0 élèves', '0 "élèves"'],
    ['0.00E+00', '0.00E+00'],
    ['General', 'General'],
    ['0;-0;0.0;@;0', '0;-0;0.0;@'],
    ['0"', '0\\"'],
  ])('%s is %s', (google, excel) => {
    expect(excelFormat(google, FRENCH)).toBe(excel);
  });

  it('is left out when Excel would refuse the file for its length', () => {
    expect(excelFormat(`"${'a'.repeat(300)}"0`, FRENCH)).toBeUndefined();
  });
});

it('1,300 rows of 25 columns leave in a few seconds', async () => {
  const { workbooks, id, sheet, app } = desk();
  sheet.insertRowsAfter(20, 1_300).insertColumnsAfter(6, 19);
  const rows = Array.from({ length: 1_300 }, (_, row) =>
    Array.from({ length: 25 }, (__, column) => (column % 5 === 0 ? row * column : `Élève ${row} ${column}`)),
  );
  sheet.getRange(1, 1, 1_300, 25).setValues(rows);
  sheet.getRange('A1:Y1').createFilter();
  app.flush();
  const workbook = workbooks.get(id);
  if (!workbook) throw new Error('the workbook is gone');
  const began = process.cpuUsage();
  await exportXlsx(workbook);
  const { user, system } = process.cpuUsage(began);
  expect((user + system) / 1e6).toBeLessThan(5);
});
