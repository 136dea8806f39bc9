import { seatsOf } from '../../places/seats.ts';
import { writeFrozen } from '../frozen.ts';
import { wrongOrders } from '../hand.ts';
import { writeResult } from '../result.ts';
import { digest } from '../tickets.ts';
import type { PvFacts } from './facts.ts';
import type { Run } from './run.ts';

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
    ...orderChecks(facts),
  ];
}

const sumOf = (counts: readonly number[]): number => counts.reduce((sum, count) => sum + count, 0);

function ballotChecks({ ballots, people }: PvFacts): Check[] {
  const { received, withdrawn, besides, takingPart } = ballots;
  const voided = sumOf(ballots.void.map(({ count }) => count));
  const inEntries = sumOf([...people.values()].map((person) => person.ballots));
  return [
    check(
      'Bulletins qui participent',
      `reçus ${received} − nuls ${voided} − retirés ${withdrawn} − pour un cours sans limite seulement ${besides}`,
      [received - voided - withdrawn - besides, takingPart],
    ),
    check('Bulletins réunis en participations', 'somme des bulletins de chaque participation', [
      inEntries,
      takingPart,
    ]),
  ];
}

function entryChecks({ frozen, people }: PvFacts, { held, left, waiting }: Run): Check[] {
  const drawn = frozen.entries.length;
  const unplaced = new Set([...waiting.values()].flat().map(({ number }) => number));
  for (const number of held.keys()) unplaced.delete(number);
  const seats = sumOf(frozen.courses.map((course) => course.seats));
  const free = sumOf([...left.values()]);
  const [first, second] = (['R', 'N'] as const).map(
    (list) => frozen.entries.filter(({ category }) => category === list).length,
  );
  return [
    check('Participations', `liste prioritaire ${first} + seconde liste ${second}`, [drawn, people.size]),
    check('Participations tirées au sort', `placées ${held.size} + sans place, en attente ${unplaced.size}`, [
      held.size + unplaced.size,
      drawn,
    ]),
    check('Places du tirage', `attribuées ${held.size} + restantes ${free}`, [held.size + free, seats]),
  ];
}

function fingerprintChecks({ frozen, fingerprints, source }: PvFacts, { held }: Run): Check[] {
  const list = digest(writeFrozen(frozen));
  const sealed = source.kind === 'seed' ? /;liste=([0-9a-f]*);/.exec(source.line)?.[1] : undefined;
  return [
    sameText('Liste figée', 'SHA-256 du fichier', [list, fingerprints.list]),
    ...(source.kind === 'typed'
      ? []
      : [sameText('Graine', 'elle porte l’empreinte de la liste figée', [list, sealed ?? ''])]),
    sameText('Résultat', 'SHA-256 du résultat recalculé', [
      digest(writeResult(frozen, held)),
      fingerprints.result,
    ]),
  ];
}

/** Orders that were typed may lack somebody, or put the second list first (IVR-032). */
function orderChecks({ frozen, source }: PvFacts): Check[] {
  if (source.kind === 'seed') return [];
  const typed = [...source.orders].map(([unit, order]) => ({
    unit,
    order: order.map(({ number }) => number),
  }));
  const wrong = wrongOrders(frozen, typed);
  return typed.map(({ unit, order }) => {
    const fault = wrong.find((one) => one.unit === unit);
    return {
      what: `Ordre saisi, ${unit}`,
      sum: `participations ${order.length}, la liste prioritaire d’abord`,
      verdict: fault ? `ne concorde pas\u00a0: ${fault.sentence}` : agrees,
    };
  });
}

/** The seats of each course: what is left once the rest is taken off, and what is in the frozen list. */
export function seatChecks({ frozen, courses }: PvFacts, { left }: Run): readonly (readonly string[])[] {
  return [...frozen.courses]
    .sort((a, b) => (a.id < b.id ? -1 : 1))
    .map(({ id, seats }) => {
      const course = courses.find((one) => one.id === id);
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
