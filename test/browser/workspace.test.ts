import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { endAll, inTown, type Space, start } from '../host/workspace/space.ts';
import { overflow, violations } from './axe.ts';
import { type Browser, launch } from './support.ts';

let browser: Browser;
let space: Space;
let context: BrowserContext;
let page: Page;
/** Faults of a page, and addresses asked for beyond this machine: none is allowed. */
const strange: string[] = [];

beforeAll(async () => {
  [browser, space] = await Promise.all([launch(), start()]);
  context = await browser.newContext({ viewport: { width: 1280, height: 900 }, locale: 'fr-FR' });
  context.on('page', watch);
  page = await context.newPage();
});
afterAll(async () => {
  await browser.close();
  endAll();
});

function watch(opened: Page): void {
  opened.on('pageerror', (error) => strange.push(`${opened.url()}: ${error.message}`));
  opened.on('request', (request) => {
    const { hostname, protocol } = new URL(request.url());
    const isHere = ['localhost', '127.0.0.1'].includes(hostname) || ['data:', 'blob:'].includes(protocol);
    if (!isHere) strange.push(request.url());
  });
}

let who = 'gestion@valmontsurorge.example.org';
const address = (path: string) => `http://localhost:${space.port}${inTown(path, who)}`;
const go = (path: string) => page.goto(address(path));
const link = (name: string) => page.getByRole('link', { name, exact: true });

/** Clicks on what opens a new tab, and gives the tab. */
async function opening(click: () => Promise<void>): Promise<Page> {
  const [opened] = await Promise.all([context.waitForEvent('page'), click()]);
  return opened;
}

/** From now on in front of the pages: one of the town's accounts. */
function become(start: string): Promise<unknown> {
  who = `${start}valmontsurorge.example.org`;
  return go('/');
}

/** Opens a tab of a workbook from the home page. */
async function openTab(workbook: string, tab: string): Promise<void> {
  await go('/');
  await link(workbook).click();
  await page
    .getByRole('navigation', { name: 'Onglets' })
    .getByRole('link', { name: tab, exact: true })
    .click();
}

const row = (name: string) => page.getByRole('row').filter({ hasText: name });

describe('a person at the keyboard of the workspace', () => {
  it('becomes a clerk, and sees only that clerk’s workbook', async () => {
    await become('agent.han@');
    expect(await page.locator('.who').textContent()).toContain('agent.han');
    expect(await link('Le Hangar').count()).toBe(1);
    expect(await link('Pilotage').count()).toBe(0);
  });

  it('writes in a cell with the keys alone: what is shown afterwards is what was stored', async () => {
    await openTab('Le Hangar', 'Demandes');
    await page.getByRole('gridcell', { name: 'N° élève' }).click();
    await page.keyboard.press('End');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.type('voir à midi');
    await page.keyboard.press('Enter');
    await page.getByText('est enregistrée en').waitFor();
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('TD');
    await page.reload();
    expect(await page.getByRole('gridcell', { name: 'voir à midi' }).count()).toBe(1);
  });

  it('gives up writing with Escape', async () => {
    const cell = page.getByRole('gridcell', { name: 'voir à midi' });
    await cell.click();
    await page.keyboard.type('autre');
    await page.keyboard.press('Escape');
    expect(await cell.textContent()).toBe('voir à midi');
  });

  it('agrees with another window on the same workbook', async () => {
    const other = await context.newPage();
    await other.goto(page.url());
    await other.getByRole('gridcell', { name: 'voir à midi' }).click();
    await other.keyboard.type('rappelée');
    await other.keyboard.press('Enter');
    await page.getByRole('gridcell', { name: 'rappelée', exact: true }).waitFor();
    await other.close();
  });

  it('opens the menu and the dialog, whose link opens the office', async () => {
    await page.getByText('Da Capo', { exact: true }).last().click();
    await page.getByRole('button', { name: 'Ouvrir le bureau' }).click();
    const dialog = page.getByRole('dialog', { name: 'Da Capo – Ouvrir le bureau' });
    await dialog.waitFor();
    const inside = dialog.frameLocator('iframe').getByRole('link', { name: 'Ouvrir le bureau' });
    const office = await opening(() => inside.click());
    const bureau = office.frameLocator('iframe');
    await bureau.getByRole('heading', { level: 1, name: 'Accueil' }).waitFor();
    await bureau.getByText('Vous êtes agent.han@valmontsurorge.example.org').waitFor();
    expect(office.url()).toContain('page=bureau');
    await office.close();
    await dialog.getByRole('button', { name: 'Fermer' }).click();
    expect(await dialog.count()).toBe(0);
  });

  it('decides for the rows selected with the keys: the page counts their students', async () => {
    await openTab('Le Hangar', 'Demandes');
    const numbers = page.getByRole('gridcell', { name: /^E\d{5}$/ });
    const wanted = [await numbers.nth(0).textContent(), await numbers.nth(1).textContent()];
    await numbers.nth(0).click();
    await page.keyboard.press('Shift+ArrowDown');
    await page.getByText(/^Cellules [A-Z]+\d+:[A-Z]+\d+$/).waitFor();
    await page.getByText('Da Capo', { exact: true }).last().click();
    await page.getByRole('button', { name: 'Décider pour les lignes choisies…' }).click();
    const name = 'Décider pour 2\u00a0élèves';
    const dialog = page.getByRole('dialog', { name: `Da Capo – ${name}` });
    const office = await opening(() => dialog.frameLocator('iframe').getByRole('link', { name }).click());
    const bureau = office.frameLocator('iframe');
    await bureau.getByRole('heading', { level: 1, name }).waitFor();
    await bureau.getByLabel('Confirmer').check();
    await bureau.getByRole('button', { name: 'Voir ce qui serait fait' }).click();
    for (const number of wanted)
      await bureau.getByText(`${number}\u00a0: Aucune demande de réinscription n’est envoyée.`).waitFor();
    await office.close();
    await dialog.getByRole('button', { name: 'Fermer' }).click();
  });

  it('is told when the selected row has no student', async () => {
    await page.getByRole('gridcell', { name: 'N° élève' }).click();
    await page.getByText('Da Capo', { exact: true }).last().click();
    await page.getByRole('button', { name: 'Décider pour les lignes choisies…' }).click();
    const dialog = page.getByRole('dialog', { name: 'Da Capo' });
    await dialog.getByText('Aucun élève n’est choisi.').waitFor();
    await dialog.getByRole('button', { name: 'Fermer' }).click();
  });
});

