import { describe, expect, it } from 'vitest';
import { versions } from './family-town.ts';
import { toDifferences } from './office-screens.ts';
import { no, press } from './office-town.ts';
import { heading, officeVisits, ready } from './office-visits.ts';

const come = officeVisits();
const section = 'conditions';

describe('an amendment, from the office (PAR-071)', () => {
  it('is typed, shown as differences, published once, then announced with the number typed', async () => {
    const office = ready();
    office.interrupt('office.publishTerms', 'null');
    await come(
      office.answer,
      async ({ page }) => {
        await toDifferences(page);
        expect(await page.locator('.changes li').allTextContents()).toEqual([
          '− Retiré\u00a0: Une réclamation s’adresse par écrit à votre conservatoire.',
          '+ Ajouté\u00a0: Une réclamation s’adresse par écrit à la mairie.',
        ]);
        await page.getByText('Aucun courriel ne part.').waitFor();
        await press(page, 'Publier l’avenant');
        await page.getByText('L’avenant est publié').waitFor();
        await page.getByLabel(/^Tapez le nombre/).fill('1300');
        await press(page, /^Prévenir 1/);
        await press(page, 'Retour aux conditions');
        await page.getByText('2026-3', { exact: true }).waitFor();
      },
      { section },
    );
    const published = office.callsOf('office.publishTerms');
    expect(new Set(published.map(({ requestKey }) => requestKey)).size).toBe(1);
    const [first, , last] = versions[1]?.parts ?? [];
    expect(published[0]).toMatchObject({
      base: '2026-2',
      articles: [
        first,
        { heading: 'Contester', paragraphs: ['Une réclamation s’adresse par écrit à la mairie.'] },
        last,
      ],
    });
    expect(office.callsOf('office.announce').map(({ about }) => about)).toEqual(['terms']);
  });

  it('without any difference is not published', () =>
    come(
      ready().answer,
      async ({ page }) => {
        await press(page, 'Préparer un avenant');
        await press(page, /^Changer.*Contester/);
        await press(page, 'Voir les différences');
        await heading(page, 'Aucune différence');
        await press(page, 'Revenir aux articles');
      },
      { section },
    ));

  it('overtaken by another manager keeps what was typed, and shows it against the new version', async () => {
    const office = ready();
    const message = 'Rien n’est publié. Un avenant vient d’être publié par quelqu’un d’autre.';
    office.interrupt('office.publishTerms', no({ kind: 'invalid', message }));
    await come(
      office.answer,
      async ({ page }) => {
        await toDifferences(page);
        const [one, two] = versions;
        if (!one || !two) throw new Error('deux versions');
        const meanwhile = { heading: 'Autre', paragraphs: ['Écrit par quelqu’un d’autre.'] };
        office.versions = [one, two, { ...two, version: '2026-3', parts: [...two.parts, meanwhile] }];
        await press(page, 'Publier l’avenant');
        await page.getByText(message).waitFor();
        await page.getByText('Ce qui change depuis la version 2026-3').waitFor();
        expect(await page.locator('.changes li').count()).toBe(2);
        await press(page, 'Publier l’avenant');
        await page.getByText('L’avenant est publié').waitFor();
      },
      { section },
    );
    const [, second] = office.callsOf('office.publishTerms');
    expect([second?.base, second?.articles.map((article) => article.heading)]).toEqual([
      '2026-3',
      ['Qui peut faire la demande', 'Contester', 'Places', 'Autre'],
    ]);
  });
});

describe('the fees and rules, and the demands for the terms', () => {
  it('are given with an address or a text, and taken back (CAE-028)', async () => {
    const office = ready();
    await come(
      office.answer,
      async ({ page }) => {
        await press(page, 'Donner les tarifs et règlements');
        await page.getByLabel('Titre').fill('Tarifs');
        await page.getByLabel('Adresse sur le site').fill('http://ville.example.org');
        await press(page, 'Enregistrer');
        await page.getByText('elle commence par https').first().waitFor();
        await page.getByLabel('Adresse sur le site').fill('https://ville.example.org/tarifs');
        await press(page, 'Enregistrer');
        await page.getByText('Les tarifs et règlements sont enregistrés').waitFor();
        await press(page, 'Modifier les tarifs et règlements');
        await press(page, 'Retirer le dernier document');
        await press(page, 'Enregistrer');
        await page.getByText('Aucun. Les familles').waitFor();
      },
      { section },
    );
    expect(office.callsOf('office.fees').map(({ documents, base }) => [documents.length, base])).toEqual([
      [1, ''],
      [0, '2026-1'],
    ]);
  });

  it('of somebody who asks are recorded, sent by mail or printed (PAR-074)', async () => {
    const office = ready();
    await come(
      office.answer,
      async ({ page }) => {
        await press(page, 'Répondre à une demande');
        await press(page, 'Envoyer les conditions');
        await page.getByText('3 réponses sont à corriger').waitFor();
        await page.getByLabel('Nom', { exact: true }).fill(' Durand ');
        await page.getByLabel('Prénoms').fill('Jean Marie');
        await page.getByLabel('Courriel').fill('jean.durand@example.org');
        await press(page, 'Envoyer les conditions');
        await heading(page, 'Conditions envoyées');
        await press(page, 'Répondre à une autre demande');
        await page.getByRole('cell', { name: 'Jean Marie Durand' }).waitFor();
      },
      { section },
    );
    expect(office.callsOf('office.sendTerms')).toMatchObject([
      { lastName: 'Durand', firstNames: 'Jean Marie', mail: 'jean.durand@example.org', address: '' },
    ]);
  });
});
