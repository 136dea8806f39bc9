import { beforeAll, describe, expect, it } from 'vitest';
import { exportXlsx } from '../../../host/spreadsheet/index.ts';
import { type Desk, desk, OWNER } from './desk.ts';
import type { FlatDocument } from './flat.ts';
import { libreOffice, openedByLibreOffice, shownByLibreOffice } from './libreoffice.ts';

const WORDS = ['Oui, bien sûr', 'Non', 'Peut-être «\u00a0& plus\u00a0»', '=1+1', '0123'];

/** A number, the format Google writes, and what a person reads in a French LibreOffice, whatever its spaces. */
const FORMATS: readonly (readonly [number, string, string])[] = [
  [42_000.5, 'dd/MM/yyyy', '27/12/2014'],
  [42_000.5, 'dd/MM/yyyy HH:mm:ss', '27/12/2014 12:00:00'],
  [42_000.5, 'dddd d MMMM yyyy "à" H"h"mm', 'samedi 27 décembre 2014 à 12h00'],
  [0.75, 'HH:mm', '18:00'],
  [0.75, 'h:mm am/pm', '6:00 PM'],
  [1.5, '[h]:mm', '36:00'],
  [12, '@', '"12"'],
  [0.256, '0%', '26 %'],
  [0.2567, '0.0%', '25,7%'],
  [1234.5, '#,##0.00 €', '1 234,50 €'],
  [1234.5, '#,##0.00\u00a0[$€-1]', '1 234,50 €'],
  [-1234.5, '#,##0;[Red]-#,##0', '-1 235'],
  [3, '0 élèves', '3 élèves'],
  [2 / 3, '0.###############', '0,666666666666667'],
  [12_345, '0.00E+00', '1,23E+04'],
];

const TEXTS = [
  '0123',
  '1,5',
  '01/02/2026',
  'VRAI',
  '=1+1',
  '+33 6 12 34 56 78',
  '-5',
  '@SOMME(A1)',
  '=HYPERLINK("http://x";"clic")',
  "'apostrophe",
  '«\u00a0L’été\u00a0» & <b>"gras"</b>',
  '👩‍👩‍👧‍👦 famille 🎻',
  'deux\nlignes',
  '  bords  ',
  'une\ttabulation',
  '_x0041_ et _x000D_',
  'une cloche\u0007',
];

/** The tab « Élèves » as a town has it: headings, a dropdown, a filter, rows out of sight. */
function typeStudents({ sheet, app, workbooks, id }: Desk): void {
  const rule = (words: string[], isOpen: boolean) =>
    app.newDataValidation().requireValueInList(words).setAllowInvalid(isOpen).build();
  sheet.getRange('A1:F1').setValues([['N°', 'Note', 'Né le', 'Payé', 'Décision', 'Lien']]);
  sheet.getRange('A1:F1').setFontWeight('bold').setBackground('#f7f5fb').setWrap(true);
  sheet.getRange('A:A').setNumberFormat('@');
  sheet.getRange('C2:C').setNumberFormat('dd/MM/yyyy');
  sheet.getRange('A2:D2').setValues([['0123', 1.5, new Date('2015-03-15T23:00:00Z'), true]]);
  sheet.getRange('A3:D3').setValues([['x', -2, new Date('2016-02-29T12:00:00Z'), false]]);
  sheet.getRange('F2').setValue('=HYPERLINK("http://x";"clic")');
  sheet.getRange('B2').setNote('Une note\nde deux lignes');
  sheet
    .getRange('B3')
    .setFontColor('#b00020')
    .setHorizontalAlignment('center')
    .setVerticalAlignment('middle');
  sheet.getRange('E2:E3').setDataValidation(rule(['a', 'b'], true));
  sheet.getRange('E4:E20').setDataValidation(rule(WORDS, false));
  sheet.setTabColor('#00ff00').setColumnWidth(1, 210);
  sheet.getRange('A1:F20').createFilter();
  app.flush();
  const person = workbooks.person(id, { as: OWNER });
  person.hideRows('Élèves', 3);
  person.hideRows('Élèves', 5);
}

function typeTheRest({ spreadsheet }: Desk): void {
  const sheet = spreadsheet.insertSheet('Formats', 1);
  FORMATS.forEach(([value, format], index) => {
    sheet
      .getRange(index + 1, 1)
      .setValue(value)
      .setNumberFormat(format);
  });
  sheet
    .getRange(1, 2, TEXTS.length, 1)
    .setNumberFormat('@')
    .setValues(TEXTS.map((text) => [text]));
  sheet.getRange('C1').setNumberFormat('@').setValue('é'.repeat(50_000));
  spreadsheet.insertSheet('Caché/2').hideSheet();
  spreadsheet.insertSheet("Aujourd'hui & <demain>").getRange('B2:C9').createFilter();
}

