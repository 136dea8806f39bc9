import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { CallInput, CallName } from '../../src/calls.ts';
import { ceremony, closed, digits, opens, published } from '../story/lottery.ts';
import { clerk, example, owner, smallTown, type Town } from '../story/town.ts';
import { violations } from './axe.ts';
import { type Browser, launch, visit } from './support.ts';

/** The team of a town, from the courses to the orders drawn, on the built program as Google serves it. */

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

type Who = Parameters<Town['ask']>[2];

async function come(
  town: Town,
  { action, who, width = 1280 }: { action: string; who: Who; width?: number },
  use: (page: Page) => Promise<void>,
): Promise<void> {
  const { html } = town.host.visit({ page: 'loterie', action }, who);
  const program = (name: string, args: never) => ({
    json: town.ask(name as CallName, args as CallInput<CallName>, who),
  });
  const { page, context, requests } = await visit(browser, { html, boot: {}, program, width });
  page.setDefaultTimeout(20_000);
  await use(page);
  expect(await violations(page)).toEqual([]);
  expect(requests).toEqual([]);
  await context.close();
}

const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).first().click();
const heading = (page: Page, name: string | RegExp) =>
  page.getByRole('heading', { level: 1, name }).waitFor();
const choose = (page: Page, label: RegExp, file: string) =>
  page
    .getByLabel(label)
    .setInputFiles({ name: file, mimeType: 'text/csv', buffer: Buffer.from(example('valmont-small', file)) });

/** A ballot as its fields follow one another, each left by Enter; the place is that of the line before. */
async function type(page: Page, fields: readonly string[]): Promise<void> {
  for (const field of fields) {
    if (field !== '') await page.keyboard.type(field);
    await page.keyboard.press('Enter');
  }
}

const somebody = (number: string, hour: string, firstName: string, isFirst = false): string[] => [
  number,
  hour,
  isFirst ? 'Danse' : '',
  'Roy',
  firstName,
  '31/12/2019',
  '2 rue du Pont',
  '91990',
  '',
  '0639980001',
  '',
  'PF000777',
  'Roy',
  'Awa',
  'DAN-IN',
  '',
  '',
  'oonn',
];

