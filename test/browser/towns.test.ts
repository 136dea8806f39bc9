import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { endAll, inTown, type Space, start, TOWN } from '../host/workspace/space.ts';
import { overflow, violations } from './axe.ts';
import { strangeIn } from './strange.ts';
import { type Browser, launch } from './support.ts';

const CLAIRE = 'claire.ndiaye19@example.org';
const HANGAR = 'agent.han@valmontsurorge.example.org';
const MANAGER = 'gestion@valmontsurorge.example.org';

let browser: Browser;
let space: Space;
let context: BrowserContext;
let page: Page;
let strange: readonly string[];

beforeAll(async () => {
  [browser, space] = await Promise.all([launch(), start()]);
  context = await browser.newContext({ viewport: { width: 1280, height: 900 }, locale: 'fr-FR' });
  strange = strangeIn(context);
  page = await context.newPage();
});
afterAll(async () => {
  await browser.close();
  endAll();
});

const address = (path: string) => `http://localhost:${space.port}${path}`;
const go = (path: string, as: string, on = page) => on.goto(address(inTown(path, as)));
const link = (name: string | RegExp, on = page) => on.getByRole('link', { name, exact: true });
const button = (name: string) => page.getByRole('button', { name });
const heading = (name: string | RegExp, on = page) => on.getByRole('heading', { level: 1, name });

/** Clicks on what opens a new tab, and gives the tab. */
async function opening(click: () => Promise<void>): Promise<Page> {
  const [opened] = await Promise.all([context.waitForEvent('page'), click()]);
  return opened;
}

describe('the first visit', () => {
  it('says in three lines what to try, until they were read', async () => {
    await page.goto(address('/'));
    const first = page.getByRole('region', { name: 'Que faire en premier' });
    expect(await first.getByRole('listitem').count()).toBe(3);
    await button('J’ai compris').click();
    await heading(/^L’accueil/).waitFor();
    expect(await first.count()).toBe(0);
    await button('Revoir que faire en premier').click();
    await first.waitFor();
    await button('J’ai compris').click();
  });
});

describe('who one is', () => {
  it('changes in two clicks, from any page', async () => {
    await go('/horloge', MANAGER);
    await link('Changer de personne').click();
    await link('agent.han').click();
    await heading('L’accueil : agent.han, Le Hangar').waitFor();
    expect(await link('Le Hangar').count()).toBe(1);
    expect(await link('Pilotage').count()).toBe(0);
  });

  it('is a family, found by a child’s name with the keys alone', async () => {
    await link('Changer de personne').focus();
    await page.keyboard.press('Enter');
    const field = page.getByLabel('Nom d’un parent, d’un enfant, ou adresse');
    await field.focus();
    await page.keyboard.type('emma ndiaye');
    await page.keyboard.press('Enter');
    await page.getByText('2\u00a0personnes correspondent').waitFor();
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.textContent))
      .toMatch(/^2\u00a0personnes correspondent/);
    await link('Claire N’Diaye').focus();
    await page.keyboard.press('Enter');
    await heading('L’accueil : Claire N’Diaye, une famille').waitFor();
    expect(await page.getByText('Classeurs').count()).toBe(0);
  });

  it('finds its mail unread, then read, and nobody else’s browser knows', async () => {
    await link('Ma boîte').first().click();
    const mail = page.getByRole('listitem').filter({ hasText: 'Réinscription 2026' });
    await mail.getByText('Non lu').waitFor();
    await mail.getByRole('link').click();
    await page.getByTitle('Le courriel').waitFor();
    await go('/boite', CLAIRE);
    await mail.waitFor();
    expect(await mail.getByText('Non lu').count()).toBe(0);
  });
});

describe('a link', () => {
  it('of a mail opens as who receives it, whoever reads over the shoulder', async () => {
    await go(`/courriels/${CLAIRE}`, MANAGER);
    await page.getByRole('main').getByRole('listitem').getByRole('link').first().click();
    const inside = page.frameLocator('iframe[title="Le courriel"]').getByRole('link').first();
    const family = await opening(() => inside.click());
    await family
      .frameLocator('iframe')
      .getByRole('button', { name: /Répondre pour Emma/ })
      .waitFor();
    expect(new URL(family.url()).pathname).toMatch(new RegExp(`^${inTown('/macros/', CLAIRE)}`));
    await family.close();
  });

  it('that names nobody opens as the person of its own window, though another was opened since', async () => {
    const site = /href="([^"]+\/a\/macros\/[^"]+)"/.exec(
      await (await page.request.get(address(inTown('/', HANGAR)))).text(),
    );
    const office = await context.newPage();
    await office.goto(address(site?.[1] ?? ''));
    const frame = office.frameLocator('iframe');
    await frame.getByText(`Vous êtes ${HANGAR}`).waitFor();
    const other = await context.newPage();
    await go('/', CLAIRE, other);
    // Chromium under test tells every window that it is the one in front; these are behind.
    for (const behind of [page, other])
      await behind.evaluate(() => {
        document.hasFocus = () => false;
      });
    await office.bringToFront();
    // The window in front says whose it is three times a second.
    await expect.poll(() => office.evaluate(() => decodeURIComponent(document.cookie))).toContain(HANGAR);
    await frame
      .getByRole('link', { name: /tirage/i })
      .first()
      .click();
    await office.waitForURL(/page=loterie/);
    expect(office.url()).toContain(`/${HANGAR}/`);
    await Promise.all([office.close(), other.close()]);
  });
});

