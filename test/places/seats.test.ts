import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isForReserve } from '../../src/places/lastYear.ts';
import { explainSeats, mostReserved, seatsOf } from '../../src/places/seats.ts';

const anyFacts = fc.record({
  capacity: fc.nat(400),
  reEnrolled: fc.nat(400),
  acceptances: fc.nat(60),
});

describe('the seats of a course', () => {
  it('are never negative, and add up to the capacity with those who re-enrol (IVR-051)', () =>
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const { free, reserve, seats } = seatsOf(facts) ?? { free: -1, reserve: -1, seats: -1 };
        expect(Math.min(free, reserve, seats)).toBeGreaterThanOrEqual(0);
        expect(seats + reserve).toBe(free);
        expect(free + Math.min(facts.reEnrolled, facts.capacity)).toBe(facts.capacity);
      }),
    ));

  it('keep back a tenth of the capacity at most, what last year’s list accepts, and what is free (IVR-052)', () =>
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const reserve = seatsOf(facts)?.reserve ?? -1;
        expect(reserve * 10).toBeLessThanOrEqual(facts.capacity);
        expect(reserve).toBeLessThanOrEqual(facts.acceptances);
        const isLeastPossible = [mostReserved(facts.capacity), facts.acceptances, seatsOf(facts)?.free];
        expect(isLeastPossible).toContain(reserve);
      }),
    ));

  it('one acceptance more takes one seat from the draw at most, one seat more gives at least none', () =>
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const seats = (change: Partial<typeof facts>) => seatsOf({ ...facts, ...change })?.seats ?? -1;
        const now = seats({});
        expect([now, now - 1]).toContain(seats({ acceptances: facts.acceptances + 1 }));
        expect(seats({ capacity: facts.capacity + 1 })).toBeGreaterThanOrEqual(now);
      }),
    ));

  it.each([
    [9, 0],
    [10, 1],
    [19, 1],
    [20, 2],
  ])('of %i seats, the reserve is %i at most: rounded down (IVR-052)', (capacity, most) => {
    expect(seatsOf({ capacity, reEnrolled: 0, acceptances: 99 })?.reserve).toBe(most);
  });

  it('are none where more re-enrol than there are seats, and nothing is kept back', () => {
    expect(seatsOf({ capacity: 30, reEnrolled: 31, acceptances: 3 })).toEqual({
      free: 0,
      reserve: 0,
      seats: 0,
    });
  });

  it('are not counted in a course without limit (IVR-014)', () => {
    expect(seatsOf({ capacity: null, reEnrolled: 4, acceptances: 1 })).toBeNull();
  });
});

describe('each number is explained', () => {
  const nb = '\u00a0';

  it('as anybody can add it up', () => {
    expect(explainSeats({ capacity: 24, reEnrolled: 9, acceptances: 1 })).toEqual([
      `24 places moins 9 demandes de réinscription${nb}: 15 places libres.`,
      `Réserve de l’an dernier${nb}: 10${nb}% de la jauge au plus, soit 2\u202f; 1 acceptation${nb}: 1 place réservée.`,
      `15 moins 1${nb}: 14 places au tirage.`,
    ]);
    expect(explainSeats({ capacity: 30, reEnrolled: 31, acceptances: 0 })).toEqual([
      `30 places et 31 demandes de réinscription${nb}: aucune place libre.`,
      `Réserve de l’an dernier${nb}: 10${nb}% de la jauge au plus, soit 3\u202f; 0 acceptation${nb}: 0 place réservée.`,
      `0 moins 0${nb}: 0 place au tirage.`,
    ]);
    expect(explainSeats({ capacity: null, reEnrolled: 0, acceptances: 0 })).toEqual([
      `Sans limite de jauge${nb}: toute personne qui le demande est inscrite, hors tirage.`,
    ]);
  });
});

describe('the reserve is for', () => {
  const waiting = {
    course: 'MUS-VIO',
    drawRank: 1,
    lastName: 'Guérin',
    firstName: 'Élise',
    bornOn: '2019-03-02',
    isResident: true,
    mayBeContacted: true,
    mail: '',
    phone: '06 39 98 39 22',
    hadOffer: false,
  };

  it('residents who agreed to be called again and never had an offer (IVR-052)', () => {
    expect(isForReserve(waiting)).toBe(true);
    const others = [{ isResident: false }, { mayBeContacted: false }, { hadOffer: true }];
    expect(others.map((change) => isForReserve({ ...waiting, ...change }))).toEqual([false, false, false]);
  });
});
