/** The sections of the lottery's page. The keys are the actions of its addresses. */
export const sections = {
  places: 'Places',
  saisie: 'Saisie',
  bulletins: 'Bulletins',
  doublons: 'Doublons',
  tirage: 'Tirage',
  ceremonie: 'Cérémonie',
} as const;

export type SectionId = keyof typeof sections;

/** How they stand together, in the order of the work. */
export const chapters: Readonly<Record<string, readonly SectionId[]>> = {
  'Avant le forum': ['places'],
  'Les bulletins': ['saisie', 'bulletins', 'doublons'],
  'Le tirage': ['tirage', 'ceremonie'],
};

/** The section an address asks for; the places for any other word. */
export const sectionFrom = (action: string): SectionId =>
  (Object.keys(sections) as SectionId[]).find((id) => id === action) ?? 'places';

/** What a clerk of one conservatoire may open; the rest is a manager's, and the program checks again. */
export const openToClerks: readonly SectionId[] = ['places', 'saisie', 'bulletins', 'doublons'];
