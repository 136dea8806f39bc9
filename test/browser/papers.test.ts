import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { blankBallot } from '../../src/ballots/blankBallot.ts';
import { pvPaper } from '../../src/draw/pv/pv.ts';
import { paperHtml } from '../../src/papers/html.ts';
import { joinPages, type Paper } from '../../src/papers/paper.ts';
import { coursesPaper } from '../../src/places/coursesPaper.ts';
import { drawOf, factsOf, NINE_THIRTY } from '../draw/pv/facts.ts';
import { write } from '../google/adapter.ts';
import { program } from '../host/town.ts';
import { ADDRESS, oneTown, own } from '../host/workspace/one-town.ts';
import { longestLetter } from '../letters/samples.ts';
import { letters, minutes } from '../papers/samples.ts';
import { overflow, violations } from './axe.ts';
import { type Browser, launch } from './support.ts';

/** CSS pixels in a millimetre. */
const MM = 96 / 25.4;

let browser: Browser;
let page: Page;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());
beforeEach(async () => {
  page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
});
afterEach(() => page.close());

/** A town that answers the browser without a network, and where its owner finds a page of it. */
async function workspace() {
  const { host, app } = oneTown({ program: program() });
  await page.route('**/*', async (route) => {
    const answer = await app.request(route.request().url(), { headers: { host: new URL(own).host } });
    await route.fulfill({
      status: answer.status,
      headers: Object.fromEntries(answer.headers),
      body: Buffer.from(await answer.arrayBuffer()),
    });
  });
  const asOwner = (address: string) => address.replace(ADDRESS, `${ADDRESS}/${host.town.owner}`);
  return { host, asOwner };
}

/** Pages that come out of the printer. */
async function printed(): Promise<number> {
  const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
  return pdf.match(/\/Type\s*\/Page\b/g)?.length ?? 0;
}

/** Where the lines that begin with a text stand in millimetres, from the corner of their sheet. */
async function placeOf(text: string, sheet: string): Promise<readonly number[]> {
  const found = page.locator('p', { hasText: text }).first();
  const [line, paper] = await Promise.all([found.boundingBox(), page.locator(sheet).first().boundingBox()]);
  if (line === null || paper === null) throw new Error('both are there');
  return [(line.x - paper.x) / MM, (line.y - paper.y) / MM];
}

describe('papers in the workspace', () => {
  it.each(['light', 'dark'] as const)('read well, %s, wide and narrow', async (colorScheme) => {
    const { host, asOwner } = await workspace();
    await page.emulateMedia({ colorScheme });
    const { address } = write(host, { ...letters(2), parts: [...letters(2).parts, ...minutes.parts] });
    for (const path of [`${ADDRESS}/`, `${ADDRESS}/papiers`, address].map(asOwner))
      for (const width of [1280, 768]) {
        await page.setViewportSize({ width, height: 900 });
        await page.goto(path);
        expect([path, width, await violations(page), await overflow(page)]).toEqual([path, width, [], 0]);
      }
  });

  it('print a page a letter, the addressee behind the window', async () => {
    const { host, asOwner } = await workspace();
    const { address } = write(host, letters(3));
    await page.goto(asOwner(address));
    expect(await printed()).toBe(3);
    const [left = 0, top = 0] = await placeOf('Famille Robin 1', '.paper');
    expect(left).toBeCloseTo(105, 0);
    expect(top).toBeGreaterThan(49.5);
    expect(top).toBeLessThan(52);
  });
});

describe('the letter of who has no mail', () => {
  it.each([1, 3, 9])(
    'keeps to one page and its window whatever it says, for %i students',
    async (students) => {
      const { host, asOwner } = await workspace();
      const { address } = write(host, joinPages('Deux', [longestLetter(students), longestLetter(students)]));
      await page.goto(asOwner(address));
      expect(await printed()).toBe(2);
      const spare = await page
        .locator('.paper')
        .first()
        .evaluate((sheet) => {
          const last = sheet.querySelector('.paper-body > :last-child');
          return sheet.getBoundingClientRect().bottom - (last?.getBoundingClientRect().bottom ?? 0);
        });
      expect(spare / MM).toBeGreaterThan(30);
      const cell = page.locator('td', { hasText: 'Marie-Antoinette' }).first();
      expect(await cell.locator('p').count()).toBe(6);
      const [box, title] = await Promise.all([
        cell.locator('p').last().boundingBox(),
        page
          .getByRole('heading', { name: /^Réinscription/ })
          .first()
          .boundingBox(),
      ]);
      expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThan(title?.y ?? 0);
      expect(box?.height).toBeLessThan(25);
    },
  );
});

describe('papers as pages', () => {
  it('read well, wide and narrow', async () => {
    for (const paper of [letters(2), minutes])
      for (const width of [1280, 400]) {
        await page.setViewportSize({ width, height: 900 });
        await page.setContent(paperHtml(paper));
        expect([await violations(page), await overflow(page)]).toEqual([[], 0]);
      }
  });

  it('print a page a letter, the addressee behind the window', async () => {
    await page.setContent(paperHtml(letters(3)));
    expect(await printed()).toBe(3);
    const [left = 0, top = 0] = await placeOf('Famille Robin 1', '.page');
    expect([left, top]).toEqual([expect.closeTo(105, 0), expect.closeTo(50, 0)]);
  });
});

const rulebook = { version: '2026-1', address: 'https://valmont.example.org/reglement' };
const town = 'Valmont-sur-Orge';

/** A draw in which long names, a level and both lists stand. */
const drawn = factsOf(
  drawOf(
    { 'MUS-IN-CP1': 1, 'MUS-VIO': 1 },
    Array.from({ length: 30 }, (_, at) => [at % 3 === 0 ? 'N' : 'R', 'MUS-VIO', 'MUS-IN-CP1'] as const),
  ),
);

const ofTheDraw: Readonly<Record<string, [paper: Paper, pages: number]>> = {
  'the minutes, to read before signing': [pvPaper(drawn, 'projet'), 6],
  'the public minutes of a trial': [pvPaper({ ...drawn, isTrial: true }, 'public'), 6],
  'the list of places': [
    coursesPaper({
      ...{ town, draw: drawn.frozen.draw, rulebook, publishedAt: NINE_THIRTY },
      ...{ opensAt: NINE_THIRTY, closesAt: NINE_THIRTY, courses: [] },
    }),
    1,
  ],
  'the blank ballot': [
    blankBallot({
      ...{ town, draw: drawn.frozen.draw, rulebook, privacy: 'dpd@valmont.example.org' },
      ...{ opensAt: NINE_THIRTY, closesAt: NINE_THIRTY },
    }),
    2,
  ],
};

describe('papers of the draw', () => {
  it.each(Object.entries(ofTheDraw))(
    'read well, wide and narrow, and keep to their pages: %s',
    async (_name, [paper, pages]) => {
      for (const width of [1280, 360]) {
        await page.setViewportSize({ width, height: 900 });
        await page.setContent(paperHtml(paper));
        expect([width, await violations(page), await overflow(page)]).toEqual([width, [], 0]);
      }
      expect(await printed()).toBe(pages);
    },
  );
});
