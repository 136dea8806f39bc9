import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fatesOf } from '../../rehearsal/play/fates.ts';
import { readTown } from '../../rehearsal/sample/town.ts';

const town = readTown(fileURLToPath(new URL('../../examples/valmont-small', import.meta.url)));
const someSeed = fc.integer({ min: 0, max: 2 ** 31 - 1 });
const counted = (seed: number, read: 'habit' | 'quirk' | 'end') => {
  const counts: Record<string, number> = {};
  for (const fate of fatesOf(town, seed).values()) counts[fate[read]] = (counts[fate[read]] ?? 0) + 1;
  return counts;
};

describe('what becomes of the requests of a rehearsal', () => {
  it('is for each that re-enrols in time, and no other', () => {
    const inTime = town.answers.filter(
      ({ at, decision }) =>
        decision === 'reEnrol' && at >= town.calendar.opensAt && at < town.calendar.closesAt,
    );
    expect([...fatesOf(town, 1).keys()].sort()).toEqual(inTime.map(({ student }) => student).sort());
  });

  it('is as often the same thing whatever the seed, which only says for whom', () => {
    fc.assert(
      fc.property(someSeed, (seed) => {
        expect(counted(seed, 'habit')).toEqual({ everything: 17, some: 8, nothing: 5, paper: 4 });
        expect(counted(seed, 'quirk')).toEqual({ none: 28, wrongType: 2, empty: 2, takesBack: 2 });
        expect(counted(seed, 'end')).toEqual({
          ...{ 'Réinscription pédagogique faite': 22, Confirmée: 5 },
          ...{ Rejetée: 3, 'Rejetée – pièces non fournies': 2, Disqualifiée: 1, Annulée: 1 },
        });
      }),
      { numRuns: 50 },
    );
  });

  it('is a rejection for who gives nothing, and for nobody else', () => {
    for (const { habit, end } of fatesOf(town, 7).values())
      expect(end.startsWith('Rejetée')).toBe(habit === 'nothing');
  });
});
