import type { Field } from './columns.ts';
import type { Kind, Whom } from './headings.ts';
import type { ImportRefusal } from './plan.ts';
import type { RemarkKind } from './report.ts';
import type { LineProblem } from './row.ts';
import type { Doubt, Identity } from './students.ts';

const KIND_NAMES: Readonly<Record<Kind, string>> = {
  conservatoire: 'Conservatoire',
  number: 'N° élève',
  family: 'N° famille',
  lastName: 'Nom',
  firstName: 'Prénom',
  birthDate: 'Date de naissance',
  status: 'Statut',
  cursus: 'Cursus',
  course: 'Cours',
  level: 'Cycle',
  adapted: 'HA',
  mail: 'Courriel',
  phone: 'Téléphone',
  street: 'Adresse',
  postcode: 'Code postal',
  town: 'Ville',
};

const WHOM_NAMES: Readonly<Record<Whom, string>> = {
  student: '',
  guardian1: ' (responsable 1)',
  guardian2: ' (responsable 2)',
};

/** A column as the clerk knows it: *Date de naissance*, *Courriel (responsable 2)*. */
export function fieldName(field: Field): string {
  const [whom, kind] = field.split('.') as [Whom, Kind];
  return typeset(`${KIND_NAMES[kind]}${WHOM_NAMES[whom]}`);
}

type Sentence<F> = (facts: F) => string;
/** The member of a union whose `kind` may be `K`, even when that member has several kinds. */
type FactsOf<T extends { readonly kind: string }, K> = T extends unknown
  ? K extends T['kind']
    ? T
    : never
  : never;
type ByKind<T extends { readonly kind: string }> = { readonly [K in T['kind']]: Sentence<FactsOf<T, K>> };

const NOT_TAKEN = 'La ligne n’est pas importée';
const FIX = 'corrigez-la dans le logiciel de scolarité ou dans le fichier, puis importez de nouveau.';

const LINE_PROBLEMS: ByKind<LineProblem> = {
  blank: () =>
    'Ligne vide au milieu du fichier\u00a0: rien à importer. Vérifiez qu’aucun élève ne manque à cet endroit.',
  openQuote: () => `Un guillemet ouvert n’est pas refermé. ${NOT_TAKEN}\u00a0: ${FIX}`,
  noNumber: () => `Il manque le n° d’élève. ${NOT_TAKEN}\u00a0: ${FIX}`,
  noName: () => `Il manque le nom et le prénom. ${NOT_TAKEN}\u00a0: ${FIX}`,
  noBirthDate: () => `Il manque la date de naissance. ${NOT_TAKEN}\u00a0: ${FIX}`,
  noCourse: () => `Il manque le cursus ou le cours. ${NOT_TAKEN}\u00a0: ${FIX}`,
  noConservatoire: () => `Il manque le conservatoire. ${NOT_TAKEN}\u00a0: ${FIX}`,
  truncated: ({ cells, expected }) =>
    `Ligne coupée\u00a0: ${cells} cellules au lieu de ${expected}. ${NOT_TAKEN}, pour ne pas attribuer une donnée à la mauvaise colonne\u00a0: ${FIX}`,
  tooManyCells: ({ cells, expected }) =>
    `${cells} cellules au lieu de ${expected}\u00a0: une cellule contient sans doute le séparateur du fichier. ${NOT_TAKEN}, pour ne pas décaler les données\u00a0: ${FIX}`,
  tooLong: ({ field, length }) =>
    `La cellule «\u00a0${fieldName(field)}\u00a0» est beaucoup trop longue (${figure(length)} caractères). ${NOT_TAKEN}\u00a0: ${FIX}`,
  badNumber: ({ typed }) =>
    `«\u00a0${shorten(typed)}\u00a0» n’est pas un n° d’élève lisible (un tableur l’a peut-être transformé). ${NOT_TAKEN}\u00a0: ${FIX}`,
  impossibleDate: ({ typed }) =>
    `${dateTyped(typed)} n’existe pas ou ne se lit pas comme JJ/MM/AAAA. ${NOT_TAKEN}\u00a0: ${FIX}`,
  futureBirth: ({ typed }) => `${dateTyped(typed)} est dans l’avenir. ${NOT_TAKEN}\u00a0: ${FIX}`,
  unknownConservatoire: ({ typed, known }) =>
    `«\u00a0${shorten(typed)}\u00a0» n’est pas un conservatoire de la ville (${known.join(', ')}). ${NOT_TAKEN}\u00a0: ${FIX}`,
};

