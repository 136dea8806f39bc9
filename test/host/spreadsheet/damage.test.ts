import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { HostError } from '../../../host/errors.ts';
import { createSpreadsheetApp } from '../../../host/spreadsheet/index.ts';
import { checkedWorkbook } from '../../../host/spreadsheet/store/check.ts';
import type { TabJson } from '../../../host/spreadsheet/store/tab.ts';
import type { WorkbookJson } from '../../../host/spreadsheet/store/workbook.ts';
import { Feed } from '../../../host/workspace/workbook/feed.ts';
import { execution, freshFolder, OWNER, saveTo, workbooksIn } from './desk.ts';

type Loose<T> = T extends readonly (infer Item)[]
  ? Loose<Item>[]
  : T extends object
    ? { -readonly [Key in keyof T]: Loose<T[Key]> }
    : T;
type Edited = Loose<WorkbookJson>;

/** A workbook with something of every kind in it, and where its file is. */
function written() {
  const folder = freshFolder();
  const workbooks = workbooksIn(folder);
  const app = createSpreadsheetApp(execution(workbooks));
  const book = app.create('Registre', 8, 3);
  const sheet = book.getActiveSheet().setName('Élèves');
  sheet.getRange('A:A').setNumberFormat('@').setBackground('#112233');
  sheet.getRange('A1:C2').setValues([
    ['01', '=1+1', new Date('2026-03-16T11:00:00Z')],
    [true, 2.5, 'fin'],
  ]);
  sheet.getRange('B2').setNote('vu').setFontWeight('bold');
  sheet.getRange('C3').setDataValidation(app.newDataValidation().requireValueInList(['a']).build());
  sheet.setFrozenRows(1);
  sheet.setColumnWidth(2, 120);
  sheet.protect().setUnprotectedRanges([sheet.getRange('C:C')]);
  sheet.getRange('A1').protect().setDescription('à garder');
  sheet.getRange('A1:C3').createFilter();
  book.insertSheet('Vide');
  app.flush();
  workbooks.person(book.getId(), { as: OWNER }).hideRows('Élèves', 4);
  saveTo(folder, workbooks);
  return { folder, id: book.getId(), path: join(folder, 'workbooks', `${book.getId()}.json`) };
}

/** What is said of the file once it was edited by hand. */
function said(edit: (json: Edited, first: Edited['tabs'][number]) => void): string {
  const { folder, path } = written();
  const json = JSON.parse(readFileSync(path, 'utf8')) as Edited;
  edit(json, json.tabs[0] as Edited['tabs'][number]);
  const text = JSON.stringify(json).replace('"1e999"', '1e999');
  writeFileSync(path, text);
  try {
    workbooksIn(folder);
  } catch (error) {
    expect(error).toBeInstanceOf(HostError);
    expect(readFileSync(path, 'utf8')).toBe(text);
    const [, why] =
      new RegExp(
        `^Le fichier de classeur «\u00a0${path}\u00a0» est abîmé\u00a0: (.*)\\. Remettez-en une copie\\. Rien n’a été changé dans le dossier\\.$`,
      ).exec(String((error as Error).message)) ?? [];
    return why ?? String(error);
  }
  return 'rien';
}

const is = (value: unknown): never => value as never;
const NOT_CELL = 'ce n’est ni un texte, ni un nombre, ni vrai ou faux, ni une formule';
const field = (name: string): string => `«\u00a0${name}\u00a0» n’a pas la forme attendue`;
const tab = (what: string): string => `onglet «\u00a0Élèves\u00a0»${what}`;

