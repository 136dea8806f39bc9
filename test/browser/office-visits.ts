import type { Page } from 'playwright-core';
import { afterAll, expect } from 'vitest';
import { choose, createOffice, example, readyHome } from './office-town.ts';
import { builtPage, launch, type Visitor, visit } from './support.ts';

export type Program = Parameters<typeof visit>[1]['program'];

interface Come {
  readonly section?: string;
  /** Students chosen in a workbook, as the address carries them. */
  readonly students?: string;
  /** The page as served; the built one by default. */
  readonly html?: string;
}

/** A browser for one file of tests, and how somebody comes to the office in it. */
export function officeVisits() {
  const [browser, built] = [launch(), builtPage('office')];
  afterAll(async () => (await browser).close());
  return async (
    program: Program,
    check: (visitor: Visitor) => Promise<void>,
    { section = '', students = '', html }: Come = {},
  ): Promise<void> => {
    const page = html ?? (await built);
    const visitor = await visit(await browser, {
      html: page,
      boot: { section, students },
      program,
      width: 1280,
    });
    visitor.page.setDefaultTimeout(15_000);
    try {
      await check(visitor);
      expect(visitor.requests).toEqual([]);
    } finally {
      await visitor.context.close();
    }
  };
}

export const ready = () => createOffice(readyHome);
export const students = (page: Page, path = 'abime/eleves.csv') =>
  choose(page, 'Fichier des élèves (CSV)', 'eleves.csv', example(path));
export const heading = (page: Page, name: string | RegExp) =>
  page.getByRole('heading', { level: 1, name }).waitFor();
export const focused = (page: Page) => page.evaluate(() => document.activeElement?.textContent ?? '');