/** Why a line was refused, what became of it and what to do. Names nobody. */
export function problemSentence(problem: LineProblem): string {
  const say = LINE_PROBLEMS[problem.kind] as Sentence<LineProblem>;
  return typeset(say(problem));
}

/**
 * Why a line is doubtful. The only sentence that quotes a first name: the clerk has to choose between two. `isDecidable`
 * when the clerk may settle it on the page.
 */
export function doubtSentence({ row, differs, known, from }: Doubt, isDecidable: boolean): string {
  const where = from === 'register' ? 'lors d’un import précédent' : 'plus haut dans le fichier';
  const parts: Readonly<Record<Doubt['differs'][number], string>> = {
    lastName: 'un autre nom de famille',
    firstName: `un autre prénom («\u00a0${shorten(row.firstName)}\u00a0» au lieu de «\u00a0${shorten(known.firstName)}\u00a0»)`,
    birthDate: `une autre date de naissance (${frenchDate(row.birthDate)} au lieu de ${frenchDate(known.birthDate)})`,
  };
  const what = differs.map((part) => parts[part]).join(' et ');
  return typeset(
    `Le n° ${row.number}, déjà lu ${where}, porte ici ${what}. La ligne n’est pas appliquée et la première reste. ` +
      (isDecidable
        ? 'Si c’est le même élève et que le fichier dit vrai, cochez «\u00a0C’est le même élève\u00a0» avant d’importer. Sinon, corrigez la donnée fausse ou donnez à l’autre élève son propre numéro, puis importez de nouveau.'
        : 'S’il s’agit d’un autre élève, donnez-lui son propre numéro\u00a0; sinon, corrigez la donnée fausse, puis importez de nouveau.'),
  );
}

/** Who somebody is, for a clerk to tell from somebody else: *Petit Léa, date de naissance 30/06/2015*. */
export function identityWords({ lastName, firstName, birthDate }: Identity): string {
  const names = [lastName, firstName].filter((name) => name !== '').map(shorten);
  return typeset(`${names.join(' ')}, date de naissance ${frenchDate(birthDate)}`);
}

/** `count` things; `subjects` are what was counted, quoted only where they name no person. */
const REMARKS: Readonly<Record<RemarkKind, (count: number, subjects: readonly string[]) => string>> = {
  ignoredColumns: (count, names) =>
    `${plural(count, 'colonne n’est pas utilisée', 'colonnes ne sont pas utilisées')}\u00a0: ${names.map((name) => `«\u00a0${shorten(name)}\u00a0»`).join(', ')}.`,
  brokenCharacters: (count) =>
    `${plural(count, 'cellule contient', 'cellules contiennent')} des caractères abîmés («\u00a0Ã©\u00a0», «\u00a0�\u00a0»), importés tels quels. Exportez de nouveau le fichier en «\u00a0CSV UTF-8\u00a0».`,
  disagreement: (count) =>
    `${plural(count, 'élève a', 'élèves ont')} des lignes qui se contredisent (adresse, coordonnées ou responsables)\u00a0: la première est retenue. Vérifiez.`,
  homonyms: (count, numbers) =>
    `${figure(count)} numéros d’élèves (${some(numbers)}) partagent le même nom, le même prénom et la même date de naissance. Tous sont gardés\u00a0: vérifiez qu’il ne s’agit pas d’un doublon.`,
  singleName: (count, numbers) =>
    `${plural(count, 'élève n’a', 'élèves n’ont')} qu’un nom ou qu’un prénom (${some(numbers)})\u00a0: la fiche est importée ainsi. Vérifiez.`,
  nameSpellings: (count) =>
    `${plural(count, 'élève a un nom écrit', 'élèves ont un nom écrit')} de plusieurs façons (majuscules, accents, tirets, apostrophes)\u00a0: c’est le même élève, l’écriture la plus complète est gardée.`,
  namelessGuardian: (count) =>
    `${plural(count, 'élève a', 'élèves ont')} un responsable sans nom\u00a0: ses coordonnées ne sont pas importées. Complétez le nom.`,
  implausibleMail: (count) =>
    `${plural(count, 'courriel n’est pas une adresse valable', 'courriels ne sont pas des adresses valables')}\u00a0: la personne est importée sans courriel. Corrigez l’adresse.`,
  guardianWithoutMail: (count) =>
    `${plural(count, 'responsable n’a', 'responsables n’ont')} pas de courriel\u00a0: accès par lettre.`,
  sharedMail: (count) =>
    `${plural(count, 'courriel sert', 'courriels servent')} à plusieurs personnes\u00a0: chacune reçoit son propre lien personnel.`,
  capitalMail: (count) =>
    `${plural(count, 'courriel en majuscules est enregistré', 'courriels en majuscules sont enregistrés')} en minuscules.`,
  formulaCell: (count) =>
    `${plural(count, 'cellule commence', 'cellules commencent')} par =, +, - ou @\u00a0: le contenu est lu comme du texte, jamais comme une formule.`,
  rectified: (count, numbers) =>
    `${plural(count, 'élève a', 'élèves ont')} dans ce fichier une donnée qui a été rectifiée depuis, pour l’élève ou un responsable (${some(numbers)})\u00a0: la rectification est gardée. Corrigez-la dans le logiciel de scolarité.`,
  limited: (count, numbers) =>
    `${plural(count, 'élève a', 'élèves ont')} des données gelées à la demande d’une personne (${some(numbers)})\u00a0: le fichier ne les change pas.`,
  absent: (count, numbers) =>
    `${plural(count, 'élève déjà enregistré n’est', 'élèves déjà enregistrés ne sont')} pas dans ce fichier (${some(numbers)})\u00a0: aucun changement, aucun effacement.`,
};

