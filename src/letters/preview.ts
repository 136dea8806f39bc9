import type { LettersPreview } from '../calls/office.ts';
import { campaignAt, conservatoireOf, type TownNow } from '../campaign/settings.ts';
import { frenchInstant, instantFrom } from '../dates.ts';
import { type Batch, isThere, lostIn, madeAt } from './batches.ts';
import type { Reader } from './run.ts';

interface Seen {
  readonly town: TownNow;
  /** Codes of the conservatoires the colleague works for. */
  readonly codes: readonly string[];
  /** Those of these conservatoires. */
  readonly readers: readonly Reader[];
}

/** What a colleague sees of the letters: those of their conservatoires. */
export function previewOf(
  { town, codes, readers }: Seen,
  batches: readonly Batch[],
  now: number,
): LettersPreview {
  const made = madeAt(batches);
  const lost = lostIn(batches);
  const own = town.conservatoires.filter(({ code }) => codes.includes(code));
  return {
    conservatoires: own.map(({ code, name }) => {
      const reached = readers.filter(({ conservatoire, window }) => conservatoire === code && window);
      const done = reached.filter(({ person }) => made.has(person.id)).length;
      return { name, toMake: reached.length - done, made: done, documents: documentsOf(code, batches) };
    }),
    withoutAddress: readers
      .filter(({ window }) => window === null)
      .map(({ person, conservatoire }) => ({
        person: person.id,
        name: `${person.firstName} ${person.lastName}`,
        phone: person.phone,
        conservatoire: conservatoireOf(town, conservatoire).name,
      })),
    lost: readers.filter(({ person, window }) => window && lost.has(person.id)).length,
    over: overIn(town, now),
  };
}

function documentsOf(
  code: string,
  batches: readonly Batch[],
): LettersPreview['conservatoires'][number]['documents'] {
  return batches
    .filter((batch) => batch.conservatoire === code && isThere(batch))
    .map(({ address, persons, at }) => ({
      address,
      letters: persons.length,
      at: frenchInstant(instantFrom(at)),
    }))
    .reverse();
}

/** Why no letter is made any more, or empty: nobody is asked to come when no request is accepted (PAR-033). */
export function overIn(town: TownNow, now: number): string {
  const { phase, closes } = campaignAt(town, now);
  if (phase === 'closed')
    return `Les demandes sont closes depuis le ${closes}\u00a0: plus aucune lettre à faire.`;
  if (phase === 'cancelled') return 'Les demandes sont annulées\u00a0: plus aucune lettre à faire.';
  return '';
}
