import type { Page } from 'playwright-core';
import { createLottery, digits } from './lottery-town.ts';
import { choose, clerkHome, example, type Office, press } from './office-town.ts';

/** One screen of the lottery's page: how it is reached, and what its title must say. */
export interface LotteryScreen {
  readonly name: string;
  readonly title: string;
  readonly section: string;
  readonly office?: () => Office;
  readonly reach?: (page: Page) => Promise<void>;
  /** For a projector: seen at 1920 px too. */
  readonly isProjected?: boolean;
}

const at = (heading: string): string => `${heading} – Bureau Da Capo – Brézolles`;
const wrong = (title: string): string => `Erreur\u00a0: ${title}`;
const draw = 'BREZOLLES-2026-09-14';

const typeLine = async (page: Page, number: string) => {
  const fields = {
    'N° du bulletin': number,
    'Heure (10:04:05)': '100405',
    Nom: 'Roy',
    Prénom: 'Nour',
    'Né(e) le (31/12/2018)': '31/12/2018',
    Adresse: '1 place du Lac',
    'Code postal': '75001',
    Commune: 'Paris',
    'N° pôle famille': 'PF000777',
  };
  for (const [label, text] of Object.entries(fields))
    await page.getByLabel(label, { exact: true }).fill(text);
  await page.getByLabel('Établissement et activité').selectOption({ index: 1 });
  await page.getByLabel('1er vœu').fill('DAN-IN');
  await page.getByLabel('2e vœu').fill('HAN-T8');
};

const toFingerprint = async (page: Page) => {
  await page.getByLabel('Nom').fill('Camille Martin');
  await page.getByLabel('Qualité').fill('adjointe à la culture');
  await press(page, 'Continuer');
};
const toDice = async (page: Page) => {
  await toFingerprint(page);
  await press(page, 'L’empreinte est lue');
};
const toLook = async (page: Page) => {
  await toDice(page);
  await page.getByLabel(/^Chiffres/).fill(digits);
  await press(page, 'Relire avant de tirer');
};
const toCourse = (presses: number) => async (page: Page) => {
  await page.getByRole('heading', { name: 'Le tirage est fait' }).waitFor();
  for (let i = 0; i < presses; i++) await page.keyboard.press('ArrowRight');
};

const frozen = () => createLottery('frozen');
const drawn = () => createLottery('drawn');

