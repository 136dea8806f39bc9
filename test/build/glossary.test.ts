import { expect, test } from 'vitest';
import { identifiersOf, type Source, sourcesOf } from './sources.ts';

/** Words of the trade in French: code says the English one beside each in the design's table of names. */
const french = new Set([
  ...[
    'accuse',
    'adresse',
    'agent',
    'annee',
    'attente',
    'bulletin',
    'bulletins',
    'campagne',
    'classeur',
    'cloture',
  ],
  ...['commune', 'courriel', 'courriels', 'cours', 'demande', 'demandes', 'desistement', 'echeance'],
  ...[
    'eleve',
    'eleves',
    'etablissement',
    'famille',
    'familles',
    'foyer',
    'graine',
    'guichet',
    'inscription',
    'jauge',
  ],
  ...[
    'naissance',
    'niveau',
    'nom',
    'onglet',
    'prenom',
    'rang',
    'reglement',
    'reinscription',
    'relance',
    'reponse',
  ],
  ...['responsable', 'responsables', 'tirage', 'ville', 'voeu', 'voeux'],
]);

/** The words of a name: `newEleveNumber` is *new*, *eleve*, *number*. */
const wordsOf = (name: string): string[] =>
  name
    .replace(/([a-z0-9])(?=[A-Z])/g, '$1 ')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u);

/** A key of the line a rehearsal prints, which people read: the seed of the draw, as the minutes call it. */
const isPrinted = (path: string, name: string) => path.startsWith('rehearsal/audit/') && name === 'graine';

const foreign = (source: Source): string[] =>
  identifiersOf(source)
    .filter((name) => !isPrinted(source.path, name))
    .filter((name) => /[^\x20-\x7e]/.test(name) || wordsOf(name).some((word) => french.has(word)))
    .map((name) => `${source.path}: ${name}`);

test('names in the code are English, without accents', () => {
  expect(sourcesOf(['src', 'web', 'host', 'rehearsal', 'verify', 'tools']).flatMap(foreign)).toEqual([]);
});

test.each([
  'const demande = 1;',
  'interface Eleve {}',
  'type A = { nomDuTirage: 1 };',
  'a.prenom;',
  'class A { #voeux = 1 }',
  'const é = 1;',
])('a French name is found: %s', (text) => {
  expect(foreign({ path: 'x.ts', text })).toHaveLength(1);
});

test('French for people is left alone, and so are English words that look like it', () => {
  const text = `
    // la demande de l’élève
    const course = <p title="tirage">Votre demande, élève {'nom'}</p>;
    const agents = { prenom: 1, domain: \`ville\` };
  `;
  expect(foreign({ path: 'x.tsx', text })).toEqual([]);
});
