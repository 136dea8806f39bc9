import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PublicPage } from '../../src/campaign/publicPages.ts';
import { overflow, violations } from './axe.ts';
import { inspect } from './look.ts';
import { answering, notReady, publicBoot } from './public-town.ts';
import { type Answer, type Browser, builtPage, gallery, launch } from './support.ts';

let browser: Browser;
let html: string;
let show: ReturnType<typeof gallery>;
beforeAll(async () => {
  [browser, html] = await Promise.all([launch(), builtPage('public')]);
  show = gallery(browser);
});
afterAll(() => browser.close());

interface PublicScreen {
  readonly name: string;
  readonly page: PublicPage;
  readonly title: string;
  readonly program?: (name: string) => Answer;
  readonly reach?: (page: Page) => Promise<void>;
}

const screens: readonly PublicScreen[] = [
  { name: 'help', page: 'aide', title: 'Aide – Conservatoires – Valmont' },
  {
    name: 'terms',
    page: 'conditions',
    title: 'Conditions d’utilisation – Conservatoires – Valmont',
    reach: async (page) => {
      await page.getByText('Ce que change la version 2026-2').click();
      await page.getByText('Version 2026-1, en vigueur du').click();
    },
  },
  {
    name: 'data',
    page: 'donnees',
    title: 'Données personnelles – Conservatoires – Valmont',
    reach: async (page) => {
      await page.getByText('Ce que change la version 2026-2027/2').click();
      await page.getByText('Version 2026-2027/1, en vigueur du').click();
    },
  },
  {
    name: 'accessibility',
    page: 'accessibilite',
    title: 'Accessibilité\u00a0: non conforme – Conservatoires – Valmont',
  },
  { name: 'notices', page: 'mentions', title: 'Mentions légales – Conservatoires – Valmont' },
  {
    name: 'not ready',
    page: 'donnees',
    title: 'Erreur\u00a0: Données personnelles – Conservatoires – Valmont',
    program: notReady,
  },
];

/** Cells and captions so narrow that their words stand letter by letter. */
const squeezed = (page: Page): Promise<(string | null)[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll('caption, tbody th, tbody td')]
      .filter((cell) => cell.checkVisibility() && cell.getBoundingClientRect().width < 80)
      .map((cell) => cell.textContent),
  );

describe('every public page: title, axe, 320 px, 360 px and 1280 px, 200 %, targets, typography', () => {
  it.each(screens)('$name', async (screen) => {
    const { page: word, program = answering(), reach } = screen;
    const visitor = await show({ html, boot: publicBoot(word), program, width: 320 });
    const { page } = visitor;
    await page.locator('main h1:not(:empty)').waitFor();
    await reach?.(page);
    await expect.poll(() => page.title()).toBe(screen.title);
    expect(await page.getByRole('link', { name: 'Accessibilité\u00a0: non conforme' }).count()).toBe(1);
    for (const width of [360, 1280]) {
      await page.setViewportSize({ width, height: 740 });
      expect(await violations(page), `${width} px`).toEqual([]);
      expect(await overflow(page), `${width} px`).toBe(0);
      expect(await squeezed(page), `${width} px`).toEqual([]);
    }
    await page.setViewportSize({ width: 320, height: 740 });
    await inspect(screen, page);
    expect(visitor.requests).toEqual([]);
  });
});
