import { describe, expect, test } from 'vitest';
import { createSpreadsheetApp, type UiAnswer, type UiEvent } from '../../../host/spreadsheet/index.ts';
import { desk, execution } from './desk.ts';

/** A clerk in front of the workbook, who answers these, in order. */
function clerk(answers: readonly UiAnswer[] = []) {
  const { workbooks, id } = desk();
  const shown: UiEvent[] = [];
  const waiting = [...answers];
  const ui = {
    show: (event: UiEvent) => {
      shown.push(event);
      return waiting.shift();
    },
  };
  const app = createSpreadsheetApp(
    execution(workbooks, { ui, bound: { workbookId: id, selection: undefined } }),
  );
  return { app, ui: app.getUi(), shown };
}

const page = {
  getContent: () => '<p>Bonjour</p>',
  getTitle: () => 'Fiche',
  getWidth: () => 360,
  getHeight: () => null,
};

describe('what a clerk sees', () => {
  test('[D] Ui.createMenu, Menu.addItem, Menu.addSeparator, Menu.addSubMenu, Menu.addToUi: a menu appears when it is added', () => {
    const { ui, shown } = clerk();
    const more = ui.createMenu('Plus').addItem('Importer', 'openImport');
    const menu = ui.createMenu('Da Capo').addItem('Fiche', 'openForm').addSeparator().addSubMenu(more);
    expect(shown).toStrictEqual([]);
    menu.addToUi();
    expect(shown).toStrictEqual([
      {
        kind: 'menu',
        caption: 'Da Capo',
        entries: [
          { kind: 'item', caption: 'Fiche', functionName: 'openForm' },
          { kind: 'separator' },
          {
            kind: 'menu',
            caption: 'Plus',
            entries: [{ kind: 'item', caption: 'Importer', functionName: 'openImport' }],
          },
        ],
      },
    ]);
  });

  test('[D] Ui.createAddonMenu: under Extensions', () => {
    const { ui, shown } = clerk();
    ui.createAddonMenu().addItem('Fiche', 'openForm').addToUi();
    expect(shown[0]).toMatchObject({ kind: 'menu', caption: 'Extensions' });
  });

  test('[T] Ui.showModalDialog, Ui.showModelessDialog, Ui.showSidebar: a page with a title', () => {
    const { ui, shown } = clerk();
    ui.showModalDialog(page, 'Fiche de Zoé');
    ui.showModelessDialog(page, 'Aide');
    ui.showSidebar(page);
    expect(shown).toStrictEqual([
      { kind: 'dialog', title: 'Fiche de Zoé', html: '<p>Bonjour</p>', width: 360, height: null },
      { kind: 'modeless', title: 'Aide', html: '<p>Bonjour</p>', width: 360, height: null },
      { kind: 'sidebar', title: 'Fiche', html: '<p>Bonjour</p>', width: 360, height: null },
    ]);
  });

  test('[T] Ui.alert: gives the button pressed, CLOSE when it was closed', () => {
    const { ui, shown } = clerk([{ button: 'YES' }]);
    expect(ui.alert('Appliquer', 'Envoyer 12 courriels ?', ui.ButtonSet.of('YES_NO'))).toBe(
      ui.Button.of('YES'),
    );
    expect(ui.alert('Fait').name()).toBe('CLOSE');
    expect(shown).toStrictEqual([
      { kind: 'alert', title: 'Appliquer', text: 'Envoyer 12 courriels ?', buttons: 'YES_NO' },
      { kind: 'alert', title: '', text: 'Fait', buttons: 'OK' },
    ]);
  });

  test('[T] Ui.prompt, PromptResponse.getSelectedButton, PromptResponse.getResponseText: what was pressed and typed', () => {
    const { ui } = clerk([{ button: 'OK', text: 'el-1' }]);
    const answer = ui.prompt('Identifiant ?', ui.ButtonSet.of('OK_CANCEL'));
    expect([answer.getSelectedButton().name(), answer.getResponseText()]).toStrictEqual(['OK', 'el-1']);
    const closed = ui.prompt('Identifiant ?');
    expect([closed.getSelectedButton().name(), closed.getResponseText()]).toStrictEqual(['CLOSE', '']);
  });

  test('[T] Spreadsheet.toast: shown to whoever looks, for five seconds unless it says otherwise; lost when nobody does', () => {
    const { app, shown } = clerk();
    app.getActiveSpreadsheet()?.toast('Vue rafraîchie', 'Da Capo');
    app.getActiveSpreadsheet()?.toast('Reste', 'Da Capo', -1);
    expect(shown).toStrictEqual([
      { kind: 'toast', title: 'Da Capo', text: 'Vue rafraîchie', seconds: 5 },
      { kind: 'toast', title: 'Da Capo', text: 'Reste', seconds: -1 },
    ]);
    expect(desk().spreadsheet.toast('Personne')).toBeUndefined();
  });
});
