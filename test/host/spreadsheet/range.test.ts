import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { desk } from './desk.ts';

const noon = new Date('2026-03-16T11:00:00Z');

describe('where a range is', () => {
  test('[L] Range.getA1Notation: corners are put in order, whole rows stay open', () => {
    const { sheet } = desk();
    expect(sheet.getRange('C5:B2').getA1Notation()).toBe('B2:C5');
    expect(sheet.getRange('$C$3').getA1Notation()).toBe('C3');
    expect(sheet.getRange('5:7').getA1Notation()).toBe('5:7');
    expect(sheet.getRange('5:7').getNumColumns()).toBe(6);
  });

  test('[D] Range.getRow, Range.getColumn, Range.getNumRows, Range.getNumColumns, Range.getLastRow, Range.getLastColumn: count from 1', () => {
    const range = desk().sheet.getRange(2, 3, 4, 2);
    expect([range.getRow(), range.getColumn()]).toStrictEqual([2, 3]);
    expect([range.getNumRows(), range.getNumColumns()]).toStrictEqual([4, 2]);
    expect([range.getLastRow(), range.getLastColumn()]).toStrictEqual([5, 4]);
  });

  test('[D] Range.getSheet: the sheet it lies in', () => {
    expect(desk().sheet.getRange('A1').getSheet().getName()).toBe('Élèves');
  });

  test('[D] Range.offset: moves, and keeps its size unless told otherwise', () => {
    const range = desk().sheet.getRange('B2:C3');
    expect(range.offset(1, 2).getA1Notation()).toBe('D3:E4');
    expect(range.offset(0, 0, 1).getA1Notation()).toBe('B2:C2');
    expect(range.offset(0, 0, 1, 1).getA1Notation()).toBe('B2');
    expect(() => range.offset(-2, 0)).toThrow('The starting row of the range is too small.');
  });
});