/** One remark of the report. `subjects` are the distinct things counted, sorted. */
export function remarkSentence(kind: RemarkKind, subjects: readonly string[]): string {
  return typeset(REMARKS[kind](subjects.length, subjects));
}

const REFUSALS: ByKind<ImportRefusal> = {
  empty: () =>
    'Ce fichier ne contient aucune ligne d’élève. Exportez de nouveau la liste depuis le logiciel de scolarité.',
  notATable: () =>
    'Ce fichier n’est pas un tableau\u00a0: ses colonnes doivent être séparées par des points-virgules, des virgules ou des tabulations, et porter un titre en première ligne. Exportez la liste des élèves en CSV.',
  missingColumns: ({ missing, seen }) =>
    `Il manque ${missing.length > 1 ? 'les colonnes' : 'la colonne'} ${missing.map((name) => `«\u00a0${name}\u00a0»`).join(', ')}. Colonnes lues dans le fichier\u00a0: ${seen.map((name) => `«\u00a0${shorten(name)}\u00a0»`).join(', ')}. Rien n’est importé\u00a0: complétez l’export ou renommez la colonne, puis recommencez.`,
};

/** Why a line is refused whose student asked to be forgotten. */
export const forgottenSentence =
  'Les données de cet élève ont été effacées à la demande d’une personne\u00a0: elles ne reviennent pas pendant un an. Retirez-le du fichier, et du logiciel de scolarité.';

/** Why a whole file is refused, and what to do. */
export function refusalSentence(refusal: ImportRefusal): string {
  const say = REFUSALS[refusal.kind] as Sentence<ImportRefusal>;
  return typeset(say(refusal));
}

/** Real French spacing: no-break before double punctuation, inside guillemets and after `n°`. */
function typeset(sentence: string): string {
  return sentence.replace(/ (?=[:;?!»])|(?<=[«°]) /g, '\u00a0');
}

/** `1\u202f302`, with the narrow no-break space of French thousands. */
function figure(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, '\u202f');
}

function plural(count: number, one: string, several: string): string {
  return `${figure(count)} ${count > 1 ? several : one}`;
}

function some(numbers: readonly string[]): string {
  return numbers.length > 5 ? `${numbers.slice(0, 5).join(', ')}…` : numbers.join(', ');
}

function shorten(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}

/** A shifted line can bring a name where a date should be: only figures are quoted. */
function dateTyped(typed: string): string {
  return /^[\d/.: -]{1,20}$/.test(typed) ? `La date de naissance ${typed}` : 'La date de naissance';
}

function frenchDate(day: string): string {
  return day.split('-').reverse().join('/');
}
