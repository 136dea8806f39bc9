import type { Town } from '../campaign/town.ts';
import type { Invitee } from '../people/invitees.ts';
import { normalise } from '../people/sameness.ts';
import type { PersonRow } from '../people/tabs.ts';
import { type Batch, isThere, personsOf } from './batches.ts';
import type { Addressee } from './letter.ts';
import type { LetterLine } from './views.ts';
import { windowOf } from './window.ts';

/** Somebody reached by post; `window` is `null` while their address is not whole. */
export interface Reader extends Omit<Addressee, 'window'> {
  readonly window: readonly string[] | null;
}

/**
 * Everybody reached by post (PAR-048, X1), each once: from the conservatoire of their first student, whatever the
 * others'. By conservatoire in the town's order, then by name, as one looks for a sheet in a pile.
 */
export function readersAmong(everybody: readonly Invitee[], town: Town): Reader[] {
  const readers = everybody.flatMap(({ person, channel, students: theirs }): Reader[] => {
    const [first] = theirs;
    if (channel !== 'letter' || !first) return [];
    return [{ person, students: theirs, conservatoire: first.conservatoire, window: windowOf(person) }];
  });
  return town.conservatoires.flatMap(({ code }) =>
    readers.filter(({ conservatoire }) => conservatoire === code).sort(byName),
  );
}

function byName({ person: one }: Reader, { person: other }: Reader): number {
  const [a, b] = [nameOf(one), nameOf(other)];
  return a < b ? -1 : Number(a > b);
}

const nameOf = ({ lastName, firstName }: PersonRow): string =>
  `${normalise(lastName)} ${normalise(firstName)}`;

/** What a clerk asked for, once: the letters that are not made yet, and `again` those that are lost, or all of them. */
export interface Run {
  readonly key: string;
  readonly again: 'none' | 'lost' | 'all';
}

/** Who gets a letter in a run, and who has theirs already. */
export interface Progress {
  readonly wanted: readonly Addressee[];
  readonly left: readonly Addressee[];
}

/** Who a run makes no letter for: those of its own, and of others unless they are to be made again. */
export function madeFor(batches: readonly Batch[], { key, again }: Run): Set<string> {
  const counts = (batch: Batch) =>
    batch.run === key || again === 'none' || (again === 'lost' && isThere(batch));
  return personsOf(batches.filter(counts));
}

/**
 * Follows from what is recorded alone: the same run asked again goes on from there. Who has a letter of another run is
 * not wanted, unless it is to be made again.
 */
export function progressOf(readers: readonly Reader[], batches: readonly Batch[], run: Run): Progress {
  const isOwn = (batch: Batch) => batch.run === run.key;
  const before = madeFor(
    batches.filter((batch) => !isOwn(batch)),
    run,
  );
  const done = personsOf(batches.filter(isOwn));
  const wanted = readers.flatMap(({ window, ...reader }): Addressee[] =>
    window && !before.has(reader.person.id) ? [{ ...reader, window }] : [],
  );
  return { wanted, left: wanted.filter(({ person }) => !done.has(person.id)) };
}

/** The lines of *Lettres* for one conservatoire. */
export function linesFor(
  code: string,
  readers: readonly Reader[],
  made: ReadonlyMap<string, string>,
): LetterLine[] {
  return readers
    .filter(({ conservatoire }) => conservatoire === code)
    .map(({ person, students }) => ({ person, students, madeAt: made.get(person.id) ?? '' }));
}
