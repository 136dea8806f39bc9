import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Frame, Page } from 'playwright-core';

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/**
 * What axe finds wrong, as `rule: where`; what is in the frames of a page is left to who asks. The policy of a page may
 * forbid scripts of others, so axe comes in as the browser's own.
 */
export function violations(page: Page | Frame): Promise<string[]> {
  return page.evaluate(async (text) => {
    const axe = new Function(`${text}; return globalThis.axe;`)();
    const { violations: found } = await axe.run(document, { iframes: false });
    return found.flatMap(({ id, nodes }: { id: string; nodes: { html: string }[] }) =>
      nodes.map(({ html }) => `${id}: ${html.slice(0, 200)}`),
    );
  }, source);
}

/** Pixels the page is wider than its window. */
export function overflow(page: Page): Promise<number> {
  return page.evaluate(() => Math.max(0, document.documentElement.scrollWidth - window.innerWidth));
}
