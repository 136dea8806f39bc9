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

describe('what a person may not do changes nothing', () => {
  const whole = (made: ReturnType<typeof owner>) => JSON.stringify(made.workbooks.get(made.id)?.toJson());
  const most = 'x'.repeat(50_000);

  test('50,000 characters fit in a cell; one more refuses the whole paste, naming the cell', () => {
    const made = owner();
    made.person.type('Élèves', 'A1', most);
    expect(made.person.values('Élèves')).toStrictEqual([[most]]);
    const before = whole(made);
    const paste = () =>
      made.person.paste('Élèves', 'B20', [
        ['a', 'b'],
        ['c', `${most}x`],
      ]);
    expect(paste).toThrow(
      new HostError(
        'La cellule C21 de l’onglet «\u00a0Élèves\u00a0» aurait 50\u00a0001 caractères, et une cellule en contient 50\u00a0000 au plus. Rien n’a été écrit.',
      ),
    );
    expect(whole(made)).toBe(before);
  });

  test('a person and a program count alike', () => {
    const { person, sheet, app } = owner();
    for (const text of [most, `${most}x`, '😀'.repeat(25_000), `${'😀'.repeat(25_000)}x`, `'${most}`]) {
      const isTaken = (write: () => void): boolean => {
        try {
          write();
          return true;
        } catch {
          return false;
        }
      };
      const byProgram = isTaken(() => {
        sheet.getRange('A1').setValue(text);
        app.flush();
      });
      expect(isTaken(() => person.type('Élèves', 'A1', text))).toBe(byProgram);
    }
  });

  test.each([
    [
      'rows that are not there',
      'deleteRows',
      [15, 7],
      'L’onglet a 20 lignes\u00a0: il n’y a pas de ligne 21.',
    ],
    ['rows before the first', 'deleteRows', [0, 1], 'L’onglet a 20 lignes\u00a0: il n’y a pas de ligne 0.'],
    ['the last row', 'deleteRows', [1, 20], 'Un onglet garde au moins une ligne.'],
    [
      'columns that are not there',
      'deleteColumns',
      [7, 1],
      'L’onglet a 6 colonnes\u00a0: il n’y a pas de colonne 7.',
    ],
    ['the last column', 'deleteColumns', [1, 6], 'Un onglet garde au moins une colonne.'],
    [
      'rows beyond the grid, to hide them',
      'hideRows',
      [20, 2],
      'L’onglet a 20 lignes\u00a0: il n’y a pas de ligne 21.',
    ],
    [
      'too many rows',
      'insertRows',
      [1, 2e6],
      '«\u00a0Conservatoire\u00a0» aurait plus de dix millions de cellules. Rien n’a été changé.',
    ],
    [
      'too many columns',
      'insertColumns',
      [1, 1e6],
      '«\u00a0Conservatoire\u00a0» aurait plus de dix millions de cellules. Rien n’a été changé.',
    ],
  ] as const)('%s', (_what, deed, args, sentence) => {
    const made = owner();
    const before = whole(made);
    expect(() => made.person[deed]('Élèves', args[0], args[1])).toThrow(new HostError(sentence));
    expect(whole(made)).toBe(before);
  });

  test('a paste far below the grid', () => {
    const made = owner();
    const before = whole(made);
    expect(() => made.person.type('Élèves', 'A9999999', 'x')).toThrow('dix millions de cellules');
    expect(whole(made)).toBe(before);
  });
});

test('a number that no calendar has is a number in a column of dates', () => {
  const { person, sheet, app } = owner();
  sheet.getRange('A:A').setNumberFormat('dd/MM/yyyy');
  app.flush();
  person.type('Élèves', 'A1', '0612345678');
  expect([person.values('Élèves'), person.displayed('Élèves')]).toStrictEqual([
    [[612345678]],
    [['612345678']],
  ]);
});
