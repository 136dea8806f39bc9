import { Chance } from '../../host/chance.ts';
import { writeSheet } from './csv.ts';
import { familiesIn } from './families.ts';
import type { Town } from './town.ts';

const LAST_NAMES =
  'Marchand Nguyen Robin Lefèvre Diallo Rousseau Guérin Benali Da-Silva Morel Petit Chevalier'.split(' ');
const FIRST_NAMES =
  'Lina Marius Aïcha Camille Octave Emma Noé Thuy Rachid Claire Inès Gabriel Solène Hugo'.split(' ');
const CURSUS = [
  'TRAD – Instrument',
  'TRAD – Danse classique',
  'Théâtre',
  'Arts plastiques',
  'Musiques actuelles',
];
const HEADINGS =
  'Conservatoire;N° élève;Nom;Prénom;Né(e) le;Statut;Cursus;Cours;Cycle;N° famille;Adresse;CP;Ville;Resp. 1 nom;Resp. 1 prénom;Resp. 1 courriel;Resp. 1 mobile'.split(
    ';',
  );

/** A town of any size, drawn from a seed: the settings of a real one, invented families. Nobody answers in it. */
export function inventTown(like: Town, students: number, seed: number): Town {
  const chance = new Chance(seed, students);
  const names = like.settings.conservatoires.map(({ name }) => name);
  const rows = Array.from({ length: students }, (_, index) => rowOf(index, names, chance));
  const schoolFile = writeSheet([HEADINGS, ...rows]);
  return { ...like, schoolFile, families: familiesIn(schoolFile, 'eleves.csv'), answers: [] };
}

function rowOf(index: number, conservatoires: readonly string[], chance: Chance): string[] {
  const pick = (words: readonly string[]): string => words[chance.below(words.length)] ?? '';
  const family = Math.floor(index / 1.5);
  const lastName = `${LAST_NAMES[family % LAST_NAMES.length]} ${letters(family)}`;
  const born = `${1 + chance.below(28)}/${1 + chance.below(12)}/${2009 + chance.below(9)}`;
  const student = [
    pick(conservatoires),
    `E${100_000 + index}`,
    lastName,
    pick(FIRST_NAMES),
    born.replace(/\b\d\b/g, '0$&'),
  ];
  const course = ['Inscrit', pick(CURSUS), 'Atelier', 'C1 1A'];
  const home = [
    `F${100_000 + family}`,
    `${1 + chance.below(150)} rue des Lilas`,
    '91990',
    'Valmont-sur-Orge',
  ];
  const guardian = [lastName, 'Dominique', `famille.${family}@example.org`, '06 39 98 12 34'];
  return [...student, ...course, ...home, ...guardian];
}

/** 0 → Aa, 1 → Ba… so that no two families share a name. */
function letters(number: number): string {
  const rest = Math.floor(number / 26);
  return String.fromCharCode(65 + (number % 26)) + (rest === 0 ? 'a' : letters(rest).toLowerCase());
}
