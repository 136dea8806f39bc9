import type { Page } from 'playwright-core';
import {
  choose,
  clerkHome,
  createOffice,
  emptyHome,
  example,
  lettersPreview,
  no,
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
  /** Students chosen in a workbook, as the address carries them. */
  readonly students?: string;
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

async function toEdit(page: Page): Promise<void> {
  await press(page, 'Préparer un avenant');
  await press(page, /^Changer.*Contester/);
}

export async function toDifferences(page: Page): Promise<void> {
  await toEdit(page);
  await page.getByLabel('Texte de l’article').fill('Une réclamation s’adresse par écrit à la mairie.');
  await press(page, 'Voir les différences');
}

const asked = {
  at: `mercredi 20${nb}mai 2026 à${nb}9${nb}h`,
  name: 'Jeanne Petit',
  version: '2026-2',
  mail: '',
  address: '1 rue des Écoles, 28270 Brézolles',
};

const makeLetters = async (page: Page) => {
  await page.getByLabel(/^Tapez le nombre/).fill('17');
  await press(page, /^Faire 17/);
};

const openLea = async (page: Page) => {
  await page.getByLabel('Chercher un élève').fill('lea');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Présence' }).waitFor();
};

const enterLea = async (page: Page) => {
  await openLea(page);
  await page.getByLabel('Traditionnel instrument').check();
  await press(page, 'Enregistrer et faire signer');
};

const writeMessage = async (page: Page) => {
  await page.getByLabel('Le Hangar').check();
  await page.getByLabel('Sans réponse').check();
  await page.getByLabel('Objet').fill('Fermeture du Hangar');
  await page
    .getByLabel('Message', { exact: true })
    .fill('Le Hangar est fermé lundi.\n\nLes cours reprennent mardi.');
  await press(page, 'Relire avant d’envoyer');
  await page.getByRole('heading', { level: 1, name: 'Relisez le message' }).waitFor();
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
  {
    name: 'counter',
    title: at('Guichet'),
    section: 'guichet',
    reach: (page) => page.getByLabel('Chercher un élève').fill('marchand'),
  },
  { name: 'counter-entry', title: at('Léa Marchand-Lefèvre, E0001'), section: 'guichet', reach: openLea },
  {
    name: 'counter-errors',
    title: wrong(at('Léa Marchand-Lefèvre, E0001')),
    section: 'guichet',
    reach: async (page) => {
      await openLea(page);
      await press(page, 'Enregistrer et faire signer');
    },
  },
  {
    name: 'counter-reading',
    title: at('Ismaël Marchand-Lefèvre, E0002'),
    section: 'guichet',
    reach: async (page) => {
      await page.getByLabel('Chercher un élève').fill('E0002');
      await page.keyboard.press('Enter');
    },
  },
  {
    name: 'counter-correcting',
    title: wrong(at('Léa Marchand-Lefèvre, E0003')),
    section: 'guichet',
    reach: async (page) => {
      await page.getByLabel('Chercher un élève').fill('E0003');
      await page.keyboard.press('Enter');
      await press(page, /^Corriger/);
      await press(page, 'Enregistrer la correction');
    },
  },
  {
    name: 'counter-corrected',
    title: at('Réponse enregistrée pour Léa Marchand-Lefèvre'),
    section: 'guichet',
    reach: async (page) => {
      await page.getByLabel('Chercher un élève').fill('E0003');
      await page.keyboard.press('Enter');
      await press(page, /^Corriger/);
      await page.getByLabel(/^Pourquoi/).fill('La danse tombe en même temps que le solfège.');
      await press(page, 'Enregistrer la correction');
    },
  },
  {
    name: 'counter-receipt',
    title: at('Réponse enregistrée pour Léa Marchand-Lefèvre'),
    section: 'guichet',
    reach: enterLea,
  },
  {
    name: 'counter-day',
    title: at('Guichet'),
    section: 'guichet',
    reach: async (page) => {
      await enterLea(page);
      await press(page, 'Saisie suivante');
    },
  },
  { name: 'today', title: at('Que faire aujourd’hui\u202f?'), section: 'aujourdhui' },
  {
    name: 'counter-papers',
    title: at('Reçus du jour'),
    section: 'guichet',
    reach: async (page) => {
      await enterLea(page);
      await press(page, 'Saisie suivante');
      await press(page, 'Imprimer tous ces reçus');
    },
  },
  {
    name: 'controls',
    title: at('Contrôles'),
    section: 'controles',
    reach: async (page) => {
      await press(page, /^Marquer revenue/);
      await page.getByText('est marquée revenue').waitFor();
    },
  },
  { name: 'reminders', title: at('Relances'), section: 'relances' },
  {
    name: 'reminders-planned',
    title: at('Relance prévue'),
    section: 'relances',
    reach: async (page) => {
      await page.getByLabel(/commencée, pas envoyée/).check();
      await page.getByLabel(/^Tapez le nombre/).fill('490');
      await press(page, /^Relancer 490/);
    },
  },
  { name: 'message', title: at('Écrire un message'), section: 'message' },
  {
    name: 'message-errors',
    title: wrong(at('Écrire un message')),
    section: 'message',
    office: () => {
      const office = ready();
      const fields = [{ field: 'subject', message: 'Écrivez l’objet.' }];
      office.interrupt('office.messagePreview', no({ kind: 'invalid', message: 'Pas prêt.', fields }));
      return office;
    },
    reach: (page) => press(page, 'Relire avant d’envoyer'),
  },
  { name: 'message-preview', title: at('Relisez le message'), section: 'message', reach: writeMessage },
  {
    name: 'message-planned',
    title: at('Message prévu'),
    section: 'message',
    reach: async (page) => {
      await writeMessage(page);
      await page.getByLabel(/^Tapez le nombre/).fill('410');
      await press(page, /^Écrire à 410/);
    },
  },
  { name: 'review', title: at('Décisions'), section: 'decisions' },
  {
    name: 'review-whole',
    title: at('Décider pour tout un établissement'),
    section: 'decisions',
    reach: (page) => press(page, 'Décider pour tout un établissement'),
  },
  {
    name: 'review-chosen',
    title: wrong(at(`Décider pour 3${nb}élèves`)),
    section: 'decisions',
    students: 'E1000~1~2~3',
    reach: (page) => press(page, 'Voir ce qui serait fait'),
  },
  {
    name: 'review-late',
    title: at('Décisions'),
    section: 'decisions',
    reach: async (page) => {
      await press(page, 'préparer le rejet');
      await page.getByLabel('Martin Enfant32').uncheck();
    },
  },
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
  {
    name: 'terms',
    title: at('Conditions'),
    section: 'conditions',
    reach: (page) => page.getByText('2026-2').first().waitFor(),
  },
  { name: 'terms-edit', title: at('Préparer un avenant'), section: 'conditions', reach: toEdit },
  {
    name: 'terms-edit-errors',
    title: wrong(at('Préparer un avenant')),
    section: 'conditions',
    reach: async (page) => {
      await toEdit(page);
      await press(page, 'Ajouter un article');
      await press(page, 'Voir les différences');
    },
  },
  {
    name: 'terms-confirm',
    title: at('Publier cet avenant\u202f?'),
    section: 'conditions',
    reach: toDifferences,
  },
  {
    name: 'terms-announce',
    title: at('Prévenir les familles'),
    section: 'conditions',
    reach: async (page) => {
      await toDifferences(page);
      await press(page, 'Publier l’avenant');
    },
  },
  {
    name: 'fees',
    title: at('Tarifs et règlements'),
    section: 'conditions',
    reach: (page) => press(page, 'Donner les tarifs et règlements'),
  },
  {
    name: 'fees-errors',
    title: wrong(at('Tarifs et règlements')),
    section: 'conditions',
    reach: async (page) => {
      await press(page, 'Donner les tarifs et règlements');
      await page.getByLabel('Titre').fill('Tarifs');
      await page.getByLabel('Adresse sur le site').fill('www.ville.fr/tarifs');
      await press(page, 'Enregistrer');
    },
  },
  {
    name: 'demands',
    title: at('Envoyer les conditions'),
    section: 'conditions',
    office: () => {
      const office = ready();
      office.demands = [asked];
      return office;
    },
    reach: async (page) => {
      await press(page, 'Répondre à une demande');
      await page.getByText('Jeanne Petit').waitFor();
    },
  },
  {
    name: 'demands-posted',
    title: at('À envoyer par courrier'),
    section: 'conditions',
    reach: async (page) => {
      await press(page, 'Répondre à une demande');
      await page.getByLabel('Nom', { exact: true }).fill('Petit');
      await page.getByLabel('Prénoms').fill('Jeanne');
      await page.getByLabel('Adresse postale').fill(asked.address);
      await press(page, 'Envoyer les conditions');
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
  { name: 'letters', title: at('Lettres'), section: 'lettres' },
  {
    name: 'letters-clerk',
    title: at('Lettres'),
    section: 'lettres',
    office: () => createOffice(clerkHome),
  },
  {
    name: 'letters-lost',
    title: at('Lettres'),
    section: 'lettres',
    office: () => {
      const office = ready();
      office.letters = { ...lettersPreview, lost: 3 };
      return office;
    },
    reach: (page) => page.getByLabel('Refaire aussi les lettres sans document').check(),
  },
  {
    name: 'letters-making',
    title: at('Lettres en cours'),
    section: 'lettres',
    office: () => {
      const office = ready();
      office.interrupt('office.letters', 'hangs');
      return office;
    },
    reach: makeLetters,
  },
  { name: 'letters-done', title: at('Lettres faites'), section: 'lettres', reach: makeLetters },
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
    office: () => createOffice(clerkHome),
    section: 'invitations',
  },
];

export const officeOf = (screen: OfficeScreen): Office => screen.office?.() ?? ready();
