import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type DemandKind, demandLabels } from '../../src/requests/demands.ts';
import { acceptAndSend, press, toCourses, toTheatre } from './family-screens.ts';
import { bootOf, createTown, ismael, lea, type Town } from './family-town.ts';
import { type Browser, builtPage, launch, visit } from './support.ts';

let browser: Browser;
let html: string;
beforeAll(async () => {
  [browser, html] = await Promise.all([launch(), builtPage('family')]);
});
afterAll(() => browser.close());

async function come(to: Town, check: (page: Page) => Promise<void>): Promise<void> {
  const visitor = await visit(browser, { html, boot: bootOf(), program: to.answer, width: 360 });
  try {
    await check(visitor.page);
  } finally {
    await visitor.context.close();
  }
}

const town = () => createTown([lea, ismael]);

const focused = (page: Page) => page.evaluate(() => document.activeElement?.id ?? '');

/** Presses Tab until this row's box has the focus, then Space. */
async function tick(page: Page, label: string): Promise<void> {
  const box = page.getByRole('checkbox', { name: label });
  for (let i = 0; i < 60; i++) {
    if (await box.evaluate((it) => it === document.activeElement)) return page.keyboard.press('Space');
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab never reached « ${label} »`);
}

async function sent(page: Page): Promise<void> {
  await acceptAndSend(page);
  await page.getByText('VAL-2026-0042').waitFor();
}

const answersOf = (valmont: Town) => valmont.callsOf('family.send').map(({ answer }) => answer);

const fieldsOf: Readonly<Record<DemandKind, readonly string[]>> = {
  change: ['demand-change-stopped', 'demand-change'],
  add: ['demand-add'],
  studyLeave: ['demand-studyLeave'],
  joinEnsemble: ['demand-joinEnsemble'],
  leaveEnsemble: ['demand-leaveEnsemble'],
  dance: ['demand-dance'],
  other: ['demand-other'],
};

describe('each thing one may ask, by keyboard, at 360 px', () => {
  it.each(Object.keys(demandLabels) as DemandKind[])(
    '%s: its row opens its fields next to it, and what is written is on the recap, the receipt and in the answer',
    async (kind) => {
      const valmont = town();
      await come(valmont, async (page) => {
        await toCourses(page);
        expect(await page.locator('textarea').count()).toBe(0);
        await tick(page, demandLabels[kind]);
        for (const field of fieldsOf[kind]) {
          await page.keyboard.press('Tab');
          expect(await focused(page)).toBe(field);
          await page.keyboard.type(`${field} 🎻`);
        }
        await press(page, 'Continuer');
        for (const field of fieldsOf[kind]) await page.getByText(`${field} 🎻`).waitFor();
        await sent(page);
        for (const field of fieldsOf[kind]) await page.getByText(`${field} 🎻`).waitFor();
        expect(await page.getByText('Arrêt', { exact: true }).count()).toBe(1);
      });
      const [text, stopped] = [...fieldsOf[kind]].reverse().map((field) => `${field} 🎻`);
      expect(answersOf(valmont)).toMatchObject([
        {
          keep: [],
          stop: lea.enrolments.map(({ cursus }) => cursus),
          demands: [{ kind, text, ...(stopped === undefined ? {} : { stopped }) }],
        },
      ]);
    },
  );

  it('about dance is not there for who does not dance', () =>
    come(town(), async (page) => {
      await toTheatre(page);
      expect(await page.getByLabel(demandLabels.add).count()).toBe(1);
      expect(await page.getByLabel(demandLabels.dance).count()).toBe(0);
    }));

  it('is changed from the recap by its own line, and found as it was left', () =>
    come(town(), async (page) => {
      await toCourses(page);
      await page.getByLabel(demandLabels.add).check();
      await page.getByLabel('Ce que vous souhaitez ajouter').fill('le chant');
      await press(page, 'Continuer');
      await press(page, /Modifier.*Ajouter une discipline/);
      expect(await focused(page)).toBe('demand-add');
      expect(await page.locator('#demand-add').inputValue()).toBe('le chant');
    }));

  it('unticked by mistake finds its words again', () =>
    come(town(), async (page) => {
      await toCourses(page);
      await page.getByLabel(demandLabels.other).check();
      await page.getByLabel('Votre précision').fill('Merci');
      await page.getByLabel(demandLabels.other).uncheck();
      expect(await page.locator('#demand-other').count()).toBe(0);
      await page.getByLabel(demandLabels.other).check();
      expect(await page.locator('#demand-other').inputValue()).toBe('Merci');
    }));
});

describe('what is to correct', () => {
  it('is an empty text, at its field, in a sentence', () =>
    come(town(), async (page) => {
      await toCourses(page);
      await page.getByLabel(demandLabels.change).check();
      await press(page, 'Continuer');
      expect(await page.getByRole('alert').textContent()).toContain('2 réponses sont à corriger.');
      expect(await page.locator('#demand-change-stopped-error').textContent()).toContain(
        'Écrivez ce qui s’arrête. Ou décochez cette demande.',
      );
      await press(page, /^Écrivez ce que vous souhaitez à la place/);
      expect(await focused(page)).toBe('demand-change');
    }));

  it('is a text of 20,000 characters, which is kept whole to be shortened', async () => {
    const valmont = town();
    const long = '🎻'.repeat(10_000);
    await come(valmont, async (page) => {
      await toCourses(page);
      await page.getByLabel(demandLabels.other).check();
      await page.getByLabel('Votre précision').fill(long);
      await press(page, 'Continuer');
      expect(await page.locator('#demand-other-error').textContent()).toContain(
        'Ce texte fait 20\u202f000 caractères, la limite est 2\u202f000. Raccourcissez-le.',
      );
      expect(await page.locator('#demand-other').inputValue()).toBe(long);
    });
    expect(answersOf(valmont)).toEqual([]);
  });
});

describe('a cursus that may be kept in part (X8)', () => {
  it('has all its courses ticked at first; the others stop nothing else', async () => {
    const valmont = town();
    await come(valmont, async (page) => {
      await toTheatre(page);
      expect(await page.getByRole('checkbox', { checked: true }).count()).toBe(3);
      await tick(page, 'Voix et corps');
      await press(page, 'Continuer');
      await page.getByText('Théâtre\u00a0: Art dramatique').waitFor();
      await sent(page);
    });
    expect(answersOf(valmont)).toMatchObject([
      { keep: ['Théâtre'], stop: [], partial: [{ cursus: 'Théâtre', courses: ['Art dramatique'] }] },
    ]);
  });

  it('is whole again once all is ticked, and needs one course', async () => {
    const valmont = town();
    await come(valmont, async (page) => {
      await toTheatre(page);
      for (const course of ['Art dramatique', 'Voix et corps']) await tick(page, course);
      await press(page, 'Continuer');
      expect(await page.locator('#courses-0-error').textContent()).toContain('Cochez un cours au moins');
      for (const course of ['Art dramatique', 'Voix et corps']) await page.getByLabel(course).check();
      await press(page, 'Continuer');
      await sent(page);
    });
    expect(answersOf(valmont)).toMatchObject([{ keep: ['Théâtre'], partial: [] }]);
  });
});
