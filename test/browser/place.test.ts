import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { CallInput, CallName } from '../../src/calls.ts';
import { accessesIn, offer, offeredTown } from '../story/offers.ts';
import { key, owner, type Town } from '../story/town.ts';
import { violations } from './axe.ts';
import { press } from './ballot-screens.ts';
import { better, bootOf, no, placeTown } from './place-town.ts';
import { type Browser, builtPage, launch, visit } from './support.ts';

let browser: Browser;
let html: string;
beforeAll(async () => {
  [browser, html] = await Promise.all([launch(), builtPage('place')]);
});
afterAll(() => browser.close());

const heading = (page: Page, name: string | RegExp) =>
  page.getByRole('heading', { level: 1, name }).waitFor();

/** Follows the link of a mail, as the built program serves its page, on a phone. */
async function come(town: Town, access: string, use: (page: Page) => Promise<void>): Promise<void> {
  const served = town.host.visit({ page: 'place', acces: access });
  expect(served.title).toMatch(/^Votre participation – /);
  const program = (name: string, args: never) => ({
    json: town.ask(name as CallName, args as CallInput<CallName>),
  });
  const visitor = await visit(browser, { html: served.html, boot: {}, program, width: 360 });
  visitor.page.setDefaultTimeout(20_000);
  await use(visitor.page);
  expect(visitor.requests).toEqual([]);
  expect(await visitor.context.cookies()).toEqual([]);
  await visitor.context.close();
}

const happened = (town: Town) => town.records('Registre', 'Événements').map((row) => row['Événement']);

