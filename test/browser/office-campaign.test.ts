import { describe, expect, it } from 'vitest';
import { createOffice, press, readyHome, suspended } from './office-town.ts';
import { heading, officeVisits, ready } from './office-visits.ts';

const come = officeVisits();

describe('a decision on the campaign', () => {
  it('is typed, shown with what it does, then taken once', async () => {
    const office = ready();
    office.interrupt('office.decideCampaign', 'null');
    await come(
      office.answer,
      async ({ page }) => {
        await press(page, 'Continuer');
        await page.getByText('2 réponses sont à corriger').waitFor();
        await page.getByLabel('Suspendre').check();
        await page.getByLabel('Raison').fill('Une panne du réseau.');
        await press(page, 'Continuer');
        await heading(page, 'Suspendre la campagne\u202f?');
        await page
          .getByText('Les familles lisent sur leur page\u00a0: «\u00a0Une panne du réseau.\u00a0»')
          .waitFor();
        await page.getByText('Aucun courriel ne part.').waitFor();
        await press(page, 'Suspendre la campagne');
        await page.getByText('La campagne est suspendue').waitFor();
        await page.getByLabel(/^Tapez le nombre/).fill('1 299');
        await press(page, /^Prévenir 1/);
        await page.getByText('Tapez le nombre de personnes à prévenir\u00a0:').first().waitFor();
        await page.getByLabel(/^Tapez le nombre/).fill('1 300');
        await press(page, /^Prévenir 1/);
        await page.getByText(/1.300\u00a0personnes seront prévenues par courriel/).waitFor();
        await press(page, 'Retour à la campagne');
        await page.getByText('Suspendue', { exact: true }).waitFor();
        await page.getByText(/^La campagne est suspendue, le mercredi 20\u00a0mai 2026/).waitFor();
        expect(await page.getByRole('radio').count()).toBe(3);
        await page.getByRole('radio', { name: /^Reprendre/ }).check();
      },
      { section: 'campagne' },
    );
    const decisions = office.callsOf('office.decideCampaign');
    expect(decisions.map(({ decision }) => decision)).toEqual(
      Array(2).fill({ kind: 'suspend', reason: 'Une panne du réseau.' }),
    );
    expect(new Set(decisions.map(({ requestKey }) => requestKey)).size).toBe(1);
    expect(office.callsOf('office.announce').map(({ confirmed }) => confirmed)).toEqual([1300]);
  });

  it.each([
    ['5/6/2026', '15h', '2026-06-05T15:00'],
    ['05/06/2026', '9:30', '2026-06-05T09:30'],
    ['31.12.2026', '23 h 59', '2026-12-31T23:59'],
  ])('an extension to %s, %s closes at %s', async (day, hour, closesAt) => {
    const office = createOffice({ ...readyHome, campaign: suspended('Panne.') });
    await come(
      office.answer,
      async ({ page }) => {
        await page.getByLabel('Prolonger').check();
        await page.getByLabel('jour').fill(day);
        await page.getByLabel('heure').fill(hour);
        await page.getByLabel('Raison').fill('Panne.');
        await press(page, 'Continuer');
        await press(page, 'Prolonger la campagne');
        await page.getByText('La campagne est prolongée').waitFor();
        await press(page, 'Ne prévenir personne');
        await heading(page, 'Campagne');
      },
      { section: 'campagne' },
    );
    expect(office.callsOf('office.decideCampaign').map(({ decision }) => decision)).toEqual([
      { kind: 'extend', reason: 'Panne.', closesAt },
    ]);
  });
});
