import { describe, expect, it } from 'vitest';
import { clerkHome, createOffice, press, readyHome } from './office-town.ts';
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
        await page.getByLabel('Envoyer une rectification aux personnes dont la décision est annulée').check();
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

describe('rows chosen in a workbook', () => {
  it('are counted, decided with the keys alone, shown, confirmed by their number; who is unknown is said', async () => {
    const office = createOffice(clerkHome);
    await come(
      office.answer,
      async ({ page }) => {
        await heading(page, 'Décider pour 3\u00a0élèves');
        await page.keyboard.press('Control+Enter');
        await page.getByText('Choisissez une décision.').first().waitFor();
        await page.getByLabel('Envisager un rejet').focus();
        await page.keyboard.press('Space');
        await page.keyboard.press('Control+Enter');
        await page.getByText('Écrivez le motif, ou les pièces.').first().waitFor();
        await page.getByLabel('Motif, ou pièces demandées').focus();
        await page.keyboard.type('L’adresse ne convient pas.');
        await page.keyboard.press('Control+Enter');
        await page.getByRole('heading', { name: 'Envisager un rejet\u00a0: 2' }).waitFor();
        await page.getByText('E19999\u00a0: Cet élève n’est pas parmi les vôtres.').waitFor();
        expect(await page.getByText('L’adresse ne convient pas.').count()).toBe(2);
        await page.getByLabel(/^Tapez le nombre de décisions/).focus();
        await page.keyboard.type('2');
        await page.keyboard.press('Control+Enter');
        await heading(page, 'Lot 2 terminé');
        await page.getByText('Annuler le lot 2').waitFor();
        await press(page, 'Lire de nouveau les classeurs');
        await page.getByRole('heading', { name: 'Confirmer\u00a0: 19' }).waitFor();
      },
      { section: 'decisions', students: 'E1~0001~0002~9999' },
    );
    const picked = {
      students: ['E10001', 'E10002', 'E19999'],
      decision: 'intendRejection',
      reason: 'L’adresse ne convient pas.',
    };
    expect(office.callsOf('office.reviewApply')).toMatchObject([
      { picked, shown: 'empreinte-E10001-E10002' },
    ]);
    expect(office.callsOf('office.reviewPreview').map(({ picked: asked }) => asked !== undefined)).toEqual([
      true,
      false,
    ]);
  });

  it('may be left for what the columns to be filled ask', async () => {
    await come(
      createOffice(clerkHome).answer,
      async ({ page }) => {
        await heading(page, 'Décider pour 1\u00a0élève');
        await page.keyboard.press('Escape');
        await page.getByRole('heading', { name: 'Confirmer\u00a0: 19' }).waitFor();
      },
      { section: 'decisions', students: 'E10001~' },
    );
  });
});

describe('a whole establishment', () => {
  it('is chosen with a decision and its reason, and shown before anything is done', async () => {
    const office = createOffice(readyHome);
    await come(
      office.answer,
      async ({ page }) => {
        await press(page, 'Décider pour tout un établissement');
        await heading(page, 'Décider pour tout un établissement');
        await page.keyboard.press('Control+Enter');
        await page.getByText('Choisissez un établissement.').first().waitFor();
        await page.getByLabel('Le Hangar').check();
        await page.getByLabel('Annuler', { exact: true }).check();
        await page.getByLabel('Motif, ou pièces demandées').fill('Une panne.');
        await page.keyboard.press('Control+Enter');
        await page.getByText('Toutes les demandes\u00a0: Le Hangar').waitFor();
      },
      { section: 'decisions' },
    );
    const [, asked] = office.callsOf('office.reviewPreview');
    expect(asked?.picked).toEqual({
      students: [],
      conservatoire: 'HAN',
      decision: 'invalidate',
      reason: 'Une panne.',
    });
  });
});

describe('documents that did not come in time', () => {
  it('a rejection is prepared for all, each with its reason; some are left out, and nothing is done before the number', async () => {
    const office = createOffice(clerkHome);
    await come(
      office.answer,
      async ({ page }) => {
        await page.getByText('3\u00a0demandes dont les pièces ne sont pas venues à temps\u00a0:').waitFor();
        await press(page, 'préparer le rejet');
        await page.getByText('RIB de E10032 non reçu.').waitFor();
        await page.getByLabel('Martin Enfant32').uncheck();
        expect(await page.getByLabel(/^Tapez le nombre/).count()).toBe(0);
        await press(page, 'Montrer sans 1\u00a0élève');
        await page.getByRole('heading', { name: 'Rejeter\u00a0: 2' }).waitFor();
        expect(office.callsOf('office.reviewApply')).toEqual([]);
        await page.getByLabel(/^Tapez le nombre/).fill('2');
        await press(page, 'Prendre 2\u00a0décisions');
        await heading(page, 'Lot 2 terminé');
      },
      { section: 'decisions' },
    );
    const picked = { students: ['E10031', 'E10033'], decision: 'reject', reason: '' };
    expect(office.callsOf('office.reviewApply')).toMatchObject([{ picked }]);
  });

  it('are reached from the page of the day', async () => {
    await come(
      createOffice(readyHome).answer,
      async ({ page }) => {
        await press(page, 'Préparer les rejets');
        await heading(page, 'Décisions');
        await page.getByText('préparer le rejet').waitFor();
      },
      { section: 'aujourdhui' },
    );
  });
});
