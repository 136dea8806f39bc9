import type { PublishedDraw } from '../../src/calls/lottery.ts';
import type { RetentionPlayed } from '../play/retention.ts';
import { grouped } from '../words.ts';
import { type Finding, wrong } from './findings.ts';

/** By how many years after the campaign: `2`, `6`. */
type ByYears<T> = Readonly<Record<string, T>>;

export interface RetentionFigures {
  /** How many of each kind of data went. */
  readonly purged: ByYears<Readonly<Record<string, number>>>;
  /** People who were due, and held. */
  readonly held: ByYears<number>;
  /** Lines of figures that stay. */
  readonly statistics: ByYears<number>;
}

export function retentionFigures({ purges }: RetentionPlayed): RetentionFigures {
  return {
    purged: Object.fromEntries(purges.map(({ years, purged }) => [years, purged])),
    held: Object.fromEntries(purges.map(({ years, held }) => [years, held])),
    statistics: Object.fromEntries(purges.map(({ years, statistics }) => [years, statistics])),
  };
}

/** Nothing of anybody is left but of those who are held; the draw reads as it was published. */
export function retentionFindings(
  { purges, published }: RetentionPlayed,
  before: PublishedDraw | null,
): Finding[] {
  const last = purges[purges.length - 1];
  const left =
    last && last.left > 0
      ? [wrong(`${last.years} ans après : ${last.left} adresses ou téléphones restent.`)]
      : [];
  const isSame =
    published?.text === before?.text &&
    published?.seed === before?.seed &&
    published?.resultText === before?.resultText;
  return [...left, ...(isSame ? [] : [wrong('Le tirage ne se lit plus comme il a été publié.')])];
}

/** Each kind of data, then each number, by years. */
export function retentionRows(
  label: string,
  figures: ByYears<number | Readonly<Record<string, number>>>,
): [string, string][] {
  return Object.entries(figures).flatMap(([years, figure]): [string, string][] =>
    typeof figure === 'number'
      ? [[`${label} (${years} ans)`, grouped(figure)]]
      : [
          [`${label} (${years} ans)`, grouped(Object.values(figure).reduce((all, one) => all + one, 0))],
          ...Object.entries(figure).map(([kind, count]): [string, string] => [`  ${kind}`, grouped(count)]),
        ],
  );
}
