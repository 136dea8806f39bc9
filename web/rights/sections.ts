/** The sections of the page of personal data. The keys are the actions of its addresses. */
export const sections = {
  accords: 'Accords',
  acces: 'Qui voit quoi',
  notice: 'Notice et délégué',
  lectures: 'Lectures',
} as const;

export type SectionId = keyof typeof sections;

/** How they stand together. */
export const chapters: Readonly<Record<string, readonly SectionId[]>> = {
  Informer: ['notice'],
  Demander: ['accords'],
  Surveiller: ['acces', 'lectures'],
};

/** The section an address asks for; the first for any other word. */
export const sectionFrom = (action: string): SectionId =>
  (Object.keys(sections) as SectionId[]).find((id) => id === action) ?? 'acces';
