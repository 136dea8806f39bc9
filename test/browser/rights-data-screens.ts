import type { Page } from 'playwright-core';
import { clerkHome, createOffice, no, type Office, press } from './office-town.ts';
import { calmPreview, createKeeping, heldPreview, totalDue } from './rights-data-town.ts';

/** One screen about what is kept or about somebody's data: how it is reached, and what its title must say. */
export interface DataScreen {
  readonly name: string;
  readonly title: string;
  readonly section: string;
  readonly office?: () => Office;
  readonly reach?: (page: Page) => Promise<void>;
}

const at = (heading: string): string => `${heading} – Bureau Da Capo – Brézolles`;
const wrong = (title: string): string => `Erreur\u00a0: ${title}`;

const keeping = { section: 'conservation', title: at('Conservation') } as const;
const person = { section: 'personne', title: at('Données d’une personne') } as const;
const broken = no({ kind: 'broken', message: 'Une panne est survenue. Référence abc.' });

const toOpen = (page: Page) => press(page, 'Ouvrir le bordereau E0003');
const toDestroy = async (page: Page) => {
  await toOpen(page);
  await press(page, 'Détruire ces données…');
};

const find = async (page: Page, words = 'vidal') => {
  await page.getByLabel('Chercher une personne').fill(words);
  await press(page, 'Chercher');
  await page
    .getByRole('status')
    .filter({ hasText: /fiche|Personne/ })
    .waitFor();
};

export const toPerson = async (page: Page) => {
  await find(page);
  await page.getByLabel(/Élise Vidal.*E20031/).check();
  await press(page, 'Continuer avec 1\u00a0fiche');
};

const toErase = async (page: Page) => {
  await toPerson(page);
  await press(page, 'Effacer ses données…');
};

const sure = async (page: Page) => {
  await page.getByLabel(/^La personne le sait/).check();
  await page.getByLabel(/^Demande à laquelle/).fill('D0012');
  await page.getByLabel(/^Tapez le total/).fill('5');
  await press(page, 'Effacer pour toujours');
};

