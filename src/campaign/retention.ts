import { type Bounds, boundsFault } from './retentionMonths.ts';
import { kept } from './settings.ts';

export { durationWords } from './retentionMonths.ts';

/** What is kept for so long: one line of the table, and one of what a purge removes. */
export type Category = keyof typeof categories;

/** One line as it is written from the sources: the town may choose within its bounds. */
interface Kind extends Bounds {
  /** What is in it, for whoever asks. */
  readonly what: string;
  /** When the months begin, in words. */
  readonly from: string;
  readonly months: number;
  /** Why so long: an article, or the town's own choice. */
  readonly source: string;
}

const tenYears = 120;
const ownChoice = 'Choix de la ville, à revoir avec les archives';

/**
 * How long data are kept, category by category (CNS-006, IVR-084; délibération CNIL n° 2021-122 for logs). Nothing is
 * destroyed without the visa of the archives (Code du patrimoine, L. 212-2): the months say when it may be asked for.
 */
export const categories = {
  students: {
    label: 'Élèves et responsables',
    what: 'Identité, coordonnées, cursus, demandes de réinscription et décisions',
    from: 'la fin de la scolarité',
    months: 60,
    least: 12,
    most: tenYears,
    source: 'Durée du service, puis prescription de cinq ans (article\u00a02224 du code civil)',
  },
  documents: {
    label: 'Pièces données par les familles',
    what: 'Justificatifs de domicile, avis d’imposition, photos. Un document de santé est effacé dès qu’il est vu',
    from: 'la fin de l’année scolaire demandée',
    months: 12,
    least: 1,
    most: 60,
    source: ownChoice,
  },
  drafts: {
    label: 'Brouillons jamais envoyés',
    what: 'Ce qu’une famille a commencé d’écrire',
    from: 'la dernière écriture',
    months: 6,
    least: 1,
    most: 12,
    source: ownChoice,
  },
  letters: {
    label: 'Lettres imprimées',
    what: 'Les documents à imprimer, avec adresse et code',
    from: 'l’impression',
    months: 12,
    least: 1,
    most: 24,
    source: ownChoice,
  },
  mails: {
    label: 'Courriels du service',
    what: 'Adresse, sujet et faits de chaque courriel en file ou envoyé',
    from: 'l’envoi',
    months: 12,
    least: 6,
    most: 36,
    source: 'Choix de la ville, sur le modèle des données de connexion',
  },
  ballots: {
    label: 'Bulletins du tirage, sans accord pour l’année suivante',
    what: 'Identité, coordonnées, vœux, consentements, propositions, appels, réclamations',
    from: 'le tirage',
    months: 12,
    least: 12,
    most: 24,
    source: 'Règlement du tirage, article\u00a07\u00a0: un an au moins',
  },
  ballotsNextYear: {
    label: 'Bulletins du tirage, avec accord pour l’année suivante',
    what: 'Les mêmes données, et la liste de l’an dernier',
    from: 'le tirage',
    months: 24,
    least: 12,
    most: 24,
    source: 'Règlement du tirage, article\u00a07\u00a0: deux ans au plus',
  },
  minutes: {
    label: 'Procès-verbaux du tirage',
    what: 'Les éditions avec les noms, leurs annexes, le nom des présents et de qui les a consultées',
    from: 'le tirage',
    months: 24,
    least: 12,
    most: 24,
    source: 'Règlement du tirage, article\u00a07\u00a0: deux ans au plus',
  },
  acts: {
    label: 'Journal des actes',
    what: 'Le contenu de chaque acte. Sa date, son objet et son numéro restent, sans nom',
    from: 'l’acte',
    months: 36,
    least: 12,
    most: 60,
    source:
      'Traces d’une décision\u00a0: trois ans au plus, pour un contrôle interne (CNIL, délibération n°\u00a02021-122)',
  },
  reads: {
    label: 'Journal des lectures',
    what: 'Qui a lu ou exporté des données sensibles',
    from: 'la lecture',
    months: 12,
    least: 6,
    most: 12,
    source: 'Données de connexion\u00a0: six mois à un an (CNIL, délibération n°\u00a02021-122)',
  },
  rights: {
    label: 'Demandes de droits et réclamations',
    what: 'Les demandes, leurs réponses et les réclamations écrites',
    from: 'la réponse',
    months: 60,
    least: 12,
    most: 60,
    source: 'Prescription de cinq ans (article\u00a02224 du code civil)',
  },
} as const satisfies Readonly<Record<string, Kind>>;

export interface RetentionLine extends Kind {
  readonly category: Category;
  /** As the town chose, or as the sources say. */
  readonly months: number;
}

export const retentionMemory = 'conservation';

/** What the town chose, in months; what it did not choose is as the sources say. */
export type ChosenMonths = Partial<Readonly<Record<Category, number>>>;

/** The whole table, in its order. */
export function retentionTable(memory: Readonly<Record<string, string>>): RetentionLine[] {
  const chosen = kept<ChosenMonths>(memory[retentionMemory]) ?? {};
  return (Object.keys(categories) as Category[]).map((category) => ({
    ...categories[category],
    category,
    months: chosen[category] ?? categories[category].months,
  }));
}

/** Why so many months cannot be chosen for a category, or nothing: whole months, within what the sources allow. */
export function monthsFault(category: Category, months: number): string | null {
  return boundsFault(categories[category], months);
}
