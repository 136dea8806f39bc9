import type { Page } from 'playwright-core';
import type { Boot } from '../../web/ballot/boot.ts';
import {
  bootOf,
  cancelledDraw,
  drawnDraw,
  frozenDraw,
  type LotteryTown,
  lotteryTown,
  no,
  postponedOnce,
} from './ballot-town.ts';

/** One screen of the lottery's public page: how it is reached, and what its title must say. */
export interface ShownScreen {
  readonly name: string;
  readonly title: string;
  readonly boot: Boot;
  readonly town?: () => LotteryTown;
  readonly reach?: (page: Page) => Promise<void>;
}

export const press = (page: Page, name: string | RegExp) =>
  page.getByRole('button', { name }).first().click();

export const onward = (page: Page) => press(page, 'Continuer');

interface Person {
  readonly firstName?: string;
  readonly year?: string;
  readonly postcode?: string;
}

export async function fillWho(
  page: Page,
  { firstName = 'Léa', year = '2018', postcode = '99100' }: Person = {},
) {
  await page.getByLabel('Nom', { exact: true }).fill('Marchand');
  await page.getByLabel('Prénom', { exact: true }).fill(firstName);
  await page.getByLabel('Jour').fill('3');
  await page.getByLabel('Mois').fill('4');
  await page.getByLabel('Année').fill(year);
  await page.getByLabel('Numéro et rue').fill('12 rue des Lilas');
  await page.getByLabel('Code postal').fill(postcode);
  await page.getByLabel('Commune').fill('Valmont');
}

export async function fillContact(page: Page): Promise<void> {
  await page.getByLabel('Votre nom').fill('Marchand');
  await page.getByLabel('Votre prénom').fill('Bérénice');
  await page.getByLabel('Courriel').fill('berenice.marchand@example.org');
  await page.getByLabel('Numéro de pôle famille').fill('PF597935');
}

async function toWho(page: Page): Promise<void> {
  await press(page, 'Commencer');
}

async function toContact(page: Page): Promise<void> {
  await toWho(page);
  await fillWho(page);
  await onward(page);
}

export async function toWishes(page: Page): Promise<void> {
  await toContact(page);
  await fillContact(page);
  await onward(page);
}

/** Three wishes of music, one of theatre. */
export async function chooseTwo(page: Page): Promise<void> {
  await page.getByRole('checkbox', { name: 'Musique', exact: true }).check();
  for (const name of [/^Violon/, /^Piano/, /^Chorale/]) await page.getByRole('checkbox', { name }).check();
  await page.getByRole('checkbox', { name: 'Théâtre', exact: true }).check();
  await page.getByRole('checkbox', { name: /^Théâtre 8/ }).check();
}

async function toOrder(page: Page): Promise<void> {
  await toWishes(page);
  await chooseTwo(page);
  await onward(page);
}

async function toConsents(page: Page): Promise<void> {
  await toOrder(page);
  await page.getByRole('radio', { name: /^Je préfère/ }).check();
  await onward(page);
}

async function toRecap(page: Page): Promise<void> {
  await toConsents(page);
  await onward(page);
}

async function toReceipt(page: Page): Promise<void> {
  await toRecap(page);
  await press(page, /^Envoyer/);
}

export async function findMine(page: Page, number: string): Promise<void> {
  await page.getByLabel('Numéro de participation').fill(number);
  await press(page, 'Trouver');
}

const ballot = bootOf('bulletin');
const draw = bootOf('tirage');
const step = (words: string, of = 7) => {
  const index = ['Participant', 'Contact', 'Vœux', 'Ordre', 'Cases facultatives', 'Récapitulatif', 'Envoi'];
  const place = index.indexOf(words) + 1 - (of === 6 && index.indexOf(words) > 3 ? 1 : 0);
  return `Étape ${place} sur ${of}\u00a0: ${words}`;
};
const titled = (words: string, of?: number) => `${step(words, of)} – Bulletins de Léa – Valmont`;
const page = (name: string) => `${name} – Tirage au sort – Valmont`;

