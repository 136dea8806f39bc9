/** Letters that no decomposition splits into a base letter and an accent. */
const OWN_LETTERS: Readonly<Record<string, string>> = {
  đ: 'd',
  ð: 'd',
  ħ: 'h',
  ı: 'i',
  ł: 'l',
  ø: 'o',
  œ: 'oe',
  æ: 'ae',
  ß: 'ss',
  þ: 'th',
};

const PLAIN = /^[a-z0-9]*$/;
const ACCENTS = /\p{M}/gu;
/** Spaces, every dash (U+2212 is a minus sign), the apostrophes people type, and invisible joiners. */
const SEPARATORS = /[\s\p{Pd}\u2212'’‘ʼ´`′\u00ad\u200b-\u200d\u2060]/gu;

/**
 * What is left of a text once case, accents, hyphens, apostrophes and spaces are set aside: two texts with the same
 * result are the same name. Meant for comparing by code units and for searching, never for showing.
 */
export function normalise(text: string): string {
  const lower = text.toLowerCase();
  if (PLAIN.test(lower)) return lower;
  const joined = lower.replace(SEPARATORS, '');
  if (PLAIN.test(joined)) return joined;
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(ACCENTS, '')
    .replace(SEPARATORS, '')
    .replace(/[đðħıłøœæßþ]/g, (letter) => OWN_LETTERS[letter] ?? letter);
}

interface FullName {
  readonly lastName: string;
  readonly firstName: string;
}

/** One key for a full name; the bar keeps "Jean Paul Marie" apart from "Jean Paulmarie" across the two fields. */
export function fullNameKey(name: FullName): string {
  return `${normalise(name.lastName)}|${normalise(name.firstName)}`;
}

/** A guardian as far as sameness goes: `mail` in lower case or empty, `families` the family numbers. */
export interface Known extends FullName {
  readonly mail: string;
  readonly families: readonly string[];
}

/**
 * The keys of which one in common makes two guardians the same person: family number and full name, or full name and
 * mail across families (*Same person* in the rules of the input files). An empty family number or mail joins nobody.
 * `name` is for callers who have worked out the full name key already.
 */
export function personKeys(who: Known, name = fullNameKey(who)): string[] {
  const byFamily = who.families.filter((family) => family !== '').map((family) => `family ${family}|${name}`);
  return who.mail === '' ? byFamily : [...byFamily, `mail ${who.mail}|${name}`];
}

/** Whether two guardians are the same person; see `personKeys`. */
export function samePerson(one: Known, other: Known): boolean {
  const keys = new Set(personKeys(one));
  return personKeys(other).some((key) => keys.has(key));
}

function spellingScore(text: string): number {
  const hasLower = text !== text.toUpperCase();
  const hasUpper = text !== text.toLowerCase();
  const special = text.replace(/[\x20-\x7e]/g, '').length;
  return (
    (hasLower ? 2_000 : 0) + (hasUpper ? 1_000 : 0) + Math.min(special, 99) * 10 + Math.min(text.length, 9)
  );
}

/**
 * The fullest of several spellings of one name: small letters rather than all capitals, accents rather than none.
 * The choice does not depend on their order, so a shuffled export changes nobody's name. Empty when there is none.
 */
export function bestSpelling(spellings: readonly string[]): string {
  const [first = '', ...others] = spellings;
  let best = first;
  for (const spelling of others) {
    if (spelling === best) continue;
    const gain = spellingScore(spelling) - spellingScore(best);
    if (gain > 0 || (gain === 0 && spelling < best)) best = spelling;
  }
  return best;
}
