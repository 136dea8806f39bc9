import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { CallInput, CallName } from '../../src/calls.ts';
import { answerFor, clerk, key, smallTown, type Town } from '../story/town.ts';
import { violations } from './axe.ts';
import { type Browser, launch, visit } from './support.ts';

/** The people of one campaign, in their browsers, on the built program as Google serves it: nothing stands in. */

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

type Who = { readonly as?: string; readonly deployment?: 'domain' };

/** Opens the page that an address of the program gives, and lets somebody use it. */
async function come(
  town: Town,
  { at, who = {}, width = 360 }: { at: Record<string, string>; who?: Who; width?: number },
  use: (page: Page) => Promise<void>,
): Promise<void> {
  const { html } = town.host.visit(at, who);
  const program = (name: string, args: never) => ({
    json: town.ask(name as CallName, args as CallInput<CallName>, who),
  });
  const { page, context, requests } = await visit(browser, { html, boot: {}, program, width });
  page.setDefaultTimeout(20_000);
  await use(page);
  expect(requests).toEqual([]);
  expect(await context.cookies()).toEqual([]);
  await context.close();
}

const david = 'david.bonnet74@example.org';
const veronique = 'veronique.bonnet96@example.org';
const photo = new URL('../../examples/pieces/photo-identite.jpg', import.meta.url).pathname;

const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).first().click();
const heading = (page: Page, name: string | RegExp) =>
  page.getByRole('heading', { level: 1, name }).waitFor();
const guardian = (town: Town, mail: string) => ({ at: { acces: town.linkOf(mail) } });
const rowsOf = (town: Town, book: string, tab: string, student: string) =>
  town.records(book, tab).filter((row) => row['N° élève'] === student);

/** From the list of the children to the receipt of one of them. */
async function answer(page: Page, child: string, giving: (page: Page) => Promise<void>): Promise<void> {
  await press(page, `Répondre pour ${child}`);
  await press(page, new RegExp(`^Je souhaite réinscrire ${child}`));
  await heading(page, /coordonnées/);
  await press(page, 'Continuer');
  await heading(page, /pièces demandées/);
  await giving(page);
  await press(page, 'Continuer');
  await page.getByRole('checkbox').first().check();
  await press(page, 'Continuer');
  await page.getByRole('button', { name: 'Envoyer ma demande' }).waitFor();
  for (const tick of await page.getByRole('checkbox').all()) await tick.check();
  await press(page, 'Envoyer ma demande');
  await heading(page, 'Demande de réinscription envoyée, en attente de validation');
}

describe('a family of two children in two conservatoires', () => {
  test('answers for both with a document missing; the other guardian reads, and says that they disagree', async () => {
    const town = smallTown();
    await come(town, guardian(town, david), async (page) => {
      await answer(page, 'Mei', async () => {
        await page.locator('input[type=file]').last().setInputFiles(photo);
        await page.getByText(/Reçue le/).waitFor();
      });
      await page.getByRole('heading', { name: 'Pièces à envoyer' }).waitFor();
      expect(await violations(page)).toEqual([]);
      await press(page, 'Retour à mes enfants');
      await answer(page, 'Inès', async () => {});
      await press(page, 'Retour à mes enfants');
      expect(await violations(page)).toEqual([]);
    });
    town.host.advance({ minutes: 10 });
    const states = (book: string, student: string) =>
      rowsOf(town, book, 'Pièces', student).map((row) => [row['Pièce'], row['État']]);
    expect(states('danse', 'E20019')).toContainEqual(['Photo d’identité', 'À vérifier']);
    expect(states('Hangar', 'E20031')).toContainEqual(['Photo d’identité', 'À fournir']);
    expect(rowsOf(town, 'Hangar', 'Demandes', 'E20031')[0]?.['Statut']).toBe('Déposée');

    await come(town, guardian(town, veronique), async (page) => {
      await press(page, /^Consulter/);
      await page.getByText('David Bonnet').first().waitFor();
      expect(await page.getByRole('button', { name: 'Modifier', exact: true }).count()).toBe(0);
      await page.getByRole('button', { name: 'Signaler un désaccord' }).click();
      await page.getByRole('textbox').fill('Je préfère l’autre établissement.');
      expect(await violations(page)).toEqual([]);
      await press(page, 'Signaler ce désaccord');
      await page.getByText(/Désaccord signalé le/).waitFor();
    });
    town.host.advance({ minutes: 10 });
    const [row] = ['E20019', 'E20031'].flatMap((student) =>
      [...rowsOf(town, 'danse', 'Demandes', student), ...rowsOf(town, 'Hangar', 'Demandes', student)].filter(
        (one) => (one['Désaccord'] ?? '') !== '',
      ),
    );
    expect(row?.['Désaccord']).toContain('Je préfère l’autre établissement.');
    expect(row?.['Statut']).toBe('Déposée');
  });
});

