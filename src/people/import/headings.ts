/** What a heading names, whoever it concerns. */
export type Kind =
  | 'conservatoire'
  | 'number'
  | 'family'
  | 'lastName'
  | 'firstName'
  | 'birthDate'
  | 'status'
  | 'cursus'
  | 'course'
  | 'level'
  | 'adapted'
  | 'mail'
  | 'phone'
  | 'street'
  | 'postcode'
  | 'town';

/** Whom a heading concerns; a heading about nobody in particular is about the student. */
export type Whom = 'student' | 'guardian1' | 'guardian2';

/** `notKept` is known and left out on purpose (nothing here needs it); `trap` looks like another column and is not. */
type Meaning = Kind | 'notKept' | 'trap';

/** What columns are called: words without accents or capitals. */
export type Synonyms<M extends string> = readonly (readonly [M, readonly string[]])[];

/**
 * The words that name each kind of column, without accents or capitals: every word of a synonym must be in the heading.
 * The synonym with most words wins, then the first listed; among columns of one kind, the earlier synonym wins too.
 */
const SYNONYMS: Synonyms<Meaning> = [
  ['trap', ['nom prenom', 'lieu naissance', 'commune naissance', 'ville naissance', 'pays naissance']],
  ['trap', ['departement naissance', 'code naissance', 'complement adresse', 'code insee', 'code commune']],
  ['notKept', ['sexe', 'genre', 'civilite']],
  [
    'mail',
    ['courriel', 'mail', 'mel', 'email', 'courriels', 'mails', 'adresse mail', 'adresse electronique'],
  ],
  [
    'phone',
    [
      ...[
        'mobile',
        'portable',
        'gsm',
        'telephone mobile',
        'tel mobile',
        'telephone portable',
        'tel portable',
      ],
      ...['telephone', 'tel', 'phone', 'numero telephone', 'n telephone', 'num telephone', 'n tel'],
      ...['numero mobile', 'n mobile', 'numero portable', 'n portable'],
    ],
  ],
  ['birthDate', ['naissance', 'naiss', 'ne le', 'nee le', 'ddn', 'date naissance']],
  ['status', ['statut', 'etat', 'situation']],
  [
    'family',
    [
      ...[
        'numero famille',
        'n famille',
        'no famille',
        'num famille',
        'identifiant famille',
        'id famille',
        'code famille',
      ],
      ...['numero foyer', 'n foyer', 'no foyer', 'identifiant foyer', 'code foyer', 'foyer'],
    ],
  ],
  [
    'number',
    [
      ...['matricule', 'numero eleve', 'n eleve', 'no eleve', 'num eleve', 'identifiant eleve', 'id eleve'],
      ...['code eleve', 'reference eleve', 'identifiant'],
    ],
  ],
  ['conservatoire', ['conservatoire', 'etablissement', 'structure', 'ecole']],
  ['firstName', ['prenom usuel', 'prenom', 'prenoms']],
  ['lastName', ['nom usage', 'nom usuel', 'nom', 'nom famille', 'patronyme', 'nom naissance']],
  ['cursus', ['cursus']],
  ['course', ['cours', 'discipline', 'matiere', 'atelier', 'activite']],
  ['level', ['cycle', 'niveau']],
  ['adapted', ['ha', 'h a', 'cha', 'cham', 'horaires amenages', 'horaire amenage']],
  ['postcode', ['cp', 'c p', 'code postal', 'postal']],
  ['street', ['adresse', 'adresse postale', 'rue', 'voie']],
  ['town', ['commune', 'ville', 'localite']],
  ['family', ['famille']],
];

/** Words for a holder of parental authority; the heading must also say 1 or 2. */
const GUARDIAN_WORDS = new Set('responsable resp respo parent tuteur tutrice representant rl'.split(' '));

/**
 * Words saying that a heading concerns something or somebody else: without them *Nom du professeur* would be read as the
 * student's name, and the mail of whoever pays would open a child's file.
 */
const OTHER_WORDS = new Set(
  'professeur prof enseignant enseignante medecin urgence payeur financier facturation college lycee scolaire salle jour heure duree'.split(
    ' ',
  ),
);

/** The kinds that exist about a guardian. */
const ABOUT_GUARDIANS = new Set<Kind>([
  'lastName',
  'firstName',
  'mail',
  'phone',
  'street',
  'postcode',
  'town',
]);

/** One heading understood: `rank` is the place of its synonym, lower being better when two columns say the same. */
export interface Recognised {
  readonly whom: Whom;
  readonly kind: Kind;
  readonly rank: number;
  readonly words: number;
}

/**
 * Understands one heading whatever its accents, case, punctuation and order of words. `notKept` is a column known and
 * deliberately left out; `unknown` will be named in the report.
 */
export function recogniseHeading(heading: string): Recognised | 'notKept' | 'unknown' {
  const words = wordsOf(heading);
  const whom = whomOf(words);
  const { meaning, rank } = meaningOf(words, SYNONYMS);
  if (meaning === 'notKept') return meaning;
  if (whom === 'somebodyElse' || meaning === 'unknown' || meaning === 'trap') return 'unknown';
  if (whom !== 'student' && !ABOUT_GUARDIANS.has(meaning)) return 'unknown';
  return { whom, kind: meaning, rank, words: words.length };
}

/** Letters and digits part: `Resp1Nom` reads like `Resp. 1 nom`. */
export function wordsOf(heading: string): string[] {
  return heading
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/œ/g, 'oe')
    .replace(/\d+/g, ' $& ')
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '');
}

function whomOf(words: readonly string[]): Whom | 'somebodyElse' {
  if (words.some((word) => OTHER_WORDS.has(word))) return 'somebodyElse';
  if (!words.some((word) => GUARDIAN_WORDS.has(word))) return 'student';
  const figures = words.filter((word) => /^\d+$/.test(word));
  if (figures.length !== 1) return 'somebodyElse';
  if (figures[0] === '1') return 'guardian1';
  return figures[0] === '2' ? 'guardian2' : 'somebodyElse';
}

/** The synonyms of some kinds, for other files that hold them; traps come along. */
export function synonymsOf<K extends Kind>(...kinds: readonly K[]): Synonyms<K | 'trap'> {
  const isOne = (entry: (typeof SYNONYMS)[number]): entry is readonly [K | 'trap', readonly string[]] =>
    entry[0] === 'trap' || (kinds as readonly Meaning[]).includes(entry[0]);
  return SYNONYMS.filter(isOne);
}

/** What words mean by a list of synonyms; see `SYNONYMS`. */
export function meaningOf<M extends string>(
  words: readonly string[],
  synonyms: Synonyms<M>,
): { meaning: M | 'unknown'; rank: number } {
  const present = new Set(words);
  let best: { meaning: M | 'unknown'; rank: number; words: number } = {
    meaning: 'unknown',
    rank: 0,
    words: 0,
  };
  for (const [meaning, ways] of synonyms) {
    ways.forEach((way, rank) => {
      const needed = way.split(' ');
      if (needed.length > best.words && needed.every((word) => present.has(word))) {
        best = { meaning, rank, words: needed.length };
      }
    });
  }
  return best;
}
