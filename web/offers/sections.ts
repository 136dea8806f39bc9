/** The sections of the page of offers. The keys are the actions of its addresses. */
export const sections = {
  'an-dernier': 'Liste de l’an dernier',
  propositions: 'Propositions',
  'non-servis': 'Non servis',
  reclamations: 'Réclamations',
} as const;

export type SectionId = keyof typeof sections;

/** How they stand together, in the order of the work. */
export const chapters: Readonly<Record<string, readonly SectionId[]>> = {
  'Avant le tirage': ['an-dernier'],
  'Après le tirage': ['propositions', 'non-servis', 'reclamations'],
};

/** The section an address asks for; the offers for any other word. */
export const sectionFrom = (action: string): SectionId =>
  (Object.keys(sections) as SectionId[]).find((id) => id === action) ?? 'propositions';

/** What only a manager opens; the program checks again. */
export const forManagers: readonly SectionId[] = ['an-dernier'];