describe('a family of the workspace', () => {
  it('goes from its mail to its answer, which its conservatoire’s workbook shows', async () => {
    await openTab('Le Hangar', 'Demandes');
    const headings = await row('Courriel 1').first().getByRole('gridcell').allTextContents();
    const ofGuardian = row('E20028').getByRole('gridcell').nth(headings.indexOf('Courriel 1'));
    const mailbox = (await ofGuardian.textContent()) ?? '';
    await go(`/courriels?cherche=${encodeURIComponent(mailbox)}`);
    await link(mailbox).click();
    await page.locator('ul.cards a').first().click();
    const mail = page.frameLocator('iframe[title="Le courriel"]').getByRole('link').first();
    const family = await opening(() => mail.click());
    const frame = family.frameLocator('iframe');
    await frame.getByRole('button', { name: /Répondre pour Alice/ }).click();
    await frame.getByRole('button', { name: /^Je ne souhaite pas/ }).click();
    await frame.getByLabel(/conditions d’utilisation/).check();
    await frame.getByLabel(/données personnelles/).check();
    await frame.getByRole('button', { name: 'Envoyer ma réponse' }).click();
    await frame.getByRole('heading', { level: 1, name: /enregistrée|envoyée/ }).waitFor();
    await family.close();
    await openTab('Le Hangar', 'Demandes');
    await row('E20028').getByRole('gridcell', { name: 'Ne se réinscrit pas' }).waitFor();
    await go(`/courriels/${mailbox}`);
    expect(await page.locator('ul.cards a').count()).toBe(2);
  });
});

describe('the clock of the workspace', () => {
  it('advances by an hour, and says which timers ran', async () => {
    await go('/horloge');
    const before = JSON.parse(await (await page.request.get(address('/etat'))).text()).now;
    await page.getByRole('button', { name: 'Avancer d’une heure' }).click();
    await page.getByRole('row').filter({ hasText: 'everyFiveMinutes' }).first().waitFor();
    await expect
      .poll(async () => JSON.parse(await (await page.request.get(address('/etat'))).text()).now)
      .toBeGreaterThanOrEqual(before + 3_600_000);
  });
});

describe('the pages of the workspace', () => {
  it.each([1280, 768])('at %i px, axe finds nothing and nothing overflows', async (width) => {
    await become('gestion@');
    await page.setViewportSize({ width, height: 900 });
    const workbook = ((await link('Le Hangar').getAttribute('href')) ?? '').slice(inTown('', who).length);
    for (const path of ['/', workbook, '/courriels', '/horloge', '/plateforme', '/rien']) {
      await go(path);
      expect([path, await violations(page), await overflow(page)]).toEqual([path, [], 0]);
    }
  });

  it('asked for nothing beyond this machine, and no script failed', () => {
    expect(strange).toEqual([]);
  });
});