const refused = (fields: { field: string; message: string }[]) => () => {
  const town = lotteryTown();
  town.interruptions.push(no({ kind: 'invalid', message: 'Vos bulletins ne sont pas envoyés.', fields }));
  return town;
};

export const screens: ShownScreen[] = [
  { name: 'the list of courses', title: page('Cours et places'), boot: bootOf('places') },
  {
    name: 'the list, why so many seats',
    title: page('Cours et places'),
    boot: bootOf('places'),
    reach: (at) => at.locator('summary').first().click(),
  },
  {
    name: 'the list, one age only',
    title: page('Cours et places'),
    boot: bootOf('places'),
    reach: (at) => at.getByLabel('Âge le').fill('5'),
  },
  {
    name: 'no list yet',
    title: page('Cours et places'),
    boot: bootOf('places'),
    town: () => lotteryTown({ phase: 'before', published: null, courses: [] }),
  },
  { name: 'the rules', title: page('Règlement du tirage'), boot: bootOf('reglement') },
  {
    name: 'no lottery in this town',
    title: page('Cours et places'),
    boot: bootOf('places'),
    town: () => ({
      ...lotteryTown(),
      answer: () => no({ kind: 'notSetUp', message: 'Le tirage au sort n’est pas réglé.' }),
    }),
  },
  {
    name: 'ballots not taken yet',
    title: page('Remettre un bulletin'),
    boot: ballot,
    town: () => lotteryTown({ phase: 'before' }),
  },
  { name: 'before starting', title: page('Remettre un bulletin'), boot: ballot },
  {
    name: 'ballots closed',
    title: page('Remettre un bulletin'),
    boot: ballot,
    town: () => lotteryTown({ phase: 'closed' }),
  },
  {
    name: 'who takes part',
    title: `${step('Participant', 6)} – Bulletins – Valmont`,
    boot: ballot,
    reach: toWho,
  },
  {
    name: 'who takes part, everything missing',
    title: `Erreur\u00a0: ${step('Participant', 6)} – Bulletins – Valmont`,
    boot: ballot,
    reach: async (at) => {
      await toWho(at);
      await onward(at);
    },
  },
  {
    name: 'who takes part, from elsewhere',
    title: titled('Participant', 6),
    boot: ballot,
    reach: async (at) => {
      await toWho(at);
      await fillWho(at, { postcode: '75013' });
      await at.getByRole('group', { name: /agent/ }).getByLabel('Non').check();
      await at
        .getByRole('group', { name: /scolarisée/ })
        .getByLabel('Oui')
        .check();
    },
  },
  { name: 'contact of a minor', title: titled('Contact', 6), boot: ballot, reach: toContact },
  {
    name: 'contact, with the other guardian, faults',
    title: `Erreur\u00a0: ${titled('Contact', 6)}`,
    boot: ballot,
    reach: async (at) => {
      await toContact(at);
      await press(at, /^Ajouter/);
      await onward(at);
    },
  },
  {
    name: 'contact of an adult',
    title: titled('Contact', 6),
    boot: ballot,
    reach: async (at) => {
      await toWho(at);
      await fillWho(at, { year: '1990' });
      await onward(at);
    },
  },
  { name: 'activities', title: titled('Vœux', 6), boot: ballot, reach: toWishes },
  {
    name: 'wishes in order',
    title: titled('Vœux'),
    boot: ballot,
    reach: async (at) => {
      await toWishes(at);
      await chooseTwo(at);
    },
  },
  {
    name: 'a fifth wish refused',
    title: titled('Vœux', 6),
    boot: ballot,
    reach: async (at) => {
      await toWishes(at);
      await at.getByRole('checkbox', { name: 'Musique', exact: true }).check();
      for (const name of [/^Violon/, /^Piano/, /^Clarinette/, /^Alto/, /^Guitare/])
        await at.getByRole('checkbox', { name }).click();
    },
  },
  {
    name: 'too many ballots',
    title: `Erreur\u00a0: ${titled('Vœux')}`,
    boot: ballot,
    reach: async (at) => {
      await toWishes(at);
      for (const name of ['Théâtre', 'Musiques actuelles'])
        await at.getByRole('checkbox', { name, exact: true }).check();
      await onward(at);
    },
  },
  { name: 'order between ballots', title: titled('Ordre'), boot: ballot, reach: toOrder },
  {
    name: 'order between ballots, chosen',
    title: titled('Ordre'),
    boot: ballot,
    reach: async (at) => {
      await toOrder(at);
      await at.getByRole('radio', { name: /^Je préfère/ }).check();
    },
  },
  { name: 'optional boxes', title: titled('Cases facultatives'), boot: ballot, reach: toConsents },
  { name: 'recap', title: titled('Récapitulatif'), boot: ballot, reach: toRecap },
  {
    name: 'recap, the rules changed',
    title: `Erreur\u00a0: ${titled('Récapitulatif')}`,
    boot: ballot,
    town: refused([{ field: 'rules', message: 'Le règlement a changé. Relisez-le, puis envoyez.' }]),
    reach: toReceipt,
  },
  {
    name: 'a field refused by the program',
    title: `Erreur\u00a0: ${titled('Contact')}`,
    boot: ballot,
    town: refused([{ field: 'familyNumber', message: 'Le numéro pôle famille n’est pas rempli.' }]),
    reach: toReceipt,
  },
  {
    name: 'too late',
    title: 'Erreur\u00a0: Pas envoyés – Bulletins de Léa – Valmont',
    boot: ballot,
    town: () => {
      const town = lotteryTown();
      town.interruptions.push(
        no({ kind: 'tooLate', message: 'Les bulletins sont clos. Rien n’a été envoyé.' }),
      );
      return town;
    },
    reach: toReceipt,
  },
  {
    name: 'receipt',
    title: '2\u00a0bulletins reçus – Léa – Tirage au sort – Valmont',
    boot: ballot,
    reach: toReceipt,
  },
  { name: 'draw announced', title: page('Le tirage au sort'), boot: draw },
  {
    name: 'draw frozen, my number',
    title: page('Le tirage au sort'),
    boot: draw,
    town: () => lotteryTown({ phase: 'frozen', draw: frozenDraw }),
    reach: (at) => findMine(at, 't2'),
  },
  {
    name: 'draw made, my number',
    title: page('Le tirage au sort'),
    boot: draw,
    town: () => lotteryTown({ phase: 'drawn', draw: drawnDraw }),
    reach: async (at) => {
      await findMine(at, 'T0002');
      await at.locator('details summary').nth(2).click();
    },
  },
  {
    name: 'draw made, a ballot number',
    title: page('Le tirage au sort'),
    boot: draw,
    town: () => lotteryTown({ phase: 'drawn', draw: drawnDraw }),
    reach: (at) => findMine(at, 'W0002'),
  },
  {
    name: 'draw postponed',
    title: page('Le tirage au sort'),
    boot: draw,
    town: () => lotteryTown({ phase: 'frozen', draw: { ...frozenDraw, postponed: postponedOnce } }),
  },
  {
    name: 'draw cancelled',
    title: page('Le tirage au sort'),
    boot: draw,
    town: () => lotteryTown({ phase: 'closed', draw: cancelledDraw }),
  },
  {
    name: 'a new draw, the first one still readable',
    title: page('Le tirage au sort'),
    boot: draw,
    town: () =>
      lotteryTown({
        phase: 'frozen',
        draw: { ...frozenDraw, draw: 'VALMONT-2026-09-14-2' },
        earlier: [cancelledDraw],
      }),
    reach: async (at) => {
      await press(at, /^Consulter le tirage VALMONT-2026-09-14 /);
      await at.getByRole('heading', { name: 'Ce tirage est annulé' }).waitFor();
    },
  },
];
