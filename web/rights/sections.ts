/** The sections of the page of personal data. The keys are the actions of its addresses. */
export const sections = {
  personne: 'Données d’une personne',
  conservation: 'Conservation',
  acces: 'Qui voit quoi',
} as const;

export type SectionId = keyof typeof sections;

/** How they stand together. */
export const chapters: Readonly<Record<string, readonly SectionId[]>> = {
  Répondre: ['personne'],
  Garder: ['conservation'],
  Surveiller: ['acces'],
};

/** The section an address asks for; the first for any other word. */
export const sectionFrom = (action: string): SectionId =>
  (Object.keys(sections) as SectionId[]).find((id) => id === action) ?? 'acces';
