import { Workbook as XlsxWorkbook } from '@cj-tech-master/excelts';
import { expect, test } from 'vitest';
import { exportXlsx } from '../../../host/spreadsheet/index.ts';
import { desk } from './desk.ts';

async function exported() {
  const { sheet, app, workbooks, id, spreadsheet } = desk();
  sheet.getRange('A:A').setNumberFormat('@');
  sheet
    .getRange('A1:D1')
    .setValues([['N°', 'Né le', 'Note', 'Payé']])
    .setFontWeight('bold');
  sheet.getRange('A2:D2').setValues([['0123', new Date('2015-03-15T23:00:00Z'), 1.5, true]]);
  sheet.getRange('A3:B3').setValues([['x', '=HYPERLINK("http://x";"clic")']]);
  const words = ['Oui, bien sûr', 'Non'];
  sheet.getRange('E2:E20').setDataValidation(app.newDataValidation().requireValueInList(words).build());
  sheet.setFrozenRows(1);
  sheet.setColumnWidth(1, 70);
  sheet.getRange('A1:D3').createFilter();
  spreadsheet.insertSheet('Caché/2').hideSheet();
  app.flush();
  const workbook = workbooks.get(id);
  if (!workbook) throw new Error('the workbook is gone');
  const xlsx = new XlsxWorkbook();
  await xlsx.xlsx.load(Buffer.from(await exportXlsx(workbook)));
  return xlsx;
}

test('a workbook leaves as .xlsx with its types, formats, headings, dropdowns and filter', async () => {
  const xlsx = await exported();
  const sheet = xlsx.getWorksheet('Élèves');
  if (!sheet) throw new Error('no sheet');
  expect(sheet.getCell('A2').value).toBe('0123');
  expect(sheet.getCell('A2').numFmt).toBe('@');
  expect(sheet.getCell('B2').value).toStrictEqual(new Date('2015-03-16T00:00:00Z'));
  expect([sheet.getCell('C2').value, sheet.getCell('D2').value]).toStrictEqual([1.5, true]);
  expect(sheet.getCell('A1').font?.bold).toBe(true);
  expect(sheet.views?.[0]).toMatchObject({ state: 'frozen', ySplit: 1 });
  expect(sheet.autoFilter).toBe('A1:D3');
  expect(sheet.getColumn(1).width).toBe(10);
  expect(sheet.getCell('E20').dataValidation).toMatchObject({
    type: 'list',
    formulae: ["'_listes'!$A$1:$A$2"],
  });
  expect(xlsx.getWorksheet('_listes')?.getCell('A1').value).toBe('Oui, bien sûr');
  expect(xlsx.worksheets.map(({ name, state }) => [name, state])).toStrictEqual([
    ['Élèves', 'visible'],
    ['_listes', 'veryHidden'],
    ['Caché-2', 'hidden'],
  ]);
});

test('tabs whose names Excel would not take leave under names of their own', async () => {
  const { app, workbooks, id, spreadsheet } = desk();
  const long = 'Conservatoire à rayonnement régional';
  for (const name of [`${long} (nord)`, `${long} (sud)`, 'a/b', 'A-B', '_listes'])
    spreadsheet.insertSheet(name);
  app.flush();
  const xlsx = new XlsxWorkbook();
  const workbook = workbooks.get(id);
  if (!workbook) throw new Error('the workbook is gone');
  await xlsx.xlsx.load(Buffer.from(await exportXlsx(workbook)));
  expect(xlsx.worksheets.map(({ name }) => name)).toStrictEqual([
    'Élèves',
    'Conservatoire à rayonnement rég',
    'Conservatoire à rayonnement r~2',
    'a-b',
    'A-B~2',
    '_listes~2',
  ]);
});

test('a formula leaves as what it shows, quoted in a note: the file runs nothing', async () => {
  const cell = (await exported()).getWorksheet('Élèves')?.getCell('B3');
  expect(cell?.value).toBe('clic');
  expect(JSON.stringify(cell?.note)).toContain('=HYPERLINK');
});