describe.skipIf(libreOffice === undefined)('a workbook of the workspace, opened in LibreOffice', () => {
  let flat: FlatDocument;
  let shown: Map<string, string[][]>;

  beforeAll(async () => {
    const made = desk();
    typeStudents(made);
    typeTheRest(made);
    made.app.flush();
    const workbook = made.workbooks.get(made.id);
    if (!workbook) throw new Error('the workbook is gone');
    const xlsx = await exportXlsx(workbook);
    flat = openedByLibreOffice(xlsx);
    shown = shownByLibreOffice(xlsx);
  });

  const values = (rows: readonly number[], columns: readonly number[]) =>
    rows.map((row) => columns.map((column) => flat.value('Élèves', [row, column])));

  it('has its tabs, in their order, with their colours, the hidden ones hidden', () => {
    expect(flat.sheets()).toEqual([
      ['Élèves', true, '#00ff00'],
      ['Formats', true, ''],
      ['Caché-2', false, ''],
      ["Aujourd'hui & <demain>", true, ''],
      ['Textes longs', true, ''],
      ['_listes', false, ''],
    ]);
  });

  it('keeps the type of each cell', () => {
    expect(values([2, 3], [1, 2, 3])).toEqual([
      ['string:', 'float:1.5', 'date:2015-03-16'],
      ['string:', 'float:-2', 'date:2016-02-29T13:00:00'],
    ]);
    // LibreOffice has no other truth than its function.
    expect([2, 3].map((row) => flat.formula('Élèves', [row, 4]))).toEqual(['of:=TRUE()', 'of:=FALSE()']);
    expect(shown.get('Élèves')?.slice(1, 3)).toEqual([
      ['"0123"', '1,5', '16/03/2015', 'VRAI', '', '"clic"'],
      ['"x"', '-2', '29/02/2016', 'FAUX'],
    ]);
  });

  it('shows numbers and dates as Google does', () => {
    const column = shown.get('Formats')?.map(([cell]) => cell?.replace(/\s/g, ' '));
    expect(column?.slice(0, FORMATS.length)).toEqual(FORMATS.map(([, , text]) => text));
  });

  it('keeps every text to the letter, and runs none', () => {
    const column = shown.get('Formats')?.map(([, cell]) => cell);
    expect(column).toEqual(TEXTS.map((text) => `"${text}"`));
    TEXTS.forEach((_, index) => {
      expect(flat.formula('Formats', [index + 1, 2])).toBeUndefined();
    });
  });

  it('has the formats of cells that are still empty', () => {
    expect([1, 2, 3].map((column) => flat.format('Élèves', [19, column]))).toEqual([
      'text',
      undefined,
      'date',
    ]);
  });

  it('has its dropdowns, which refuse another word or not', () => {
    const listAt = (row: number) => flat.list('Élèves', [row, 5]);
    expect([1, 21].map(listAt)).toEqual([undefined, undefined]);
    expect(listAt(2)).toEqual(['of:cell-content-is-in-list([$_listes.$A$1:.$A$2])', false]);
    expect(listAt(3)).toEqual(listAt(2));
    expect(listAt(4)).toEqual(['of:cell-content-is-in-list([$_listes.$B$1:.$B$5])', true]);
    expect(listAt(20)).toEqual(listAt(4));
    expect(shown.get('_listes')?.map(([, word]) => word)).toEqual(WORDS.map((word) => `"${word}"`));
  });

  it('has its filters, and shows no name for them', () => {
    expect(flat.filters()).toEqual([
      'Élèves.A1:Élèves.F20',
      "'Aujourd''hui & <demain>'.B2:'Aujourd''hui & <demain>'.C9",
    ]);
    expect(flat.names()).toEqual([]);
  });

  it('hides the rows that were hidden, even empty', () => {
    expect([1, 2, 3, 4, 5, 6].filter((row) => flat.isHidden('Élèves', row))).toEqual([3, 5]);
  });

  it('has its widths, bold headings, colours, alignment and notes', () => {
    expect(flat.width('Élèves', 1) / flat.width('Élèves', 2)).toBeCloseTo(2.1, 1);
    expect(flat.look('Élèves', [1, 1])).toMatchObject({
      'fo:font-weight': 'bold',
      'fo:background-color': '#f7f5fb',
      'fo:wrap-option': 'wrap',
    });
    expect(flat.look('Élèves', [3, 2])).toMatchObject({
      'fo:color': '#b00020',
      'fo:text-align': 'center',
      'style:vertical-align': 'middle',
    });
    expect(flat.note('Élèves', [2, 2])).toBe('Une note\nde deux lignes');
    expect(flat.note('Élèves', [2, 6])).toBe('Formule\u00a0: =HYPERLINK("http://x";"clic")');
  });

  it('keeps a text that is too long for a cell, and says where', () => {
    expect(flat.note('Formats', [1, 3])).toBe(
      'Texte coupé ici\u00a0: il a 50000 caractères, Excel en prend 32767 par cellule. Il est entier dans l’onglet «\u00a0Textes longs\u00a0», ligne 2.',
    );
    const [tab, cell, ...pieces] = shown.get('Textes longs')?.[1] ?? [];
    expect([tab, cell]).toEqual(['"Formats"', '"C1"']);
    expect(pieces.map((piece) => piece.length - 2)).toEqual([32_767, 17_233]);
  });
});
