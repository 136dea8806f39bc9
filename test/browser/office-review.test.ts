import { describe, expect, it } from 'vitest';
import { clerkHome, createOffice, press } from './office-town.ts';
import { heading, officeVisits } from './office-visits.ts';

const come = officeVisits();

describe('a clerk’s review of twenty rows', () => {
  it('is shown whole, confirmed by its number, done in several executions, and can be taken back', async () => {
    const office = createOffice(clerkHome);
    office.interrupt('office.reviewApply', 'null');
    await come(
      office.answer,
      async ({ page }) => {
        await heading(page, 'Décisions');
        await page.getByRole('heading', { name: 'Confirmer\u00a0: 19' }).waitFor();
        await page.getByText('17\u00a0courriels. 2\u00a0personnes sans courriel, à appeler.').waitFor();
        await page.getByText('Le Hangar, onglet Demandes, ligne 14\u00a0: «\u00a0Valider\u00a0»').waitFor();
        await page.getByText('20\u00a0décisions, 18\u00a0courriels.').waitFor();
        await page.getByLabel(/^Tapez le nombre de décisions/).fill('19');
        await press(page, /^Prendre 20/);
        await page.getByText('Tapez le nombre de décisions à prendre\u00a0: 20.').first().waitFor();
        expect(office.callsOf('office.reviewApply')).toEqual([]);
        await page.getByLabel(/^Tapez le nombre de décisions/).fill('20');
        await page.keyboard.press('Control+Enter');
        await heading(page, 'Lot 2 terminé');
        await page.getByText('20\u00a0décisions sont prises').waitFor();
        await press(page, 'Annuler le lot 2');
        await heading(page, 'Annuler le lot 2\u202f?');
        await page.getByText('15\u00a0courriels ne partiront pas.').waitFor();
        await page.getByLabel('Envoyer une rectification à ces personnes').check();
        await press(page, 'Annuler le lot 2');
        await heading(page, 'Lot 2 annulé');
        await page.getByText('19\u00a0décisions sont revenues à ce qu’elles étaient').waitFor();
        await page.getByText('Annule le lot 2').waitFor();
      },
      { section: 'decisions' },
    );
    const applied = office.callsOf('office.reviewApply');
    expect(applied.map(({ shown }) => shown)).toEqual(Array(3).fill('empreinte-de-l-apercu'));
    expect(new Set(applied.map(({ requestKey }) => requestKey)).size).toBe(1);
    expect(office.callsOf('office.reviewUndo').map(({ lot, correct }) => [lot, correct])).toEqual([
      [2, true],
    ]);
  });

  it('says what changed meanwhile, and that nothing is done', async () => {
    const office = createOffice(clerkHome);
    const message = 'Les classeurs ont changé depuis cet aperçu. Rien n’est fait.';
    office.interrupt('office.reviewApply', { json: { ok: false, refusal: { kind: 'invalid', message } } });
    await come(
      office.answer,
      async ({ page }) => {
        await page.getByLabel(/^Tapez le nombre de décisions/).fill('20');
        await press(page, /^Prendre 20/);
        await page.getByRole('alert').getByText(message).waitFor();
        await press(page, 'Lire de nouveau les classeurs');
        await page.getByRole('heading', { name: 'Confirmer\u00a0: 19' }).waitFor();
      },
      { section: 'decisions' },
    );
    expect(office.callsOf('office.reviewPreview')).toHaveLength(2);
  });
});
