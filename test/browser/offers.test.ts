import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { CallInput, CallName } from '../../src/calls.ts';
import { drawnTown } from '../story/lottery.ts';
import { accessesIn, offeredTown } from '../story/offers.ts';
import { clerk, key, owner, type Town } from '../story/town.ts';
import { violations } from './axe.ts';
import { freshPreview, manyOffers, offersChapter, offersPage } from './lottery-offers.ts';
import { createLottery } from './lottery-town.ts';
import { clerkHome, no, type Office, press, readyHome } from './office-town.ts';
import { type Browser, builtPage, launch, visit } from './support.ts';

/** What the team does of the seats after the draw: on the built program as Google serves it, or on an invented one. */

let browser: Browser;
let html: string;
beforeAll(async () => {
  [browser, html] = await Promise.all([launch(), builtPage('offers')]);
});
afterAll(() => browser.close());

type Program = Parameters<typeof visit>[1]['program'];

async function come(
  page: { readonly html: string; readonly boot: unknown; readonly program: Program },
  use: (page: Page) => Promise<void>,
): Promise<void> {
  const visitor = await visit(browser, { ...page, width: 1280 });
  visitor.page.setDefaultTimeout(20_000);
  await use(visitor.page);
  expect(await violations(visitor.page)).toEqual([]);
  expect(visitor.requests).toEqual([]);
  await visitor.context.close();
}

function comeTo(town: Town, who: Parameters<Town['ask']>[2], use: (page: Page) => Promise<void>) {
  const served = town.host.visit({ page: 'attribution' }, who).html;
  const program = (name: string, args: never) => ({
    json: town.ask(name as CallName, args as CallInput<CallName>, who),
  });
  return come({ html: served, boot: {}, program }, use);
}

const comeToFake = (office: Office, use: (page: Page) => Promise<void>) =>
  come({ html, boot: { section: 'propositions' }, program: office.answer }, use);

const heading = (page: Page, name: string | RegExp) =>
  page.getByRole('heading', { level: 1, name }).waitFor();
const offersOf = (town: Town, who: Parameters<Town['ask']>[2]) => town.get('office.offers', {}, who).offers;
const called = Date.parse('2026-09-14T11:30:00+02:00');

