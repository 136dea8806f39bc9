import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { screens, townOf } from './family-screens.ts';
import { bootOf } from './family-town.ts';
import { inspect } from './look.ts';
import { type Browser, builtPage, gallery, launch } from './support.ts';

let browser: Browser;
let html: string;
let show: ReturnType<typeof gallery>;
beforeAll(async () => {
  [browser, html] = await Promise.all([launch(), builtPage('family')]);
  show = gallery(browser);
});
afterAll(() => browser.close());

describe('every screen: title, axe in light and dark, 320 px, 200 %, targets, typography', () => {
  it.each(screens)('$name', async (screen) => {
    const visitor = await show({
      html,
      boot: screen.boot ?? bootOf(),
      program: townOf(screen).answer,
      width: 320,
    });
    await screen.reach?.(visitor.page);
    await expect.poll(() => visitor.page.title()).toBe(screen.title);
    await inspect(screen, visitor.page);
    expect(visitor.requests).toEqual([]);
  });
});

it('the whole page, inline, is under 45 KB once compressed', () => {
  expect(gzipSync(html).length).toBeLessThan(45_000);
});
