import type { Page } from 'playwright-core';
import type { DocumentCard, StudentCard } from '../../src/calls/family.ts';
import { demandLabels, kindsFor } from '../../src/requests/demands.ts';
import { bootOf, campaign, createTown, ismael, lea, no, type Town } from './family-town.ts';

/** One screen of the family's page: how it is reached, and what its title must say. */
export interface ShownScreen {
  readonly name: string;
  readonly title: string;
  readonly town?: () => Town;
  readonly boot?: unknown;
  readonly reach?: (page: Page) => Promise<void>;
}

const nb = '\u00a0';
const school = 'Conservatoire Nadia-et-Lili-Boulanger';
const about = `Réinscription de Léa – ${school}`;
const signInTitle = 'Se connecter – Réinscription au conservatoire – Valmont';

const lostTitle = 'Retrouver son accès – Réinscription au conservatoire – Valmont';

export const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).click();

const toDecision = (page: Page) => press(page, 'Répondre pour Léa');

const toLostAccess = (page: Page) => press(page, 'J’ai perdu mon lien ou mon code');

export async function toCoordinates(page: Page): Promise<void> {
  await toDecision(page);
  await press(page, /^Je souhaite réinscrire/);
}

export async function toDocuments(page: Page): Promise<void> {
  await toCoordinates(page);
  await press(page, 'Continuer');
}

export async function toCourses(page: Page): Promise<void> {
  await toDocuments(page);
  await press(page, 'Continuer');
}

export async function toRecap(page: Page): Promise<void> {
  await toCourses(page);
  await page.getByLabel('Traditionnel instrument').check();
  await press(page, 'Continuer');
  await page.getByLabel(/conditions d’utilisation/).waitFor();
}

/** Ticks every demand that is offered, and writes something in each. */
export async function askEverything(page: Page): Promise<void> {
  for (const kind of kindsFor(lea.enrolments)) await page.getByLabel(demandLabels[kind]).check();
  await page.getByLabel('Ce qui s’arrête').fill('l’alto');
  await page.getByLabel('Ce que vous souhaitez à la place').fill('le violon, avec le même professeur');
  await page.getByLabel('Ce que vous souhaitez ajouter').fill('la danse jazz');
  await page.getByLabel('Où souhaitez-vous entrer').fill('orchestre symphonique');
  await page.getByLabel('Que souhaitez-vous quitter').fill('chœur');
  await page.getByLabel('Votre demande en danse').fill('Passer au cours du samedi.');
  await page.getByLabel('Votre précision').fill('Léa finit l’école à 17\u00a0h\u00a030.');
}

export async function toTheatre(page: Page): Promise<void> {
  await press(page, 'Répondre pour Ismaël');
  await press(page, /^Je souhaite réinscrire/);
  await press(page, 'Continuer');
  await press(page, 'Continuer');
  await page.getByLabel('Théâtre').check();
}

export async function toSend(page: Page): Promise<void> {
  await toRecap(page);
  await acceptAndSend(page);
}

export async function acceptAndSend(page: Page): Promise<void> {
  await page.getByLabel(/conditions d’utilisation/).check();
  await page.getByLabel(/données personnelles/).check();
  await press(page, /^Envoyer ma/);
}

async function toDeclineRecap(page: Page): Promise<void> {
  await toDecision(page);
  await press(page, /^Je ne souhaite pas/);
  await page.getByLabel(/conditions d’utilisation/).waitFor();
}

async function clearAddress(page: Page): Promise<void> {
  await toCoordinates(page);
  await page.getByLabel('Une autre adresse').check();
  for (const label of ['Numéro et rue', 'Commune']) await page.getByLabel(label).first().fill('');
  await page.getByLabel('Courriel').fill('berenice@gmial.com@');
  await press(page, 'Continuer');
}

async function read(page: Page, button: string): Promise<void> {
  await press(page, button);
  await page.getByText('VAL-2026-0042').waitFor();
}

