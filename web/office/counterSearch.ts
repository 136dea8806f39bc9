import type { CounterStudent } from '../../src/calls/counter.ts';
import { normalise } from '../../src/people/sameness.ts';

/** A student as the counter shows one. */
export interface Found {
  readonly number: string;
  readonly name: string;
  /** `31/07/2015` */
  readonly born: string;
  readonly family: string;
  readonly status: string;
}

/** Finds among students what is typed: names without their accents, a birth date, a number, a family number. */
export function searchIn(students: readonly CounterStudent[]): (typed: string) => readonly Found[] {
  const entries = students.map(entryOf);
  return (typed) => {
    const words = typed
      .trim()
      .split(/\s+/)
      .map(normalise)
      .filter((word) => word !== '');
    const date = /^\d{6}(\d\d)?$/.exec(typed.replace(/[\s./-]/g, ''))?.[0];
    if (words.length === 0) return [];
    return entries
      .map((entry) => ({ entry, rank: rankOf(entry, words, date) }))
      .filter(({ rank }) => rank > 0)
      .sort((a, b) => b.rank - a.rank || (a.entry.key < b.entry.key ? -1 : 1))
      .map(({ entry }) => entry.found);
  };
}

interface Entry {
  readonly found: Found;
  /** Last name, then first name, as compared. */
  readonly key: string;
  readonly numbers: readonly string[];
  /** JJMMAAAA and JJMMAA. */
  readonly dates: readonly string[];
}

function entryOf([number, lastName, firstName, birthDate, family, status]: CounterStudent): Entry {
  const [year = '', month = '', day = ''] = birthDate.split('-');
  return {
    found: { number, name: `${lastName} ${firstName}`, born: `${day}/${month}/${year}`, family, status },
    key: `${normalise(lastName)} ${normalise(firstName)}`,
    numbers: [normalise(number), normalise(family)].filter((one) => one !== ''),
    dates: [`${day}${month}${year}`, `${day}${month}${year.slice(2)}`],
  };
}

/** A whole number or date first, then names that begin so, then names that hold it; 0 for anything else. */
function rankOf(
  { key, numbers, dates }: Entry,
  words: readonly string[],
  date: string | undefined,
): 0 | 1 | 2 | 3 {
  if (date !== undefined && dates.includes(date)) return 3;
  const isNamed = (word: string) => key.includes(word);
  const isNumbered = (word: string) => numbers.some((number) => number.startsWith(word));
  const isBorn = (word: string) => dates.includes(word);
  if (!words.every((word) => isNamed(word) || isNumbered(word) || isBorn(word))) return 0;
  if (words.some((word) => numbers.includes(word))) return 3;
  return words.some((word) => key.startsWith(word)) ? 2 : 1;
}
