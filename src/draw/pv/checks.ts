import { seatsOf } from '../../places/seats.ts';
import { writeFrozen } from '../frozen.ts';
import { digest, seedText } from '../tickets.ts';
import type { PvFacts } from './facts.ts';
import { type Run, resultText } from './run.ts';

/** A figure of the minutes: what it is, how it is added up again, and whether that is what is written. */
export interface Check {
  readonly what: string;
  readonly sum: string;
  readonly verdict: string;
}

/** The verdict of a sum that comes out. */
export const agrees = 'concordant';

function check(what: string, sum: string, [computed, written]: readonly [number, number]): Check {
  const verdict =
    computed === written
      ? agrees
      : `ne concorde pas\u00a0: le calcul donne ${computed}, il est écrit ${written}`;
  return { what, sum: `${sum} = ${computed}`, verdict };
}

function sameText(what: string, sum: string, [computed, written]: readonly [string, string]): Check {
  const verdict =
    computed === written ? agrees : 'ne concorde pas\u00a0: l’empreinte recalculée est différente';
  return { what, sum, verdict };
}

/** Every sum of the first page, made again. */
export function checksOf(facts: PvFacts, run: Run): Check[] {
  return [
    ...ballotChecks(facts),
    ...entryChecks(facts, run),
    ...fingerprintChecks(facts, run),
    ...orderChecks(facts, run),
  ];
}

const sumOf = (counts: readonly number[]): number => counts.reduce((sum, count) => sum + count, 0);

function ballotChecks({ ballots, people }: PvFacts): Check[] {
  const { received, duplicates, withdrawn, takingPart } = ballots;
  const voided = sumOf(ballots.void.map(({ count }) => count));
  const inEntries = sumOf([...people.values()].map((person) => person.ballots));
  return [
    check(
      'Bulletins qui participent',
      `${received} reçus − ${voided} nuls − ${duplicates} en double − ${withdrawn} retirés`,
      [received - voided - duplicates - withdrawn, takingPart],
    ),
    check('Bulletins réunis en participations', 'somme des bulletins de chaque participation', [
      inEntries,
      takingPart,
    ]),
  ];
}

function entryChecks({ frozen, people, unlimited }: PvFacts, { held, left, waiting }: Run): Check[] {
  const drawn = frozen.entries.length;
  const unplaced = new Set([...waiting.values()].flat().map(({ number }) => number));
  for (const number of held.keys()) unplaced.delete(number);
  const asking = new Set(unlimited.flatMap((course) => course.asking));
  for (const { number } of frozen.entries) asking.delete(number);
  const seats = sumOf(frozen.courses.map((course) => course.seats));
  const free = sumOf([...left.values()]);
  return [
    check('Participations', `${drawn} tirées au sort + ${asking.size} seulement pour un cours sans limite`, [
      drawn + asking.size,
      people.size,
    ]),
    check('Participations tirées au sort', `${held.size} placées + ${unplaced.size} sans place, en attente`, [
      held.size + unplaced.size,
      drawn,
    ]),
    check('Places du tirage', `${held.size} attribuées + ${free} restantes`, [held.size + free, seats]),
  ];
}

function fingerprintChecks({ frozen, fingerprints, source }: PvFacts, { held }: Run): Check[] {
  const list = digest(writeFrozen(frozen));
  const seeded =
    source.kind === 'typed'
      ? []
      : [
          sameText('Graine', 'la graine porte l’empreinte de la liste figée', [source.seed.list, list]),
          sameText('Clé K', 'SHA-256 de la graine', [digest(seedText(source.seed)), source.key]),
        ];
  return [
    sameText('Liste figée', 'SHA-256 du fichier', [list, fingerprints.list]),
    ...seeded,
    sameText('Résultat', 'SHA-256 du résultat recalculé', [
      digest(resultText(frozen, held)),
      fingerprints.result,
    ]),
  ];
}

/** Orders that were typed may lack somebody, or put the second list first. */
function orderChecks({ frozen, source }: PvFacts, { orders }: Run): Check[] {
  if (source.kind === 'seed') return [];
  const unitOf = new Map(frozen.courses.map(({ id, unit }) => [id, unit]));
  return [...orders].map(([unit, order]) => {
    const asking = frozen.entries.filter(({ wishes }) => wishes.some((wish) => unitOf.get(wish) === unit));
    const typed = new Set(order.map(({ number }) => number));
    const isWhole = asking.every(({ number }) => typed.has(number)) && order.length === asking.length;
    const isByList = order.every(({ category }, at) => category === 'R' || order[at + 1]?.category !== 'R');
    const verdict =
      isWhole && isByList
        ? agrees
        : 'ne concorde pas\u00a0: l’ordre saisi n’est pas complet, ou mêle les listes';
    return {
      what: `Ordre saisi, ${unit}`,
      sum: `${asking.length} participations, la liste prioritaire d’abord`,
      verdict,
    };
  });
}

/** The seats of each course: what is left once the rest is taken off, and what is in the frozen list. */
export function seatChecks({ frozen, courses }: PvFacts, { left }: Run): readonly (readonly string[])[] {
  return [...frozen.courses]
    .sort((a, b) => (a.id < b.id ? -1 : 1))
    .map(({ id, seats }) => {
      const course = courses.find(({ code }) => code === id);
      const computed = course ? seatsOf(course) : null;
      const free = left.get(id) ?? 0;
      const verdict =
        computed?.seats === seats
          ? agrees
          : `ne concorde pas\u00a0: ${computed?.seats ?? 'rien'} calculé, ${seats} figé`;
      return [
        id,
        String(course?.capacity ?? ''),
        String(course?.reEnrolled ?? ''),
        String(computed?.reserve ?? ''),
        String(seats),
        String(seats - free),
        String(free),
        verdict,
      ];
    });
}