export const screens: readonly LotteryScreen[] = [
  { name: 'places', title: at('Places'), section: 'places' },
  {
    name: 'places-clerk',
    title: at('Places'),
    section: 'places',
    office: () => createLottery('open', clerkHome),
  },
  {
    name: 'places-errors',
    title: wrong(at('Places')),
    section: 'places',
    reach: async (page) => {
      await page.getByLabel('Jauge, DAN-IN').fill('vingt');
      await press(page, 'Garder la liste');
    },
  },
  {
    name: 'places-course',
    title: wrong(at('Ajouter un cours')),
    section: 'places',
    reach: async (page) => {
      await press(page, 'Ajouter un cours');
      await press(page, 'Ajouter à la liste');
    },
  },
  {
    name: 'places-file',
    title: at('Ce que dit le fichier des cours'),
    section: 'places',
    reach: async (page) => {
      await press(page, 'Choisir un fichier de cours');
      await choose(page, 'Fichier des cours (CSV)', 'cours.csv', example('valmont/cours.csv'));
    },
  },
  {
    name: 'places-publish',
    title: wrong(at('Publier la liste\u202f?')),
    section: 'places',
    reach: async (page) => {
      await press(page, /^Publier la liste/);
      await press(page, 'Publier la liste');
    },
  },
  {
    name: 'places-paper',
    title: at('Places'),
    section: 'places',
    reach: async (page) => {
      await press(page, 'Bulletin vierge');
      await page.getByText('Tirage, ballot (nouvel onglet)').waitFor();
    },
  },
  { name: 'entry', title: at('Saisie des bulletins papier'), section: 'saisie' },
  {
    name: 'entry-typed',
    title: at('Saisie des bulletins papier'),
    section: 'saisie',
    reach: async (page) => {
      await typeLine(page, 'P0047');
      await page.getByLabel('Accords (oonn)').press('Enter');
      await typeLine(page, 'P0048');
    },
  },
  {
    name: 'entry-refused',
    title: at('Saisie des bulletins papier'),
    section: 'saisie',
    reach: async (page) => {
      await typeLine(page, 'P0001');
      await page.keyboard.press('Control+Enter');
      await page.getByText('Un autre bulletin porte').first().waitFor();
    },
  },
  { name: 'ballots', title: at('Bulletins'), section: 'bulletins' },
  {
    name: 'ballots-ruling',
    title: wrong(at('Bulletin P0001')),
    section: 'bulletins',
    reach: async (page) => {
      await press(page, 'Décider\u00a0: bulletin P0001');
      await page.getByLabel(/^Rétablir/).check();
      await press(page, 'Prendre cette décision');
    },
  },
  {
    name: 'ballots-file',
    title: at('Ce que dit le fichier des bulletins'),
    section: 'bulletins',
    reach: async (page) => {
      await press(page, 'Importer un fichier de bulletins');
      await choose(page, 'Fichier des bulletins (CSV)', 'bulletins.csv', example('abime/bulletins.csv'));
    },
  },
  {
    name: 'ballots-imported',
    title: at('Bulletins importés'),
    section: 'bulletins',
    reach: async (page) => {
      await press(page, 'Importer un fichier de bulletins');
      await choose(page, 'Fichier des bulletins (CSV)', 'bulletins.csv', example('abime/bulletins.csv'));
      await press(page, /^Garder 3/);
    },
  },
  { name: 'doubles', title: at('Est-ce la même personne\u202f?'), section: 'doublons' },
  {
    name: 'doubles-none',
    title: at('Doublons'),
    section: 'doublons',
    reach: (page) => press(page, 'Deux personnes'),
  },
  { name: 'draw-open', title: at('Tirage'), section: 'tirage' },
  {
    name: 'draw-ready',
    title: at('Tirage'),
    section: 'tirage',
    office: () => createLottery('ready'),
  },
  {
    name: 'draw-trial',
    title: at('TIRAGE D’ESSAI – SANS VALEUR'),
    section: 'tirage',
    reach: async (page) => {
      await press(page, 'Faire un tirage d’essai');
      await page.getByText(/^DAN-IN/).click();
    },
  },
  { name: 'draw-frozen', title: at(`Tirage ${draw}`), section: 'tirage', office: frozen },
  {
    name: 'draw-cancel',
    title: wrong(at(`Annuler le tirage ${draw}\u202f?`)),
    section: 'tirage',
    office: frozen,
    reach: async (page) => {
      await press(page, 'Annuler ce tirage…');
      await press(page, 'Annuler ce tirage');
    },
  },
  {
    name: 'draw-cancel-seats',
    title: at(`Annuler le tirage ${draw}\u202f?`),
    section: 'tirage',
    office: drawn,
    reach: (page) => press(page, 'Annuler ce tirage…'),
  },
  {
    name: 'draw-postpone',
    title: wrong(at('Reporter le tirage\u202f?')),
    section: 'tirage',
    office: frozen,
    reach: async (page) => {
      await press(page, 'Reporter le tirage…');
      await press(page, 'Reporter le tirage');
    },
  },
  {
    name: 'draw-drawn',
    title: at(`Tirage ${draw}`),
    section: 'tirage',
    office: drawn,
    reach: async (page) => {
      await page.getByText(/^DAN-IN/).click();
      await page.getByLabel('Numéro de participation').fill('T0001');
      await press(page, 'Expliquer');
    },
  },
  {
    name: 'reserved',
    title: at('Tirage'),
    section: 'tirage',
    office: () => createLottery('open', clerkHome),
  },
  { name: 'ceremony-none', title: at('Cérémonie'), section: 'ceremonie' },
  {
    name: 'ceremony-present',
    title: wrong(at(`Tirage au sort ${draw}`)),
    section: 'ceremonie',
    office: frozen,
    isProjected: true,
    reach: (page) => press(page, 'Continuer'),
  },
  {
    name: 'ceremony-fingerprint',
    title: at('L’empreinte de la liste'),
    section: 'ceremonie',
    office: frozen,
    isProjected: true,
    reach: toFingerprint,
  },
  {
    name: 'ceremony-dice',
    title: at('Les dés'),
    section: 'ceremonie',
    office: frozen,
    isProjected: true,
    reach: async (page) => {
      await toDice(page);
      await page.keyboard.type(digits.slice(0, 13));
    },
  },
  {
    name: 'ceremony-urn',
    title: wrong(at('L’urne')),
    section: 'ceremonie',
    office: frozen,
    isProjected: true,
    reach: async (page) => {
      await toDice(page);
      await page.getByLabel(/^À la main/).check();
      await press(page, 'Relire avant de tirer');
    },
  },
  {
    name: 'ceremony-look',
    title: at('Tout est-il juste\u202f?'),
    section: 'ceremonie',
    office: frozen,
    isProjected: true,
    reach: toLook,
  },
  {
    name: 'ceremony-drawn',
    title: at('Le tirage est fait'),
    section: 'ceremonie',
    office: frozen,
    isProjected: true,
    reach: async (page) => {
      await toLook(page);
      await press(page, 'Tirer');
    },
  },
  {
    name: 'ceremony-course',
    title: at('MUS-IN-CP1 – Initiation CP, groupe 1'),
    section: 'ceremonie',
    office: drawn,
    isProjected: true,
    reach: toCourse(3),
  },
  {
    name: 'ceremony-end',
    title: at('Chacun peut vérifier'),
    section: 'ceremonie',
    office: drawn,
    isProjected: true,
    reach: toCourse(5),
  },
];