describe('the towns', () => {
  it('are copied with the keys alone; the copy is told, and leads to itself', async () => {
    await go('/', MANAGER);
    await link(TOWN).focus();
    await page.keyboard.press('Enter');
    await link(`Copier la ville ${TOWN}`).focus();
    await page.keyboard.press('Enter');
    await page.getByLabel('Le nom de la copie').focus();
    await page.keyboard.press('ControlOrMeta+a');
    await page.keyboard.type('Deuxième essai');
    await page.keyboard.press('Enter');
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.textContent))
      .toContain('«\u00a0Deuxième essai\u00a0» est une copie de');
    await link('Deuxième essai').click();
    await heading(/^L’accueil/).waitFor();
    expect(page.url()).toContain('/ville/deuxieme-essai/');
    const office = await opening(() => link('Le bureau').click());
    await office.frameLocator('iframe').getByText(`Vous êtes ${MANAGER}`).waitFor();
    expect(office.url()).toContain('/ville/deuxieme-essai/');
    await office.close();
  });

  it('say above the form why a name is refused, and keep what was typed', async () => {
    await page.goto(address('/villes'));
    await page.getByLabel('Son nom').fill('../ailleurs');
    await button('Préparer cette ville').click();
    await page.getByRole('alert').getByText('Un nom de ville est fait de lettres').waitFor();
    expect(await page.getByLabel('Son nom').inputValue()).toBe('../ailleurs');
    expect(await violations(page)).toEqual([]);
  });

  it('go back to the beginning; the page waits and opens by itself', async () => {
    await page.goto(address('/villes'));
    await link('Remettre au début la ville Deuxième essai').click();
    await page.getByLabel('Garder la ville d’aujourd’hui').uncheck();
    await button('Remettre au début').click();
    await page.getByText('Cette ville se prépare.').waitFor();
    expect(await violations(page)).toEqual([]);
    await heading(/^L’accueil/).waitFor({ timeout: 90_000 });
    expect(page.url()).toContain('/ville/deuxieme-essai/');
  });

  it('are deleted once it was said what is lost', async () => {
    await page.goto(address('/villes'));
    await link('Supprimer la ville Deuxième essai').click();
    await page.getByText('effacé de cet ordinateur, pour toujours').waitFor();
    await button('Supprimer pour toujours').click();
    await page.getByText('La ville «\u00a0Deuxième essai\u00a0» est supprimée.').waitFor();
    expect(
      await page.getByRole('main').getByRole('link', { name: 'Deuxième essai', exact: true }).count(),
    ).toBe(0);
  });
});

describe('the clock', () => {
  it('shows how far it is while it moves, stops where it is told, and says what came of it', async () => {
    await go('/horloge', MANAGER);
    await page.getByLabel('Aller à un jour et une heure').fill('2027-11-11T10:00');
    await button('Y aller').click();
    await page.getByRole('progressbar', { name: 'Le temps qui passe' }).waitFor();
    expect(await violations(page)).toEqual([]);
    await button('Arrêter ici').click();
    await page.getByText(/Le temps a avancé du .*passages? de minuteurs/).waitFor();
    expect(await page.getByRole('progressbar').count()).toBe(0);
  });
});

describe('the pages of a town', () => {
  const ACCOUNT = ['/', '/qui', '/boite', '/papiers', '/fichiers', '/courriels', '/plateforme', '/fidelite'];
  it.each([
    [1280, 'light', MANAGER, [...ACCOUNT, `/courriels/${CLAIRE}`, '/horloge']],
    [768, 'dark', MANAGER, ACCOUNT],
    [768, 'light', CLAIRE, ['/', '/boite', '/qui?cherche=roux']],
    [1280, 'dark', '', ['/', '/qui', '/horloge', '/rien']],
  ] as const)(
    'at %i px, %s, as %j: axe finds nothing, nothing overflows',
    async (width, scheme, as, paths) => {
      await page.setViewportSize({ width, height: 900 });
      await page.emulateMedia({ colorScheme: scheme });
      for (const path of paths) {
        await go(path, as);
        expect([path, await violations(page), await overflow(page)]).toEqual([path, [], 0]);
      }
      const execution = page.getByRole('table').getByRole('link').first();
      if (as !== MANAGER) return;
      await go('/plateforme', as);
      await execution.click();
      await heading(/^Exécution/).waitFor();
      expect([await violations(page), await overflow(page)]).toEqual([[], 0]);
    },
  );

  it.each(['', '/copier', '/recommencer', '/renommer', '/supprimer'])('/villes%s as well', async (act) => {
    for (const [width, colorScheme] of [
      [1280, 'light'],
      [768, 'dark'],
    ] as const) {
      await page.setViewportSize({ width, height: 900 });
      await page.emulateMedia({ colorScheme });
      await page.goto(address(act === '' ? '/villes' : `/villes/${TOWN}${act}`));
      expect([await violations(page), await overflow(page)]).toEqual([[], 0]);
    }
  });

  it('asked for nothing beyond this machine, and no script failed', () => {
    expect(strange).toEqual([]);
  });
});
