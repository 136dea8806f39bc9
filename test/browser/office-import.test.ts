import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { decodeSchoolFile } from '../../web/office/schoolFile.ts';
import { choose, example, importPreview, no, type Office, press } from './office-town.ts';
import { focused, heading, officeVisits, ready, students } from './office-visits.ts';

const come = officeVisits();

/** The text of a school file as the program receives it. */
function textOf(path: string): string {
  const file = decodeSchoolFile(example(path));
  return file.kind === 'text' ? file.text.replace(/\r\n/g, '\n') : '';
}

const staged = (office: Office): string =>
  office
    .callsOf('office.stage')
    .map(({ text }) => text)
    .join('');

describe('the file of the students', () => {
  it.each(['abime/eleves.csv', 'valmont/eleves.csv'])(
    '%s is decoded right and staged whole',
    async (path) => {
      const office = ready();
      await come(
        office.answer,
        async ({ page }) => {
          await students(page, path);
          await heading(page, 'Ce que dit le fichier');
        },
        { section: 'import' },
      );
      const parts = office.callsOf('office.stage');
      expect(staged(office)).toBe(textOf(path));
      expect(Math.max(...parts.map(({ text }) => text.length))).toBeLessThanOrEqual(180_000);
      expect(parts.map(({ part }) => part)).toEqual(parts.map((_, rank) => rank));
      expect(new Set(parts.map(({ upload, parts: count }) => `${upload} ${count}`)).size).toBe(1);
    },
  );

  it('is refused in the page when it is a workbook, and nothing is sent', async () => {
    const office = ready();
    await come(
      office.answer,
      async ({ page }) => {
        const label = 'Fichier des élèves (CSV)';
        await choose(page, label, 'eleves.xlsx', Buffer.from([0x50, 0x4b, 3, 4, 0]));
        await page.getByText('Ce fichier est un classeur').waitFor();
        expect(await focused(page)).toContain('Ce fichier est un classeur');
        expect(await page.title()).toBe('Erreur\u00a0: Importer les élèves – Bureau Da Capo – Brézolles');
        await students(page);
        await heading(page, 'Ce que dit le fichier');
      },
      { section: 'import' },
    );
    expect(office.calls.filter(({ name }) => name === 'office.stage')).toHaveLength(1);
  });

  it('is refused by the program in its own words, and another can be chosen', async () => {
    const office = ready();
    office.interrupt(
      'office.importPreview',
      no({ kind: 'invalid', message: 'Il manque la colonne « Nom ».' }),
    );
    await come(
      office.answer,
      async ({ page }) => {
        await students(page);
        await page.getByText('Il manque la colonne « Nom ».').waitFor();
        await students(page);
        await heading(page, 'Ce que dit le fichier');
      },
      { section: 'import' },
    );
    const uploads = office.callsOf('office.importPreview').map(({ upload }) => upload);
    expect(new Set(uploads).size).toBe(2);
  });

  it('goes on from the part that failed, lost once and then broken', async () => {
    const office = ready();
    const broken = no({ kind: 'broken', message: 'Une panne est survenue. Référence abc.' });
    const arrived = { json: { ok: true, value: { received: 1 } } };
    office.interrupt('office.stage', arrived, 'fails', broken);
    await come(
      office.answer,
      async ({ page }) => {
        await students(page, 'valmont/eleves.csv');
        await page.getByText('Référence abc').waitFor();
        await press(page, 'Réessayer');
        await heading(page, 'Ce que dit le fichier');
      },
      { section: 'import' },
    );
    const parts = office.callsOf('office.stage');
    expect(parts.map(({ part }) => part)).toEqual([0, 1, 1, 1, 2, 3, 4]);
    const arrivedOnce = new Map(parts.map(({ part, text }) => [part, text]));
    expect([...arrivedOnce.values()].join('')).toBe(textOf('valmont/eleves.csv'));
  });
});

