import type { Page } from 'playwright-core';

/** What can be touched and is under 44 px; a box counts as its label. */
export const smallTargets = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('a, button:not(.skip), select, input')]
      .map((element) => element.closest('label') ?? element)
      .filter((target) => target.checkVisibility())
      .filter((target) => {
        const { width, height } = target.getBoundingClientRect();
        return width < 44 || height < 44;
      })
      .map((target) => target.outerHTML),
  );

/**
 * French typography: no ordinary space where one must not break, no straight apostrophe or quote; but in what is to be
 * typed in a terminal.
 */
export const misprints = async (page: Page): Promise<string[]> => {
  const text = await page.locator('#page').evaluate((shown) => {
    const prose = shown.cloneNode(true) as HTMLElement;
    for (const typed of prose.querySelectorAll('.typed')) typed.remove();
    return prose.textContent;
  });
  return text.match(/.{0,12}(?: [:;!?»%]|« |['"]|\d (?:h|ans?|mai|élèves?|personnes?)\b).{0,12}/g) ?? [];
};
