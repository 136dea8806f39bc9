import type { Page } from 'playwright-core';
import {
  choose,
  clerkHome,
  createOffice,
  emptyHome,
  example,
  go,
  type Office,
  press,
  readyHome,
  townHome,
} from './office-town.ts';

/** One screen of the office: how it is reached, and what its title must say. */
export interface OfficeScreen {
  readonly name: string;
  readonly title: string;
  readonly section?: string;
  readonly office?: () => Office;
  readonly reach?: (page: Page) => Promise<void>;
}

const nb = '\u00a0';
const at = (heading: string, town = ' – Brézolles'): string => `${heading} – Bureau Da Capo${town}`;
const wrong = (title: string): string => `Erreur${nb}: ${title}`;

const ready = () => createOffice(readyHome);
const students = (page: Page) =>
  choose(page, 'Fichier des élèves (CSV)', 'eleves.csv', example('abime/eleves.csv'));
const toConfirm = async (page: Page) => {
  await students(page);
  await press(page, /^Importer 40/);
};

export const screens: readonly OfficeScreen[] = [
  { name: 'home-empty', title: at('Accueil', ''), office: () => createOffice(emptyHome) },
  { name: 'home-ready', title: at('Accueil') },
  { name: 'home-clerk', title: at('Accueil'), office: () => createOffice(clerkHome) },
  { name: 'town', title: at('Ville'), section: 'ville' },
  {
    name: 'town-check',
    title: at('Relisez les réglages'),
    section: 'ville',
    reach: (page) => choose(page, 'Fichier des réglages', 'ville.json', example('abime/ville.json')),
  },
  {
    name: 'town-faults',
    title: wrong(at('Ville')),
    section: 'ville',
    reach: (page) => choose(page, 'Fichier des réglages', 'ville.json', Buffer.from('{"town":"Brézolles"}')),
  },
  { name: 'legal', title: at('Textes légaux'), section: 'textes' },
  {
    name: 'legal-errors',
    title: wrong(at('Textes légaux')),
    section: 'textes',
    office: () => createOffice(townHome),
    reach: (page) => press(page, 'Enregistrer les textes'),
  },
  {
    name: 'workbooks-create',
    title: at('Créer les classeurs'),
    section: 'classeurs',
    office: () => createOffice(townHome),
  },
  { name: 'workbooks', title: at('Classeurs'), section: 'classeurs' },
  { name: 'students', title: at('Importer les élèves'), section: 'import' },
  { name: 'students-preview', title: at('Ce que dit le fichier'), section: 'import', reach: students },
  {
    name: 'students-decided',
    title: at(`Importer 41${nb}élèves\u202f?`),
    section: 'import',
    reach: async (page) => {
      await students(page);
      await page.getByRole('checkbox', { name: 'E20012' }).check();
      await press(page, 'Relire le fichier avec ces choix');
      await press(page, /^Importer 41/);
    },
  },
  {
    name: 'students-confirm',
    title: at(`Importer 40${nb}élèves\u202f?`),
    section: 'import',
    reach: toConfirm,
  },
  {
    name: 'students-writing',
    title: at('Import en cours'),
    section: 'import',
    office: () => {
      const office = ready();
      office.interrupt('office.importApply', 'hangs');
      return office;
    },
    reach: async (page) => {
      await toConfirm(page);
      await press(page, /^Importer 40/);
    },
  },
  {
    name: 'students-done',
    title: at('Import terminé'),
    section: 'import',
    reach: async (page) => {
      await toConfirm(page);
      await press(page, /^Importer 40/);
    },
  },
  { name: 'review', title: at('Décisions'), section: 'decisions' },
  {
    name: 'review-working',
    title: at('Décisions en cours'),
    section: 'decisions',
    office: () => {
      const office = ready();
      const progress = { lot: 2, done: 10, total: 20, skipped: [], lots: [] };
      office.interrupt('office.reviewApply', { json: { ok: true, value: progress } }, 'hangs');
      return office;
    },
    reach: async (page) => {
      await page.getByLabel(/^Tapez le nombre/).fill('20');
      await press(page, /^Prendre 20/);
    },
  },
  {
    name: 'review-done',
    title: at('Lot 2 terminé'),
    section: 'decisions',
    reach: async (page) => {
      await page.getByLabel(/^Tapez le nombre/).fill('20');
      await press(page, /^Prendre 20/);
      await page.getByText('décisions sont prises').waitFor();
    },
  },
  {
    name: 'review-undo',
    title: at('Annuler le lot 1\u202f?'),
    section: 'decisions',
    reach: async (page) => {
      await press(page, 'Annuler le lot 1');
      await page.getByText('ne partiront pas').waitFor();
    },
  },
  { name: 'campaign', title: at('Campagne'), section: 'campagne' },
  {
    name: 'campaign-errors',
    title: wrong(at('Campagne')),
    section: 'campagne',
    reach: async (page) => {
      await page.getByLabel('Prolonger').check();
      await press(page, 'Continuer');
    },
  },
  {
    name: 'campaign-confirm',
    title: at('Suspendre la campagne\u202f?'),
    section: 'campagne',
    reach: async (page) => {
      await page.getByLabel('Suspendre').check();
      await page.getByLabel('Raison').fill('Une panne du réseau de la mairie.');
      await press(page, 'Continuer');
    },
  },
  {
    name: 'campaign-announce',
    title: at('Prévenir les familles'),
    section: 'campagne',
    reach: async (page) => {
      await page.getByLabel('Suspendre').check();
      await page.getByLabel('Raison').fill('Une panne du réseau de la mairie.');
      await press(page, 'Continuer');
      await press(page, 'Suspendre la campagne');
    },
  },
  { name: 'team', title: at('Équipe'), section: 'equipe' },
  {
    name: 'team-errors',
    title: wrong(at('Équipe')),
    section: 'equipe',
    reach: async (page) => {
      await press(page, 'Ajouter une personne');
      await press(page, 'Enregistrer l’équipe');
    },
  },
  { name: 'invitations', title: at('Inviter les familles'), section: 'invitations' },
  {
    name: 'invitations-done',
    title: at('Invitations prévues'),
    section: 'invitations',
    reach: async (page) => {
      await page.getByLabel(/^Tapez le nombre/).fill('1300');
      await press(page, /^Inviter 1/);
    },
  },
  {
    name: 'refresh',
    title: at('Mettre à jour les onglets'),
    section: 'mise-a-jour',
    reach: async (page) => {
      await press(page, 'Mettre à jour');
      await page.getByText('Les onglets sont à jour').waitFor();
    },
  },
  {
    name: 'selfcheck',
    title: at('Vérifier l’installation'),
    section: 'verification',
    reach: async (page) => {
      await press(page, 'Vérifier');
      await page.getByRole('cell', { name: 'Contredit' }).waitFor();
    },
  },
  {
    name: 'reserved',
    title: at('Invitations'),
    section: 'invitations',
    office: () => createOffice(clerkHome),
    reach: (page) => go(page, 'Invitations'),
  },
];

export const officeOf = (screen: OfficeScreen): Office => screen.office?.() ?? ready();
