import axe from 'axe-core';
import type { Frame, Page } from 'playwright-core';

/**
 * What axe finds wrong, as `rule: where`; what is in the frames of a page is left to who asks. The policy of a page may
 * forbid scripts of others, so axe comes in as the browser's own; once a document, since it is half a megabyte.
 */
export async function violations(page: Page | Frame): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in globalThis)))
    await page.evaluate((text) => void new Function(text)(), axe.source);
  return page.evaluate(async () => {
    const tools = (globalThis as unknown as { axe: typeof axe }).axe;
    const { violations: found } = await tools.run(document, { iframes: false, resultTypes: ['violations'] });
    return found.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 200)}`));
  });
}

/** Pixels the page is wider than its window. */
export function overflow(page: Page): Promise<number> {
  return page.evaluate(() => Math.max(0, document.documentElement.scrollWidth - window.innerWidth));
}
