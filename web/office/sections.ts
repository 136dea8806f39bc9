/** The sections of the office, in the order of the work. The keys are the actions of the menu's addresses. */
export const sections = {
  '': 'Accueil',
  aujourdhui: 'Aujourd’hui',
  controles: 'Contrôles',
  ville: 'Ville',
  textes: 'Textes',
  conditions: 'Conditions',
  classeurs: 'Classeurs',
  import: 'Élèves',
  equipe: 'Équipe',
  invitations: 'Invitations',
  lettres: 'Lettres',
  guichet: 'Guichet',
  decisions: 'Décisions',
  relances: 'Relances',
  message: 'Message',
  campagne: 'Campagne',
  'mise-a-jour': 'Onglets',
  verification: 'Vérification',
} as const;

export type SectionId = keyof typeof sections;

export const sectionIds = Object.keys(sections) as SectionId[];

/** The section an address asks for; the home for any other word. */
export const sectionFrom = (action: string): SectionId => sectionIds.find((id) => id === action) ?? '';

/** What a clerk of one conservatoire may open; the rest is a manager's, and the program checks again. */
export const openToClerks: readonly SectionId[] = [
  '',
  'aujourdhui',
  'controles',
  'lettres',
  'guichet',
  'decisions',
  'mise-a-jour',
];
