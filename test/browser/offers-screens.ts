import type { Page } from 'playwright-core';
import { appealsChapter } from './lottery-appeals.ts';
import { createLottery } from './lottery-town.ts';
import { clerkHome, no, type Office, press, readyHome } from './office-town.ts';

/** One screen of the page of offers: how it is reached, and what its title must say. */
export interface OffersScreen {
  readonly name: string;
  readonly title: string;
  readonly section?: string;
  readonly office?: () => Office;
  readonly reach?: (page: Page) => Promise<void>;
}

const at = (heading: string): string => `${heading} – Bureau Da Capo – Brézolles`;
const wrong = (title: string): string => `Erreur\u00a0: ${title}`;

export const drawn = () => createLottery('drawn');
const toOffer = async (page: Page) => press(page, 'T0007 Aubert-Lefèvre Maximilienne');
const contested = 'Contestation R0003\u00a0: T0007 Aubert-Lefèvre Maximilienne';
const toDecide = async (page: Page) => {
  await toOffer(page);
  await press(page, 'Décider…');
};
const notDrawn = () => {
  const office = createLottery();
  const message = 'Le tirage n’est pas encore fait, ou il est annulé. Aucune place n’est proposée.';
  office.interrupt('office.offers', no({ kind: 'invalid', message }));
  return office;
};

const lastYear = { section: 'an-dernier', title: at('Liste de l’an dernier') } as const;
const listFile = {
  name: 'liste.csv',
  mimeType: 'text/csv',
  buffer: Buffer.from('Code cours;Ordre de tirage\nDAN-IN;1\n'),
};
const toPreview = async (page: Page) => {
  await press(page, 'Choisir le fichier de la liste');
  await page.getByLabel('Liste d’attente de l’an dernier (CSV)').setInputFiles(listFile);
  await page.getByRole('heading', { name: 'Ce que dit la liste de l’an dernier' }).waitFor();
};

const toKeep = async (page: Page) => {
  await page.getByText('Second cours à confirmer (1)').click();
  await press(page, /^T0003 Roux Léon.*Théâtre/);
};

