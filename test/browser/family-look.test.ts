import { gzipSync } from 'node:zlib';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { overflow, violations } from './axe.ts';
import { type ShownScreen, screens, townOf } from './family-screens.ts';
import { bootOf } from './family-town.ts';
import { builtPage, launch, visit } from './support.ts';

let browser: Browser;
let html: string;
beforeAll(async () => {
  [browser, html] = await Promise.all([launch(), builtPage('family')]);
});
afterAll(() => browser.close());

/** What can be touched and is under 44 px; a box or a button in a row counts as its row. */
const smallTargets = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('a, button, summary, textarea, input')]
      .map((element) => (element instanceof HTMLInputElement && element.closest('.row')) || element)
      .filter((target) => {
        const { width, height } = target.getBoundingClientRect();
        return width < 44 || height < 44;
      })
      .map((target) => target.outerHTML),
  );

/** French typography: no ordinary space where one must not break, no straight apostrophe or quote. */
const misprints = async (page: Page): Promise<string[]> => {
  const text = await page.locator('#page').textContent();
  return text?.match(/.{0,12}(?: [:;!?»%]|« |['"]|\d (?:h|ans?|mai|minutes)\b).{0,12}/g) ?? [];
};

async function inspect(screen: ShownScreen, page: Page): Promise<void> {
  expect(await page.title()).toBe(screen.title);
  expect(await violations(page), 'light').toEqual([]);
  await page.emulateMedia({ colorScheme: 'dark' });
  expect(await violations(page), 'dark').toEqual([]);
  expect(await overflow(page), 'at 320 px').toBe(0);
  expect(await smallTargets(page)).toEqual([]);
  expect(await misprints(page)).toEqual([]);
  await page.setViewportSize({ width: 640, height: 800 });
  await page.addStyleTag({ content: 'html { font-size: 225% }' });
  expect(await overflow(page), 'at 200 %').toBe(0);
}

describe('every screen: title, axe in light and dark, 320 px, 200 %, targets, typography', () => {
  it.each(screens)('$name', async (screen) => {
    const visitor = await visit(browser, {
      html,
      boot: screen.boot ?? bootOf(),
      program: townOf(screen).answer,
      width: 320,
    });
    try {
      await screen.reach?.(visitor.page);
      await expect.poll(() => visitor.page.title()).toBe(screen.title);
      await inspect(screen, visitor.page);
      expect(visitor.requests).toEqual([]);
    } finally {
      await visitor.context.close();
    }
  });
});

it('the whole page, inline, is under 45 KB once compressed', () => {
  expect(gzipSync(html).length).toBeLessThan(45_000);
});
