import { expect, it } from 'vitest';
import { clerkHome, createOffice, press } from './office-town.ts';
import { heading, officeVisits, ready } from './office-visits.ts';

const come = officeVisits();

it('a clerk goes from a number to who it is, marks an address returned, and takes it back', async () => {
  const office = createOffice(clerkHome);
  await come(
    office.answer,
    async ({ page }) => {
      await press(page, /^Contrôles.*Courriels partagés/);
      await heading(page, 'Contrôles');
      const shared = page.getByRole('table', { name: 'Un courriel, plusieurs personnes' });
      await shared.getByRole('rowheader', { name: 'famille.sow@example.org' }).waitFor();
      await press(page, /^Marquer revenue.*claire/);
      await page.getByText('claire.ndiaye@example.org est marquée revenue').waitFor();
      await press(page, /^Retirer la marque.*claire/);
      await page.getByText('n’est plus marquée revenue').waitFor();
      await page.getByLabel(/à quelle adresse/).fill('rachid@example.net');
      await press(page, 'Marquer cette adresse revenue');
      await page.getByText('rachid@example.net est marquée revenue').waitFor();
    },
    { section: 'aujourdhui' },
  );
  const marks = office.callsOf('office.markReturned').map(({ mail, isReturned }) => [mail, isReturned]);
  expect(marks).toEqual([
    ['claire.ndiaye@example.org', true],
    ['claire.ndiaye@example.org', false],
    ['rachid@example.net', true],
  ]);
});

it('an address nobody has is said at its field', async () => {
  const office = createOffice(clerkHome);
  const fields = [{ field: 'mail', message: 'Recopiez l’adresse.' }];
  const message = 'Personne n’a cette adresse dans vos conservatoires. Rien n’a changé.';
  office.interrupt('office.markReturned', {
    json: { ok: false, refusal: { kind: 'invalid', message, fields } },
  });
  await come(
    office.answer,
    async ({ page }) => {
      await page.getByLabel(/à quelle adresse/).fill('personne@example.org');
      await press(page, 'Marquer cette adresse revenue');
      await page.getByRole('alert').getByText(message).waitFor();
      expect(await page.getByLabel(/à quelle adresse/).getAttribute('aria-invalid')).toBe('true');
    },
    { section: 'controles' },
  );
});

it('a message is read as it will be, counted, confirmed by its number, and what was typed stays on the way back', async () => {
  const office = ready();
  await come(
    office.answer,
    async ({ page }) => {
      await page.getByLabel('Demande confirmée').check();
      await page.getByLabel('La ville').check();
      await page.getByLabel('Objet').fill('Fermeture <b>');
      await page.getByLabel('Message', { exact: true }).fill('Fermé lundi.');
      await press(page, 'Relire avant d’envoyer');
      await heading(page, 'Relisez le message');
      await page.getByText('Fermeture <b> – Le Hangar').waitFor();
      await press(page, 'Revenir au message');
      expect(await page.getByLabel('Message', { exact: true }).inputValue()).toBe('Fermé lundi.');
      await press(page, 'Relire avant d’envoyer');
      await page.getByLabel(/^Tapez le nombre/).fill('41');
      await press(page, /^Écrire à 410/);
      await page.getByRole('alert').waitFor();
      expect(office.callsOf('office.message')).toEqual([]);
      await page.getByLabel(/^Tapez le nombre/).fill('410');
      await press(page, /^Écrire à 410/);
      await heading(page, 'Message prévu');
    },
    { section: 'message' },
  );
  const [sent] = office.callsOf('office.message');
  expect(sent).toMatchObject({
    confirmed: 410,
    message: {
      from: 'town',
      conservatoires: [],
      states: ['confirmed'],
      subject: 'Fermeture <b>',
      text: 'Fermé lundi.',
    },
  });
});

it('a confirmed request is corrected with a reason; its coordinates are not asked again', async () => {
  const office = createOffice(clerkHome);
  await come(
    office.answer,
    async ({ page }) => {
      await page.getByLabel('Chercher un élève').fill('E0003');
      await page.keyboard.press('Enter');
      await page.getByText('Le conservatoire a traité cette demande').waitFor();
      await press(page, /^Corriger/);
      expect(await page.getByLabel('Rue').count()).toBe(0);
      await press(page, 'Enregistrer la correction');
      await page.getByRole('alert').getByText('Écrivez pourquoi').waitFor();
      await page.getByLabel(/^Pourquoi/).fill('Le mercredi.');
      await page.getByLabel('Karim Marchand').check();
      await page.getByText('Le conservatoire a traité cette demande').waitFor();
      await page.getByLabel('Bérénice Marchand').check();
      await press(page, 'Enregistrer la correction');
      await heading(page, /^Réponse enregistrée/);
      await page.getByText('J’ai demandé cette correction.').first().waitFor();
    },
    { section: 'guichet' },
  );
  expect(office.callsOf('office.counterSend')).toMatchObject([
    { student: 'E0003', present: 'guardian1', correction: { reason: 'Le mercredi.' } },
  ]);
});