export const screens: readonly OffersScreen[] = [
  {
    name: 'keep',
    title: wrong(at('Garder aussi Théâtre, 8 à 10\u00a0ans\u202f?')),
    reach: async (page) => {
      await toKeep(page);
      await press(page, 'Garder les deux cours');
    },
  },
  {
    name: 'kept',
    title: at('Propositions'),
    reach: async (page) => {
      await toKeep(page);
      await page.getByLabel(/^La famille confirme/).check();
      await press(page, 'Garder les deux cours');
      await page.getByText('T0003 Roux Léon garde aussi').waitFor();
    },
  },
  { ...lastYear, name: 'last-year' },
  { ...lastYear, name: 'last-year-clerk', office: () => createLottery('drawn', clerkHome) },
  {
    ...lastYear,
    name: 'last-year-file',
    title: at('Choisir la liste de l’an dernier'),
    reach: (page) => press(page, 'Choisir le fichier de la liste'),
  },
  {
    ...lastYear,
    name: 'last-year-preview',
    title: at('Ce que dit la liste de l’an dernier'),
    reach: async (page) => {
      await toPreview(page);
      await press(page, /^Enregistrer 3/);
    },
  },
  {
    ...lastYear,
    name: 'last-year-kept',
    reach: async (page) => {
      await toPreview(page);
      await page.getByLabel(/^Cours proposé à Petit/).selectOption('');
      await page.getByLabel(/^Tapez le nombre de participations/).fill('2');
      await press(page, /^Enregistrer 2/);
      await page.getByText('La liste de l’an dernier est enregistrée').waitFor();
    },
  },
  { name: 'home', title: at('Propositions') },
  {
    name: 'clerk',
    title: at('Propositions'),
    office: () => createLottery('drawn', clerkHome),
    reach: (page) => press(page, /familles à appeler/),
  },
  { name: 'none', title: at('Propositions'), office: notDrawn },
  {
    name: 'wave',
    title: wrong(at('Proposer les places libres\u202f?')),
    office: () => {
      const office = drawn();
      const message = 'Il y a maintenant 2\u00a0places à proposer. Rien n’est parti.';
      office.interrupt('office.propose', no({ kind: 'invalid', message }));
      return office;
    },
    reach: async (page) => {
      await press(page, 'Proposer les places libres…');
      await page.getByLabel(/^Tapez le nombre de places/).fill('2');
      await press(page, /^Proposer 2/);
    },
  },
  {
    name: 'proposed',
    title: at('Propositions'),
    reach: async (page) => {
      await press(page, 'Proposer les places libres…');
      await page.getByLabel(/^Tapez le nombre de places/).fill('2');
      await press(page, /^Proposer 2/);
      await page.getByText('places sont proposées').waitFor();
    },
  },
  {
    name: 'offer',
    title: wrong(at('T0007 Aubert-Lefèvre Maximilienne')),
    reach: async (page) => {
      await toOffer(page);
      await page.getByRole('textbox', { name: 'Heure de l’appel' }).fill('midi');
      await press(page, 'Noter l’appel');
    },
  },
  {
    name: 'decide',
    title: wrong(at('Décider de T0007 Aubert-Lefèvre Maximilienne')),
    reach: async (page) => {
      await toDecide(page);
      await page.getByLabel('Exclure la participation').check();
      await press(page, 'Exclure la participation');
    },
  },
  {
    name: 'decide-clerk',
    title: at('Décider de T0007 Aubert-Lefèvre Maximilienne'),
    office: () => createLottery('drawn', clerkHome),
    reach: async (page) => {
      await toDecide(page);
      await page.getByLabel('Vœux à retirer').selectOption('DAN-IN');
    },
  },
  {
    name: 'decide-number',
    title: at('Décider d’une participation'),
    reach: async (page) => {
      await press(page, 'Décider d’une autre participation…');
      await page.getByLabel('Domicile prouvé').check();
    },
  },
  {
    name: 'courses',
    title: at('Propositions'),
    reach: (page) => press(page, /places libres à proposer$/),
  },
  {
    name: 'course',
    title: at('DAN-IN – Initiation à la danse'),
    reach: async (page) => {
      await press(page, 'Cours (2)');
      await press(page, 'DAN-IN Initiation à la danse');
    },
  },
  {
    name: 'seats',
    title: wrong(at('Ajouter une place en DAN-IN\u202f?')),
    reach: async (page) => {
      await press(page, 'Cours (2)');
      await press(page, 'DAN-IN Initiation à la danse');
      await press(page, 'Ajouter une place…');
      await press(page, 'Ajouter une place');
    },
  },
  {
    name: 'entry',
    title: at('Participation T0023 – Delacroix-Montgolfier Anne-Sophie'),
    reach: async (page) => {
      await page.getByLabel('Chercher').fill('montgolfier');
      await press(page, 'T0023 Delacroix-Montgolfier Anne-Sophie');
    },
  },
  {
    name: 'call-gives-back',
    title: at('T0005 Denis Awa'),
    reach: async (page) => {
      await press(page, 'T0005 Denis Awa');
      await page.getByLabel('Accepte la place').check();
    },
  },
  {
    name: 'decide-elsewhere',
    title: at('Décider de T0023 Delacroix-Montgolfier Anne-Sophie'),
    office: () => createLottery('drawn', clerkHome),
    reach: async (page) => {
      await page.getByLabel('Chercher').fill('t0023');
      await press(page, 'T0023 Delacroix-Montgolfier Anne-Sophie');
      await press(page, 'Décider…');
      await page.getByLabel('Vœux à retirer').selectOption('tous');
    },
  },
  { name: 'not-served', title: at('Non servis'), section: 'non-servis' },
  {
    name: 'not-served-clerk',
    title: at('Non servis'),
    section: 'non-servis',
    office: () => createLottery('drawn', clerkHome),
    reach: async (page) => {
      await page.getByLabel('Cours').selectOption('HAN-T8');
    },
  },
  {
    name: 'not-served-none',
    title: at('Non servis'),
    section: 'non-servis',
    office: () => {
      const office = drawn();
      const message = 'Le tirage n’est pas encore fait, ou il est annulé. Aucune place n’est proposée.';
      office.interrupt('office.notServed', no({ kind: 'invalid', message }));
      return office;
    },
  },
  {
    name: 'enrolments',
    title: at('Propositions'),
    reach: async (page) => {
      await press(page, 'Inscriptions (2)');
      await press(page, 'Fiche reçue\u00a0: T0003');
    },
  },
  { name: 'appeals', section: 'reclamations', title: at('Réclamations') },
  {
    name: 'no appeals',
    section: 'reclamations',
    title: at('Réclamations'),
    office: () => createLottery('drawn', clerkHome, appealsChapter({ appeals: [] })),
  },
  {
    name: 'appeal',
    section: 'reclamations',
    title: wrong(at(contested)),
    reach: async (page) => {
      await press(page, 'Contestation R0003');
      await page.getByLabel('Votre réponse').fill(' ');
      await press(page, 'Voir le courriel…');
    },
  },
  {
    name: 'appeal-clerk',
    section: 'reclamations',
    title: at(contested),
    office: () => createLottery('drawn', clerkHome),
    reach: (page) => press(page, 'Contestation R0003'),
  },
  {
    name: 'appeal-preview',
    section: 'reclamations',
    title: wrong(at('Envoyer la réponse à R0003\u202f?')),
    office: () => {
      const office = drawn();
      const message = 'Une réponse est déjà partie. Rien n’est envoyé une seconde fois.';
      office.interrupt('office.answerAppeal', no({ kind: 'stopped', message }));
      return office;
    },
    reach: async (page) => {
      await press(page, 'Contestation R0003');
      await press(page, 'Voir le courriel…');
      await press(page, 'Envoyer 2\u00a0courriels');
      await page.getByText('Une réponse est déjà partie.').waitFor();
    },
  },
  {
    name: 'appeal-nobody',
    section: 'reclamations',
    title: at('Envoyer la réponse à R0003\u202f?'),
    office: () => createLottery('drawn', readyHome, appealsChapter(undefined, [])),
    reach: async (page) => {
      await press(page, 'Contestation R0003');
      await press(page, 'Voir le courriel…');
    },
  },
  {
    name: 'appeal-sent',
    section: 'reclamations',
    title: at('Réclamations'),
    reach: async (page) => {
      await press(page, 'Contestation R0003');
      await press(page, 'Voir le courriel…');
      await press(page, 'Envoyer 2\u00a0courriels');
      await page.getByText('Réponse à R0003 envoyée').waitFor();
    },
  },
  {
    name: 'appeal-answered',
    section: 'reclamations',
    title: at('Contestation R0002\u00a0: T0004 Vidal Élise'),
    reach: (page) => press(page, 'Contestation R0002'),
  },
];
