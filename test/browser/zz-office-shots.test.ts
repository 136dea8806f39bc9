import { it } from 'vitest';
import { launch, builtPage, visit } from './support.ts';
import { screens, officeOf } from './office-screens.ts';
it('shots', async () => {
const browser = await launch(); const html = await builtPage('office');
const only = process.env['ONLY'];
for (const s of screens) for (const width of [768,1280]) {
  if (only && !s.name.match(only)) continue;
  const v = await visit(browser, { html, boot: { section: s.section ?? '' }, program: officeOf(s).answer as never, width });
  try { await v.page.locator('nav').waitFor({timeout:5000}); v.page.setDefaultTimeout(5000); await s.reach?.(v.page); await v.page.waitForTimeout(150);
   const t = await v.page.title(); if (t !== s.title) console.log('TITLE', s.name, t, '≠', s.title);
   if (v.requests.length) console.log(s.name, v.requests);
   const over = await v.page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth); if (over) console.log('OVERFLOW', s.name, width, over);
  } catch (e) { console.log('FAIL', s.name, width, String(e).slice(0,600), v.requests); }
  await v.page.screenshot({ path: `/tmp/office-shots/${s.name}-${width}.png`, fullPage: true });
  await v.context.close();
}
await browser.close();
}, 300000);