export const screens: readonly DataScreen[] = [
  { ...keeping, name: 'keeping' },
  { ...keeping, name: 'keeping, nothing due', office: () => createKeeping('done') },
  {
    ...keeping,
    name: 'keeping, nothing at all',
    office: () =>
      createKeeping('done', {
        'office.retention': () => ({ table: [], held: 0, holds: [], eliminations: [], papers: {} }),
      }),
  },
  { ...keeping, name: 'keeping, waiting', office: () => createKeeping('waiting') },
  { ...keeping, name: 'keeping, a clerk', office: () => createOffice(clerkHome) },
  {
    ...keeping,
    name: 'keeping refused',
    title: wrong(at('Conservation')),
    office: () => {
      const office = createKeeping();
      office.interrupt('office.retention', broken);
      return office;
    },
    reach: (page) => page.getByText('Référence abc').waitFor(),
  },
  {
    ...keeping,
    name: 'months, out of bounds',
    title: wrong(at('Modifier les durées')),
    reach: async (page) => {
      await press(page, 'Modifier les durées…');
      await page.getByLabel('Lettres imprimées').fill('25');
      await page.getByLabel('Bulletins du tirage, avec accord pour l’année suivante').fill('deux ans');
      await press(page, 'Enregistrer les durées');
    },
  },
  {
    ...keeping,
    name: 'prepare, another number',
    title: wrong(at('Préparer le bordereau d’élimination\u202f?')),
    reach: async (page) => {
      await press(page, 'Préparer le bordereau…');
      await page.getByLabel(/^Tapez le total/).fill('12');
      await press(page, 'Préparer le bordereau');
    },
  },
  {
    ...keeping,
    name: 'prepared',
    title: at('Bordereau d’élimination E0003'),
    reach: async (page) => {
      await press(page, 'Préparer le bordereau…');
      await page.getByLabel(/^Tapez le total/).fill(String(totalDue));
      await press(page, 'Préparer le bordereau');
    },
  },
  {
    ...keeping,
    name: 'visa, nothing written',
    title: wrong(at('Visa du bordereau E0003')),
    office: () => createKeeping('waiting'),
    reach: async (page) => {
      await toOpen(page);
      await press(page, 'Enregistrer le visa…');
      await press(page, 'Enregistrer le visa');
      await page.getByText('3 réponses sont à corriger').waitFor();
    },
  },
  {
    ...keeping,
    name: 'allowed',
    title: at('Bordereau d’élimination E0003'),
    office: () => createKeeping('allowed'),
    reach: toOpen,
  },
  {
    ...keeping,
    name: 'under way',
    title: at('Bordereau d’élimination E0003'),
    office: () => createKeeping('underWay'),
    reach: toOpen,
  },
  {
    ...keeping,
    name: 'abandon',
    title: wrong(at('Abandonner le bordereau E0003\u202f?')),
    office: () => createKeeping('allowed'),
    reach: async (page) => {
      await toOpen(page);
      await press(page, 'Abandonner ce bordereau…');
      await press(page, 'Abandonner le bordereau');
    },
  },
  {
    ...keeping,
    name: 'destroy',
    title: wrong(at('Détruire ces données\u202f?')),
    office: () => createKeeping('allowed'),
    reach: async (page) => {
      await toDestroy(page);
      await press(page, 'Détruire pour toujours');
    },
  },
  {
    ...keeping,
    name: 'destroying, stopped',
    title: wrong(at('Destruction en cours')),
    office: () => {
      const office = createKeeping('allowed');
      office.interrupt('office.purge', broken);
      return office;
    },
    reach: async (page) => {
      await toDestroy(page);
      await page.getByLabel(/^Tapez le total/).fill(String(totalDue));
      await press(page, 'Détruire pour toujours');
      await page.getByText('Référence abc').waitFor();
    },
  },
  {
    ...keeping,
    name: 'destroying',
    title: at('Destruction en cours'),
    office: () => {
      const office = createKeeping('allowed');
      office.interrupt('office.purge', office.answer('office.purge', {} as never), 'hangs');
      return office;
    },
    reach: async (page) => {
      await toDestroy(page);
      await page.getByLabel(/^Tapez le total/).fill(String(totalDue));
      await press(page, 'Détruire pour toujours');
      await page.getByText('6 onglets sur 14').waitFor();
    },
  },
  {
    ...keeping,
    name: 'destroyed',
    title: at('Bordereau d’élimination E0003'),
    office: () => createKeeping('allowed'),
    reach: async (page) => {
      await toDestroy(page);
      await page.getByLabel(/^Tapez le total/).fill(String(totalDue));
      await press(page, 'Détruire pour toujours');
      await page.getByText('Le bordereau E0003 est exécuté').waitFor();
    },
  },
  {
    ...keeping,
    name: 'an erasure',
    title: at('Effacement E0002'),
    reach: (page) => press(page, 'Effacement E0002'),
  },
  {
    ...keeping,
    name: 'hold, nothing written',
    title: wrong(at('Geler')),
    reach: async (page) => {
      await press(page, 'Geler…');
      await press(page, 'Geler');
    },
  },
  {
    ...keeping,
    name: 'hold somebody',
    title: at('Geler'),
    reach: async (page) => {
      await press(page, 'Geler…');
      await find(page);
    },
  },
  {
    ...keeping,
    name: 'hold a course nobody knows',
    title: wrong(at('Geler')),
    office: () => {
      const office = createKeeping();
      const message = 'Ce cours n’est pas connu.';
      const fields = [{ field: 'target', message }];
      office.interrupt('office.hold', no({ kind: 'invalid', message: 'Rien n’est gelé.', fields }));
      return office;
    },
    reach: async (page) => {
      await press(page, 'Geler…');
      await page.getByLabel('Un cours').check();
      await page.getByLabel('Code du cours').fill('DAN-XX');
      await page.getByLabel('Motif').fill('Recours.');
      await press(page, 'Geler');
      await page.getByText('Rien n’est gelé').waitFor();
    },
  },
  {
    ...keeping,
    name: 'lift a contestation',
    title: at('Lever le gel\u202f?'),
    reach: (page) => press(page, /Lever.*Contestation R0003/),
  },
  { ...person, name: 'search' },
  {
    ...person,
    name: 'search, nothing written',
    title: wrong(person.title),
    reach: (page) => press(page, 'Chercher'),
  },
  { ...person, name: 'nobody', reach: (page) => find(page, 'personne') },
  { ...person, name: 'too many', reach: (page) => find(page, 'e') },
  {
    ...person,
    name: 'namesakes',
    reach: async (page) => {
      await find(page);
      await page.getByLabel(/Élise Vidal.*E20031/).check();
    },
  },
  { ...person, name: 'person', title: at('Élise Vidal'), reach: toPerson },
  {
    ...person,
    name: 'two people at once',
    title: at('Élise Vidal'),
    reach: async (page) => {
      await find(page);
      await page.getByLabel(/Élise Vidal.*E20031/).check();
      await page.getByLabel(/Élise Vidal.*E20044/).check();
      await press(page, 'Continuer avec 2\u00a0fiches');
    },
  },
  {
    ...person,
    name: 'file',
    title: at('Données d’Élise Vidal'),
    reach: async (page) => {
      await toPerson(page);
      await press(page, 'Voir et télécharger ses données');
    },
  },
  {
    ...person,
    name: 'rectify, nothing changed',
    title: wrong(at('Rectifier la fiche d’Élise Vidal')),
    reach: async (page) => {
      await toPerson(page);
      await press(page, 'Rectifier cette fiche…');
      await press(page, 'Rectifier');
      await page.getByText('Rien n’est changé').first().waitFor();
    },
  },
  {
    ...person,
    name: 'freeze at their demand',
    title: wrong(at('Geler à sa demande les données d’Élise Vidal\u202f?')),
    reach: async (page) => {
      await toPerson(page);
      await press(page, 'Geler à sa demande…');
      await press(page, 'Geler à sa demande');
    },
  },
  {
    ...person,
    name: 'frozen at their demand, lifted',
    title: at('Lever le gel demandé pour les données d’Élise Vidal\u202f?'),
    reach: async (page) => {
      await toPerson(page);
      await press(page, 'Geler à sa demande…');
      await page.getByLabel('Motif').fill('D0004');
      await press(page, 'Geler à sa demande');
      await page.getByText('Ses données sont gelées, à sa demande').waitFor();
      await press(page, 'Geler à sa demande…');
    },
  },
  {
    ...person,
    name: 'erase, nothing written',
    title: wrong(at('Effacer les données d’Élise Vidal\u202f?')),
    reach: async (page) => {
      await toErase(page);
      await press(page, 'Effacer pour toujours');
    },
  },
  {
    ...person,
    name: 'erase, nothing else changes',
    title: at('Effacer les données d’Élise Vidal\u202f?'),
    office: () => createKeeping('due', { 'office.erasePreview': () => calmPreview }),
    reach: toErase,
  },
  {
    ...person,
    name: 'erase, held',
    title: at('Effacer les données d’Élise Vidal'),
    office: () => createKeeping('due', { 'office.erasePreview': () => heldPreview }),
    reach: toErase,
  },
  {
    ...person,
    name: 'erasing, stopped',
    title: wrong(at('Effacement en cours')),
    office: () => {
      const office = createKeeping();
      office.interrupt('office.erase', broken);
      return office;
    },
    reach: async (page) => {
      await toErase(page);
      await sure(page);
      await page.getByText('Référence abc').waitFor();
    },
  },
  {
    ...person,
    name: 'erased',
    title: at('Données effacées'),
    reach: async (page) => {
      await toErase(page);
      await sure(page);
      await page.getByText('C’est effacé').waitFor();
    },
  },
  {
    ...person,
    name: 'hold somebody held already',
    title: at('Geler pour un litige'),
    reach: async (page) => {
      await toPerson(page);
      await press(page, 'Geler pour un litige…');
      await page.getByText('déjà gelées').waitFor();
    },
  },
];