/** A town where the request for Léa is already sent. */
export function sentTown(part: Partial<typeof lea> = {}): Town {
  const request = {
    receipt: 'VAL-2026-0042',
    answer: {
      decision: 'reEnrol',
      coordinates: { address: lea.address, phone: '06 39 98 12 34', mail: 'berenice.marchand@example.org' },
      studentAddress: { street: '3 quai des Brumes', postcode: '99100', town: 'Valmont' },
      keep: ['Traditionnel instrument'],
      stop: ['Traditionnel danse classique'],
      partial: [],
      demands: [{ kind: 'other', text: 'Léa souhaite arrêter la danse.' }],
      accepts: { terms: '2026-1', notice: '2026-1' },
    },
    author: 'Mme Bérénice Marchand',
    firstSentAt: `mardi 12${nb}mai 2026 à${nb}18${nb}h${nb}42`,
    lastSentAt: `mercredi 13${nb}mai 2026 à${nb}8${nb}h`,
    changes: 1,
  } satisfies StudentCard['request'];
  const sentence = 'Demande de réinscription modifiée, en attente de validation.';
  return createTown([{ ...lea, status: 'changed', sentence, may: 'change', request, ...part }, ismael]);
}

const amendmentTitle = 'Les conditions d’utilisation ont changé – Valmont';

/** The same, once an amendment was published: Mme Marchand is asked for Léa. */
export const amendedTown = (): Town => sentTown({ amended: 'asked' });

const toChanges = (page: Page) => page.getByText('Ajouté').first().waitFor();

export async function refuseAmendment(page: Page): Promise<void> {
  await press(page, 'Je refuse');
  await press(page, 'Je refuse et je cesse de participer');
}

export const fees: NonNullable<Town['fees']> = {
  version: '2026-1',
  documents: [
    { title: 'Tarifs', address: 'https://www.valmont.example.org/tarifs', text: '' },
    {
      title: 'Règlement intérieur',
      address: '',
      text: 'Les cours sont obligatoires.\n\nPrévenez de toute absence.',
    },
  ],
};

const otherGuardian = {
  may: 'read',
  disagreement: { kind: 'possible' },
  why: `Cette demande a été faite par Mme Bérénice Marchand le mardi 12${nb}mai 2026. Vous pouvez la consulter.`,
} as const;

const given = {
  name: 'facture edf.pdf',
  size: `43${nb}Ko`,
  at: `lundi 11${nb}mai 2026 à${nb}10${nb}h${nb}05`,
};

/** One of each state a family meets. */
const givenDocuments: StudentCard['documents'] = [
  {
    ...(lea.documents[0] as DocumentCard),
    state: 'received',
    sentence: `Reçue le lundi 11${nb}mai 2026 à${nb}10${nb}h${nb}05`,
    files: [{ key: 'cle-du-premier-fichier', ...given }],
    others: [`Un fichier envoyé par M. Paul Lefèvre le lundi 11${nb}mai 2026 à${nb}9${nb}h.`],
  },
  {
    ...(lea.documents[0] as DocumentCard),
    id: 'taxNotice',
    label: 'Avis d’imposition 2026 sur les revenus 2025',
    hint: '',
    state: 'refused',
    sentence: `Refusée${nb}: la deuxième page manque.`,
    files: [{ key: 'cle-du-second-fichier', ...given, name: 'avis.pdf' }],
  },
  lea.documents[1] as DocumentCard,
  {
    ...(lea.documents[1] as DocumentCard),
    id: 'medicalCertificate',
    label: `Certificat médical de moins de 3${nb}mois`,
    state: 'seen',
    sentence: `Vue, valable jusqu’au lundi 10${nb}août 2026`,
  },
];

/** Gives the document one of the sample files. */
export async function chooseFor(page: Page, label: string, ...names: string[]): Promise<void> {
  const paths = names.map((name) => new URL(`../../examples/pieces/${name}`, import.meta.url).pathname);
  await page
    .getByLabel(new RegExp(`(Choisir|Ajouter) un fichier ou une photo.*${label}`))
    .setInputFiles(paths);
}

function interrupted(...[name, ...what]: Parameters<Town['interrupt']>): () => Town {
  return () => {
    const town = createTown([lea, ismael]);
    town.interrupt(name, ...what);
    return town;
  };
}

const tooLate = no({
  kind: 'tooLate',
  message: 'La période est close depuis 15\u00a0h. Votre demande n’est pas enregistrée.',
});

