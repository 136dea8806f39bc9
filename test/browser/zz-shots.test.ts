import { mkdirSync } from 'node:fs';
import { afterAll, beforeAll, it } from 'vitest';
import type { Browser } from 'playwright-core';
import { builtPage, launch, visit } from '/work/main/test/browser/support.ts';
import { screens, townOf } from '/work/main/test/browser/family-screens.ts';
import { bootOf } from '/work/main/test/browser/family-town.ts';
let browser: Browser; let html: string;
beforeAll(async () => { [browser, html] = await Promise.all([launch(), builtPage('family')]); mkdirSync('/tmp/shots', { recursive: true }); });
afterAll(() => browser.close());
for (const screen of screens) for (const width of [360, 1280]) it(`${screen.name} ${width}`, async () => {
  const town = townOf(screen);
  const v = await visit(browser, { html, boot: screen.boot ?? bootOf(), program: town.answer, width, dark: process.env['DARK'] === '1' });
  try { await screen.reach?.(v.page); await v.page.waitForTimeout(150); }
  finally { await v.page.screenshot({ path: `/tmp/shots/${screen.name}-${width}.png`, fullPage: true }); if (v.requests.length) console.log(screen.name, v.requests, await v.page.title()); await v.context.close(); }
}, 15000);
