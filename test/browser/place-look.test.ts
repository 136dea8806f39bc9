import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { overflow, violations } from './axe.ts';
import { inspect } from './look.ts';
import { screens } from './place-screens.ts';
import { bootOf, placeTown } from './place-town.ts';
import { type Browser, builtPage, gallery, launch } from './support.ts';

let browser: Browser;
let html: string;
let show: ReturnType<typeof gallery>;
beforeAll(async () => {
  [browser, html] = await Promise.all([launch(), builtPage('place')]);
  show = gallery(browser);
});
afterAll(() => browser.close());

describe('every screen of a participation: title, axe on a phone and a desk, in light and dark, 320 px, 200 %', () => {
  it.each(screens)('$name', async (screen) => {
    const { boot = bootOf(), town = placeTown } = screen;
    const visitor = await show({ html, boot, program: town().answer, width: 360 });
    const { page } = visitor;
    page.setDefaultTimeout(15_000);
    await screen.reach?.(page);
    await expect.poll(() => page.title()).toBe(screen.title);
    for (const width of [1280, 360]) {
      await page.setViewportSize({ width, height: 800 });
      expect(await violations(page), `at ${width} px`).toEqual([]);
      expect(await overflow(page), `at ${width} px`).toBe(0);
    }
    await page.setViewportSize({ width: 320, height: 740 });
    await inspect(screen, page);
    expect(visitor.requests).toEqual([]);
  });
});

it('the whole page, inline, is under 20 KB once compressed', () => {
  expect(gzipSync(html).length).toBeLessThan(20_000);
});