describe('an import', () => {
  const toConfirm = async (page: Page) => {
    await students(page);
    await press(page, /^Importer 40/);
    await heading(page, /^Importer 40/);
  };

  it('shows its figures, its lines and what will happen before it happens', async () => {
    const office = ready();
    await come(
      office.answer,
      async ({ page }) => {
        await students(page);
        await page.getByText('96 = 90\u00a0gardées + 2\u00a0douteuses + 4\u00a0refusées').waitFor();
        expect(await page.locator('tbody tr').count()).toBe(importPreview.lines.length);
        await press(page, /^Importer 40/);
        await page.getByText('Aucun élève n’est effacé. Aucun courriel ne part.').waitFor();
        await press(page, 'Revenir');
        await heading(page, 'Ce que dit le fichier');
      },
      { section: 'import' },
    );
    expect(office.callsOf('office.importApply')).toEqual([]);
  });

  it('follows the file for the students a clerk ticks, once read again with them, and for no other', async () => {
    const office = ready();
    await come(
      office.answer,
      async ({ page }) => {
        await students(page);
        const box = page.getByRole('checkbox', { name: 'E20012\u00a0: c’est le même élève' });
        await page
          .getByText('Dans le fichier\u00a0: Roux-Vidal Élise, date de naissance 02/02/2012')
          .waitFor();
        expect(await page.getByRole('checkbox', { checked: true }).count()).toBe(0);
        await box.check();
        expect(await page.getByRole('button', { name: /^Importer 4/ }).count()).toBe(0);
        await press(page, 'Relire le fichier avec ces choix');
        await page.getByText('96 = 91\u00a0gardées + 1\u00a0douteuse + 4\u00a0refusées').waitFor();
        expect(await box.isChecked()).toBe(true);
        await press(page, /^Importer 41/);
        const replaced = 'Nom ou date de naissance remplacés par ceux du fichier\u00a0: E20012.';
        await page.getByText(replaced).waitFor();
        await press(page, /^Importer 41/);
        await heading(page, 'Import terminé');
        await page.getByText(replaced).waitFor();
      },
      { section: 'import' },
    );
    expect(office.callsOf('office.importPreview').map(({ accepted }) => accepted)).toEqual([[], ['E20012']]);
    expect(office.callsOf('office.importApply').map(({ accepted }) => accepted)).toEqual([['E20012']]);
    expect(staged(office)).toBe(textOf('abime/eleves.csv'));
  });

  it('is asked again until it is done', async () => {
    const office = ready();
    const part = (done: boolean, written: number, total: number) => ({
      json: { ok: true, value: { done, written, total } },
    });
    office.interrupt(
      'office.importApply',
      part(false, 500, 1200),
      part(false, 500, 700),
      part(true, 200, 200),
    );
    await come(
      office.answer,
      async ({ page }) => {
        await toConfirm(page);
        await press(page, /^Importer 40/);
        await heading(page, 'Import terminé');
      },
      { section: 'import' },
    );
    expect(new Set(office.callsOf('office.importApply').map(({ upload }) => upload)).size).toBe(1);
    expect(office.callsOf('office.importApply')).toHaveLength(3);
  });

  it('is not left by accident: the other sections wait while it writes', async () => {
    const office = ready();
    office.interrupt('office.importApply', 'hangs');
    await come(
      office.answer,
      async ({ page }) => {
        await toConfirm(page);
        await press(page, /^Importer 40/);
        await heading(page, 'Import en cours');
        const sections = page.getByRole('navigation').getByRole('button');
        expect(
          await sections.evaluateAll((all) => all.every((one) => (one as HTMLButtonElement).disabled)),
        ).toBe(true);
      },
      { section: 'import' },
    );
  });

  it('says, when the answer was lost on the way, that it may be done and how to know', async () => {
    const office = ready();
    const refused = no({ kind: 'invalid', message: 'Le fichier n’est pas arrivé en entier.' });
    office.interrupt('office.importApply', 'null', refused);
    await come(
      office.answer,
      async ({ page }) => {
        await toConfirm(page);
        await press(page, /^Importer 40/);
        await page.getByText('il a pu aboutir').waitFor();
        expect(await page.getByText('Le fichier n’est pas arrivé en entier.').count()).toBe(1);
        await press(page, 'Reprendre l’import');
        await heading(page, 'Import terminé');
      },
      { section: 'import' },
    );
  });

  it('ends with a report to keep, where no cell is a formula', async () => {
    await come(
      ready().answer,
      async ({ page }) => {
        await toConfirm(page);
        await press(page, /^Importer 40/);
        const download = page.waitForEvent('download');
        await page.getByRole('link', { name: 'Télécharger' }).click();
        const file = await download;
        expect(file.suggestedFilename()).toBe('rapport-import.csv');
        const text = await readFile(await file.path(), 'utf8');
        expect(text).toContain('"31";"Refusée";"\u2018=1+1";"Ce n’est pas un n° d’élève lisible."\r\n');
      },
      { section: 'import' },
    );
  });
});
