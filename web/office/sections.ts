/** The sections of the office. The keys are the actions of the menu's addresses. */
export const sections = {
  '': 'Accueil',
  aujourdhui: 'Aujourd’hui',
  controles: 'Contrôles',
  ville: 'Ville',
  textes: 'Textes',
  conditions: 'Conditions',
  classeurs: 'Classeurs',
  equipe: 'Équipe',
  import: 'Élèves',
  invitations: 'Invitations',
  lettres: 'Lettres',
  relances: 'Relances',
  message: 'Message',
  guichet: 'Guichet',
  decisions: 'Décisions',
  campagne: 'Campagne',
  'mise-a-jour': 'Onglets',
  verification: 'Vérification',
} as const;

export type SectionId = keyof typeof sections;

/** How they stand together, in the order of the work. */
export const chapters: Readonly<Record<string, readonly SectionId[]>> = {
  'Où en est-on': ['', 'aujourdhui', 'controles'],
  Demandes: ['guichet', 'decisions'],
  Écrire: ['invitations', 'lettres', 'relances', 'message'],
  Préparer: ['ville', 'textes', 'conditions', 'classeurs', 'equipe', 'import'],
  Conduire: ['campagne', 'mise-a-jour', 'verification'],
};

/** The section an address asks for; the home for any other word. */
export const sectionFrom = (action: string): SectionId =>
  (Object.keys(sections) as SectionId[]).find((id) => id === action) ?? '';

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
