import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, it } from 'vitest';
import { screens as families, townOf } from './family-screens.ts';
import { bootOf } from './family-town.ts';
import { officeOf, screens as offices } from './office-screens.ts';
import { builtPage, launch, visit } from './support.ts';

let browser: Browser;
let html: string;
let office: string;
const out = '/tmp/shots';
beforeAll(async () => {
  [browser, html, office] = await Promise.all([launch(), builtPage('family'), builtPage('office')]);
});
afterAll(() => browser.close());
const wanted = new RegExp(process.env['WANT'] ?? '.');

describe('shots', () => {
  it.each(families.filter(({ name }) => wanted.test(name)))('F $name', async (screen) => {
    const v = await visit(browser, {
      html,
      boot: screen.boot ?? bootOf(),
      program: townOf(screen).answer,
      width: 360,
    });
    await screen.reach?.(v.page);
    await v.page.waitForTimeout(200);
    for (const width of [360, 1280]) {
      await v.page.setViewportSize({ width, height: 800 });
      await v.page.screenshot({
        path: `${out}/F-${screen.name.replace(/\W+/g, '-')}-${width}.png`,
        fullPage: true,
      });
    }
    await v.context.close();
  });
  it.each(offices.filter(({ name }) => wanted.test(name)))('O $name', async (screen) => {
    const v = await visit(browser, {
      html: office,
      boot: { section: screen.section ?? '', students: screen.students ?? '' },
      program: officeOf(screen).answer,
      width: 360,
    });
    await v.page.getByRole('navigation').waitFor();
    await screen.reach?.(v.page);
    await v.page.waitForTimeout(200);
    for (const width of [360, 1280]) {
      await v.page.setViewportSize({ width, height: 800 });
      await v.page.screenshot({
        path: `${out}/O-${screen.name.replace(/\W+/g, '-')}-${width}.png`,
        fullPage: true,
      });
    }
    await v.context.close();
  });
});
