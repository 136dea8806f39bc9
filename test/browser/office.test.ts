import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { emptyTown, owner } from '../story/town.ts';
import { choose, clerkHome, createOffice, emptyHome, example, go, no, press } from './office-town.ts';
import { focused, heading, officeVisits, type Program, ready, students } from './office-visits.ts';

const come = officeVisits();

/** The owner's part, up to the number of people to invite. */
async function setUp(page: Page, town: string, families: string): Promise<string> {
  await press(page, 'Régler la ville');
  await choose(page, 'Fichier des réglages', 'ville.json', example(`${town}/ville.json`));
  await press(page, 'Enregistrer');
  await press(page, 'Écrire les textes légaux');
  await press(page, 'Enregistrer les textes');
  await page.getByText('6 réponses sont à corriger').waitFor();
  await page.getByLabel('Horaires').fill('du lundi au vendredi, de 9 h à 17 h');
  await page.getByLabel('Tribunal', { exact: true }).fill('le tribunal administratif de Valmont');
  await page.getByLabel('Direction de la publication').fill('Dominique Exemple, maire');
  await page.getByLabel('Adresse du tribunal').fill('2 rue du Palais, 91000 Valmont');
  await page.getByLabel('Prénom et nom').fill('Camille Martin');
  await page.getByLabel('Qualité').fill('adjointe au maire, par délégation');
  await press(page, 'Enregistrer les textes');
  await page.getByText('Les textes sont enregistrés').waitFor();
  await press(page, 'Créer les classeurs');
  await heading(page, 'Créer les classeurs');
  await press(page, /^Créer 4/);
  await page.getByText('Les classeurs sont créés').waitFor();
  await press(page, 'Importer les élèves');
  await students(page, `${town}/eleves.csv`);
  await press(page, /^Importer \d+/);
  await heading(page, /^Importer \d+/);
  await press(page, /^Importer \d+/);
  await heading(page, 'Import terminé');
  await press(page, 'Inviter les familles');
  await heading(page, 'L’adresse que les familles ouvrent');
  await page.getByLabel('Adresse pour les familles').fill('https://example.org/exec');
  await press(page, 'Garder cette adresse');
  await page.getByText('Ce n’est pas l’adresse d’un programme Google.').waitFor();
  await page.getByLabel('Adresse pour les familles').fill(families);
  await press(page, 'Garder cette adresse');
  const label = await page.getByText(/^Tapez le nombre/).textContent();
  return /\((\d+)\)/.exec(label ?? '')?.[1] ?? '';
}

describe('a town, from nothing to its invitations, on the built program as Google serves it', () => {
  it('is set up in the office, and every person it counts gets a mail', async () => {
    const town = emptyTown();
    const served = town.host.visit({ page: 'bureau' }, owner).html;
    const program: Program = (name: string, args: never) => ({
      json: town.ask(name as 'office.home', args, owner),
    });
    await come(
      program,
      async ({ page }) => {
        const count = await setUp(page, 'valmont-small', town.host.addressOf('public'));
        await page.getByLabel(/^Tapez le nombre/).fill(count);
        await press(page, /^Inviter \d/);
        await heading(page, 'Invitations prévues');
        town.host.advance({ hours: 48 });
        expect(Number(count)).toBeGreaterThan(0);
        expect(town.host.outbox).toHaveLength(Number(count));
        await go(page, 'Équipe');
        await press(page, 'Ajouter une personne');
        await page.getByLabel('Adresse de la personne 1').fill('han.agent@valmontsurorge.example.org');
        await page.getByLabel('Le Hangar').check();
        await press(page, 'Enregistrer l’équipe');
        await page.getByText('L’équipe est enregistrée').waitFor();
        const agent = { as: 'han.agent@valmontsurorge.example.org', deployment: 'domain' } as const;
        expect(town.get('office.home', {}, agent).workbooks.map(({ name }) => name)).toEqual(['Le Hangar']);
        await go(page, 'Onglets');
        await press(page, 'Mettre à jour');
        await page.getByText('Les onglets sont à jour').waitFor();
        await go(page, 'Vérification');
        await press(page, 'Vérifier');
        await page.getByText('rien n’empêche d’ouvrir la campagne').waitFor();
      },
      { html: served },
    );
  });
});

