import { kept } from '../campaign/settings.ts';
import { addMonths } from '../dates.ts';
import { sign } from './access.ts';
import { keyMemory } from './caller.ts';

/** Name of the memory that holds the marks of students whose data were erased at somebody's demand. */
export const forgottenMemory = 'oublies';

/** Marks kept: under what a memory of Google takes. The oldest go first. */
const mostMarks = 200;

type Memory = Readonly<Record<string, string>>;

/** A mark, and the civil day until which it counts. */
type Mark = readonly [mark: string, until: string];

/** How long the school has to correct its file; after that, whoever comes back is welcome. */
const lastsMonths = 12;

/**
 * The marks with those of more students. A mark is derived from the number by the program's key: it says nobody's
 * number, and knows it again in a school file that was not corrected (GDPR 17). `today` is a civil day.
 */
export function forgetting(memory: Memory, numbers: Iterable<string>, today: string): Mark[] {
  const until = addMonths(today, lastsMonths);
  const fresh = [...numbers].map((number): Mark => [markOf(memory, number), until]);
  const known = new Set(fresh.map(([mark]) => mark));
  const others = marksIn(memory).filter(([mark, end]) => !known.has(mark) && end > today);
  return [...others, ...fresh].slice(-mostMarks);
}

/** Whether a student's data were erased, less than a year ago: an import does not bring them back. */
export function forgottenIn(memory: Memory, today: string): (number: string) => boolean {
  const marks = new Set(marksIn(memory).flatMap(([mark, until]) => (until > today ? [mark] : [])));
  return (number) => marks.size > 0 && marks.has(markOf(memory, number));
}

function marksIn(memory: Memory): readonly Mark[] {
  return kept<readonly Mark[]>(memory[forgottenMemory]) ?? [];
}

function markOf(memory: Memory, number: string): string {
  return sign(memory[keyMemory] ?? '', 'oubli', encodeURIComponent(number)).slice(0, 16);
}