describe('values', () => {
  test('[D] Range.setValues: numbers, booleans, texts and Dates come back with their types', () => {
    const { sheet } = desk();
    const row = [3, true, 'Élève', noon];
    sheet.getRange('A1:D1').setValues([row]);
    expect(sheet.getRange('A1:D1').getValues()).toStrictEqual([row]);
  });

  test('[C] Range.setValues: under the format @ every string comes back to the letter', () => {
    const { sheet } = desk();
    const range = sheet.getRange(1, 1, 1, 3).setNumberFormat('@');
    const text = fc.oneof(
      fc.string(),
      fc.constantFrom('01234', '1/2', '=1+1', "'0507", 'TRUE', '12:30', '+33 6'),
    );
    fc.assert(
      fc.property(fc.tuple(text, text, text), (row) => {
        expect(range.setValues([row]).getValues()).toStrictEqual([row]);
        expect(range.getDisplayValues()).toStrictEqual([row]);
      }),
    );
  });

  test('[?] Range.setValues: a formula in a cell of format @ is text, or a formula', () => {
    for (const [formulaInTextCell, value, formula] of [
      ['text', '=1+1', ''],
      ['formula', '#ERROR!', '=1+1'],
    ] as const) {
      const range = desk({ formulaInTextCell })
        .sheet.getRange('A1')
        .setNumberFormat('@')
        .setValues([['=1+1']]);
      expect([range.getValue(), range.getFormula()]).toStrictEqual([value, formula]);
    }
  });

  test('[C] Range.setValues: rows and columns must be as many as the range has', () => {
    const range = desk().sheet.getRange('A1:B2');
    expect(() => range.setValues([['a', 'b']])).toThrow(
      'The number of rows in the data does not match the number of rows in the range. The data has 1 but the range has 2.',
    );
    expect(() => range.setValues([['a', 'b'], ['c']])).toThrow(
      'The number of columns in the data does not match the number of columns in the range. The data has 1 but the range has 2.',
    );
  });

  test('[C] Range.setValue: a string is read as if typed in the workbook’s locale', () => {
    const { sheet, spreadsheet } = desk();
    const cell = sheet.getRange('A1');
    expect(cell.setValue('01234').getValue()).toBe(1234);
    expect(cell.setValue('1 234,5').getValue()).toBe(1234.5);
    expect(cell.clear().setValue('03/04/2015').getValue()).toStrictEqual(new Date('2015-04-02T22:00:00Z'));
    spreadsheet.setSpreadsheetLocale('en_US');
    expect(cell.clear().setValue('03/04/2015').getValue()).toStrictEqual(new Date('2015-03-03T23:00:00Z'));
  });

  test('[D] Range.setValue: fills the whole range; nothing clears it', () => {
    const range = desk().sheet.getRange('A1:B1').setValue('a');
    expect(range.getValues()).toStrictEqual([['a', 'a']]);
    expect(range.setValue(null).getValues()).toStrictEqual([['', '']]);
  });

  test('[?] Range.setValue: what is no cell value becomes some text', () => {
    const cell = desk().sheet.getRange('A1');
    expect(cell.setValue(['a']).getValue()).toBe('[Ljava.lang.Object;@1b2c3d');
    expect(cell.setValue({ a: 1 }).getValue()).toBe('{a=1}');
    expect(cell.setValue(Number.NaN).getValue()).toBe('#NUM!');
  });

  test('[C] Range.setValue: over 50,000 characters is told at the next call or flush, and not written', () => {
    const { sheet, app } = desk();
    const tooLong = 'Your input contains more than the maximum of 50000 characters in a single cell.';
    sheet.getRange('A1').setValue('a'.repeat(50_000));
    sheet.getRange('A2').setValue('a'.repeat(50_001));
    expect(() => sheet.getRange('B1').setValue('b')).toThrow(tooLong);
    sheet.getRange('A2').setValues([['a'.repeat(50_001)]]);
    expect(() => app.flush()).toThrow(tooLong);
    expect(sheet.getRange('A1:B2').getValues()).toStrictEqual([
      ['a'.repeat(50_000), ''],
      ['', ''],
    ]);
  });

  test('[D] Range.getValue: the first cell', () => {
    const { sheet } = desk();
    sheet.getRange('A1:B1').setValues([['a', 'b']]);
    expect(sheet.getRange('A1:B1').getValue()).toBe('a');
  });

  test('[D] Range.getValues: a whole number under a date format comes back as a Date in the workbook’s zone', () => {
    const { sheet, spreadsheet } = desk();
    sheet.getRange('A1').setNumberFormat('dd/MM/yyyy').setValue(46_000);
    expect(sheet.getRange('A1').getValues()).toStrictEqual([[new Date('2025-12-08T23:00:00Z')]]);
    spreadsheet.setSpreadsheetTimeZone('UTC');
    expect(sheet.getRange('A1').getValues()).toStrictEqual([[new Date('2025-12-09T00:00:00Z')]]);
  });

  test('[D] Range.getValues: a time alone is of 30 December 1899', () => {
    const cell = desk().sheet.getRange('A1').setValue('12:00');
    expect(cell.getValues()).toStrictEqual([[new Date('1899-12-30T11:50:39Z')]]);
    expect(cell.getDisplayValue()).toBe('12:00:00');
  });

  test('[D] Range.getDisplayValue, Range.getDisplayValues: what a person sees, by format and locale', () => {
    const { sheet, spreadsheet } = desk();
    const range = sheet.getRange('A1:D1').setValues([[1.5, noon, true, '']]);
    expect(range.getDisplayValues()).toStrictEqual([['1,5', '16/03/2026 12:00:00', 'VRAI', '']]);
    expect(range.getDisplayValue()).toBe('1,5');
    spreadsheet.setSpreadsheetLocale('en_US');
    expect(range.getDisplayValues()).toStrictEqual([['1.5', '16/03/2026 12:00:00', 'TRUE', '']]);
  });

  test('[D] Range.getFormula, Range.getFormulas: a formula that slipped in is seen as one', () => {
    const { sheet } = desk();
    const range = sheet.getRange('A1:C1').setValues([['=HYPERLINK("http://x";"clic")', '+33 (0)6', 'Élève']]);
    expect(range.getFormulas()).toStrictEqual([['=HYPERLINK("http://x";"clic")', '=+33 (0)6', '']]);
    expect(range.getFormula()).toBe('=HYPERLINK("http://x";"clic")');
    expect(range.getValues()).toStrictEqual([['clic', '#ERROR!', 'Élève']]);
  });

  test('[D] Range.isBlank: only when every cell is empty', () => {
    const { sheet } = desk();
    expect(sheet.getRange('A1:B2').isBlank()).toBe(true);
    sheet.getRange('B2').setValue(false);
    expect(sheet.getRange('A1:B2').isBlank()).toBe(false);
  });

  test('[?] Range.setValue: a leading apostrophe is hidden, or stays', () => {
    expect(desk({ apostrophe: 'hidden' }).sheet.getRange('A1').setValue("'0507").getValue()).toBe('0507');
    expect(desk({ apostrophe: 'kept' }).sheet.getRange('A1').setValue("'0507").getValue()).toBe("'0507");
  });
});

