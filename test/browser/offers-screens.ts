import type { Page } from 'playwright-core';
import { createLottery } from './lottery-town.ts';
import { clerkHome, no, type Office, press } from './office-town.ts';

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

export const screens: readonly OffersScreen[] = [
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
];