describe('a workbook file edited by hand into nonsense', () => {
  const cells: [string, (tab: Edited['tabs'][number]) => void, string][] = [
    [
      'a list in a cell',
      ({ values }) => values.rows[1]?.splice(1, 1, is([1])),
      `, cellule B2\u00a0: ${NOT_CELL}`,
    ],
    [
      'an object in a cell',
      ({ values }) => values.rows[0]?.splice(2, 1, is({})),
      `, cellule C1\u00a0: ${NOT_CELL}`,
    ],
    [
      'an endless number',
      ({ values }) => values.rows[0]?.splice(0, 1, is('1e999')),
      `, cellule A1\u00a0: ${NOT_CELL}`,
    ],
    [
      'a value of a whole column',
      ({ values }) => values.columns.push(is({})),
      `, colonne A\u00a0: ${NOT_CELL}`,
    ],
    [
      'a row that is a text',
      ({ values }) => values.rows.splice(1, 1, is('a,b')),
      ', ligne 2\u00a0: ce n’est pas une suite de cellules',
    ],
    [
      'a number as a note',
      ({ notes }) => notes.rows[1]?.splice(1, 1, is(1)),
      ', cellule B2\u00a0: ce n’est pas un texte',
    ],
    [
      'a number as a format',
      ({ formats }) => formats.columns.splice(0, 1, is(1)),
      ', colonne A\u00a0: ce n’est pas un texte',
    ],
    [
      'a colour that is none',
      ({ looks }) => looks.background?.columns.splice(0, 1, is(false)),
      ', colonne A\u00a0: ce n’est pas un texte',
    ],
    [
      'a list of choices that is not there',
      ({ rules }) => rules.pop(),
      ', cellule C3\u00a0: sa liste de choix n’existe pas',
    ],
    [
      'a way to hide that is none',
      ({ hiding }) => hiding?.rows[3]?.splice(0, 1, is('parti')),
      ', cellule A4\u00a0: ce n’est pas une façon de masquer une ligne',
    ],
    [
      'a cell beyond the last row',
      (one) => Object.assign(one, { rows: 1, filter: null }),
      ', cellule A2\u00a0: elle est hors de la grille',
    ],
    [
      'a cell beyond the last column',
      (one) => Object.assign(one, { columns: 1, filter: null }),
      ', cellule B1\u00a0: elle est hors de la grille',
    ],
    [
      'no cells at all',
      (one) => Object.assign(one, { values: null }),
      '\u00a0: des cellules n’ont pas la forme attendue',
    ],
    [
      'cells of another shape',
      (one) => Object.assign(one, { notes: { columns: [], rows: {} } }),
      '\u00a0: des cellules n’ont pas la forme attendue',
    ],
    [
      'a filter beyond the grid',
      ({ filter }) => Object.assign(is(filter), { rows: 1e12 }),
      '\u00a0: le filtre dépasse la grille',
    ],
    ...(
      [
        ['rows', -1],
        ['rows', 0],
        ['rows', '8'],
        ['columns', null],
        ['frozenRows', -1],
        ['hidden', 'oui'],
        ['colour', 3],
        ['name', ''],
        ['id', -1],
      ] as const
    ).map(([name, value]): (typeof cells)[number] => [
      `${name} ${value}`,
      (one) => Object.assign(one, { [name]: value }),
      `\u00a0: ${field(name)}`,
    ]),
    [
      'a width that is a word',
      ({ widths }) => Object.assign(widths, { 2: 'large' }),
      `\u00a0: ${field('widths.2')}`,
    ],
    [
      'a protection without editors',
      ({ protections }) => Object.assign(is(protections[0]), { editors: null }),
      `\u00a0: ${field('protections.0.editors')}`,
    ],
    [
      'a protected range of a wrong shape',
      ({ protections }) => Object.assign(is(protections[1]), { rect: [1, 1] }),
      `\u00a0: ${field('protections.1.rect')}`,
    ],
    [
      'a choice that is a number',
      ({ rules }) => rules[0]?.values.push(is(1)),
      `\u00a0: ${field('rules.0.values.1')}`,
    ],
  ];

  test.each(cells)('is told with its tab and its cell: %s', (what, edit, why) => {
    expect(said((_json, first) => edit(first))).toBe(
      tab(why).replace('Élèves', what === 'name ' ? '' : 'Élèves'),
    );
  });

  test.each([
    ['no tab', (json: Edited) => json.tabs.splice(0), 'il n’a aucun onglet'],
    [
      'a tab that is none',
      (json: Edited) => json.tabs.push(is(null)),
      'onglet 3\u00a0: il n’a pas la forme attendue',
    ],
    [
      'two tabs of one name',
      ({ tabs }: Edited) => Object.assign(is(tabs[1]), { name: 'Élèves' }),
      'deux onglets s’appellent «\u00a0Élèves\u00a0»',
    ],
    [
      'two tabs of one number',
      ({ tabs }: Edited) => Object.assign(is(tabs[1]), { id: tabs[0]?.id }),
      'deux onglets ont le même numéro («\u00a0id\u00a0»)',
    ],
    [
      'a number that was given already',
      (json: Edited) => Object.assign(json, { nextNumber: 1 }),
      '«\u00a0nextNumber\u00a0» n’est pas plus grand que les numéros déjà donnés',
    ],
    [
      'a huge grid',
      ({ tabs }: Edited) => Object.assign(is(tabs[1]), { rows: 1e9 }),
      'il a plus de dix millions de cellules',
    ],
    ['a language nobody knows', (json: Edited) => Object.assign(json, { locale: 'eo' }), field('locale')],
    [
      'a time zone of nowhere',
      (json: Edited) => Object.assign(json, { timeZone: 'Europe/Ys' }),
      field('timeZone'),
    ],
    ['an editor that is no text', (json: Edited) => json.editors.push(is(3)), field('editors.0')],
    [
      'the content of another file',
      (json: Edited) => Object.assign(json, { id: 'autre' }),
      'il porte l’identifiant «\u00a0autre\u00a0», qui n’est pas son nom',
    ],
  ])('is told: %s', (_what, edit, why) => {
    expect(said((json) => edit(json))).toBe(why);
  });

  test.each([
    ['saved by an old editor', (text: string) => Buffer.from(text, 'latin1'), 'il n’est pas écrit en UTF-8'],
    ['cut short', (text: string) => Buffer.from(text.slice(0, -9)), 'il ne peut pas être lu jusqu’au bout'],
    ['of a list', () => Buffer.from('[]'), 'il n’a pas la forme attendue'],
  ])('is told: %s', (_what, damage, why) => {
    const { folder, path } = written();
    writeFileSync(path, damage(readFileSync(path, 'utf8')));
    expect(() => workbooksIn(folder)).toThrow(`«\u00a0${path}\u00a0» est abîmé\u00a0: ${why}. Remettez-en`);
  });

  test('anywhere is refused, or does no harm', () => {
    const { path } = written();
    const text = readFileSync(path, 'utf8');
    const places = placesIn(JSON.parse(text));
    const junk = fc.constantFrom<unknown>(
      null,
      -1,
      0,
      7,
      1e12,
      -1e300,
      0.5,
      '',
      'x',
      true,
      [],
      [[]],
      {},
      undefined,
    );
    fc.assert(
      fc.property(fc.constantFrom(...places), junk, (place, value) => {
        const { folder, id, path: file } = written();
        writeFileSync(file, text.replace(/"id":"[^"]*"/, `"id":"${id}"`));
        const json = JSON.parse(readFileSync(file, 'utf8'));
        writeFileSync(file, JSON.stringify(put(json, place, value)));
        try {
          workWith(folder);
        } catch (error) {
          expect(error).toBeInstanceOf(HostError);
          expect(String(error)).toContain('est abîmé');
        }
      }),
      { numRuns: 150 },
    );
  });
});

describe('a file as the host writes it', () => {
  test('is read whole, 1,300 rows of 25 columns', () => {
    const rows = 1_300;
    const row = (at: number) => Array.from({ length: 25 }, (_, cell) => `Élève ${at}·${cell}`);
    const workbook = workbooksIn(freshFolder()).create({ name: 'Grand', owner: OWNER, rows, columns: 25 });
    const json = JSON.parse(JSON.stringify(workbook.toJson())) as { tabs: TabJson[] } & WorkbookJson;
    const values = { columns: [], rows: Array.from({ length: rows }, (_, at) => row(at)) };
    const filled = { ...json, tabs: json.tabs.map((one) => ({ ...one, values, notes: values })) };
    expect(checkedWorkbook(filled).tabs[0]?.values.rows).toHaveLength(rows);
  });
});

type Path = readonly (string | number)[];

/** Every place of a value where something else could stand. */
function placesIn(value: unknown, at: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [at];
  return [at, ...Object.entries(value).flatMap(([key, item]) => placesIn(item, [...at, key]))];
}

function put(value: unknown, [key, ...rest]: Path, junk: unknown): unknown {
  if (key === undefined) return junk ?? null;
  const copy = structuredClone(value) as Record<string, unknown>;
  copy[key] = put(copy[key], rest, junk);
  return copy;
}

/** What people do with a workbook, and saving it, and opening it again. */
function workWith(folder: string): void {
  const workbooks = workbooksIn(folder);
  for (const workbook of workbooks.list()) {
    const person = workbooks.person(workbook.head.id, { as: workbook.head.owner });
    for (const one of workbook.tabs) {
      const { name } = one.settings;
      expect(new Feed().news(workbook, one, '').tab.id).toBe(one.settings.id);
      person.values(name);
      try {
        person.type(name, 'B1', 'écrit');
        person.sort(name, 1, true);
        person.insertRows(name, 1);
        person.insertColumns(name, 1);
      } catch (error) {
        expect(error).toBeInstanceOf(HostError);
      }
    }
  }
  saveTo(folder, workbooks);
  workbooksIn(folder);
}
