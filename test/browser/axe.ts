import axe from 'axe-core';
import type { Frame, Page } from 'playwright-core';

/**
 * What axe finds wrong, as `rule: where`; what is in the frames of a page is left to who asks. The policy of a page may
 * forbid scripts of others, so axe comes in as the browser's own.
 */
export function violations(page: Page | Frame): Promise<string[]> {
  return page.evaluate(async (text) => {
    const tools = new Function(`${text}; return globalThis.axe;`)();
    const { violations: found } = await tools.run(document, { iframes: false });
    return found.flatMap(({ id, nodes }: { id: string; nodes: { html: string }[] }) =>
      nodes.map(({ html }) => `${id}: ${html.slice(0, 200)}`),
    );
  }, axe.source);
}

/** Pixels the page is wider than its window. */
export function overflow(page: Page): Promise<number> {
  return page.evaluate(() => Math.max(0, document.documentElement.scrollWidth - window.innerWidth));
}
