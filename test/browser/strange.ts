import type { BrowserContext, Page } from 'playwright-core';

/** Faults of the pages of a context, and addresses they asked for beyond this machine, as they come: none is allowed. */
export function strangeIn(context: BrowserContext): readonly string[] {
  const strange: string[] = [];
  context.on('page', (opened: Page) => {
    opened.on('pageerror', (error) => strange.push(`${opened.url()}: ${error.message}`));
    opened.on('request', (request) => {
      const { hostname, protocol } = new URL(request.url());
      const isHere = ['localhost', '127.0.0.1'].includes(hostname) || ['data:', 'blob:'].includes(protocol);
      if (!isHere) strange.push(request.url());
    });
  });
  return strange;
}
