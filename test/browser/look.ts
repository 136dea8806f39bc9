import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { overflow, violations } from './axe.ts';

/** What can be touched and is under 44 px; a box or a button in a row counts as its row. */
const smallTargets = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('a, button, summary, textarea, input')]
      .map((element) => (element instanceof HTMLInputElement && element.closest('.row')) || element)
      .filter((target) => {
        const { width, height } = target.getBoundingClientRect();
        return width < 44 || height < 44;
      })
      .map((target) => target.outerHTML),
  );

/** French typography: no ordinary space where one must not break, no straight apostrophe or quote but in commands. */
const misprints = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const copy = document.getElementById('page')?.cloneNode(true) as HTMLElement;
    for (const command of copy.querySelectorAll('code')) command.remove();
    return (
      copy.textContent?.match(
        /.{0,12}(?: [:;!?»%]|« |['"]|\d (?:h|ans?|mai|minutes|septembre|places)\b).{0,12}/g,
      ) ?? []
    );
  });

/** One screen at 320 px: title, axe in light and dark, targets, typography, then 200 %. */
export async function inspect({ title }: { readonly title: string }, page: Page): Promise<void> {
  expect(await page.title()).toBe(title);
  expect(await violations(page), 'light').toEqual([]);
  await page.emulateMedia({ colorScheme: 'dark' });
  expect(await violations(page), 'dark').toEqual([]);
  expect(await overflow(page), 'at 320 px').toBe(0);
  expect(await smallTargets(page)).toEqual([]);
  expect(await misprints(page)).toEqual([]);
  await page.setViewportSize({ width: 640, height: 800 });
  await page.addStyleTag({ content: 'html { font-size: 225% }' });
  expect(await overflow(page), 'at 200 %').toBe(0);
}
