import { describe, expect, test } from 'vitest';
import { faultsOf, planOf, typedFrom } from '../../../web/lottery/postponing.ts';

const plan = {
  drawAt: '2026-09-14T10:00',
  place: 'Mairie',
  resultsBy: '2026-09-15',
  mainListAnswersBy: '2026-09-16T23:59',
};
const day = (number: number) => ({ day: String(number), month: '9', year: '2026' });
const typed = {
  ...typedFrom(plan),
  drawOn: day(21),
  resultsBy: day(22),
  answersBy: day(23),
  reason: 'Salle inondée.',
};
const fields = (part: Partial<typeof typed>) =>
  faultsOf({ ...typed, ...part }, plan).map(({ field }) => field);

describe('a draw that is put off', () => {
  test('keeps its hour and place unless they are changed, and the last hour to answer', () => {
    expect(planOf(typed, plan)).toEqual({
      drawAt: '2026-09-21T10:00',
      place: 'Mairie',
      resultsBy: '2026-09-22',
      mainListAnswersBy: '2026-09-23T23:59',
    });
    expect(planOf({ ...typed, hour: '14h30', place: ' Hangar ' }, plan)).toMatchObject({
      drawAt: '2026-09-21T14:30',
      place: 'Hangar',
    });
    expect(fields({})).toEqual([]);
  });

  test('needs every day, a place and a reason; nothing before the draw follows from it', () => {
    expect(faultsOf(typedFrom(plan), plan).map(({ field }) => field)).toEqual([
      'drawOn',
      'resultsBy',
      'answersBy',
      'reason',
    ]);
    expect(fields({ resultsBy: day(20) })).toEqual(['resultsBy']);
    expect(fields({ answersBy: day(20) })).toEqual(['answersBy']);
    expect(fields({ answersBy: day(21), resultsBy: day(21) })).toEqual([]);
    expect(fields({ drawOn: day(31) })).toEqual(['drawOn']);
    expect(fields({ hour: 'midi', place: ' ', reason: ' ' })).toEqual(['hour', 'place', 'reason']);
  });
});
