import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { screens } from './ballot-screens.ts';
import { lotteryTown } from './ballot-town.ts';
import { inspect } from './look.ts';
import { type Browser, builtPage, gallery, launch } from './support.ts';

let browser: Browser;
let html: string;
let show: ReturnType<typeof gallery>;
beforeAll(async () => {
  [browser, html] = await Promise.all([launch(), builtPage('ballot')]);
  show = gallery(browser);
});
afterAll(() => browser.close());

describe('every screen of the lottery: title, axe in light and dark, 320 px, 200 %, targets, typography', () => {
  it.each(screens)('$name', async (screen) => {
    const program = (screen.town ?? lotteryTown)().answer;
    const visitor = await show({ html, boot: screen.boot, program, width: 320 });
    visitor.page.setDefaultTimeout(15_000);
    await visitor.page.locator('.elsewhere, .actions').first().waitFor();
    await screen.reach?.(visitor.page);
    await expect.poll(() => visitor.page.title()).toBe(screen.title);
    await inspect(screen, visitor.page);
    expect(visitor.requests).toEqual([]);
  });
});

it('the whole page, inline, is under 45 KB once compressed', () => {
  expect(gzipSync(html).length).toBeLessThan(45_000);
});
