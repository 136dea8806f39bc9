import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { overflow, violations } from './axe.ts';
import { misprints, smallTargets } from './office-inspect.ts';
import { officeOf, screens } from './office-screens.ts';
import { type Browser, builtPage, gallery, launch } from './support.ts';

let browser: Browser;
let html: string;
let show: ReturnType<typeof gallery>;
beforeAll(async () => {
  [browser, html] = await Promise.all([launch(), builtPage('office')]);
  show = gallery(browser);
});
afterAll(() => browser.close());

describe('every screen of the office: title, axe in light and dark, 768 and 1280 px, targets, typography', () => {
  it.each(screens)('$name', async (screen) => {
    const boot = { section: screen.section ?? '', students: screen.students ?? '' };
    const visitor = await show({ html, boot, program: officeOf(screen).answer, width: 768 });
    const { page } = visitor;
    page.setDefaultTimeout(15_000);
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
  });
});
