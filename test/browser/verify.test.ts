import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { check } from '../../src/draw/check.ts';
import { badCases, list, printed, seed, seedOf, spaced } from '../verify/cases.ts';
import { overflow, violations } from './axe.ts';
import { type Browser, builtPage, launch } from './support.ts';

const folder = mkdtempSync(join(tmpdir(), 'dacapo-verify-'));
const address = pathToFileURL(join(folder, 'verify.html')).href;
let browser: Browser;
let context: BrowserContext | undefined;
beforeAll(async () => {
  const [opened, html] = await Promise.all([launch(), builtPage('verify')]);
  browser = opened;
  writeFileSync(join(folder, 'verify.html'), html);
});
afterEach(() => context?.close());
afterAll(() => browser.close());

/** The page as it is kept on a phone: a file, no network, nothing else asked for. Its own policy keeps axe out too. */
async function opened(width = 360, bypassCSP = false): Promise<{ page: Page; requests: string[] }> {
  context = await browser.newContext({
    viewport: { width, height: 740 },
    locale: 'fr-FR',
    offline: true,
    bypassCSP,
  });
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  const requests: string[] = [];
  page.on('request', (request) => {
    if (request.url() !== address && !request.url().startsWith('blob:')) requests.push(request.url());
  });
  page.on('pageerror', (error) => requests.push(`page error: ${error.message}`));
  await page.goto(address);
  return { page, requests };
}

async function give(page: Page, text: string, typed: string): Promise<void> {
  const file = { name: 'liste.txt', mimeType: 'text/plain', buffer: Buffer.from(text) };
  await page.getByLabel('Liste figée').setInputFiles(file);
  await page.getByText('Fichier lu').waitFor();
  await page.getByLabel('Graine').fill(typed);
  await page.getByRole('button', { name: 'Refaire le tirage' }).click();
}

/** The text of the result, as it is downloaded. */
async function downloaded(page: Page): Promise<string> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Télécharger le résultat' }).click(),
  ]);
  expect(download.suggestedFilename()).toBe('VAL-2026-1-verification.txt');
  return readFileSync(await download.path(), 'utf8');
}

/** French typography, outside what is typed: no ordinary space where one must not break, no straight quote. */
const misprints = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const copy = document.getElementById('page')?.cloneNode(true) as HTMLElement;
    for (const typed of copy.querySelectorAll('code, textarea')) typed.remove();
    return copy.textContent?.match(/.{0,12}(?: [:;!?»%]|« |['"]).{0,12}/g) ?? [];
  });

const smallTargets = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('a, button, summary, textarea, input')]
      .filter((target) => {
        const { width, height } = target.getBoundingClientRect();
        return width < 44 || height < 44;
      })
      .map((target) => target.outerHTML),
  );

