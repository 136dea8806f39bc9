/** The sections of the page of personal data. The keys are the actions of its addresses. */
export const sections = {
  demandes: 'Demandes de droits',
  personne: 'Données d’une personne',
  incidents: 'Violations',
  accords: 'Accords',
  conservation: 'Conservation',
  registres: 'Registres',
  traitements: 'Registre des traitements',
  notice: 'Notice et délégué',
  acces: 'Qui voit quoi',
  lectures: 'Lectures',
} as const;

export type SectionId = keyof typeof sections;

/** How they stand together, in the order of the work. */
export const chapters: Readonly<Record<string, readonly SectionId[]>> = {
  Répondre: ['demandes', 'personne', 'incidents', 'accords'],
  Garder: ['conservation'],
  Tenir: ['registres', 'traitements'],
  Informer: ['notice'],
  Surveiller: ['acces', 'lectures'],
};

/** The section an address asks for; the first for any other word. */
export const sectionFrom = (action: string): SectionId =>
  (Object.keys(sections) as SectionId[]).find((id) => id === action) ?? 'demandes';