test('a town’s lottery: courses, ballots typed and imported, duplicates, the list frozen, the ceremony', async () => {
  const town = smallTown();
  town.host.clock.set(published);
  await come(town, { action: 'places', who: owner }, async (page) => {
    await press(page, 'Choisir un fichier de cours');
    await choose(page, /^Fichier des cours/, 'cours.csv');
    await press(page, /^Garder ces 14/);
    await page
      .getByText('La liste est gardée')
      .or(page.getByText('Les cours du fichier sont gardés'))
      .waitFor();
    await page.getByLabel('Réinscriptions, DAN-IN').fill('3');
    await press(page, 'Garder la liste');
    await page.getByText('La liste est gardée').waitFor();
    await press(page, /^Publier la liste/);
    await heading(page, 'Publier la liste\u202f?');
    await page.keyboard.press('Control+Enter');
    await page.getByText('La liste est publiée').waitFor();
  });

  town.host.clock.set(opens);
  await come(town, { action: 'saisie', who: clerk('CMD') }, async (page) => {
    await page.getByLabel('N° du bulletin').focus();
    await type(page, somebody('P9001', '090500', 'Nour', true));
    await type(page, somebody('P9002', '0906', 'Ali'));
    await type(page, somebody('P9001', '09:07:30', 'Zoé'));
    await page.keyboard.press('Control+Enter');
    await page.getByText('2 bulletins sont gardés, il en reste 1 à corriger.').waitFor();
    await page.getByText('Un autre bulletin porte le numéro P9001.').first().waitFor();
    await expect
      .poll(() => page.evaluate(() => (document.activeElement as HTMLInputElement).value))
      .toBe('P9001');
    await page.keyboard.type('P9003');
    await page.keyboard.press('Control+Enter');
    await page.getByText('Un bulletin est gardé.').waitFor();
    expect(await page.locator('.counters').textContent()).toBe('Saisis3Gardés3À corriger0');
  });
  const rows = town.records('Registre', 'Bulletins');
  expect(rows.map((row) => [row['N°'], row['Prénom'], row['Commune']])).toEqual([
    ['P9001', 'Nour', 'Valmont-sur-Orge'],
    ['P9002', 'Ali', 'Valmont-sur-Orge'],
    ['P9003', 'Zoé', 'Valmont-sur-Orge'],
  ]);

  await come(town, { action: 'bulletins', who: owner }, async (page) => {
    await press(page, 'Importer un fichier de bulletins');
    await choose(page, /^Fichier des bulletins/, 'bulletins.csv');
    await press(page, /^Garder 28/);
    await press(page, 'Voir les bulletins');
    await page.getByText('31\u00a0bulletins.').waitFor();
    await page.getByLabel('Chercher un bulletin').fill('zoe');
    await page.getByText('1\u00a0bulletin.').waitFor();
    await press(page, 'Décider\u00a0: bulletin P9003');
    await page.getByLabel('Retirer, à la demande de la famille').check();
    await page.getByLabel('Raison').fill('La famille déménage.');
    await page.keyboard.press('Control+Enter');
    await page.getByText('La décision sur le bulletin P9003 est prise').waitFor();
  });

  town.host.clock.set(closed);
  await come(town, { action: 'doublons', who: owner }, async (page) => {
    const none = page.getByText('Aucun doublon à décider');
    const one = page.getByRole('button', { name: 'Même personne' });
    for (;;) {
      await none.or(one).first().waitFor();
      if (await none.isVisible()) break;
      const before = await page.locator('.pair thead').textContent();
      await one.click();
      await expect.poll(() => none.or(page.locator('.pair thead')).first().textContent()).not.toBe(before);
    }
  });
  await come(town, { action: 'tirage', who: owner }, async (page) => {
    await press(page, 'Faire un tirage d’essai');
    await heading(page, 'TIRAGE D’ESSAI – SANS VALEUR');
    await press(page, 'Revenir au tirage');
    const label = page.getByLabel(/^Tapez le nombre de participations/);
    const count =
      /\((\d+)\)/.exec((await page.locator('label[for=confirmed]').textContent()) ?? '')?.[1] ?? '';
    await label.fill(count);
    await page.keyboard.press('Control+Enter');
    await heading(page, /^Tirage VALMONTSURORGE-2026-09-14/);
  });

  town.host.clock.set(ceremony);
  await come(town, { action: 'ceremonie', who: owner, width: 1920 }, async (page) => {
    await page.getByLabel('Nom').fill('Camille Martin');
    await page.getByLabel('Qualité').fill('adjointe à la culture');
    await page.keyboard.press('Control+Enter');
    await heading(page, 'L’empreinte de la liste');
    await page.keyboard.press('Control+Enter');
    await heading(page, 'Les dés');
    await page.keyboard.type(digits.slice(0, 19));
    await page.keyboard.press('Control+Enter');
    await page.getByText('Il manque 1 chiffre.').first().waitFor();
    await page.getByLabel(/^Chiffres des dés/).fill(digits);
    await page.keyboard.press('Control+Enter');
    await heading(page, 'Tout est-il juste\u202f?');
    await press(page, 'Tirer');
    await heading(page, 'Le tirage est fait');
    expect(await page.getByRole('button', { name: 'Tirer' }).count()).toBe(0);
    const courses = town.get('public.draw', { draw: '' }).courses.map(({ id }) => id);
    for (const id of [...courses].sort()) {
      await page.keyboard.press('Space');
      await heading(page, new RegExp(`^${id} – `));
    }
    await page.keyboard.press('ArrowRight');
    await heading(page, 'Chacun peut vérifier');
  });

  const { resultText, entries, seed } = town.get('public.draw', { draw: '' });
  expect(seed.endsWith(`;des=${digits}`)).toBe(true);
  expect(resultText.match(/^resultat/gm)).toHaveLength(entries);
  await come(town, { action: 'tirage', who: owner }, async (page) => {
    const [, entry = '', course = ''] = /^resultat\t(\S+)\t([A-Z]\S*)$/m.exec(resultText) ?? [];
    await page.getByLabel('Numéro de participation').fill(entry);
    await press(page, 'Expliquer');
    await page.getByRole('heading', { name: `${entry}\u00a0: une place en ${course}` }).waitFor();
  });
}, 90_000);