describe('the page that makes a draw again, from a file, without a network', () => {
  it('prints what the command prints, byte for byte', async () => {
    const { page, requests } = await opened();
    await give(page, list, `\n ${seed} \n`);
    await page.getByRole('heading', { name: 'Résultat du tirage VAL-2026-1' }).waitFor();
    expect(await downloaded(page)).toBe(printed);
    expect(requests).toEqual([]);
  });

  it('shows each course, and explains one participation', async () => {
    const { page } = await opened();
    await give(page, list, seed);
    const course = page.locator('details', { hasText: 'GUI-A' });
    expect(spaced(await course.innerText())).toBe(
      'GUI-A : 1 place, 1 retenu, 1 en attente\nRetenus\nT0001\nEn attente, dans l’ordre\nT0003',
    );
    await page.getByLabel('Numéro de participation').fill(' t0003 ');
    await page.getByRole('button', { name: 'Expliquer' }).click();
    await page.getByRole('heading', { name: 'T0003' }).waitFor();
    const [first = ''] = await page.locator('.card').allInnerTexts();
    expect(
      spaced(first)
        .replace(/[0-9a-f]{64}/g, '<hex>')
        .split('\n')
        .filter(Boolean),
    ).toEqual([
      'Vœu 1 : GUI-A',
      'Résultat',
      'En attente, 1er',
      'Places',
      '1',
      'Rang au tirage du niveau GUI',
      '2e sur 2',
      'Dernier rang retenu',
      '1er',
      'Ticket : <hex>',
      'À taper dans un terminal pour le retrouver : printf %s "<hex>:GUI:T0003" | sha256sum',
    ]);
    await page.getByLabel('Numéro de participation').fill('T9999');
    await page.getByRole('button', { name: 'Expliquer' }).click();
    await page.getByText('Aucune participation T9999 dans cette liste.').waitFor();
  });

  it('takes a file dropped anywhere, and asks for one that is missing', async () => {
    const { page } = await opened();
    await page.getByRole('button', { name: 'Refaire le tirage' }).click();
    await page.getByText('Choisissez d’abord le fichier de la liste figée.').waitFor();
    await page.evaluate((text) => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File([text], 'posee.txt'));
      document.body.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));
    }, list);
    await page.getByText('posee.txt').waitFor();
    await page.getByLabel('Graine').fill(seed);
    await page.getByRole('button', { name: 'Refaire le tirage' }).click();
    await page.getByText('La graine est bien celle de cette liste').waitFor();
  });

  const some = [
    'Windows line ends',
    'a byte order mark',
    'dice that are no digits',
    'the seed of another file',
  ];

  it.each(badCases.filter(({ name }) => some.includes(name)))(
    'refuses $name',
    async ({ list: text, seed: typed, says }) => {
      const { page } = await opened();
      await give(page, text, typed);
      const said = page.getByRole('status').filter({ hasText: 'Le tirage n’a pas pu être refait' });
      await said.waitFor();
      expect(spaced(await said.innerText())).toContain(says);
      expect(await page.getByText('Cours par cours').count()).toBe(0);
    },
  );

  it.each([360, 1280])('reads well at %i px, in light and dark', async (width) => {
    const { page } = await opened(width, true);
    await give(page, list, seed);
    await page.getByLabel('Numéro de participation').fill('T0001');
    await page.getByRole('button', { name: 'Expliquer' }).click();
    await page.getByRole('heading', { name: 'T0001' }).waitFor();
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      expect(await violations(page), colorScheme).toEqual([]);
    }
    expect(await overflow(page)).toBe(0);
    expect(await smallTargets(page)).toEqual([]);
    expect(await misprints(page)).toEqual([]);
    await give(page, list, seed.replace('TAS1', 'TAS2'));
    await page.getByText('Le tirage n’a pas pu être refait').waitFor();
    expect([await violations(page), await misprints(page)]).toEqual([[], []]);
  });

  it('says what the law asks every page to say of its accessibility', async () => {
    const { page } = await opened();
    await page.getByText('Accessibilité\u00a0: non conforme', { exact: false }).waitFor();
  });

  it('keeps answering with 10,000 participations', async () => {
    const { page } = await opened();
    const wide = bigList(10_000, 300);
    await give(page, wide, seedOf(wide));
    await page.getByText('La graine est bien celle de cette liste').waitFor();
    const found = check(wide, seedOf(wide));
    expect(await downloaded(page)).toBe('text' in found && found.text);
  });
});

/** A list of this size, always the same. */
function bigList(entries: number, courses: number): string {
  const idOf = (i: number) => `C${String(i % courses).padStart(4, '0')}`;
  const numbered = Array.from({ length: entries }, (_, i) => i);
  return [
    'TAS1\ntirage\tVAL-2026-1\n',
    ...Array.from({ length: courses }, (_, i) => `cours\t${idOf(i)}\t20\tpar-cours\n`),
    ...numbered.map((i) => {
      const wishes = [i * 7, i * 11 + 1, i * 13 + 2, i * 17 + 3].map(idOf);
      return `participation\tT${String(i).padStart(6, '0')}\t${i % 5 ? 'R' : 'N'}\t${[...new Set(wishes)].join()}\n`;
    }),
  ].join('');
}
