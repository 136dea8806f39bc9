import type { Frame, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { inTown, type Space, start } from '../host/workspace/space.ts';
import { violations } from './axe.ts';
import { type Browser, launch } from './support.ts';

let space: Space;
let browser: Browser;
beforeAll(async () => {
  [space, browser] = await Promise.all([start(), launch()]);
});
afterAll(async () => {
  await browser?.close();
  await space?.stop();
});

const claire = 'claire.ndiaye19@example.org';
const box = (mail: string) => `http://localhost:${space.port}${inTown(`/courriels/${mail}`, mail)}`;

/** The link of the newest mail in somebody's box, as that person would follow it. */
async function linkIn(page: Page, subject: string): Promise<string> {
  await page.goto(box(claire));
  await page.locator('main a', { hasText: subject }).first().click();
  const link = page.locator('pre a, .text a').filter({ hasText: 'acces=' }).first();
  return (await link.getAttribute('href')) ?? '';
}

/** The product's own page, in its sandboxed frame. */
async function familyPage(page: Page): Promise<Frame> {
  for (;;) {
    for (const frame of page.frames()) {
      if (frame !== page.mainFrame() && (await frame.locator('h1').count()) > 0) return frame;
    }
    await page.waitForTimeout(100);
  }
}

async function expectAccessible(frame: Frame): Promise<void> {
  expect(await violations(frame)).toEqual([]);
}

const photo = new URL('../../examples/pieces/photo-identite.jpg', import.meta.url).pathname;

describe('a parent at phone width, on the real program', () => {
  test('goes from the mail to the receipt, finds the acknowledgement in the box, and the answer behind it', async () => {
    const page = await browser.newPage({ viewport: { width: 360, height: 740 } });
    await page.goto(await linkIn(page, 'Réinscription 2026'));
    const frame = await familyPage(page);
    const press = (name: string | RegExp) => frame.getByRole('button', { name }).first().click();
    const heading = (text: string | RegExp) => frame.getByRole('heading', { level: 1, name: text }).waitFor();

    await frame.getByRole('button', { name: 'Répondre pour Emma' }).waitFor();
    await expectAccessible(frame);
    await press('Répondre pour Emma');
    await heading(/Souhaitez-vous réinscrire Emma/);
    await frame.getByText('Pas encore envoyée').first().waitFor();
    await press(/^Je souhaite réinscrire Emma/);
    await heading(/coordonnées/);
    await expectAccessible(frame);
    await press('Continuer');
    await heading(/pièces demandées/);
    await expectAccessible(frame);
    await frame.locator('input[type=file]').last().setInputFiles(photo);
    await frame.getByText(/Reçue le/).waitFor();
    await frame.getByText('photo-identite.jpg').first().waitFor();
    await expectAccessible(frame);
    await press('Continuer');
    await frame.getByRole('checkbox').first().waitFor();
    await expectAccessible(frame);
    await frame.getByRole('checkbox').first().check();
    await press('Continuer');
    await frame.getByRole('button', { name: 'Envoyer ma demande' }).waitFor();
    await expectAccessible(frame);
    for (const tick of await frame.getByRole('checkbox').all()) await tick.check();
    await press('Envoyer ma demande');
    await heading('Demande de réinscription envoyée, en attente de validation');
    await expectAccessible(frame);
    const receipt = /CMD-2026-\d{5}/.exec(await frame.locator('body').innerText())?.[0];
    expect(receipt).toBeDefined();

    await expect
      .poll(async () => {
        await page.goto(box(claire));
        return page.locator('main a', { hasText: 'Accusé de réception – Réinscription d’Emma N.' }).count();
      })
      .toBe(1);
    await page.goto(await linkIn(page, 'Accusé de réception'));
    const again = await familyPage(page);
    await again.getByText('Demande de réinscription envoyée', { exact: false }).first().waitFor();
    expect(await again.locator('body').innerText()).toContain('envoyée');
    await page.close();
  });

  test('reads the help from the foot of the page in another tab, hours included, without any access', async () => {
    const page = await browser.newPage({ viewport: { width: 360, height: 740 } });
    await page.goto(await linkIn(page, 'Réinscription 2026'));
    const frame = await familyPage(page);
    await frame.getByText('du lundi au vendredi, de 9\u00a0h à 17\u00a0h').waitFor();
    const opened = page.context().waitForEvent('page');
    await frame.getByRole('link', { name: 'Aide' }).click();
    const help = await familyPage(await opened);
    await help.getByRole('heading', { level: 1, name: 'Aide' }).waitFor();
    await help.getByText('Un nouveau lien arrive dans les cinq minutes.').waitFor();
    await expectAccessible(help);
    await help.getByRole('link', { name: 'Conditions d’utilisation' }).click();
    const terms = await familyPage(await opened);
    await terms.getByRole('heading', { level: 1, name: /^Conditions d’utilisation du service/ }).waitFor();
    await page.context().close();
  });
});
