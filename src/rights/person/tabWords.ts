/** What each tab is about, for somebody who never saw the Registre. */
const words: Readonly<Record<string, string>> = {
  Journal: 'Ce qui a été fait',
  Courriels: 'Courriels envoyés',
  Lettres: 'Lettres',
  Accords: 'Accords donnés et retirés',
  Lectures: 'Lectures par l’équipe',
  Droits: 'Demandes de droits',
  Lots: 'Décisions prises par lots',
  Papiers: 'Documents établis',
  Réclamations: 'Questions et contestations',
  Propositions: 'Places proposées',
  Événements: 'Suites du tirage',
  'Cours sans limite figés': 'Cours sans limite de places',
  Participations: 'Participations au tirage',
  Bulletins: 'Bulletins',
  Tirages: 'Notes des tirages',
  État: 'Dossier de l’élève',
  Personnes: 'Identité et coordonnées',
};

/** A tab of the Registre in words. */
export const tabWords = (name: string): string => words[name] ?? name;

/** How many rows of each tab, in words and in the order they stand, for the team; tabs without any are left out. */
export function tabCounts(counts: Readonly<Record<string, number>>): [what: string, count: number][] {
  return Object.entries(counts).flatMap(([name, count]): [string, number][] =>
    count === 0 ? [] : [[name === 'Journal' ? 'Journal des actes' : tabWords(name), count]],
  );
}
