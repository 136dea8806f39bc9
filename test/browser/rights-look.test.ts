import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { overflow, violations } from './axe.ts';
import { misprints, smallTargets } from './office-inspect.ts';
import { screens } from './rights-screens.ts';
import { createRights } from './rights-town.ts';
import { type Browser, builtPage, gallery, launch } from './support.ts';

let browser: Browser;
let html: string;
let show: ReturnType<typeof gallery>;
beforeAll(async () => {
  [browser, html] = await Promise.all([launch(), builtPage('rights')]);
  show = gallery(browser);
});
afterAll(() => browser.close());

describe('every screen of the registers: title, axe, 360 px on a phone, 768 px light and 1280 px dark, targets, typography', () => {
  it.each(screens)('$name', async ({ section = 'demandes', office = createRights, reach, title }) => {
    const boot = { section };
    const visitor = await show({ html, boot, program: office().answer, width: 768 });
    const { page } = visitor;
    page.setDefaultTimeout(15_000);
    await page.locator('#page h1').waitFor();
    await reach?.(page);
    await expect.poll(() => page.title()).toBe(title);
    for (const width of [360, 768, 1280]) {
      await page.setViewportSize({ width, height: 740 });
      const colorScheme = width === 1280 ? 'dark' : 'light';
      await page.emulateMedia({ colorScheme });
      expect(await violations(page), `${colorScheme}, ${width} px`).toEqual([]);
      expect(await overflow(page), `at ${width} px`).toBe(0);
      expect(await smallTargets(page)).toEqual([]);
    }
    expect(await misprints(page)).toEqual([]);
    expect(visitor.requests).toEqual([]);
  });
});
