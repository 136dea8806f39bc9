import { describe, expect, test } from 'vitest';
import { program, town } from './town.ts';

const MENU = `
function onOpen(e) {
  const ui = SpreadsheetApp.getUi();
  ui.createMenu('Da Capo').addItem('Appliquer', 'apply').addSubMenu(ui.createMenu('Plus').addItem('Aide', 'help')).addToUi();
}
function apply() {
  const range = SpreadsheetApp.getActiveRange();
  const yes = SpreadsheetApp.getUi().alert('Sûr ?', SpreadsheetApp.getUi().ButtonSet.YES_NO);
  PropertiesService.getScriptProperties().setProperty('seen', Session.getActiveUser().getEmail());
  PropertiesService.getDocumentProperties().setProperty('last', range.getA1Notation());
  SpreadsheetApp.getUi().showModalDialog(HtmlService.createHtmlOutput('<p>' + range.getA1Notation() + ' ' + yes + '</p><script>var a = 1; // x</script>'), 'Da Capo');
  SpreadsheetApp.getActiveSpreadsheet().toast('Fait');
}
function whoAmI(word) { return word + ' ' + Session.getActiveUser().getEmail(); }
function secret_() { return 1; }
function nameOfBook() { return SpreadsheetApp.getActiveSpreadsheet().getName(); }
function help() { SpreadsheetApp.getUi().showSidebar(HtmlService.createHtmlOutput('aide').setTitle('Aide')); }`;
const CODE = `
function make(editor) { const book = SpreadsheetApp.create('Pilotage'); book.addEditor(editor); return book.getId(); }
function seen() { return PropertiesService.getScriptProperties().getProperty('seen'); }
function ui() { SpreadsheetApp.getUi(); }`;
const CLERK = 'lea@ville.example.org';

function pilotage() {
  const host = town({ code: CODE }, { menu: program({ code: MENU }) });
  return { host, id: String(host.call('make', CLERK)) };
}

describe('the menu of a workbook', () => {
  test('runs as the clerk on the selection, answers alerts, and shows pages after the stripping', () => {
    const { host, id } = pilotage();
    const seen = host.menu(id, 'Appliquer', {
      as: CLERK,
      selection: 'Feuille 1!B2:C3',
      answers: [{ button: 'YES' }],
    });
    expect(seen.menus.map(({ caption }) => caption)).toEqual(['Da Capo']);
    expect(seen.alerts.map(({ text }) => text)).toEqual(['Sûr ?']);
    expect(seen.dialogs).toEqual([
      {
        kind: 'dialog',
        title: 'Da Capo',
        html: '<p>B2:C3 YES</p><script>var a = 1; </script>',
        width: null,
        height: null,
      },
    ]);
    expect(seen.toasts.map(({ text }) => text)).toEqual(['Fait']);
    expect(
      host.executions.slice(-2).map(({ function: name, active, effective }) => [name, active, effective]),
    ).toEqual([
      ['onOpen', CLERK, CLERK],
      ['apply', CLERK, CLERK],
    ]);
  });

  test('answers its dialogs with its own functions, as the clerk; private and unknown ones are refused', () => {
    const { host, id } = pilotage();
    const place = { workbookId: id, as: CLERK };
    expect(host.runInDialog('whoAmI', ['Bonjour'], place)).toBe(`Bonjour ${CLERK}`);
    expect(host.executions.at(-1)).toMatchObject({ function: 'whoAmI', origin: 'menu', effective: CLERK });
    for (const name of ['secret_', 'seen', 'nothing', 'toString'])
      expect(() => host.runInDialog(name, [], place)).toThrow(`google.script.run.${name} is not a function`);
    const stranger = { workbookId: id, as: 'autre@ville.example.org' };
    expect(() => host.runInDialog('nameOfBook', [], stranger)).toThrow();
  });

  test('has its own properties: it never sees the program’s', () => {
    const { host, id } = pilotage();
    host.menu(id, 'Appliquer', { as: CLERK });
    expect(host.call('seen')).toBeNull();
  });

  test('may hold menus in menus; a line that is not there is refused in French', () => {
    const { host, id } = pilotage();
    expect(host.menu(id, 'Aide', { as: CLERK }).sidebars).toEqual([
      { kind: 'sidebar', title: 'Aide', html: 'aide', width: null, height: null },
    ]);
    expect(() => host.menu(id, 'Absent', { as: CLERK })).toThrow(
      'Le menu n’a pas de ligne «\u00a0Absent\u00a0».',
    );
    expect(host.menuOf(id, { as: CLERK }).menus).toHaveLength(1);
  });

  test('does not open for somebody the workbook is not shared with', () => {
    const { host, id } = pilotage();
    expect(() => host.menu(id, 'Appliquer', { as: 'autre@ville.example.org' })).toThrow(
      'You do not have permission to access the requested document.',
    );
  });

  test('onOpen runs without the clerk’s authorisation: nothing that needs a scope but the bound workbook', () => {
    const code =
      'function onOpen() { SpreadsheetApp.getActiveSpreadsheet().getName(); Session.getActiveUser(); }';
    const host = town({ code: CODE }, { menu: program({ code }) });
    expect(() => host.menuOf(String(host.call('make', CLERK)), { as: CLERK })).toThrow(
      'You do not have permission to call Session.getActiveUser.',
    );
  });

  test('is for workbooks only: a web app has no user interface', () => {
    expect(() => town({ code: CODE }).run('ui')).toThrow(
      'Cannot call SpreadsheetApp.getUi() from this context.',
    );
  });
});
