import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { overflow, violations } from './axe.ts';
import { clerkHome, createOffice, go, lettersPreview, no, press } from './office-town.ts';
import { heading, officeVisits, ready } from './office-visits.ts';

const come = officeVisits();
const lettres = { section: 'lettres' };

const confirm = async (page: Page, count: string) => {
  await page.getByLabel(/^Tapez le nombre de lettres/).fill(count);
  await press(page, /^Faire /);
};

describe('the letters', () => {
  it('are counted by conservatoire, confirmed by their number, made, and listed to be printed', async () => {
    const office = ready();
    office.interrupt('office.letters', 'fails');
    await come(
      office.answer,
      async ({ page }) => {
        await heading(page, 'Lettres');
        const rows = await page.locator('tbody tr').allTextContents();
        expect(rows).toEqual([
          'Conservatoire de danse et de musique124',
          'Le Hangar50',
          'Galerie Nadia-Léger00',
        ]);
        await confirm(page, '16');
        await page.getByText('Tapez le nombre de lettres à faire\u00a0: 17.').first().waitFor();
        await confirm(page, '17');
        await heading(page, 'Lettres faites');
        await page.getByText('17\u00a0lettres sont faites').waitFor();
        const link = page.getByRole('link', {
          name: /^Conservatoire de danse et de musique\s: 4\slettres du lundi/,
        });
        expect(await link.getAttribute('href')).toBe('https://docs.google.com/document/d/letters/edit');
        expect(await link.getAttribute('target')).toBe('_blank');
      },
      lettres,
    );
    const asked = office.callsOf('office.letters');
    expect(asked.map(({ again, confirmed }) => [again, confirmed])).toEqual(Array(2).fill(['none', 17]));
    expect(new Set(asked.map(({ requestKey }) => requestKey)).size).toBe(1);
  });

  it('are made a document at a time under one request, the progress told', async () => {
    const office = ready();
    office.interrupt(
      'office.letters',
      { json: { ok: true, value: { made: 12, total: 17, preview: lettersPreview } } },
      'hangs',
    );
    await come(
      office.answer,
      async ({ page }) => {
        await confirm(page, '17');
        await page.getByText('12 sur 17 lettres faites.').waitFor();
        expect(await page.getByRole('progressbar').getAttribute('value')).toBe('12');
        expect(await page.getByRole('navigation').getByRole('button', { name: 'Accueil' }).isDisabled()).toBe(
          true,
        );
      },
      lettres,
    );
    const keys = office.callsOf('office.letters').map(({ requestKey }) => requestKey);
    expect([keys.length, new Set(keys).size]).toEqual([2, 1]);
  });

  it('stop when the number has changed, and are confirmed anew', async () => {
    const office = ready();
    const value = { made: 0, total: 18, preview: lettersPreview };
    office.interrupt('office.letters', { json: { ok: true, value } });
    await come(
      office.answer,
      async ({ page }) => {
        await confirm(page, '17');
        await page.getByText('Le nombre a changé').waitFor();
        await page.getByText('Vous aviez confirmé 17. Les lettres déjà faites sont gardées.').waitFor();
      },
      lettres,
    );
    expect(office.callsOf('office.letters')).toHaveLength(1);
  });

  it('made already are printed again when the clerk ticks it', async () => {
    const office = ready();
    await come(
      office.answer,
      async ({ page }) => {
        await page.getByLabel('Tout réimprimer, même les lettres déjà faites').check();
        await confirm(page, '21');
        await page.getByText('21\u00a0lettres sont faites').waitFor();
      },
      lettres,
    );
    expect(office.callsOf('office.letters').map(({ again }) => again)).toEqual(['all']);
  });

  it('whose document went with somebody’s data are told, and made again when the clerk ticks it', async () => {
    const office = ready();
    office.letters = { ...lettersPreview, lost: 3 };
    await come(
      office.answer,
      async ({ page }) => {
        await page.getByText('3\u00a0lettres sans document').waitFor();
        await page.getByLabel('Refaire aussi les lettres sans document').check();
        await confirm(page, '20');
        await page.getByText('20\u00a0lettres sont faites').waitFor();
      },
      lettres,
    );
    expect(office.callsOf('office.letters').map(({ again }) => again)).toEqual(['lost']);
  });

  it('are a clerk’s work too; a refusal is told and tried again', async () => {
    const office = createOffice(clerkHome);
    office.interrupt('office.letters', no({ kind: 'notSetUp', message: 'Une panne de papier.' }));
    await come(office.answer, async ({ page }) => {
      await go(page, 'Lettres');
      await confirm(page, '17');
      await page.getByText('Une panne de papier.').waitFor();
      await press(page, 'Reprendre');
      await heading(page, 'Lettres faites');
    });
  });

  it('are over with the campaign: the documents stay, nothing is offered', async () => {
    const office = ready();
    const over = 'Les demandes sont annulées\u00a0: plus aucune lettre à faire.';
    office.letters = { ...lettersPreview, over };
    await come(
      office.answer,
      async ({ page }) => {
        await page.getByText(over).waitFor();
        expect(await page.getByRole('main').getByRole('link').count()).toBe(1);
        expect(await page.getByRole('button', { name: /^Faire/ }).count()).toBe(0);
      },
      lettres,
    );
  });

  it.each([360, 1280])('read well at %i px, light and dark', async (width) => {
    await come(
      ready().answer,
      async ({ page }) => {
        await page.setViewportSize({ width, height: 900 });
        const look = async (name: string) => {
          await heading(page, name);
          for (const colorScheme of ['light', 'dark'] as const) {
            await page.emulateMedia({ colorScheme });
            expect([name, colorScheme, ...(await violations(page)), await overflow(page)]).toEqual([
              name,
              colorScheme,
              0,
            ]);
          }
        };
        await look('Lettres');
        await confirm(page, '17');
        await look('Lettres faites');
      },
      lettres,
    );
  });
});