export const screens: readonly ShownScreen[] = [
  { name: 'sign-in', title: signInTitle, boot: bootOf({ access: '' }) },
  {
    name: 'sign-in-errors',
    title: `Erreur${nb}: ${signInTitle}`,
    boot: bootOf({ access: '' }),
    reach: (page) => press(page, 'Me connecter'),
  },
  {
    name: 'sign-in-refused',
    title: `Erreur${nb}: ${signInTitle}`,
    town: interrupted('family.open', no({ kind: 'unknownAccess', message: 'Ce lien n’est plus valable.' })),
  },
  { name: 'amendment', title: amendmentTitle, town: amendedTown, reach: toChanges },
  {
    name: 'amendment-errors',
    title: `Erreur${nb}: ${amendmentTitle}`,
    town: amendedTown,
    reach: (page) => press(page, 'J’accepte'),
  },
  {
    name: 'amendment-refusing',
    title: 'Refuser – Valmont',
    town: amendedTown,
    reach: (page) => press(page, 'Je refuse'),
  },
  {
    name: 'amendment-refused',
    title: 'Participation cessée – Valmont',
    town: amendedTown,
    reach: refuseAmendment,
  },
  {
    name: 'amendment-accepted',
    title: 'Conditions acceptées – Valmont',
    town: amendedTown,
    reach: async (page) => {
      await page.getByLabel(/^J’ai lu et j’accepte/).check();
      await press(page, 'J’accepte');
    },
  },
  {
    name: 'home-amended',
    title: 'Vos enfants – Réinscription 2026\u20112027 – Valmont',
    town: amendedTown,
    reach: (page) => press(page, 'Répondre plus tard'),
  },
  {
    name: 'home-withdrawn',
    title: 'Vos enfants – Réinscription 2026\u20112027 – Valmont',
    town: amendedTown,
    reach: async (page) => {
      await refuseAmendment(page);
      await press(page, 'Retour à mes enfants');
    },
  },
  {
    name: 'recap-fees',
    title: `Étape 4 sur 5${nb}: Récapitulatif – ${about}`,
    town: () => {
      const town = createTown([lea, ismael]);
      town.fees = fees;
      return town;
    },
    reach: async (page) => {
      await toRecap(page);
      await page.getByText('Lire : Règlement intérieur').click();
    },
  },
  { name: 'lost-access', title: lostTitle, boot: bootOf({ access: '' }), reach: toLostAccess },
  {
    name: 'lost-access-errors',
    title: `Erreur${nb}: ${lostTitle}`,
    boot: bootOf({ access: '' }),
    reach: async (page) => {
      await toLostAccess(page);
      await press(page, 'Recevoir un lien');
    },
  },
  {
    name: 'lost-access-sent',
    title: lostTitle,
    boot: bootOf({ access: '' }),
    reach: async (page) => {
      await toLostAccess(page);
      await page.getByLabel('Identifiant').fill('P12');
      await page.getByLabel('Courriel').fill('berenice.marchand@example.org');
      await press(page, 'Recevoir un lien');
      await page.getByText('Votre demande de lien est reçue').waitFor();
    },
  },
  {
    name: 'found-access',
    title: 'Votre accès – Réinscription au conservatoire – Valmont',
    boot: bootOf({ access: `P12.1778486400000.${'0'.repeat(40)}` }),
    reach: (page) => page.getByText('7F3KQ').waitFor(),
  },
  {
    name: 'before',
    title: signInTitle,
    boot: bootOf({ access: '', campaign: { ...campaign, state: 'before' } }),
  },
  {
    name: 'closed',
    title: signInTitle,
    boot: bootOf({ access: '', campaign: { ...campaign, state: 'closed' } }),
  },
  {
    name: 'suspended',
    title: signInTitle,
    boot: bootOf({
      access: '',
      campaign: {
        ...campaign,
        state: 'suspended',
        since: `mercredi 20${nb}mai 2026 à${nb}9${nb}h`,
        reason: 'Une panne du réseau de la mairie empêche de recevoir les demandes.',
      },
    }),
  },
  { name: 'not-set-up', title: 'Réinscription au conservatoire – Valmont', boot: bootOf({ campaign: null }) },
  {
    name: 'opening-lost',
    title: 'Réinscription au conservatoire – Valmont',
    town: interrupted('family.open', 'fails', 'hangs'),
    reach: (page) => page.getByText('Connexion perdue').waitFor(),
  },
  { name: 'home', title: 'Vos enfants – Réinscription 2026\u20112027 – Valmont' },
  {
    name: 'home-closed',
    title: 'Vos enfants – Réinscription 2026\u20112027 – Valmont',
    town: () => {
      const town = sentTown({
        may: 'read',
        why: 'Les demandes sont closes. Vous pouvez consulter cette page.',
      });
      town.campaign = { ...campaign, state: 'closed' };
      return town;
    },
  },
  { name: 'decision', title: `Décision – ${about}`, reach: toDecision },
  { name: 'coordinates', title: `Étape 1 sur 5${nb}: Coordonnées – ${about}`, reach: toCoordinates },
  {
    name: 'coordinates-errors',
    title: `Erreur${nb}: Étape 1 sur 5${nb}: Coordonnées – ${about}`,
    reach: clearAddress,
  },
  { name: 'documents', title: `Étape 2 sur 5${nb}: Pièces – ${about}`, reach: toDocuments },
  {
    name: 'documents-given',
    title: `Étape 2 sur 5${nb}: Pièces – ${about}`,
    town: () => {
      const valmont = createTown([{ ...lea, documents: givenDocuments }, ismael]);
      valmont.interrupt('family.upload', 'hangs');
      return valmont;
    },
    reach: async (page) => {
      await toDocuments(page);
      await chooseFor(page, 'Photo d’identité', 'photo-identite.jpg');
      await page.getByText('Nous envoyons le fichier…').waitFor();
    },
  },
  {
    name: 'documents-refused',
    title: `Étape 2 sur 5${nb}: Pièces – ${about}`,
    reach: async (page) => {
      await toDocuments(page);
      await chooseFor(page, 'Photo d’identité', 'menteur.pdf');
      await page.getByText('Ce fichier n’est ni un PDF').waitFor();
    },
  },
  {
    name: 'documents-after',
    title: `Pièces de Léa – ${about}`,
    town: () => sentTown({ documents: givenDocuments }),
    reach: (page) => press(page, 'Pièces de Léa'),
  },
  { name: 'courses', title: `Étape 3 sur 5${nb}: Cours – ${about}`, reach: toCourses },
  {
    name: 'courses-empty',
    title: `Erreur${nb}: Étape 3 sur 5${nb}: Cours – ${about}`,
    reach: async (page) => {
      await toCourses(page);
      await press(page, 'Continuer');
    },
  },
  {
    name: 'courses-asked',
    title: `Étape 3 sur 5${nb}: Cours – ${about}`,
    reach: async (page) => {
      await toCourses(page);
      await page.getByLabel('Traditionnel instrument').check();
      await askEverything(page);
    },
  },
  {
    name: 'courses-errors',
    title: `Erreur${nb}: Étape 3 sur 5${nb}: Cours – ${about}`,
    reach: async (page) => {
      await toCourses(page);
      await page.getByLabel(demandLabels.change).check();
      await page.getByLabel(demandLabels.other).check();
      await page.getByLabel('Votre précision').fill('Léa '.repeat(600));
      await press(page, 'Continuer');
    },
  },
  {
    name: 'courses-partial',
    title: `Étape 3 sur 5${nb}: Cours – Réinscription d’Ismaël – ${school}`,
    reach: async (page) => {
      await toTheatre(page);
      await page.getByLabel('Voix et corps').uncheck();
    },
  },
  {
    name: 'courses-partial-errors',
    title: `Erreur${nb}: Étape 3 sur 5${nb}: Cours – Réinscription d’Ismaël – ${school}`,
    reach: async (page) => {
      await toTheatre(page);
      for (const course of ['Art dramatique', 'Voix et corps']) await page.getByLabel(course).uncheck();
      await press(page, 'Continuer');
    },
  },
  {
    name: 'recap-asked',
    title: `Étape 4 sur 5${nb}: Récapitulatif – ${about}`,
    reach: async (page) => {
      await toCourses(page);
      await page.getByLabel('Traditionnel instrument').check();
      await askEverything(page);
      await press(page, 'Continuer');
      await page.getByLabel(/conditions d’utilisation/).waitFor();
    },
  },
  { name: 'recap', title: `Étape 4 sur 5${nb}: Récapitulatif – ${about}`, reach: toRecap },
  {
    name: 'recap-errors',
    title: `Erreur${nb}: Étape 4 sur 5${nb}: Récapitulatif – ${about}`,
    reach: async (page) => {
      await toRecap(page);
      await page.getByText('Lire : Conditions d’utilisation').click();
      await press(page, 'Envoyer ma demande');
    },
  },
  { name: 'recap-decline', title: `Étape 1 sur 2${nb}: Récapitulatif – ${about}`, reach: toDeclineRecap },
  {
    name: 'sending',
    title: `Étape 5 sur 5${nb}: Envoi – ${about}`,
    town: interrupted('family.send', 'hangs'),
    reach: toSend,
  },
  {
    name: 'sending-busy',
    title: `Étape 5 sur 5${nb}: Envoi – ${about}`,
    town: interrupted(
      'family.send',
      no({ kind: 'busy', message: 'Beaucoup de monde.', arrival: 'a1' }),
      'hangs',
    ),
    reach: async (page) => {
      await toSend(page);
      await page.getByText('Beaucoup de monde').waitFor();
    },
  },
  {
    name: 'sending-lost',
    title: `Étape 5 sur 5${nb}: Envoi – ${about}`,
    town: interrupted('family.send', 'fails', 'hangs'),
    reach: async (page) => {
      await toSend(page);
      await page.getByText('Connexion perdue').waitFor();
    },
  },
  {
    name: 'refused',
    title: `Erreur${nb}: Pas envoyée – ${about}`,
    town: interrupted('family.send', tooLate),
    reach: async (page) => {
      await toSend(page);
      await page.getByText('La période est close').waitFor();
    },
  },
  {
    name: 'receipt',
    title: `Étape 5 sur 5${nb}: Envoi – ${about}`,
    reach: async (page) => {
      await toSend(page);
      await page.getByText('VAL-2026-0042').waitFor();
    },
  },
  {
    name: 'receipt-decline',
    title: `Étape 2 sur 2${nb}: Envoi – ${about}`,
    reach: async (page) => {
      await toDeclineRecap(page);
      await acceptAndSend(page);
      await page.getByText('VAL-2026-0042').waitFor();
    },
  },
  {
    name: 'reading',
    title: `Demande envoyée – ${about}`,
    town: sentTown,
    reach: (page) => read(page, 'Consulter ou modifier pour Léa'),
  },
  {
    name: 'reading-other',
    title: `Demande envoyée – ${about}`,
    town: () => sentTown(otherGuardian),
    reach: (page) => read(page, 'Consulter pour Léa'),
  },
  {
    name: 'reading-disagree',
    title: `Demande envoyée – ${about}`,
    town: () => sentTown(otherGuardian),
    reach: async (page) => {
      await read(page, 'Consulter pour Léa');
      await press(page, 'Signaler un désaccord');
    },
  },
  {
    name: 'reading-disagreed',
    title: `Demande envoyée – ${about}`,
    town: () => sentTown(otherGuardian),
    reach: async (page) => {
      await read(page, 'Consulter pour Léa');
      await press(page, 'Signaler un désaccord');
      await page.getByLabel('Sur quoi n’êtes-vous pas d’accord').fill('Léa veut garder la danse.');
      await press(page, 'Signaler ce désaccord');
      await page.getByText('Désaccord signalé le').waitFor();
    },
  },
  {
    name: 'child-agree',
    title: `L’accès personnel d’Ismaël – Réinscription d’Ismaël – ${school}`,
    reach: (page) => press(page, 'L’accès personnel d’Ismaël'),
  },
  {
    name: 'child-codes',
    title: `L’accès personnel d’Ismaël – Réinscription d’Ismaël – ${school}`,
    reach: async (page) => {
      await press(page, 'L’accès personnel d’Ismaël');
      await press(page, /^J’accepte/);
      await page.getByText('7F3KQ').waitFor();
    },
  },
  {
    name: 'child-withdrawn',
    title: `L’accès personnel d’Ismaël – Réinscription d’Ismaël – ${school}`,
    reach: async (page) => {
      await press(page, 'L’accès personnel d’Ismaël');
      await press(page, /^J’accepte/);
      await press(page, 'Retirer mon accord');
      await page.getByText('il faut votre accord').waitFor();
    },
  },
];

export const townOf = (screen: ShownScreen): Town => screen.town?.() ?? createTown([lea, ismael]);
