import type { Page } from 'playwright-core';
import { clerkHome, createOffice, no, type Office, press } from './office-town.ts';
import { createRights } from './rights-town.ts';

/** One screen of the page of personal data: how it is reached, and what its title must say. */
export interface RightsScreen {
  readonly name: string;
  readonly title: string;
  readonly section?: string;
  readonly office?: () => Office;
  readonly reach?: (page: Page) => Promise<void>;
}

const at = (heading: string): string => `${heading} – Bureau Da Capo – Brézolles`;
const wrong = (title: string): string => `Erreur\u00a0: ${title}`;

const toAnswer = async (page: Page) => {
  await press(page, 'D0003 Accès');
  await press(page, 'Répondre…');
};

const toPreview = async (page: Page) => {
  await toAnswer(page);
  await page.getByLabel('Fait en partie').check();
  await page.getByLabel('Motif du refus').selectOption('needed');
  await press(page, 'Voir la réponse…');
};

const toNew = (page: Page) => press(page, 'Enregistrer une demande…');

const find = async (page: Page, words: string) => {
  await page.getByLabel(/^Chercher la personne/).fill(words);
  await press(page, 'Chercher');
};

export const fillRequest = async (page: Page) => {
  await page.getByLabel('Ce qui est demandé').selectOption('access');
  await page.getByLabel(/^Demande, dans les mots/).fill('Je veux tout savoir.');
  await page.getByLabel('Oui').check();
  await page.getByLabel('Nom et prénom').fill('Nora Petit');
  await page.getByLabel('La personne elle-même').check();
  await page.getByLabel(/^Courriel pour la réponse/).fill('nora@example.org');
  await page.getByLabel('Déjà connue du service').check();
};

export const screens: readonly RightsScreen[] = [
  { name: 'requests', title: at('Demandes de droits') },
  {
    name: 'no requests',
    title: at('Demandes de droits'),
    office: () => createRights({ 'office.rightsRequests': () => ({ requests: [] }) }),
  },
  {
    name: 'requests refused',
    title: wrong(at('Demandes de droits')),
    office: () => {
      const office = createRights();
      office.interrupt(
        'office.rightsRequests',
        no({ kind: 'notSetUp', message: 'Réglez d’abord la ville.' }),
      );
      return office;
    },
    reach: async (page) => {
      await page.getByText('Réglez d’abord la ville.').waitFor();
    },
  },
  { name: 'clerk', title: at('Demandes de droits'), office: () => createOffice(clerkHome) },
  {
    name: 'new, nothing written',
    title: wrong(at('Enregistrer une demande')),
    reach: async (page) => {
      await toNew(page);
      await press(page, 'Enregistrer la demande');
    },
  },
  {
    name: 'new, namesakes',
    title: at('Enregistrer une demande'),
    reach: async (page) => {
      await toNew(page);
      await find(page, 'vidal');
      await page
        .getByLabel(/^Élise Vidal/)
        .first()
        .check();
      await page.getByLabel(/^J’ai comparé/).waitFor();
    },
  },
  {
    name: 'new, nobody',
    title: at('Enregistrer une demande'),
    reach: async (page) => {
      await toNew(page);
      await find(page, 'personne');
      await page.getByText('Personne n’est connu sous ces mots.').waitFor();
    },
  },
  {
    name: 'recorded',
    title: at('Demandes de droits'),
    reach: async (page) => {
      await toNew(page);
      await fillRequest(page);
      await press(page, 'Enregistrer la demande');
      await page.getByText('Demande D0005 enregistrée, accusé de réception envoyé').waitFor();
    },
  },
  {
    name: 'refused by the program',
    title: wrong(at('Enregistrer une demande')),
    office: () => {
      const office = createRights();
      const message = 'Rien n’est enregistré. Une autre fiche porte le même nom.';
      office.interrupt(
        'office.recordRightsRequest',
        no({ kind: 'invalid', message, fields: [{ field: 'refs', message }] }),
      );
      return office;
    },
    reach: async (page) => {
      await toNew(page);
      await fillRequest(page);
      await press(page, 'Enregistrer la demande');
    },
  },
  { name: 'file', title: at('Demande D0003\u00a0: Accès'), reach: (page) => press(page, 'D0003 Accès') },
  {
    name: 'stranger',
    title: at('Demande D0002\u00a0: Effacement'),
    reach: (page) => press(page, 'D0002 Effacement'),
  },
  {
    name: 'identity',
    title: at('Demande D0004\u00a0: Données d’un enfant sans accord'),
    reach: (page) => press(page, /^D0004/),
  },
  {
    name: 'answered',
    title: at('Demande D0001\u00a0: Réclamation écrite'),
    reach: (page) => press(page, /^D0001/),
  },
  {
    name: 'extend',
    title: wrong(at('Prolonger le délai de D0003')),
    reach: async (page) => {
      await press(page, 'D0003 Accès');
      await press(page, 'Prolonger le délai…');
      await press(page, 'Prolonger et prévenir');
    },
  },
  {
    name: 'extended',
    title: at('Demande D0003\u00a0: Accès'),
    reach: async (page) => {
      await press(page, 'D0003 Accès');
      await press(page, 'Prolonger le délai…');
      await page.getByLabel(/^Motif/).fill('Les archives sont loin.');
      await press(page, 'Prolonger et prévenir');
      await page.getByText('Délai prolongé, courriel envoyé').waitFor();
    },
  },
  {
    name: 'answer',
    title: wrong(at('Répondre à D0003')),
    reach: async (page) => {
      await toAnswer(page);
      await press(page, 'Voir la réponse…');
    },
  },
  { name: 'answer, preview', title: at('Envoyer la réponse à D0003\u202f?'), reach: toPreview },
  {
    name: 'answer, sent',
    title: at('Demande D0003\u00a0: Accès'),
    reach: async (page) => {
      await toPreview(page);
      await press(page, 'Envoyer la réponse');
      await page.getByText('Réponse envoyée').waitFor();
    },
  },
  { name: 'breaches', section: 'incidents', title: at('Violations de données') },
  {
    name: 'no breaches',
    section: 'incidents',
    title: at('Violations de données'),
    office: () => createRights({ 'office.breaches': () => ({ breaches: [] }) }),
  },
  {
    name: 'breach',
    section: 'incidents',
    title: at('Violation V0002'),
    reach: (page) => press(page, /^V0002/),
  },
  {
    name: 'breach, added to',
    section: 'incidents',
    title: wrong(at('Compléter V0002')),
    reach: async (page) => {
      await press(page, /^V0002/);
      await press(page, 'Compléter…');
      await page.getByLabel(/^Personnes concernées/).fill('quarante');
      await press(page, 'Ajouter');
    },
  },
  {
    name: 'breach, new',
    section: 'incidents',
    title: wrong(at('Enregistrer une violation')),
    reach: async (page) => {
      await press(page, 'Enregistrer une violation…');
      await press(page, 'Enregistrer la violation');
    },
  },
  { name: 'registers', section: 'registres', title: at('Registres') },
  { name: 'processing', section: 'traitements', title: at('Registre des traitements') },
  {
    name: 'processing, document',
    section: 'traitements',
    title: at('Registre des traitements'),
    reach: async (page) => {
      await press(page, 'En faire un document');
      await page.getByText('Le document est prêt').waitFor();
    },
  },
];