describe('formats', () => {
  test('[C] Range.setNumberFormat: what @ kept survives another format', () => {
    const cell = desk().sheet.getRange('A1').setNumberFormat('@').setValue('01234');
    expect(cell.setNumberFormat('0').getValue()).toBe('01234');
  });

  test('[C] Range.setValue: a format that typing implies is given to a cell of automatic format only', () => {
    const { sheet } = desk();
    const [free, fixed] = [sheet.getRange('A1'), sheet.getRange('A2').setNumberFormat('0.00')];
    for (const text of ['1e5', '31/12/2026']) {
      free.clear().setValue(text);
      fixed.setValue(text);
    }
    expect([free.getNumberFormat(), fixed.getNumberFormat()]).toStrictEqual(['dd/MM/yyyy', '0.00']);
    expect(free.clear().setValue('1e5').getDisplayValue()).toBe('1,00E+05');
    expect(fixed.setValue('5%').getDisplayValue()).toBe('0,05');
  });

  test('[?] Range.getNumberFormat: the automatic format has Google’s name for it', () => {
    const cell = desk().sheet.getRange('A1');
    expect(cell.getNumberFormat()).toBe('0.###############');
    expect(cell.setNumberFormat('@').getNumberFormat()).toBe('@');
    expect(cell.setNumberFormat('General').getNumberFormat()).toBe('0.###############');
  });

  test('[D] Range.setNumberFormats, Range.getNumberFormats: one format a cell, of the range’s size', () => {
    const range = desk()
      .sheet.getRange('A1:B1')
      .setNumberFormats([['@', '0.00']]);
    expect(range.getNumberFormats()).toStrictEqual([['@', '0.00']]);
    expect(() => range.setNumberFormats([['@']])).toThrow(/^The number of columns in the data/);
  });

  test('[C] Range.setNumberFormat: given to whole columns, it holds in rows added later', () => {
    const { sheet } = desk();
    sheet.getRange(1, 1, 20, 2).setNumberFormat('@');
    sheet.insertRowsAfter(20, 5);
    expect(sheet.getRange('A25').setValue('01234').getValue()).toBe('01234');
    expect(sheet.getRange('C25').setValue('01234').getValue()).toBe(1234);
  });

  test('[T] Range.setNote, Range.getNote: a note, nothing without one', () => {
    const cell = desk().sheet.getRange('A1');
    expect(cell.getNote()).toBe('');
    expect(cell.setNote('vu').getNote()).toBe('vu');
    expect(cell.setNote(null).getNote()).toBe('');
  });

  test('[L] Range.setBackground, Range.getBackground, Range.setFontColor, Range.getFontColor: colours read back as #rrggbb', () => {
    const cell = desk().sheet.getRange('A1');
    expect([cell.getBackground(), cell.getFontColor()]).toStrictEqual(['#ffffff', '#000000']);
    cell.setBackground('#ABC').setFontColor('red');
    expect([cell.getBackground(), cell.getFontColor()]).toStrictEqual(['#aabbcc', '#ff0000']);
  });

  test('[T] Range.setBackgrounds, Range.getBackgrounds: one colour a cell', () => {
    const range = desk()
      .sheet.getRange('A1:B1')
      .setBackgrounds([['#112233', null]]);
    expect(range.getBackgrounds()).toStrictEqual([['#112233', '#ffffff']]);
  });

  test('[T] Range.setFontWeight, Range.getFontWeight: normal until made bold', () => {
    const cell = desk().sheet.getRange('A1');
    expect(cell.getFontWeight()).toBe('normal');
    expect(cell.setFontWeight('bold').getFontWeight()).toBe('bold');
  });

  test('[T] Range.setFontFamily, Range.setFontSize, Range.setWrap, Range.setHorizontalAlignment, Range.setVerticalAlignment: kept with the cell', () => {
    const { sheet, app, workbooks, id } = desk();
    const range = sheet.getRange('A1');
    range.setFontFamily('Marianne').setFontSize(12).setWrap(true);
    range.setHorizontalAlignment('center').setVerticalAlignment('top');
    app.flush();
    const looks = workbooks.get(id)?.tabs[0]?.looks;
    const kept = [looks?.fontFamily, looks?.fontSize, looks?.wrap, looks?.horizontal, looks?.vertical];
    expect(kept.map((layer) => layer?.get(1, 1))).toStrictEqual(['Marianne', '12', 'wrap', 'center', 'top']);
  });
});

