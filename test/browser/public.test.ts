import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TermsVersion } from '../../src/calls/texts.ts';
import type { PublicPage } from '../../src/campaign/publicPages.ts';
import { press } from './family-screens.ts';
import { versions } from './family-town.ts';
import { answering, publicBoot } from './public-town.ts';
import { type Browser, builtPage, launch, visit } from './support.ts';

let browser: Browser;
let html: string;
beforeAll(async () => {
  [browser, html] = await Promise.all([launch(), builtPage('public')]);
});
afterAll(() => browser.close());

/** Opens a public page, and checks that it asked nothing of anybody else. */
async function come(
  word: PublicPage,
  check: (page: Page) => Promise<void>,
  terms: readonly TermsVersion[] = versions,
): Promise<void> {
  const visitor = await visit(browser, { html, boot: publicBoot(word), program: answering(terms) });
  await check(visitor.page);
  expect(visitor.requests).toEqual([]);
  await visitor.context.close();
}

/** The file that the page gives, with its name. */
async function downloaded(page: Page): Promise<{ readonly name: string; readonly text: string }> {
  const downloading = page.waitForEvent('download');
  await press(page, 'Télécharger');
  const file = await downloading;
  return { name: file.suggestedFilename(), text: await readFile(await file.path(), 'utf8') };
}

describe('the page of the terms, for anybody (PAR-070, PAR-071, PAR-074)', () => {
  it('gives the text in force as one file, in French, that needs nothing else', () =>
    come('conditions', async (page) => {
      const { name, text } = await downloaded(page);
      expect(name).toBe('conditions-utilisation-2026-2.html');
      expect(text).toMatch(/^<!DOCTYPE html>\n<html lang="fr"><head><meta charset="utf-8">/);
      expect(text).toContain('<h1>Conditions d’utilisation du service</h1>');
      expect(text).toContain('<h2>Places</h2><p>Les places rendues avant le 1er juillet sont redonnées.</p>');
      expect(text).not.toMatch(/<(script|link|img)|src=|https?:/);
    }));

  it('keeps markup as text in the file', () => {
    const [first] = versions;
    if (!first) throw new Error('aucune version');
    const hostile = { heading: '<img src=x>', paragraphs: ['<script>alert(1)</script>'] };
    return come(
      'conditions',
      async (page) => {
        const { text } = await downloaded(page);
        expect(text).toContain('<h2>&lt;img src=x&gt;</h2><p>&lt;script&gt;alert(1)&lt;/script&gt;</p>');
      },
      [{ ...first, parts: [...first.parts, hostile] }],
    );
  });

  it('shows every version before, each with its date and what the next one changed, and how to ask for them', () =>
    come('conditions', async (page) => {
      await page.getByText('Version 2026-2, en vigueur depuis le mercredi 20\u00a0mai 2026').waitFor();
      await page.getByText('Ce que change la version 2026-2, le mercredi 20\u00a0mai').click();
      await page.getByText('Un responsable.', { exact: true }).waitFor();
      await page.getByText('Version 2026-1, en vigueur du lundi 4\u00a0mai 2026').click();
      await page.getByText('Un responsable. L’élève majeur aussi.').waitFor();
      await page.getByText('C’est gratuit.').waitFor();
    }));
});

describe('the page of personal data, for anybody (CNS-001, CNS-021, IVR-088)', () => {
  it('shows its tables by name, with the head of each column and row', () =>
    come('donnees', async (page) => {
      await page.setViewportSize({ width: 1280, height: 740 });
      const table = page.getByRole('table', { name: 'Ce que vous pouvez demander' });
      await table.waitFor();
      expect(await table.getByRole('columnheader').allTextContents()).toEqual(['Droit', 'Ce qu’il permet']);
      expect(await table.getByRole('rowheader').first().textContent()).toBe('Accès');
    }));

  it('gives the notice as one file, tables included', () =>
    come('donnees', async (page) => {
      const { name, text } = await downloaded(page);
      expect(name).toBe('donnees-personnelles-2026-2027-2.html');
      expect(text.match(/<h2>/g)).toHaveLength(12);
      expect(text).toContain(
        '<caption>Ce que vous pouvez demander</caption><thead><tr><th scope="col">Droit</th>',
      );
      expect(text).toContain('<tr><th scope="row">Effacement</th><td>');
      expect(text).not.toMatch(/<(script|link|img)|src=|https?:/);
    }));

  it('shows the version before with its dates, and what changed since', () =>
    come('donnees', async (page) => {
      await page.getByText('Version 2026-2027/2, en vigueur depuis le mardi 12\u00a0mai 2026').waitFor();
      await page.getByText('Ce que change la version 2026-2027/2').click();
      await page.getByText('La ville n’a pas encore publié ici son délégué.', { exact: true }).waitFor();
      await page.getByText('Version 2026-2027/1, en vigueur du lundi 4\u00a0mai 2026').click();
    }));

  it('prints the text and nothing to press', () =>
    come('donnees', async (page) => {
      await page.getByRole('heading', { name: 'CNIL' }).waitFor();
      await page.emulateMedia({ media: 'print' });
      expect(await page.getByRole('button').count()).toBe(0);
      expect(await page.getByText('Versions précédentes').isVisible()).toBe(false);
      expect(await page.getByRole('table', { name: 'Ce que vous pouvez demander' }).isVisible()).toBe(true);
    }));
});

describe('every other public page', () => {
  it.each(['aide', 'accessibilite', 'mentions'] as const)('%s is kept as a file too', (word) =>
    come(word, async (page) => {
      const title = (await page.locator('h1').textContent())?.replace(/\u00a0/g, '&nbsp;');
      const { name, text } = await downloaded(page);
      expect(name).toBe(`${word}-2026-2027-1.html`);
      expect(text).toContain(`<h1>${title}</h1>`);
    }),
  );
});