describe('a family on a phone, on the real program', () => {
  test('accepts a seat in three touches, and finds it accepted at the next visit', async () => {
    const town = offeredTown();
    const [access = ''] = accessesIn(town);
    await come(town, access, async (page) => {
      await heading(page, /^Participation (de |d’).+, T\d{4}$/);
      await page.getByText('mercredi 16\u00a0septembre 2026 inclus').first().waitFor();
      await page.getByText('article L. 311-3-1').waitFor();
      expect(await page.getByRole('link', { name: 'Vérifier le tirage' }).getAttribute('href')).toMatch(
        /\?page=tirage$/,
      );
      expect(await violations(page)).toEqual([]);
      await press(page, 'J’accepte');
      await heading(page, /^Accepter la place en /);
      expect(happened(town)).toEqual([]);
      expect(await violations(page)).toEqual([]);
      await press(page, 'Oui, j’accepte cette place');
      await page.getByText('C’est noté\u00a0: la place est acceptée').waitFor();
      expect(await violations(page)).toEqual([]);
    });
    expect(happened(town)).toEqual(['accepte']);
    await come(town, access, async (page) => {
      await page.getByText('L’établissement vous envoie la fiche d’inscription.').first().waitFor();
      expect(await page.getByRole('button', { name: /^J’accepte/ }).count()).toBe(0);
    });
  });

  test('renounces, takes it back within a quarter of an hour, and loses nothing by going back', async () => {
    const town = offeredTown();
    const [access = ''] = accessesIn(town);
    await come(town, access, async (page) => {
      await press(page, 'Je renonce');
      await heading(page, /^Renoncer à la place en /);
      await press(page, 'Revenir sans répondre');
      await heading(page, /^Participation /);
      await press(page, 'Je renonce');
      await press(page, 'Oui, je renonce à cette place');
      await page.getByText(/^Vous pouvez changer d’avis jusqu’à \d+\u00a0h(\u00a0\d\d)?\./).waitFor();
      expect(await violations(page)).toEqual([]);
      town.host.advance({ minutes: 10 });
      await press(page, 'Reprendre ma renonciation');
      await page.getByText('la renonciation est reprise').waitFor();
      await page.getByRole('button', { name: 'J’accepte' }).waitFor();
    });
    town.host.advance({ minutes: 20 });
    expect(happened(town)).toEqual([]);
  });

  test('keeps the lower seat it holds when a better one is offered', async () => {
    const town = offeredTown();
    const held = accessesIn(town).find((access) => {
      const { offers, wishes } = town.get('place.open', { access });
      const above = wishes.slice(
        0,
        wishes.findIndex(({ course }) => course === offers[0]?.course),
      );
      return above.some(({ place }) => place === 1);
    });
    const access = held ?? '';
    const before = town.get('place.open', { access });
    const kept = before.offers[0];
    const wanted = before.wishes.find(({ place }) => place === 1);
    const accepted = {
      access,
      offer: kept?.number ?? '',
      answer: 'accept',
      requestKey: key('accepte'),
    } as const;
    town.get('place.answer', accepted);
    const seat = { course: wanted?.course ?? '', isMore: true, reason: 'Une place de plus.' };
    town.get('office.seats', { ...seat, requestKey: key('place') }, owner);
    offer(town, key('encore'));
    town.host.advance({ minutes: 20 });
    await come(town, access, async (page) => {
      await page.getByRole('button', { name: `J’accepte, je rends ${kept?.title}` }).waitFor();
      await page.getByText(`Vous rendez la place en ${kept?.title}.`).waitFor();
      await press(page, `Je garde ${kept?.title}`);
      await heading(page, `Garder la place en ${kept?.title}\u202f?`);
      await press(page, /^Oui, je garde/);
      await page.getByText('la renonciation est enregistrée').waitFor();
      town.host.advance({ minutes: 20 });
    });
    const { offers } = town.get('place.open', { access });
    expect(offers.map(({ title, state, keeps }) => [title, state, keeps])).toEqual([
      [wanted?.title, 'withdrawn', kept?.title],
      [kept?.title, 'accepted', ''],
    ]);
    await come(town, access, async (page) => {
      await page.getByText(`Vous gardez la place en ${kept?.title}.`).waitFor();
    });
  });

  test('opened again by the other guardian once the bound is past, says kindly that it is over', async () => {
    const town = offeredTown();
    const [access = ''] = accessesIn(town);
    town.host.clock.set(Date.parse('2026-09-17T00:00:00+02:00'));
    await come(town, access, async (page) => {
      await page
        .getByText('Nous n’avons pas reçu votre réponse avant le mercredi 16\u00a0septembre 2026 inclus.')
        .waitFor();
      expect(await page.getByRole('button', { name: /^J’accepte|^Je renonce/ }).count()).toBe(0);
      expect(await violations(page)).toEqual([]);
    });
    town.host.advance({ minutes: 10 });
    expect(happened(town)).toContain('expire');
    await come(town, access, async (page) => {
      await page.getByText('Pas de réponse à temps').first().waitFor();
    });
  });

  test('contests its rank, reads its number and the last day for an answer, then the answer itself', async () => {
    const town = offeredTown();
    const [access = ''] = accessesIn(town);
    const kept = () => town.records('Registre', 'Réclamations');
    await come(town, access, async (page) => {
      await press(page, 'Poser une question ou contester');
      await heading(page, 'Poser une question ou contester');
      await page.getByText('votre message ne change la place de personne').waitFor();
      await press(page, 'Envoyer');
      await page.getByText('Choisissez un sujet.').first().waitFor();
      expect(kept()).toEqual([]);
      await page.getByLabel('Contester le résultat').check();
      await page.getByLabel('Une autre raison').check();
      await page.getByLabel('Votre message').fill('Nous avons déménagé en août.');
      expect(await violations(page)).toEqual([]);
      await press(page, 'Envoyer');
      await page.getByText('Contestation R0001 envoyée').waitFor();
      await page.getByText('Réponse attendue au plus tard le samedi 14\u00a0novembre 2026').waitFor();
      expect(await violations(page)).toEqual([]);
    });
    expect(kept()).toMatchObject([{ Motif: 'other', Message: 'Nous avons déménagé en août.' }]);
    const text = 'Votre adresse est bien celle du bulletin.';
    town.get('office.answerAppeal', { number: 'R0001', text, requestKey: key('repond') }, owner);
    await come(town, access, async (page) => {
      await page.getByText(text).waitFor();
      await page.getByText('Répondue').waitFor();
    });
  });

  test('by a link changed by one sign, reads what to do and whom to call', async () => {
    const town = offeredTown();
    const [access = ''] = accessesIn(town);
    await come(town, `${access.slice(0, -1)}${access.endsWith('0') ? '1' : '0'}`, async (page) => {
      await heading(page, 'Ce lien n’ouvre aucune participation');
      await page.getByRole('link', { name: /^0\d/ }).first().waitFor();
      expect(await violations(page)).toEqual([]);
    });
  });
});

/** The page alone, on a town that answers as told. */
async function alone(town = placeTown()): Promise<Page> {
  const { page } = await visit(browser, { html, boot: bootOf(), program: town.answer });
  page.setDefaultTimeout(15_000);
  return page;
}

const busy = no({ kind: 'busy', message: 'Beaucoup de monde.', arrival: 'preuve' });