describe('clearing', () => {
  const dressed = () => {
    const made = desk();
    const rule = made.app.newDataValidation().requireValueInList(['a', 'b']).build();
    const cell = made.sheet.getRange('A1').setNumberFormat('0.00').setNote('vu').setBackground('#112233');
    return { ...made, cell: cell.setValue(1).setDataValidation(rule) };
  };

  test('[L] Range.clear: values and formats go, notes and dropdowns stay', () => {
    const { cell } = dressed();
    cell.clear();
    expect([cell.getValue(), cell.getBackground(), cell.getNote()]).toStrictEqual(['', '#ffffff', 'vu']);
    expect(cell.getNumberFormat()).toBe('0.###############');
    expect(cell.getDataValidation()).not.toBeNull();
  });

  test('[D] Range.clear: options name the only thing that goes', () => {
    const { cell } = dressed();
    cell.clear({ formatOnly: true });
    expect([cell.getValue(), cell.getBackground(), cell.getNote()]).toStrictEqual([1, '#ffffff', 'vu']);
    cell.clear({ commentsOnly: true });
    expect([cell.getValue(), cell.getNote()]).toStrictEqual([1, '']);
  });

  test('[L] Range.clearContent: values go, the rest stays', () => {
    const { cell } = dressed();
    cell.clearContent();
    expect([cell.getValue(), cell.getBackground(), cell.getNumberFormat()]).toStrictEqual([
      '',
      '#112233',
      '0.00',
    ]);
  });

  test('[T] Range.clearDataValidations: the dropdown goes, the value stays', () => {
    const { cell } = dressed();
    expect(cell.clearDataValidations().getDataValidation()).toBeNull();
    expect(cell.getValue()).toBe(1);
  });
});

describe('sorting and finding', () => {
  const filled = (rows: readonly (readonly (string | number | boolean)[])[]) => {
    const made = desk();
    return { ...made, range: made.sheet.getRange(2, 1, rows.length, 2).setValues(rows) };
  };

  test('[T] Range.sort: rows stay whole, numbers before texts, empty cells last', () => {
    const { range } = filled([
      ['é', 1],
      ['', 2],
      ['Z', 3],
      [10, 4],
      [9, 5],
      ['a', 6],
    ]);
    expect(range.sort(1).getValues()).toStrictEqual([
      [9, 5],
      [10, 4],
      ['a', 6],
      ['é', 1],
      ['Z', 3],
      ['', 2],
    ]);
    const downwards = range.sort({ column: 1, ascending: false }).getValues();
    expect(downwards.map(([key]) => key)).toStrictEqual(['Z', 'é', 'a', 10, 9, '']);
  });

  test('[T] Range.sort: by several columns, and never outside the range', () => {
    const { range } = filled([
      ['b', 1],
      ['a', 1],
      ['a', 2],
    ]);
    expect(range.sort([{ column: 1 }, { column: 2, ascending: false }]).getValues()).toStrictEqual([
      ['a', 2],
      ['a', 1],
      ['b', 1],
    ]);
    expect(() => range.sort(3)).toThrow('The sort column must be inside the range.');
  });

  test('[T] Range.sort: never mixes rows, their formats or their notes', () => {
    const cell = fc.oneof(fc.integer(), fc.constantFrom('b', 'a', 'É', 'e', ''), fc.boolean());
    fc.assert(
      fc.property(fc.array(cell, { minLength: 1, maxLength: 12 }), fc.boolean(), (keys, ascending) => {
        const { range, sheet } = filled(keys.map((key, index) => [key, index]));
        keys.forEach((key, index) => {
          sheet.getRange(index + 2, 1).setNote(`${index}:${key}`);
        });
        range.sort({ column: 1, ascending });
        const after = range
          .getValues()
          .map(([key, index], down) => [sheet.getRange(down + 2, 1).getNote(), `${index}:${key}`]);
        for (const [note, expected] of after) expect(note).toBe(expected);
        expect(new Set(after.map(([note]) => note)).size).toBe(keys.length);
      }),
      { numRuns: 30 },
    );
  });

  test('[T] Range.createTextFinder, TextFinder.matchEntireCell, TextFinder.findNext: the next cell that shows it, then nothing', () => {
    const { range } = filled([
      ['el-10', 'el-1'],
      ['EL-1', 'x'],
    ]);
    const finder = range.createTextFinder('el-1').matchEntireCell(true);
    expect(finder.findNext()?.getA1Notation()).toBe('B2');
    expect(finder.findNext()?.getA1Notation()).toBe('A3');
    expect(finder.findNext()).toBeNull();
  });

  test('[T] TextFinder.findAll, TextFinder.matchCase: every cell whose display holds it', () => {
    const { range } = filled([
      ['el-10', 'el-1'],
      ['EL-1', 1.5],
    ]);
    const cells = (text: string, exact: boolean) =>
      range
        .createTextFinder(text)
        .matchCase(exact)
        .findAll()
        .map((found) => found.getA1Notation());
    expect(cells('el-1', false)).toStrictEqual(['A2', 'B2', 'A3']);
    expect(cells('el-1', true)).toStrictEqual(['A2', 'B2']);
    expect(cells('1,5', false)).toStrictEqual(['B3']);
  });
});

