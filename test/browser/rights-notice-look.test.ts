import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PrivacyPage } from '../../src/calls/rights.ts';
import type { CallInput } from '../../src/calls.ts';
import { overflow, violations } from './axe.ts';
import { misprints, smallTargets } from './office-inspect.ts';
import { clerkHome, createOffice, no, type Office, press, readyHome } from './office-town.ts';
import { type Browser, builtPage, gallery, launch } from './support.ts';

let browser: Browser;
let html: string;
let show: ReturnType<typeof gallery>;
beforeAll(async () => {
  [browser, html] = await Promise.all([launch(), builtPage('rights')]);
  show = gallery(browser);
});
afterAll(() => browser.close());

const unwritten: PrivacyPage = {
  privacy: { dpo: null, region: 'unknown', measures: [], idPolicy: 'doubt', answerMonths: 1 },
  isWritten: false,
};

const office = (home = readyHome): Office =>
  createOffice(home, {
    'office.privacyPage': () => unwritten,
    'office.privacy': ({ privacy }: CallInput<'office.privacy'>) => ({ privacy, isWritten: true }),
  });

async function fill(page: Page): Promise<void> {
  await page.getByLabel('Nom ou fonction').fill('La déléguée');
  await page.getByLabel('Courriel').fill('dpo@brezolles.example.org');
  await page.getByLabel('Adresse').fill('1 rue des Écoles, 28270 Brézolles');
  await page.getByLabel('Europe', { exact: true }).check();
  await page.getByLabel('Bureaux fermés à clé').check();
  await page.getByLabel('2\u00a0mois').check();
}

const title = 'Notice et délégué – Bureau Da Capo – Brézolles';
const wrong = `Erreur\u00a0: ${title}`;

interface NoticeScreen {
  readonly name: string;
  readonly title: string;
  readonly office?: () => Office;
  readonly reach?: (page: Page) => Promise<void>;
}

const screens: readonly NoticeScreen[] = [
  { name: 'unwritten', title },
  { name: 'errors', title: wrong, reach: (page) => press(page, 'Enregistrer') },
  {
    name: 'kept',
    title,
    reach: async (page) => {
      await fill(page);
      await press(page, 'Enregistrer');
      await page.getByText('C’est enregistré').waitFor();
    },
  },
  {
    name: 'refused',
    title: wrong,
    office: () => {
      const refusing = office();
      refusing.interrupt('office.privacy', no({ kind: 'invalid', message: 'Rien n’est enregistré.' }));
      return refusing;
    },
    reach: async (page) => {
      await fill(page);
      await press(page, 'Enregistrer');
      await page.getByRole('alert').waitFor();
    },
  },
  { name: 'clerk', title, office: () => office(clerkHome) },
];

describe('the page of the notice and the officer: title, axe, 360 px, 768 px and 1280 px dark, targets, typography', () => {
  it.each(screens)('$name', async ({ office: make = office, reach, title: expected }) => {
    const visitor = await show({ html, boot: { section: 'notice' }, program: make().answer, width: 768 });
    const { page } = visitor;
    page.setDefaultTimeout(15_000);
    await page.getByRole('heading', { level: 1, name: 'Notice et délégué' }).waitFor();
    if (reach) await page.getByLabel('Nom ou fonction').waitFor();
    await reach?.(page);
    await expect.poll(() => page.title()).toBe(expected);
    for (const width of [360, 768, 1280]) {
      await page.setViewportSize({ width, height: 740 });
      const colorScheme = width === 1280 ? 'dark' : 'light';
      await page.emulateMedia({ colorScheme });
      expect(await violations(page), `${colorScheme}, ${width} px`).toEqual([]);
      expect(await overflow(page), `at ${width} px`).toBe(0);
      expect(await smallTargets(page)).toEqual([]);
    }
    expect(await misprints(page)).toEqual([]);
    expect(visitor.requests).toEqual([]);
  });
});

it('sends what is on the screen, once everything it needs is there', async () => {
  const town = office();
  const visitor = await show({ html, boot: { section: 'notice' }, program: town.answer, width: 1280 });
  const { page } = visitor;
  await press(page, 'Enregistrer');
  for (const message of ['Indiquez le nom ou la fonction du délégué.', 'Indiquez le courriel du délégué.'])
    await page.getByRole('button', { name: message }).waitFor();
  expect(town.callsOf('office.privacy')).toEqual([]);
  await fill(page);
  await press(page, 'Enregistrer');
  await page.getByText('C’est enregistré').waitFor();
  expect(town.callsOf('office.privacy').map(({ privacy }) => privacy)).toEqual([
    {
      dpo: {
        name: 'La déléguée',
        mail: 'dpo@brezolles.example.org',
        address: '1 rue des Écoles, 28270 Brézolles',
        phone: '',
      },
      region: 'europe',
      measures: ['offices'],
      idPolicy: 'doubt',
      answerMonths: 2,
    },
  ]);
});
