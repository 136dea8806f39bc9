import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { go, invitePreview, no, press } from './office-town.ts';
import { heading, officeVisits, ready } from './office-visits.ts';

const come = officeVisits();

describe('the invitations', () => {
  const confirm = async (page: Page, typed: string) => {
    await page.getByLabel(/^Tapez le nombre/).fill(typed);
    await press(page, /^Inviter 1/);
  };

  it('need the number typed: any other asks nothing', async () => {
    const office = ready();
    await come(
      office.answer,
      async ({ page }) => {
        await confirm(page, '130');
        await page.getByText('Une réponse est à corriger.').waitFor();
        expect(office.callsOf('office.invite')).toEqual([]);
        await confirm(page, '1 300');
        await page.getByText('1\u202f300\u00a0personnes seront invitées').waitFor();
        expect(office.callsOf('office.invite').map(({ confirmed }) => confirmed)).toEqual([1300]);
      },
      { section: 'invitations' },
    );
  });

  it('show the new number when it changed meanwhile, and need it confirmed again', async () => {
    const office = ready();
    await come(
      office.answer,
      async ({ page }) => {
        await page.getByLabel(/^Tapez le nombre/).waitFor();
        office.people = { ...invitePreview, toMail: 1302 };
        await confirm(page, '1300');
        await page.getByText('Le nombre a changé, rien n’est parti').waitFor();
        await page.getByLabel(/^Tapez le nombre.*1\s302/).fill('1302');
        await press(page, /^Inviter 1/);
        await heading(page, 'Invitations prévues');
      },
      { section: 'invitations' },
    );
  });

  it('are asked with the same key after a lost answer, so nobody is invited twice', async () => {
    const office = ready();
    office.interrupt('office.invite', 'fails');
    await come(
      office.answer,
      async ({ page }) => {
        await confirm(page, '1300');
        await heading(page, 'Invitations prévues');
      },
      { section: 'invitations' },
    );
    const keys = office.callsOf('office.invite').map(({ requestKey }) => requestKey);
    expect(keys).toHaveLength(2);
    expect(new Set(keys).size).toBe(1);
  });
});

describe('the team', () => {
  it('is kept as typed while another section is visited, then saved as checked', async () => {
    const office = ready();
    await come(
      office.answer,
      async ({ page }) => {
        await press(page, 'Ajouter une personne');
        await page.getByLabel('Adresse de la personne 3').fill(' LEA.gestion@brezolles.example.org');
        await press(page, 'Enregistrer l’équipe');
        await page.getByText('2 réponses sont à corriger.').waitFor();
        await go(page, 'Accueil');
        await go(page, 'Équipe');
        await page.getByLabel('Adresse de la personne 3').fill('ines.agent@brezolles.example.org');
        await page.getByLabel('Galerie Nadia-Léger').last().check();
        await press(page, 'Retirer noe.agent');
        await press(page, 'Enregistrer l’équipe');
        await page.getByText('L’équipe est enregistrée').waitFor();
      },
      { section: 'equipe' },
    );
    expect(office.callsOf('office.clerks').map(({ clerks }) => clerks)).toEqual([
      [
        { mail: 'lea.gestion@brezolles.example.org', role: 'manager', conservatoires: [] },
        { mail: 'ines.agent@brezolles.example.org', role: 'clerk', conservatoires: ['GAL'] },
      ],
    ]);
  });

  it('keeps what is typed when the program refuses', async () => {
    const office = ready();
    office.interrupt('office.clerks', no({ kind: 'invalid', message: 'L’équipe n’a pas changé.' }));
    await come(
      office.answer,
      async ({ page }) => {
        await page.getByLabel('Rôle de la personne 2').selectOption('Gestion');
        await press(page, 'Enregistrer l’équipe');
        await page.getByText('L’équipe n’a pas changé.').waitFor();
        expect(await page.getByLabel('Rôle de la personne 2').inputValue()).toBe('manager');
      },
      { section: 'equipe' },
    );
  });
});