describe('dropdowns and filter', () => {
  test('[T] Range.setDataValidation, Range.getDataValidation: a dropdown for every cell, null takes it away', () => {
    const { sheet, app } = desk();
    const rule = app.newDataValidation().requireValueInList(['Oui', 'Non'], true).build();
    const range = sheet.getRange('B2:B3').setDataValidation(rule);
    expect(range.getDataValidation()?.getCriteriaValues()).toStrictEqual([['Oui', 'Non'], true]);
    expect(range.setDataValidation(null).getDataValidation()).toBeNull();
  });

  test('[?] Range.setValue: a strict dropdown refuses what it does not list, a lenient one takes it', () => {
    const { sheet, app } = desk();
    const builder = app.newDataValidation().requireValueInList(['Oui', 'Non']);
    sheet.getRange('A1').setDataValidation(builder.setAllowInvalid(true).build());
    sheet.getRange('A2').setDataValidation(builder.setAllowInvalid(false).build());
    expect(sheet.getRange('A1').setValue('Peut-être').getValue()).toBe('Peut-être');
    expect(() => sheet.getRange('A2').setValue('Peut-être').getValue()).toThrow(
      'The data you entered in cell A2 violates the data validation rules set on this cell.',
    );
    expect(sheet.getRange('A2').getValue()).toBe('');
    expect(sheet.getRange('A2').setValue('Oui').getValue()).toBe('Oui');
  });

  test('[T] DataValidationBuilder.requireValueInList, DataValidationBuilder.setAllowInvalid, DataValidationBuilder.setHelpText, DataValidationBuilder.build: the rule asked for', () => {
    const builder = desk().app.newDataValidation().requireValueInList([1, 'b'], false);
    const rule = builder.setAllowInvalid(false).setHelpText('Choisissez').build();
    expect(rule.getCriteriaValues()).toStrictEqual([['1', 'b'], false]);
    expect([rule.getAllowInvalid(), rule.getHelpText()]).toStrictEqual([false, 'Choisissez']);
  });

  test('[T] DataValidation.getAllowInvalid, DataValidation.getHelpText, DataValidation.getCriteriaType, DataValidation.getCriteriaValues, DataValidation.copy: what a rule says, and a builder to change it', () => {
    const { app } = desk();
    const rule = app.newDataValidation().requireValueInList(['a']).build();
    expect([rule.getAllowInvalid(), rule.getHelpText()]).toStrictEqual([true, null]);
    expect(rule.getCriteriaType()).toBe(app.DataValidationCriteria.of('VALUE_IN_LIST'));
    expect(rule.copy().setAllowInvalid(false).build().getCriteriaValues()).toStrictEqual([['a'], true]);
  });

  test('[T] Range.createFilter, Filter.getRange, Filter.remove: one filter a sheet', () => {
    const { sheet } = desk();
    const filter = sheet.getRange('A1:C10').createFilter();
    expect(filter.getRange().getA1Notation()).toBe('A1:C10');
    expect(() => sheet.getRange('A1:B2').createFilter()).toThrow(
      "You can't create a filter in a sheet that already has a filter.",
    );
    filter.remove();
    expect(sheet.getFilter()).toBeNull();
  });

  test('[D] Range.protect: protections of ranges stack', () => {
    const { sheet, app } = desk();
    sheet.getRange('A1').protect();
    sheet.getRange('A1').protect();
    expect(sheet.getProtections(app.ProtectionType.of('RANGE'))).toHaveLength(2);
  });
});
