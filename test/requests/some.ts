import fc from 'fast-check';
import type { Demand } from '../../src/calls/answer.ts';
import type { DemandKind } from '../../src/requests/demands.ts';

/** Any words, as they may be typed: short, long, with emoji, with ends of lines. */
const words = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 40 }),
  fc.constantFrom('', ' ', '🎻', 'le violon\nou l’alto', '=1+1', 'x'.repeat(501), 'y'.repeat(2001)),
);

/** Demands of some of these kinds, each once, in the order given. */
export function someDemands(kinds: readonly DemandKind[]): fc.Arbitrary<Demand[]> {
  const one = (kind: DemandKind): fc.Arbitrary<Demand> =>
    kind === 'change'
      ? fc.record({ kind: fc.constant(kind), stopped: words, text: words })
      : fc.record({ kind: fc.constant(kind), text: words });
  return fc.subarray([...kinds]).chain((chosen) => fc.tuple(...chosen.map(one)));
}
