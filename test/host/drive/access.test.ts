import { describe, expect, test } from 'vitest';
import {
  ask,
  askAs,
  CLERK,
  driveProgram,
  driveTown,
  fileIn,
  folderIn,
  names,
  OWN_FILES,
  V3,
  WHOLE_DRIVE,
} from './drive.ts';

const PLAIN = 'https://www.googleapis.com/auth/spreadsheets';

/** A workbook's menu whose lines use Drive as the clerk who clicks. */
const MENU = `
function onOpen() {
  SpreadsheetApp.getUi().createMenu('M').addItem('make', 'make').addItem('look', 'look').addToUi();
}
function make() { Drive.Files.create({ name: 'du menu', appProperties: { k: 'v' } }); }
function look() {
  var seen = Drive.Files.list({ fields: 'files(name,appProperties)' }).files;
  SpreadsheetApp.getUi().alert(JSON.stringify(seen));
}`;

describe('the name Drive', () => {
  test('[C] exists only where the manifest enables it', () => {
    const host = driveTown({ advanced: [] });
    expect(() => host.evaluate('Drive.Files.list()')).toThrow('Drive is not defined');
    expect(host.evaluate('typeof Drive')).toBe('undefined');
  });

  test('[D] is the one the manifest gives', () => {
    const host = driveTown({ advanced: [{ ...V3, userSymbol: 'Disque' }] });
    expect(host.evaluate("Disque.Files.create({ name: 'a' }).name")).toBe('a');
  });

  test('of another version, and other collections, are not emulated', () => {
    expect(() => driveTown({ advanced: [{ ...V3, version: 'v2' }] }).evaluate('Drive.Files')).toThrow(
      'not emulated: Drive v2.Files',
    );
    expect(() => driveTown().evaluate('Drive.Revisions')).toThrow('not emulated: Drive.Revisions');
    expect(() => driveTown().evaluate('Drive.world')).toThrow('not emulated: Drive.world');
    expect(() => driveTown().evaluate('Drive.Files.copy')).toThrow('not emulated: Files.copy');
    expect(() => driveTown().evaluate('Drive.Files.world')).toThrow('not emulated: Files.world');
  });
});

describe('scopes', () => {
  test('[C] Files.list, create, Permissions.list: none for Drive is refused', () => {
    const host = driveTown({ scopes: [PLAIN] });
    const refusal = 'Insufficient Permission: Request had insufficient authentication scopes.';
    expect(() => ask(host, 'Files.list')).toThrow(
      `API call to drive.files.list failed with error: ${refusal}`,
    );
    expect(() => ask(host, 'Files.create', { name: 'a' })).toThrow(refusal);
    expect(() => ask(host, 'Permissions.list', '1x')).toThrow(refusal);
  });

  test('[D] Files.get, list: with drive.file, only what one’s own project made for oneself', () => {
    const host = driveTown();
    const mine = fileIn(host, 'a');
    const theirs = askAs(host, CLERK, 'Files.create', { name: 'b' }).id;
    const share = [
      { type: 'user', role: 'writer', emailAddress: CLERK },
      mine,
      { sendNotificationEmail: false },
    ];
    ask(host, 'Permissions.create', ...share);
    expect(names(ask(host, 'Files.list'))).toEqual(['a']);
    expect(names(askAs(host, CLERK, 'Files.list'))).toEqual(['b']);
    expect(() => ask(host, 'Files.get', theirs)).toThrow(`File not found: ${theirs}.`);
    expect(() => askAs(host, CLERK, 'Files.get', mine)).toThrow(`File not found: ${mine}.`);
  });

  test('[D] Files.list: with drive, all that is shared with the person', () => {
    const host = driveTown({ scopes: [WHOLE_DRIVE] });
    const folder = folderIn(host, 'Pièces');
    fileIn(host, 'a', folder);
    fileIn(host, 'b');
    const share = [
      { type: 'user', role: 'reader', emailAddress: CLERK },
      folder,
      { sendNotificationEmail: false },
    ];
    ask(host, 'Permissions.create', ...share);
    expect(names(askAs(host, CLERK, 'Files.list', { orderBy: 'name' }))).toEqual(['a', 'Pièces']);
    const { files } = askAs(host, CLERK, 'Files.list', { orderBy: 'name', fields: 'files(parents)' });
    expect(files).toEqual([{ parents: [folder] }, {}]);
  });

  test.each([
    [[OWN_FILES], '[{"name":"du menu","appProperties":{"k":"v"}}]'],
    [[WHOLE_DRIVE], '[{"name":"du menu","appProperties":{"k":"v"}},{"name":"du programme"}]'],
  ])('[T] Files.list: another project’s files, and their properties never, with %s', (scopes, seen) => {
    const UI = 'https://www.googleapis.com/auth/script.container.ui';
    const menu = driveProgram({ code: MENU, scopes: [...scopes, UI] });
    const host = driveTown({}, { menu });
    ask(host, 'Files.create', { name: 'du programme', appProperties: { k: 'w' } });
    const workbook = String(host.evaluate("SpreadsheetApp.create('Registre').getId()"));
    const as = host.town.owner;
    host.clock.set(host.clock.now() + 60_000);
    host.menu(workbook, 'make', { as });
    expect(host.menu(workbook, 'look', { as }).alerts).toMatchObject([{ text: seen }]);
    expect(names(ask(host, 'Files.list'))).toEqual(['du programme']);
  });

  test('[?] Files.list: a simple trigger has none', () => {
    const menu = driveProgram({ code: 'function onOpen() { Drive.Files.list(); }' });
    const host = driveTown({}, { menu });
    const workbook = String(host.evaluate("SpreadsheetApp.create('Registre').getId()"));
    expect(() => host.menuOf(workbook, { as: host.town.owner })).toThrow('Insufficient Permission');
  });
});