describe('somebody who lost link and code', () => {
  test('asks for another on the page, and comes in by the mail they get', async () => {
    const town = smallTown();
    const people = town.records('Registre', 'Personnes');
    const identifier = people.find((one) => one['Courriel'] === david)?.['Personne'] ?? '';
    await come(town, { at: {} }, async (page) => {
      await press(page, 'J’ai perdu mon lien ou mon code');
      await page.getByLabel('Identifiant').fill(identifier.toLowerCase());
      await page.getByLabel(/ourriel/).fill(david);
      expect(await violations(page)).toEqual([]);
      await page.getByRole('button', { name: /lien/ }).first().click();
      await page
        .getByText(/cinq minutes/)
        .first()
        .waitFor();
    });
    town.host.advance({ minutes: 6 });
    await come(town, guardian(town, david), async (page) => {
      await page.getByRole('heading', { name: 'Notez votre accès' }).waitFor();
      expect(await page.locator('dd.code').first().textContent()).toBe(identifier);
      await press(page, 'C’est noté, continuer');
      await page.getByRole('button', { name: 'Répondre pour Mei' }).waitFor();
      expect(await violations(page)).toEqual([]);
    });
  });
});

describe('a clerk of the conservatoire', () => {
  const agent = clerk('CMD');
  const office = (action: string) => ({
    at: { page: 'bureau', action },
    who: agent as Who,
    width: 1280,
  });

  test('enters a request at the counter with the keyboard alone', async () => {
    const town = smallTown();
    await come(town, office('guichet'), async (page) => {
      const { keyboard } = page;
      await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('search');
      await keyboard.type('bonnet mei');
      await page.getByText('1\u00a0élève.').waitFor();
      await keyboard.press('Enter');
      await heading(page, /^Mei Bonnet/);
      expect(await violations(page)).toEqual([]);
      await keyboard.press('Alt+Digit3');
      await keyboard.press('Space');
      await keyboard.press('Control+Enter');
      await heading(page, 'Réponse enregistrée pour Mei Bonnet');
      expect(await violations(page)).toEqual([]);
    });
    town.host.advance({ minutes: 10 });
    expect(rowsOf(town, 'danse', 'Demandes', 'E20019')[0]?.['Statut']).toBe('Déposée');
    expect(town.mailsAbout('E20019').map((mail) => mail['Modèle'])).toEqual(['accusé de réception']);
  });

  test('reviews twenty rows: writes in the tab, sees what it would do, confirms, and takes it back', async () => {
    const town = smallTown();
    const students = answeredStudents(town, 20);
    const person = town.person('danse', agent.as);
    const rows = person.displayed('Demandes');
    const column = (rows[0] ?? []).indexOf('Décision (à remplir)');
    for (const student of students) {
      const row = rows.findIndex((cells) => cells[0] === student) + 1;
      person.type('Demandes', `${letters(column + 1)}${row}`, 'Confirmer');
    }
    const statuses = () =>
      students.map((student) => rowsOf(town, 'danse', 'Demandes', student)[0]?.['Statut']);
    await come(town, office('decisions'), async (page) => {
      await page.getByRole('heading', { name: 'Confirmer\u00a0: 20' }).waitFor();
      expect(await violations(page)).toEqual([]);
      await page.getByLabel(/^Tapez le nombre de décisions/).fill('20');
      await page.keyboard.press('Control+Enter');
      await heading(page, 'Lot 1 terminé');
      expect(statuses()).toEqual(Array(20).fill('Confirmée'));
      await press(page, 'Annuler le lot 1');
      await heading(page, 'Annuler le lot 1\u202f?');
      expect(await violations(page)).toEqual([]);
      await press(page, 'Annuler le lot 1');
      await heading(page, 'Lot 1 annulé');
    });
    expect(statuses()).toEqual(Array(20).fill('Déposée'));
    town.host.advance({ minutes: 30 });
    expect(town.host.outbox.filter(({ subject }) => /prise en compte/.test(subject))).toEqual([]);
  });
});

/** So many students of the conservatoire of dance, for whom somebody has answered. */
function answeredStudents(town: Town, count: number): string[] {
  const done: string[] = [];
  const mails = new Set(town.host.outbox.flatMap(({ to }) => to));
  for (const mail of mails) {
    const home = town.open(mail);
    for (const card of home.students) {
      const isTheirs = card.conservatoire.name.includes('danse') && card.may === 'send';
      if (!isTheirs || done.length === count) continue;
      const sent = { session: home.session, student: card.number, requestKey: key(`vingt-${card.number}`) };
      town.get('family.send', { ...sent, answer: answerFor(home, card) });
      done.push(card.number);
    }
  }
  town.host.advance({ minutes: 10 });
  return done;
}

const letters = (column: number): string =>
  column > 26 ? `A${letters(column - 26)}` : String.fromCharCode(64 + column);
