import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ageOn, isAdult, isUnder15 } from '../../src/people/age.ts';

const day = fc
  .date({ min: new Date('1930-01-01'), max: new Date('2030-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

describe('age on a civil day', () => {
  it('grows by one year on the birthday and on no other day', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: 1, max: 60 }), (birthDate, years) => {
        const later = String(Number(birthDate.slice(0, 4)) + years);
        const birthday = birthDate.endsWith('02-29') ? `${later}-03-01` : `${later}${birthDate.slice(4)}`;
        const eve = new Date(Date.parse(birthday) - 86_400_000).toISOString().slice(0, 10);
        const isLeap = eve.endsWith('02-29');
        expect(ageOn(birthDate, birthday)).toBe(years);
        expect(ageOn(birthDate, eve)).toBe(isLeap && birthDate.endsWith('02-29') ? years : years - 1);
      }),
    );
  });

  it('of somebody born on 29 February: 18 on 1 March of a common year, on 29 February of a leap year', () => {
    expect(isAdult('2008-02-29', '2026-02-28')).toBe(false);
    expect(isAdult('2008-02-29', '2026-03-01')).toBe(true);
    expect(isAdult('2006-02-28', '2024-02-27')).toBe(false);
    expect(ageOn('2008-02-29', '2028-02-29')).toBe(20);
  });

  it('makes an adult on the eighteenth birthday itself', () => {
    expect(isAdult('2008-05-12', '2026-05-11')).toBe(false);
    expect(isAdult('2008-05-12', '2026-05-12')).toBe(true);
  });

  it('asks for a guardian’s consent until the day before the fifteenth birthday', () => {
    expect(isUnder15('2011-05-12', '2026-05-11')).toBe(true);
    expect(isUnder15('2011-05-12', '2026-05-12')).toBe(false);
  });
});
