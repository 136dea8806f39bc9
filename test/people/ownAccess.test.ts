import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { at, dayOf } from '../../src/dates.ts';
import { waitsForConsent } from '../../src/people/ownAccess.ts';

const born = fc
  .date({ min: new Date('2005-01-01'), max: new Date('2020-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

/** The day somebody is fifteen: who was born on 29 February, on 1 March of a common year. */
function fifteenth(birthDate: string): string {
  const year = Number(birthDate.slice(0, 4)) + 15;
  const isLeap = year % 4 === 0;
  return birthDate.endsWith('02-29') && !isLeap ? `${year}-03-01` : `${year}${birthDate.slice(4)}`;
}

const without = { consent: '' };

describe('a student’s own access', () => {
  it('waits until the midnight of Paris that begins the fifteenth birthday, and not a millisecond longer', () => {
    fc.assert(
      fc.property(born, (birthDate) => {
        const midnight = at(fifteenth(birthDate), 0);
        const waits = (instant: number) => waitsForConsent(without, { birthDate }, dayOf(instant));
        expect([waits(midnight - 1), waits(midnight)]).toEqual([true, false]);
      }),
    );
  });

  it('never waits where a consent stands, at any age, nor for who is no student', () => {
    fc.assert(
      fc.property(born, born, (birthDate, today) => {
        expect(waitsForConsent({ consent: 'P1 2026-05-11T10:00:00+02:00' }, { birthDate }, today)).toBe(
          false,
        );
        expect(waitsForConsent(without, null, today)).toBe(false);
      }),
    );
  });
});