describe('a manager', () => {
  test('offers every free seat at one press, once its number is typed; then it is said, and nothing is left', async () => {
    const town = drawnTown();
    const { count } = town.get('office.proposePreview', {}, owner);
    await comeTo(town, owner, async (page) => {
      await press(page, 'Proposer les places libres…');
      await heading(page, 'Proposer les places libres\u202f?');
      await page.getByText('Le procès-verbal n’est pas signé').waitFor();
      await page.getByText('jusqu’au mercredi 16\u00a0septembre 2026 inclus').waitFor();
      await page.keyboard.press('Control+Enter');
      await page.getByText(`Tapez le nombre de places à proposer\u00a0: ${count}.`).first().waitFor();
      expect(offersOf(town, owner)).toEqual([]);
      await page.getByLabel(/^Tapez le nombre de places/).fill(String(count));
      await page.keyboard.press('Control+Enter');
      await page.getByText(`${count}\u00a0places sont proposées`).waitFor();
      await heading(page, 'Propositions');
      expect(await page.getByRole('button', { name: 'Proposer les places libres…' }).isDisabled()).toBe(true);
      await press(page, /familles? à appeler$/);
      const toCall = offersOf(town, owner).filter((offer) => offer.toCall !== '');
      await page.getByText(`${toCall.length}\u00a0proposition`).waitFor();
    });
    expect(offersOf(town, owner)).toHaveLength(count);
  }, 90_000);

  test('reads the new number when it changed meanwhile, and nothing has gone', async () => {
    const office = createLottery('drawn');
    const message = 'Il y a maintenant 2\u00a0places à proposer. Rien n’est parti.';
    office.interrupt('office.proposePreview', {
      json: { ok: true, value: { ...freshPreview, count: 1, courses: [] } },
    });
    office.interrupt('office.propose', no({ kind: 'invalid', message }), 'fails');
    await comeToFake(office, async (page) => {
      await press(page, 'Proposer les places libres…');
      await page.getByLabel('Tapez le nombre de places à proposer (1)').fill('1');
      await press(page, /^Proposer 1/);
      await page.getByText(message).waitFor();
      await page.getByLabel('Tapez le nombre de places à proposer (2)').fill('2');
      await press(page, /^Proposer 2/);
      await page.getByText('2\u00a0places sont proposées').waitFor();
    });
    const [first, lost, again] = office.callsOf('office.propose');
    expect([first?.confirmed, lost?.confirmed]).toEqual([1, 2]);
    expect(again).toEqual(lost);
  });

  test('excludes nobody before the box says that the person was heard, nor without a reason', async () => {
    const town = offeredTown();
    const [{ entry = '', name = '', number = '' } = {}] = offersOf(town, owner);
    await comeTo(town, owner, async (page) => {
      await press(page, `${entry} ${name}`);
      await press(page, 'Décider…');
      await page.getByLabel('Exclure la participation').check();
      await page.getByText(`${entry} ${name} est exclue du tirage`).waitFor();
      await page.keyboard.press('Control+Enter');
      await page.getByText('Écrivez le motif.').first().waitFor();
      await page.getByLabel('Motif').fill('Fausse adresse.');
      await page.keyboard.press('Control+Enter');
      await page.locator('#isHeard-error').getByText('Cochez une fois la personne entendue.').waitFor();
      expect(town.records('Registre', 'Événements')).toEqual([]);
      await page.getByLabel('La personne a été entendue').check();
      await page.keyboard.press('Control+Enter');
      await page.getByText(`La participation est exclue\u00a0: ${entry} ${name}`).waitFor();
      await page.locator('.facts .state').filter({ hasText: 'participation exclue' }).waitFor();
    });
    const [event] = town.records('Registre', 'Événements');
    expect(event).toMatchObject({ Événement: 'exclu', Participation: entry, Motif: 'Fausse adresse.' });
    expect(offersOf(town, owner).find((one) => one.number === number)?.state).toBe('excluded');
  }, 90_000);

  test('decides of a participation by its number; what the rules refuse is said in their words', async () => {
    const town = offeredTown();
    await comeTo(town, owner, async (page) => {
      await press(page, 'Décider d’une autre participation…');
      await page.getByLabel('Numéro de participation').fill('T9999');
      await page.getByLabel('Domicile prouvé').check();
      await page.getByText('T9999 passe sur la liste prioritaire').waitFor();
      await page.getByLabel('Motif').fill('Quittance de loyer.');
      await press(page, 'Noter le domicile prouvé');
      await page.locator('#entry-error').getByText('Écrivez un numéro de participation').waitFor();
      await page.getByLabel('Numéro de participation').fill('t0011');
      await press(page, 'Noter le domicile prouvé');
      await page.getByText('T0011 est déjà sur la liste prioritaire. Rien n’a changé.').waitFor();
      await page.getByLabel(/^Retirer la participation/).check();
      await press(page, 'Retirer la participation');
      await page.locator('#course-error').getByText('Choisissez les vœux à retirer.').waitFor();
      expect(town.records('Registre', 'Événements')).toEqual([]);
      await page.getByLabel('Vœux à retirer').selectOption('DAN-EV');
      await press(page, 'Retirer la participation');
      await page.getByText('La participation est retirée\u00a0: T0011').waitFor();
    });
    const [event] = town.records('Registre', 'Événements');
    expect(event).toMatchObject({ Événement: 'retire', Participation: 'T0011', Cours: 'DAN-EV' });
  }, 90_000);

  test('adds a seat in writing, which is then to be offered; a seat given is not taken back', async () => {
    const town = offeredTown();
    const waited = town.get('office.offers', {}, owner).courses.find(({ waiting }) => waiting > 0);
    const { id = '', title = '' } = waited ?? {};
    await comeTo(town, owner, async (page) => {
      await press(page, /^Cours \(/);
      await press(page, `${id} ${title}`);
      await press(page, 'Reprendre une place ajoutée…');
      await page.getByLabel('Motif').fill('Erreur.');
      await press(page, 'Reprendre une place');
      await page.getByText('toutes les places sont données').waitFor();
      await page.keyboard.press('Escape');
      await press(page, 'Ajouter une place…');
      await page.getByLabel('Motif').fill('Un professeur de plus.');
      await press(page, 'Ajouter une place');
      await page.getByText(`${id} a maintenant 2\u00a0places`).waitFor();
      await page.keyboard.press('Escape');
      await page.getByRole('button', { name: '1 place libre à proposer' }).waitFor();
    });
  }, 90_000);
});

describe('a clerk', () => {
  test('is shown their own offers, and not the press that offers', async () => {
    const town = offeredTown();
    await comeTo(town, clerk('HAN'), async (page) => {
      await page.getByText(`${offersOf(town, clerk('HAN')).length}\u00a0proposition`).waitFor();
      expect(await page.getByRole('button', { name: 'Proposer les places libres…' }).count()).toBe(0);
      await press(page, /^Cours \(/);
      await page.getByRole('button', { name: /^HAN-/ }).first().click();
      await heading(page, /^HAN-/);
      expect(await page.getByRole('button', { name: 'Ajouter une place…' }).count()).toBe(0);
    });
  }, 90_000);

  test('writes down an answer given by phone, at the minute of the town, wherever the computer is', async () => {
    const town = offeredTown();
    town.host.clock.set(called);
    const [{ entry = '', name = '', number = '' } = {}] = offersOf(town, clerk('HAN'));
    await comeTo(town, clerk('HAN'), async (page) => {
      await page.getByLabel('Chercher').fill(name.split(' ').reverse().join(' '));
      await page.getByText('1\u00a0proposition.').waitFor();
      await press(page, `${entry} ${name}`);
      expect(await page.getByRole('textbox', { name: 'Heure de l’appel' }).inputValue()).toBe('11:30');
      expect(await page.getByLabel('Mois').inputValue()).toBe('09');
      await page.keyboard.press('Control+Enter');
      await page.getByText('Choisissez ce que l’appel a donné.').first().waitFor();
      await page.getByLabel('Accepte la place').check();
      await page.getByLabel('Note').fill('La mère.');
      await page.keyboard.press('Control+Enter');
      await page.getByText(`L’appel à ${entry} ${name} est noté\u00a0: accepte la place`).waitFor();
      expect(await page.getByLabel('Chercher').inputValue()).not.toBe('');
      await press(page, `${entry} ${name}`);
      await page.getByText('La mère.').waitFor();
      expect(await page.getByLabel('Renonce à la place').count()).toBe(0);
    });
    const offer = offersOf(town, owner).find((one) => one.number === number);
    expect(offer).toMatchObject({
      state: 'accepted',
      calls: [{ by: clerk('HAN').as, result: 'accepte', note: 'La mère.' }],
    });
  }, 90_000);

  test('finds what was typed of a call when they come back to it, and what a yes gives back before they note it', async () => {
    const office = createLottery('drawn');
    await comeToFake(office, async (page) => {
      await press(page, 'T0005 Denis Awa');
      await page
        .getByText(
          'La place est à elle. Elle rend la place qu’elle tient\u00a0: MUS-IN-CP1 Initiation CP, groupe 1. Elle rend, pour la même personne\u00a0: T0031 HAN-T8 Théâtre, 8 à 10\u00a0ans. Dites-le avant de noter.',
        )
        .waitFor();
      await page.getByRole('textbox', { name: /^Note/ }).fill('Elle rappelle avec son père.');
      await page.getByRole('textbox', { name: 'Heure de l’appel' }).fill('19:30');
      await page.getByLabel('Famille informée').check();
      await press(page, 'Voir toute la participation T0005');
      await heading(page, 'Participation T0005 – Denis Awa');
      await page.keyboard.press('Escape');
      await heading(page, 'T0005 Denis Awa');
      await page.keyboard.press('Escape');
      await heading(page, 'Propositions');
      await press(page, 'T0006 Petit Zoé');
      expect(await page.getByRole('textbox', { name: /^Note/ }).inputValue()).toBe('');
      await page.getByText('Aucune autre place n’est rendue.').waitFor();
      await page.keyboard.press('Escape');
      await press(page, 'T0005 Denis Awa');
      expect(await page.getByRole('textbox', { name: /^Note/ }).inputValue()).toBe(
        'Elle rappelle avec son père.',
      );
      await press(page, 'Noter l’appel');
      await page.getByText('est noté').waitFor();
      await press(page, 'T0005 Denis Awa');
      expect(await page.getByRole('textbox', { name: /^Note/ }).inputValue()).toBe('');
    });
    expect(office.callsOf('office.call')).toMatchObject([
      { offer: 'O0005', at: '2026-09-15T19:30', result: 'informée', note: 'Elle rappelle avec son père.' },
    ]);
  });

  test('opens a participation from a search by its name, and from the waiting list of a course', async () => {
    const town = offeredTown();
    const { courses, people } = town.get('office.offers', {}, clerk('HAN'));
    const course = courses.find(({ queue }) => queue.length > 0);
    const [first = ''] = course?.queue ?? [];
    const name = people.find(({ entry }) => entry === first)?.name ?? '';
    await comeTo(town, clerk('HAN'), async (page) => {
      await press(page, /^Cours \(/);
      await press(page, `${course?.id} ${course?.title}`);
      await press(page, `${first} ${name}`);
      await heading(page, `Participation ${first} – ${name}`);
      await page.getByText(/en attente.: 1er sur/).waitFor();
      await press(page, 'Décider…');
      await page.getByLabel('Vœux à retirer').selectOption(course?.id ?? '');
      await page.getByText('Un courriel part à la famille, avec le motif').waitFor();
      await page.getByLabel('Motif').fill('À sa demande.');
      await press(page, 'Retirer la participation');
      await page.getByText(`La participation est retirée\u00a0: ${first} ${name}`).waitFor();
      await page.getByText(`Vœu retiré\u00a0: ${course?.id}`).waitFor();
      await page.keyboard.press('Escape');
      await page.keyboard.press('Escape');
      await press(page, /^Propositions \(/);
      await page.getByLabel('Chercher').fill(name);
      await press(page, `${first} ${name}`);
      await heading(page, `Participation ${first} – ${name}`);
    });
  }, 90_000);

  test('cannot write down a call of the future: the sentence stands at its field', async () => {
    const town = offeredTown();
    town.host.clock.set(called);
    const [{ entry = '', name = '' } = {}] = offersOf(town, clerk('HAN'));
    await comeTo(town, clerk('HAN'), async (page) => {
      await press(page, `${entry} ${name}`);
      await page.getByRole('textbox', { name: 'Heure de l’appel' }).fill('12h15');
      await page.getByLabel('Famille informée').check();
      await press(page, 'Noter l’appel');
      await page.locator('#at-error').getByText('Cette heure n’est pas encore passée.').waitFor();
      expect(await page.title()).toMatch(/^Erreur\u00a0: /);
    });
    expect(offersOf(town, owner).every(({ calls }) => calls.length === 0)).toBe(true);
  }, 90_000);

  test('confirms an enrolment by its form, checks an identity, and takes either back, without leaving the list', async () => {
    const town = offeredTown();
    town.host.clock.set(called);
    const [{ entry = '', name = '', number = '' } = {}] = offersOf(town, clerk('HAN'));
    const call = { offer: number, at: '2026-09-14T11:00', result: 'accepte', note: '' } as const;
    town.get('office.call', { ...call, requestKey: key('appel') }, owner);
    const line = () => town.get('office.offers', {}, owner).enrolments[0];
    await comeTo(town, clerk('HAN'), async (page) => {
      await press(page, 'Inscriptions (1)');
      await press(page, `Fiche reçue\u00a0: ${entry}`);
      await page.getByText(`${entry} ${name}\u00a0: fiche reçue, inscription confirmée.`).waitFor();
      expect(line()?.state).toBe('Inscription confirmée');
      const focused = () => page.evaluate(() => document.activeElement?.textContent ?? '');
      expect(await focused()).toBe(`Annuler\u00a0: Fiche reçue, ${entry}`);
      await press(page, `Identité vérifiée\u00a0: ${entry}`);
      await page.getByText('identité vérifiée.').waitFor();
      expect(line()?.identityAt).not.toBe('');
      await press(page, `Annuler\u00a0: Fiche reçue, ${entry}`);
      await page.getByText('la fiche est de nouveau attendue.').waitFor();
    });
    expect(line()).toMatchObject({ state: 'Acceptée – fiche attendue', formAt: '' });
  }, 90_000);
});

describe('those the draw gave nothing', () => {
  const comeToNotServed = (office: Office, use: (page: Page) => Promise<void>) =>
    come({ html, boot: { section: 'non-servis' }, program: office.answer }, use);
  const names = (page: Page) => page.locator('tbody th').allTextContents();

  test('are narrowed by course and age, each once, and kept as a file in which nothing is a formula', async () => {
    await comeToNotServed(createLottery('drawn'), async (page) => {
      await page.getByText('3\u00a0personnes.').waitFor();
      await page.getByLabel('Cours').selectOption('HAN-T8');
      await page.getByText('1\u00a0personne.').waitFor();
      expect(await names(page)).toEqual(['T0022 Nguyen Théo']);
      await page.getByLabel('Cours').selectOption('');
      await page.getByLabel('Âge, jusqu’à').selectOption('6');
      await page.getByText('1\u00a0personne.').waitFor();
      const [file] = await Promise.all([
        page.waitForEvent('download'),
        press(page, 'Télécharger la liste (CSV)'),
      ]);
      expect(file.suggestedFilename()).toBe('BREZOLLES-2026-09-14-non-servis.csv');
      const text = readFileSync(await file.path(), 'utf8');
      expect(text).toContain('"T0021";"Sarr Awa";"6";"DAN-IN 1er"');
      expect(text).not.toContain('Nguyen');
      expect(text).toContain('Fichier protégé.');
      await press(page, 'Aller aux propositions');
      await heading(page, 'Propositions');
    });
  });

  test('on paper: the list and what it may be used for, without the buttons', async () => {
    await comeToNotServed(createLottery('drawn'), async (page) => {
      await page.getByText('3\u00a0personnes.').waitFor();
      await page.emulateMedia({ media: 'print' });
      expect(await page.getByText('Sarr Awa').isVisible()).toBe(true);
      expect(await page.getByText('Ne le transmettez à personne d’autre').isVisible()).toBe(true);
      expect(await page.getByText('Télécharger la liste').isVisible()).toBe(false);
      await page.emulateMedia({ media: 'screen' });
    });
  });

  test('a clerk who manages nothing is told who adds the seat', async () => {
    await comeToNotServed(createLottery('drawn', clerkHome), async (page) => {
      await page.getByText('Prévenez la personne qui gère la campagne').waitFor();
    });
  });
});

describe('the lists', () => {
  test('each number above leads to what it counts, and takes the focus there', async () => {
    await comeToFake(createLottery('drawn'), async (page) => {
      await heading(page, 'Propositions');
      const counts = page.getByRole('list', { name: 'À faire maintenant' }).getByRole('button');
      expect(await counts.allTextContents()).toEqual([
        '2 places libres à proposer',
        '2 familles à appeler',
        '2 réponses attendues dans les 6\u00a0heures',
        '1 fiche en retard',
      ]);
      const rows = async () =>
        (await page.locator('tbody th').allTextContents()).map((text) => text.slice(0, 6).trim());
      await press(page, /familles à appeler$/);
      expect(await rows()).toEqual(['T0007', 'T0006'].map((number) => expect.stringContaining(number)));
      await press(page, /dans les 6.heures$/);
      expect(await rows()).toEqual(['T0005', 'T0006'].map((number) => expect.stringContaining(number)));
      await press(page, /fiche en retard$/);
      expect(await rows()).toEqual([expect.stringContaining('T0001')]);
      const focused = () => page.evaluate(() => document.activeElement?.textContent);
      expect(await focused()).toBe('Inscriptions');
      await press(page, 'Fiche reçue\u00a0: T0001');
      await page.getByText('fiche reçue, inscription confirmée.').waitFor();
      expect(await focused()).toBe('Annuler\u00a0: Fiche reçue, T0001');
    });
  });

  test('of four hundred offers are searched as one types, and refreshed where one stands', async () => {
    const office = createLottery('drawn', readyHome, offersChapter(manyOffers(400)));
    await comeToFake(office, async (page) => {
      await page.getByText('400\u00a0propositions.').waitFor();
      expect(await page.locator('tbody tr').count()).toBe(100);
      await press(page, 'Montrer les 400\u00a0propositions');
      await expect.poll(() => page.locator('tbody tr').count()).toBe(400);
      const began = Date.now();
      await page.getByLabel('Chercher').pressSequentially('t0123');
      await page.getByText('1\u00a0proposition.').waitFor();
      expect(Date.now() - began).toBeLessThan(3000);
      await press(page, 'Actualiser');
      await expect.poll(() => office.callsOf('office.offers').length).toBe(2);
      await page.getByText('1\u00a0proposition.').waitFor();
    });
  });

  test('the log of events is one file, byte for byte', async () => {
    await comeToFake(createLottery('drawn'), async (page) => {
      const [file] = await Promise.all([
        page.waitForEvent('download'),
        press(page, 'Télécharger le journal des événements'),
      ]);
      expect(file.suggestedFilename()).toBe('BREZOLLES-2026-09-14-evenements.txt');
      expect(readFileSync(await file.path(), 'utf8')).toBe(offersPage.log);
    });
  });
});

describe('a clerk who answers a family', () => {
  test('reads its words, finds an answer from its own ranks, sees the mail as it will be, and sends it once', async () => {
    const town = offeredTown();
    const [access = ''] = accessesIn(town);
    const { entry, wishes } = town.get('place.appeal', {
      access,
      kind: 'contestation',
      motive: 'rank',
      text: 'Notre voisine a une place, et pas nous.',
      requestKey: key('conteste'),
    });
    const row = town.records('Registre', 'Places figées').find((one) => one['Cours'] === wishes[0]?.course);
    const own = clerk(row?.['Établissement'] ?? '');
    await comeTo(town, own, async (page) => {
      await press(page, 'Réclamations');
      await page.getByText('1\u00a0réclamation attend une réponse.').waitFor();
      await press(page, 'Contestation R0001');
      await heading(page, new RegExp(`^Contestation R0001\\s: ${entry} `));
      await page.getByText('Notre voisine a une place, et pas nous.').waitFor();
      await page.getByText('La personne qui gère la campagne peut faire ce document.').waitFor();
      const answer = page.getByLabel('Votre réponse');
      const proposed = await answer.inputValue();
      expect(proposed).toContain(`rang ${wishes[0]?.rank} sur ${wishes[0]?.among}`);
      await answer.fill(`${proposed}\n\nVenez nous voir, si vous voulez.`);
      await page.keyboard.press('Control+Enter');
      await heading(page, 'Envoyer la réponse à R0001\u202f?');
      await page.getByText('Venez nous voir, si vous voulez.').waitFor();
      expect(town.records('Registre', 'Réclamations')[0]?.['Réponse']).toBe('');
      await page.keyboard.press('Escape');
      await heading(page, /^Contestation R0001/);
      await page.keyboard.press('Escape');
      await heading(page, 'Réclamations');
      await press(page, 'Contestation R0001');
      expect(await answer.inputValue()).toContain('Venez nous voir');
      await page.keyboard.press('Control+Enter');
      await heading(page, 'Envoyer la réponse à R0001\u202f?');
      await page.keyboard.press('Control+Enter');
      await page.getByText('Réponse à R0001 envoyée').waitFor();
      await page.getByText('Aucune réclamation n’attend de réponse.').waitFor();
    });
    const [appeal] = town.get('place.open', { access }).appeals.list;
    expect(appeal?.answer).toMatch(/Venez nous voir, si vous voulez\.$/);
  }, 90_000);

  test('a manager makes the file of the contestation from there', async () => {
    await come(
      { html, boot: { section: 'reclamations' }, program: createLottery('drawn').answer },
      async (page) => {
        await press(page, 'Question R0001');
        await press(page, 'Dossier de contestation');
        await page.getByRole('link', { name: 'Tirage, dossier (nouvel onglet)' }).waitFor();
      },
    );
  });
});
