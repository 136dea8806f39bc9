import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { clerkHome, createOffice } from './office-town.ts';
import { heading, officeVisits } from './office-visits.ts';

const come = officeVisits();
const counter = { section: 'guichet' };
const nb = '\u00a0';

const focusedId = (page: Page) => page.evaluate(() => document.activeElement?.id ?? '');

async function type(page: Page, text: string): Promise<void> {
  await expect.poll(() => focusedId(page)).toBe('search');
  await page.keyboard.type(text);
}

describe('a clerk at the counter', () => {
  it('enters a request by keyboard alone, from the search to the next one', async () => {
    const office = createOffice(clerkHome);
    await come(
      office.answer,
      async ({ page }) => {
        const { keyboard } = page;
        await type(page, 'lefevre lea');
        await page.getByText(`1${nb}élève.`).waitFor();
        await keyboard.press('Enter');
        await heading(page, 'Léa Marchand-Lefèvre, E0001');
        await keyboard.press('Alt+Digit1');
        await keyboard.press('ArrowDown');
        await page.getByLabel('Karim Marchand').waitFor();
        expect(await page.getByLabel('Karim Marchand').isChecked()).toBe(true);
        await keyboard.press('Control+Enter');
        await page.getByRole('alert').getByText('réponses sont à corriger').waitFor();
        await keyboard.press('Alt+Digit2');
        expect(await focusedId(page)).toBe('street');
        for (const _ of ['postcode', 'town', 'phone']) await keyboard.press('Tab');
        expect(await focusedId(page)).toBe('phone');
        await keyboard.type('0639981299');
        expect(await page.locator('#phone').inputValue()).toBe('06 39 98 12 99');
        await keyboard.press('Alt+Digit3');
        await keyboard.press('Space');
        await keyboard.press('Alt+Digit4');
        expect(await focusedId(page)).toBe('demands');
        await keyboard.press('Control+Enter');
        await heading(page, 'Réponse enregistrée pour Léa Marchand-Lefèvre');
        await page.getByText('ce papier est son accusé de réception').waitFor();
        await keyboard.press('Enter');
        await expect.poll(() => focusedId(page)).toBe('search');
        await page.getByRole('cell', { name: 'CMD-2026-00123' }).waitFor();
        await page.getByRole('button', { name: 'Rouvrir' }).click();
        await page.getByLabel('Karim Marchand').waitFor();
        expect(await page.getByLabel('Karim Marchand').isChecked()).toBe(true);
      },
      counter,
    );
    const [entry] = office.callsOf('office.counterSend');
    expect(entry).toMatchObject({
      student: 'E0001',
      present: 'guardian2',
      answer: {
        decision: 'reEnrol',
        keep: ['Traditionnel instrument'],
        stop: ['Traditionnel danse classique'],
        coordinates: { phone: '06 39 98 12 99' },
        accepts: { terms: '2026-1', notice: '2026-1' },
      },
    });
    expect(office.callsOf('office.counterAfterwards')).toEqual([{ student: 'E0001' }]);
  });

  it('sends a lost entry again under the same key, and goes back by Escape without saving', async () => {
    const office = createOffice(clerkHome);
    office.interrupt('office.counterSend', 'fails');
    await come(
      office.answer,
      async ({ page }) => {
        await type(page, '310716');
        await page.keyboard.press('Enter');
        await heading(page, /^Léa/);
        await page.keyboard.press('Escape');
        await type(page, 'E0001');
        await page.keyboard.press('Enter');
        await heading(page, /^Léa/);
        await page.getByLabel('Traditionnel instrument').check();
        await page.keyboard.press('Control+Enter');
        await heading(page, /^Réponse enregistrée/);
      },
      counter,
    );
    const keys = office.callsOf('office.counterSend').map(({ requestKey }) => requestKey);
    expect(keys).toHaveLength(2);
    expect(new Set(keys).size).toBe(1);
  });

  it('shows what somebody else asked, and why it cannot be changed', async () => {
    const office = createOffice(clerkHome);
    await come(
      office.answer,
      async ({ page }) => {
        await type(page, 'ismael');
        await page.keyboard.press('Enter');
        await page.getByText('Cette demande a été faite par Aïcha Benali').waitFor();
        expect(await page.locator('#decision, #street, #keep').count()).toBe(0);
        await page.keyboard.press('Control+Enter');
        await expect.poll(() => focusedId(page)).toBe('search');
      },
      counter,
    );
    expect(office.callsOf('office.counterSend')).toEqual([]);
  });

  it('is told how long remains in the last hour, and what the program refuses', async () => {
    const office = createOffice(clerkHome);
    office.closeIn(12);
    const message = 'Les demandes sont closes. Rien n’a été envoyé.';
    office.interrupt('office.counterSend', { json: { ok: false, refusal: { kind: 'tooLate', message } } });
    await come(
      office.answer,
      async ({ page }) => {
        await type(page, 'F10001');
        await page.getByText(`Il reste 12${nb}minutes avant la clôture`).waitFor();
        await page.keyboard.press('Backspace');
        await page.keyboard.type('1 lea');
        await page.keyboard.press('Enter');
        await page.getByLabel('Ne se réinscrit pas').check();
        await page.keyboard.press('Control+Enter');
        await page.getByRole('alert').getByText(message).waitFor();
      },
      counter,
    );
  });

  it('fits a phone, from the search to the receipt', async () => {
    await come(
      createOffice(clerkHome).answer,
      async ({ page }) => {
        const overflow = () =>
          page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
        await page.setViewportSize({ width: 360, height: 740 });
        await type(page, 'lea');
        expect(await overflow()).toBe(0);
        await page.keyboard.press('Enter');
        await page.getByLabel('Traditionnel instrument').check();
        expect(await overflow()).toBe(0);
        await page.keyboard.press('Control+Enter');
        await heading(page, /^Réponse enregistrée/);
        expect(await overflow()).toBe(0);
      },
      counter,
    );
  });

  it('has the town written as the postcode is typed, but never over what somebody wrote', async () => {
    await come(
      createOffice(clerkHome).answer,
      async ({ page }) => {
        await type(page, 'lea');
        await page.keyboard.press('Enter');
        const town = page.locator('#town');
        await town.fill('');
        await page.locator('#postcode').fill('28000');
        expect(await town.inputValue()).toBe('Chartres');
        await page.locator('#postcode').fill('28270');
        expect(await town.inputValue()).toBe('Brézolles');
        await town.fill('Brézolles-le-Haut');
        await page.locator('#postcode').fill('28000');
        expect(await town.inputValue()).toBe('Brézolles-le-Haut');
        await page.locator('#postcode').fill('99999');
        expect(await town.inputValue()).toBe('Brézolles-le-Haut');
      },
      counter,
    );
  });

  it('prints all the papers of the day at its end, the last one of each student', async () => {
    await come(
      createOffice(clerkHome).answer,
      async ({ page }) => {
        for (const _ of ['once', 'changed']) {
          await type(page, 'lea');
          await page.keyboard.press('Enter');
          await page.getByLabel('Traditionnel instrument').check();
          await page.keyboard.press('Control+Enter');
          await heading(page, /^Réponse enregistrée/);
          await page.keyboard.press('Enter');
        }
        await page.getByRole('button', { name: 'Imprimer tous ces reçus' }).click();
        await heading(page, 'Reçus du jour');
        await page.getByText(`1${nb}reçu, en deux exemplaires${nb}: 2${nb}pages.`).waitFor();
        const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
        expect(pdf.match(/\/Type\s*\/Page\b/g)).toHaveLength(2);
        await page.keyboard.press('Escape');
        await expect.poll(() => focusedId(page)).toBe('search');
      },
      counter,
    );
  });

  it('prints two copies, each on its page, and nothing of the screen', async () => {
    await come(
      createOffice(clerkHome).answer,
      async ({ page }) => {
        await type(page, 'lea');
        await page.keyboard.press('Enter');
        await page.getByLabel('Traditionnel instrument').check();
        await page.keyboard.press('Control+Enter');
        await heading(page, /^Réponse enregistrée/);
        await page.emulateMedia({ media: 'print' });
        const text = await page.locator('body').innerText();
        expect(text.match(/ne vaut pas réinscription au conservatoire/g)).toHaveLength(2);
        expect(text.match(/CMD-2026-00123/g)).toHaveLength(2);
        expect(text).toContain(`Date et signature de Bérénice Marchand${nb}:`);
        expect(text).toContain(`version${nb}2026-1`);
        expect(text).toContain('noe.agent@brezolles.example.org');
        expect(text).not.toMatch(/Saisie suivante|Accueil|cookie/);
        const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
        expect(pdf.match(/\/Type\s*\/Page\b/g)).toHaveLength(2);
      },
      counter,
    );
  });
});