describe('who may do what', () => {
  it('a clerk of one conservatoire is told why, sees their workbooks, and asks nothing more', async () => {
    const office = createOffice(clerkHome);
    await come(
      office.answer,
      async ({ page }) => {
        await page.getByText('revient à la personne qui gère la campagne').waitFor();
        await go(page, 'Accueil');
        expect(await page.getByRole('link').allTextContents()).toEqual([
          'Tirage au sort',
          'Attribution',
          'Conservatoire de danse et de musique (nouvel onglet)',
          'Le Hangar (nouvel onglet)',
          'Accessibilité\u00a0: non conforme (nouvel onglet)',
        ]);
      },
      { section: 'import' },
    );
    expect(office.calls.map(({ name }) => name)).toEqual(['office.home']);
  });

  it('somebody who is not in the team reads the program’s own words', async () => {
    const office = createOffice();
    office.interrupt(
      'office.home',
      no({ kind: 'notAClerk', message: 'Cette page est réservée à l’équipe.' }),
    );
    await come(office.answer, async ({ page }) => {
      await page.getByText('Cette page est réservée à l’équipe.').waitFor();
      expect(await page.getByRole('navigation').count()).toBe(0);
    });
  });

  it('workbooks open beside the page, which lives in Google’s frame', () =>
    come(ready().answer, async ({ page }) => {
      const links = page.getByRole('main').getByRole('link');
      await links.first().waitFor();
      const targets = await links.evaluateAll((all) => all.map((link) => link.getAttribute('target')));
      expect(new Set(targets)).toEqual(new Set(['_blank']));
    }));
});

describe('with a keyboard alone', () => {
  /** Presses Tab until the focused element reads so. */
  async function tabTo(page: Page, text: string): Promise<void> {
    for (let i = 0; i < 40; i++) {
      await page.keyboard.press('Tab');
      if ((await focused(page)).includes(text)) return;
    }
    throw new Error(`Tab never reached « ${text} »`);
  }

  it('Ctrl + Entrée confirms and Échap goes back, and each screen takes the focus to its heading', async () => {
    const office = ready();
    await come(
      office.answer,
      async ({ page }) => {
        await students(page);
        await heading(page, 'Ce que dit le fichier');
        await page.keyboard.press('Control+Enter');
        expect(await focused(page)).toBe('Importer 40\u00a0élèves\u202f?');
        await page.keyboard.press('Escape');
        expect(await focused(page)).toBe('Ce que dit le fichier');
        await page.keyboard.press('Control+Enter');
        await page.keyboard.press('Control+Enter');
        await heading(page, 'Import terminé');
        await page.keyboard.press('Control+Enter');
        await page.getByLabel(/^Tapez le nombre/).waitFor();
        await page.keyboard.press('Tab');
        await page.keyboard.type('1300');
        await page.keyboard.press('Enter');
        await heading(page, 'Invitations prévues');
      },
      { section: 'import' },
    );
    expect(office.callsOf('office.importApply')).toHaveLength(1);
  });

  it('every section is reached by Tab and Entrée', () =>
    come(createOffice(emptyHome).answer, async ({ page }) => {
      await heading(page, 'Accueil');
      for (const [section, title] of [
        ['Ville', 'Ville'],
        ['Classeurs', 'Classeurs'],
        ['Élèves', 'Élèves'],
        ['Équipe', 'Équipe'],
        ['Invitations', 'Inviter les familles'],
        ['Onglets', 'Mettre à jour les onglets'],
        ['Vérification', 'Vérifier l’installation'],
      ] as const) {
        await tabTo(page, 'Aller au contenu');
        await tabTo(page, section);
        await page.keyboard.press('Enter');
        await heading(page, title);
        // The count comes a moment later, as a screen of its own that takes the focus too.
        if (section === 'Invitations') await page.getByLabel(/^Tapez le nombre/).waitFor();
        expect(await focused(page)).toBe(title);
      }
    }));
});
