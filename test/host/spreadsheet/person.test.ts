import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { HostError } from '../../../host/errors.ts';
import { CLERK, desk, OWNER, seen } from './desk.ts';

function owner() {
  const made = desk();
  return { ...made, person: made.workbooks.person(made.id, { as: OWNER }) };
}

describe('a person in a workbook', () => {
  test('types what everybody sees at once, read in the workbook’s locale', () => {
    const { person, ...rest } = owner();
    person.type('Élèves', 'A1', '01234');
    person.type('Élèves', 'B1', '1/2');
    expect(person.values('Élèves')).toStrictEqual([[1234, new Date('2026-01-31T23:00:00Z')]]);
    expect(seen(rest)).toStrictEqual([['1234', '01/02/2026']]);
  });

  test('types to the letter in a cell of plain text', () => {
    const { person, sheet, app } = owner();
    sheet.getRange('A:A').setNumberFormat('@');
    app.flush();
    person.type('Élèves', 'A1', '01234');
    expect(person.values('Élèves')).toStrictEqual([['01234']]);
  });

  test('pastes rows, and the grid grows to hold them', () => {
    const { person, sheet } = owner();
    person.paste('Élèves', 'F20', [
      ['a', '=1+1'],
      ['b', 'c'],
    ]);
    expect([sheet.getMaxRows(), sheet.getMaxColumns()]).toStrictEqual([21, 7]);
    expect(sheet.getRange('F20:G21').getFormulas()).toStrictEqual([
      ['', '=1+1'],
      ['', ''],
    ]);
    expect(person.formulas('Élèves')[19]?.[6]).toBe('=1+1');
  });

  test('sorts the rows below the frozen headings without ever mixing them', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ maxLength: 3 }), { minLength: 1, maxLength: 15 }),
        fc.boolean(),
        (names, up) => {
          const { person, sheet, app } = owner();
          sheet.getRange(1, 1, 20, 6).setNumberFormat('@');
          sheet.getRange('A1:B1').setValues([['Nom', 'N°']]);
          sheet.setFrozenRows(1);
          sheet.getRange(2, 1, names.length, 2).setValues(names.map((name, index) => [name, String(index)]));
          app.flush();
          person.sort('Élèves', 1, up);
          const [heading, ...rows] = person.displayed('Élèves');
          expect(heading).toStrictEqual(['Nom', 'N°']);
          expect(new Set(rows.map(([, index]) => index)).size).toBe(names.length);
          for (const [name, index] of rows) expect(name).toBe(names[Number(index)]);
        },
      ),
      { numRuns: 40 },
    );
  });

  test('sorts the rows of the filter when there is one', () => {
    const { person, sheet, app } = owner();
    sheet.getRange('A1:A4').setValues([['Nom'], ['b'], ['a'], ['Total']]);
    sheet.getRange('A1:A3').createFilter();
    app.flush();
    person.sort('Élèves', 1, true);
    expect(person.displayed('Élèves').flat()).toStrictEqual(['Nom', 'a', 'b', 'Total']);
  });

  test('inserts and deletes rows and columns', () => {
    const { person } = owner();
    person.paste('Élèves', 'A1', [
      ['a', 'b'],
      ['c', 'd'],
    ]);
    person.insertRows('Élèves', 2);
    person.insertColumns('Élèves', 1, 2);
    expect(person.displayed('Élèves')).toStrictEqual([
      ['', '', 'a', 'b'],
      ['', '', '', ''],
      ['', '', 'c', 'd'],
    ]);
    person.deleteRows('Élèves', 1, 2);
    person.deleteColumns('Élèves', 2, 2);
    expect(person.displayed('Élèves')).toStrictEqual([['', 'd']]);
  });

  test('renames a tab and a heading, and deletes a tab but the last', () => {
    const { person, spreadsheet } = owner();
    spreadsheet.insertSheet('Demandes');
    person.type('Élèves', 'B1', 'Nom');
    person.renameHeading('Élèves', 'Nom', 'Nom de famille');
    expect(person.displayed('Élèves')).toStrictEqual([['', 'Nom de famille']]);
    person.renameSheet('Élèves', 'Tous');
    expect(() => person.renameSheet('Tous', 'Demandes')).toThrow(
      'Il existe déjà un onglet «\u00a0Demandes\u00a0»',
    );
    person.deleteSheet('Demandes');
    expect(() => person.deleteSheet('Tous')).toThrow('dernier onglet');
    expect(() => person.type('Demandes', 'A1', 'x')).toThrow('Il n’y a pas d’onglet «\u00a0Demandes\u00a0»');
    expect(() => person.renameHeading('Tous', 'Prénom', 'x')).toThrow(
      'Il n’y a pas de colonne «\u00a0Prénom\u00a0»',
    );
  });

  test('opens only what is shared with them', () => {
    const { workbooks, id, spreadsheet } = desk();
    expect(() => workbooks.person(id, { as: CLERK })).toThrow(HostError);
    spreadsheet.addEditor(CLERK);
    expect(workbooks.person(id, { as: CLERK }).values('Élèves')).toStrictEqual([]);
    expect(() => workbooks.person('nulle-part', { as: OWNER })).toThrow(
      'Il n’y a pas de classeur «\u00a0nulle-part\u00a0».',
    );
  });

  test('changes nothing that is protected from them', () => {
    const { workbooks, id, spreadsheet, sheet } = desk();
    spreadsheet.addEditor(CLERK);
    sheet.protect().setUnprotectedRanges([sheet.getRange('C:C')]);
    const clerk = workbooks.person(id, { as: CLERK });
    expect(() => clerk.type('Élèves', 'B2', 'x')).toThrow(
      'Ces cellules de l’onglet «\u00a0Élèves\u00a0» sont protégées.',
    );
    expect(() => clerk.deleteRows('Élèves', 2)).toThrow(/protégées/);
    clerk.type('Élèves', 'C2', 'à voir');
    workbooks.person(id, { as: OWNER }).type('Élèves', 'B2', 'x');
    expect(clerk.displayed('Élèves')[1]).toStrictEqual(['', 'x', 'à voir']);
  });

  test('is refused what a strict dropdown does not list', () => {
    const { person, sheet, app } = owner();
    const rule = app.newDataValidation().requireValueInList(['Oui', 'Non']).setAllowInvalid(false).build();
    sheet.getRange('A1').setDataValidation(rule);
    app.flush();
    expect(() => person.type('Élèves', 'A1', 'Si')).toThrow(
      'La valeur «\u00a0Si\u00a0» n’est pas dans la liste de la cellule A1',
    );
    person.type('Élèves', 'A1', 'Oui');
    expect(person.displayed('Élèves')).toStrictEqual([['Oui']]);
  });
});
