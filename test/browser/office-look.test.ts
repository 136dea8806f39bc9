import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { overflow, violations } from './axe.ts';
import { officeOf, screens } from './office-screens.ts';
import { builtPage, launch, visit } from './support.ts';

let browser: Browser;
let html: string;
beforeAll(async () => {
  [browser, html] = await Promise.all([launch(), builtPage('office')]);
});
afterAll(() => browser.close());

/** What can be touched and is under 44 px; a box counts as its label. */
const smallTargets = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('a, button:not(.skip), select, input')]
      .map((element) => element.closest('label') ?? element)
      .filter((target) => {
        const { width, height } = target.getBoundingClientRect();
        return width < 44 || height < 44;
      })
      .map((target) => target.outerHTML),
  );

/** French typography: no ordinary space where one must not break, no straight apostrophe or quote. */
const misprints = async (page: Page): Promise<string[]> => {
  const text = await page.locator('#page').textContent();
  return text?.match(/.{0,12}(?: [:;!?»%]|« |['"]|\d (?:h|ans?|mai|élèves?|personnes?)\b).{0,12}/g) ?? [];
};

describe('every screen of the office: title, axe in light and dark, 768 and 1280 px, targets, typography', () => {
  it.each(screens)('$name', async (screen) => {
    const boot = { section: screen.section ?? '', students: screen.students ?? '' };
    const visitor = await visit(browser, { html, boot, program: officeOf(screen).answer, width: 768 });
    const { page } = visitor;
    page.setDefaultTimeout(15_000);
    try {
      await page.getByRole('navigation').waitFor();
      await screen.reach?.(page);
      await expect.poll(() => page.title()).toBe(screen.title);
      for (const width of [768, 1280]) {
        await page.setViewportSize({ width, height: 740 });
        for (const colorScheme of ['light', 'dark'] as const) {
          await page.emulateMedia({ colorScheme });
          expect(await violations(page), `${colorScheme}, ${width} px`).toEqual([]);
        }
        expect(await overflow(page), `at ${width} px`).toBe(0);
        expect(await smallTargets(page)).toEqual([]);
      }
      expect(await misprints(page)).toEqual([]);
      expect(visitor.requests).toEqual([]);
    } finally {
      await visitor.context.close();
    }
  });
});
