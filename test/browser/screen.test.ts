import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { program } from '../host/town.ts';
import { type OneTown, oneTown } from '../host/workspace/one-town.ts';
import { violations } from './axe.ts';
import { type Browser, launch } from './support.ts';

/** A menu that shows everything a menu may show. */
const CODE = `
  function onOpen() {
    SpreadsheetApp.getUi().createMenu('Essai')
      .addItem('Volet', 'side').addItem('Message', 'toast').addItem('Alerte', 'alert').addItem('Dialogue', 'dialog')
      .addSubMenu(SpreadsheetApp.getUi().createMenu('Plus').addItem('Sans cadre', 'modeless'))
      .addToUi();
  }
  function pageOf(text) {
    return HtmlService.createHtmlOutput(
      '<p id="said">' + text + '</p><button id="ask">Demander</button><button id="shut">Terminer</button>' +
      '<script>document.getElementById("ask").onclick = function () {' +
      'google.script.run.withSuccessHandler(function (name) { document.getElementById("said").textContent = name; })' +
      '.withFailureHandler(function (error) { document.getElementById("said").textContent = error.message; }).nameOf("A1"); };' +
      'document.getElementById("shut").onclick = function () { google.script.host.close(); };</' + 'script>'
    ).setTitle('Aide').setWidth(320).setHeight(140);
  }
  function nameOf(cell) { return SpreadsheetApp.getActiveSpreadsheet().getSheets()[0].getRange(cell).getValue(); }
  function hidden_() { return 'secret'; }
  function side() { SpreadsheetApp.getUi().showSidebar(pageOf('dans le volet')); }
  function dialog() { SpreadsheetApp.getUi().showModalDialog(pageOf('dans le dialogue'), 'Un dialogue'); }
  function modeless() { SpreadsheetApp.getUi().showModelessDialog(pageOf('à côté'), 'Un autre'); }
  function toast() { SpreadsheetApp.getActiveSpreadsheet().toast('C’est fait', 'Essai', -1); }
  function alert() { SpreadsheetApp.getUi().alert('Attention', 'Une chose à savoir', SpreadsheetApp.getUi().ButtonSet.OK); }
`;

let browser: Browser;
let context: BrowserContext;
let page: Page;
let town: OneTown;

beforeAll(async () => {
  browser = await launch();
  context = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: 'fr-FR' });
  page = await context.newPage();
});
afterAll(() => browser.close());

/** A workbook of such a menu, opened by its owner. */
async function open(): Promise<void> {
  town = oneTown({ program: program(), menu: program({ code: CODE }) });
  const { owner } = town.host.town;
  const { head } = town.host.workbooks.create({ name: 'Essai', owner });
  town.host.workbooks.person(head.id, { as: owner }).type('Feuille 1', 'A1', 'Nadia');
  await page.route('**/*', async (route) => {
    const asked = route.request();
    const { host } = new URL(asked.url());
    const body = asked.postData();
    const answer = await town.app.request(asked.url(), {
      method: asked.method(),
      headers: { ...(await asked.allHeaders()), host },
      ...(body === null ? {} : { body }),
    });
    await route.fulfill({
      status: answer.status,
      headers: Object.fromEntries(answer.headers),
      body: Buffer.from(await answer.arrayBuffer()),
    });
  });
  await page.goto(`http://localhost:8417${town.path(`/classeurs/${head.id}`, owner)}`);
  await page.locator('#classeur[data-ready]').waitFor();
}

async function click(item: string): Promise<void> {
  await page.locator('summary').getByText('Essai', { exact: true }).click();
  await page.getByRole('button', { name: item, exact: true }).click();
}

describe('what the menu of a workbook shows', () => {
  it('stands where Google Sheets has it, and asks the menu’s program as the person in front of it', async () => {
    await open();
    await click('Volet');
    const side = page.getByRole('complementary', { name: 'Volet' });
    await side.frameLocator('iframe').getByText('dans le volet').waitFor();
    expect((await side.boundingBox())?.width).toBe(300);
    await side.frameLocator('iframe').getByRole('button', { name: 'Demander' }).click();
    await side.frameLocator('iframe').getByText('Nadia').waitFor();
    expect(await violations(page)).toEqual([]);
    await side.frameLocator('iframe').getByRole('button', { name: 'Terminer' }).click();
    await side.waitFor({ state: 'hidden' });

    await click('Message');
    const message = page.locator('.toast');
    await message.getByText('Essai C’est fait').waitFor();
    await message.getByRole('button', { name: 'Fermer' }).click();
    expect(await message.count()).toBe(0);

    await click('Alerte');
    await page.getByRole('dialog', { name: 'Attention' }).getByText('Une chose à savoir').waitFor();
    await page.keyboard.press('Escape');
    expect(await page.getByRole('dialog').count()).toBe(0);

    await click('Dialogue');
    const dialog = page.getByRole('dialog', { name: 'Un dialogue' });
    await dialog.frameLocator('iframe').getByText('dans le dialogue').waitFor();
    const frame = await dialog.locator('iframe').boundingBox();
    expect([frame?.width, frame?.height]).toEqual([320, 140]);
    await dialog.frameLocator('iframe').getByRole('button', { name: 'Terminer' }).click();
    await dialog.waitFor({ state: 'detached' });

    await click('Sans cadre');
    const other = page.getByRole('dialog', { name: 'Un autre' });
    await other.frameLocator('iframe').getByRole('button', { name: 'Demander' }).click();
    await other.frameLocator('iframe').getByText('Nadia').waitFor();
    await other.getByRole('button', { name: 'Fermer' }).click();
  });
});