describe('an answer', () => {
  test('goes again by itself, the very same, when it is lost, and with its proof of arrival when it is busy', async () => {
    const town = placeTown();
    town.interruptions.push('null', busy);
    const page = await alone(town);
    await press(page, 'J’accepte');
    await press(page, /^Oui/);
    await page.getByText('Connexion perdue.').waitFor();
    await page.getByText('L’heure de votre réponse est notée, et elle repart toute seule.').waitFor();
    await page.getByText('C’est noté\u00a0: la place est acceptée').waitFor();
    const [first, second, third] = town.sent;
    expect(first).toMatchObject({ offer: 'O0003', answer: 'accept' });
    expect(second).toEqual(first);
    expect(third).toEqual({ ...first, arrival: 'preuve' });
    await page.context().close();
  });

  test('keeps its key through a fault of the service; another answer has another key', async () => {
    const town = placeTown();
    const broken = no({ kind: 'broken', message: 'Le service a une panne. Réessayez.' });
    town.interruptions.push(broken, broken);
    const page = await alone(town);
    await press(page, 'J’accepte');
    await press(page, /^Oui/);
    await press(page, 'Réessayer');
    await page.getByText('Le service a une panne').waitFor();
    await press(page, 'Voir où en est la participation');
    await press(page, 'Je renonce');
    await press(page, /^Oui/);
    await page.getByText('la renonciation est enregistrée').waitFor();
    await press(page, 'Reprendre ma renonciation');
    await page.getByText('la renonciation est reprise').waitFor();
    const [first, again, ...others] = town.sent.map(({ requestKey }) => requestKey);
    expect(again).toBe(first);
    expect(new Set([first, ...others]).size).toBe(3);
    await page.context().close();
  });

  test('that comes too late is said so, and the page is then read again', async () => {
    const town = placeTown();
    town.interruptions.push(no({ kind: 'tooLate', message: 'Elle arrive trop tard.' }));
    const page = await alone(town);
    await press(page, 'J’accepte');
    await press(page, /^Oui/);
    await heading(page, 'Votre réponse n’est pas prise en compte');
    await page.getByText('Elle arrive trop tard.').waitFor();
    const [seat] = town.page.offers;
    if (seat) town.page = { ...town.page, offers: [{ ...seat, state: 'expired' }] };
    await press(page, 'Voir où en est la participation');
    await page.getByText('Pas de réponse à temps').first().waitFor();
    expect(town.opened).toBe(2);
    await page.context().close();
  });

  test('is told by what the page says afterwards: the other guardian may have been quicker', async () => {
    const town = placeTown();
    const page = await alone(town);
    await press(page, 'Je renonce');
    town.interruptions.push({
      json: {
        ok: true,
        value: { ...town.page, offers: town.page.offers.map((one) => ({ ...one, state: 'accepted' })) },
      },
    });
    await press(page, /^Oui/);
    await page.getByText('Place acceptée').first().waitFor();
    expect(await page.getByText('C’est noté').count()).toBe(0);
    await page.context().close();
  });

  test('changes with the keyboard alone: the focus follows to each heading', async () => {
    const page = await alone(placeTown(better));
    const focused = () => page.evaluate(() => document.activeElement?.textContent);
    await heading(page, /^Participation /);
    await page.getByRole('button', { name: 'Je garde Alto débutant' }).focus();
    await page.keyboard.press('Enter');
    await expect.poll(focused).toBe('Garder la place en Alto débutant\u202f?');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await expect.poll(focused).toBe('Participation de Léa\u00a0D., T0012');
    await page.context().close();
  });
});

test('a waiting list is left once it is confirmed, and the others stay', async () => {
  const town = placeTown();
  const page = await alone(town);
  await press(page, /^Quitter cette liste d’attente/);
  await press(page, 'Rester sur cette liste');
  expect(town.sent).toEqual([]);
  await press(page, /^Quitter cette liste d’attente/);
  await press(page, 'Quitter cette liste');
  await page.getByText('Vous avez quitté la liste d’attente\u00a0: Piano débutant').waitFor();
  expect(town.sent).toMatchObject([{ course: 'MUS-PIA' }]);
  expect(town.page.wishes.map(({ state }) => state)).toEqual(['quitté', 'proposé', 'vœu préféré obtenu']);
  await page.context().close();
});

test('a message refused is not lost: it is there again, and leaves under another key', async () => {
  const town = placeTown();
  town.interruptions.push(no({ kind: 'stopped', message: 'Celui-ci n’est pas enregistré.' }));
  const page = await alone(town);
  await press(page, 'Poser une question ou contester');
  await page.getByLabel('Poser une question').check();
  await page.getByLabel('Je ne comprends pas mon rang').check();
  await page.getByLabel(/^Votre message/).fill('Pourquoi le 9e rang ?');
  await press(page, 'Envoyer');
  await heading(page, 'Votre message n’est pas enregistré');
  await press(page, 'Revenir à mon message');
  expect(await page.getByLabel(/^Votre message/).inputValue()).toBe('Pourquoi le 9e rang ?');
  await press(page, 'Envoyer');
  await page.getByText('Question R0001 envoyée').waitFor();
  const [first, second] = town.sent;
  expect(second).toMatchObject({ kind: 'question', motive: 'rank', text: 'Pourquoi le 9e rang ?' });
  expect(second?.requestKey).not.toBe(first?.requestKey);
  await page.context().close();
});
