import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { EliminationLine } from '../../../src/calls/retention.ts';
import { isOpen } from '../../../web/rights/retentionWords.ts';
import { typedNumberFaults } from '../../../web/rights/typedNumber.ts';
import { emptyVisa, visaFaults } from '../../../web/rights/visaForm.ts';
import { seed } from '../../seed.ts';

describe('the number typed to confirm', () => {
  test('is the number shown and no other, however its thousands are set apart', () => {
    fc.assert(
      fc.property(fc.nat(), fc.nat(), (total, typed) => {
        const isRight = (text: string) => typedNumberFaults(text, total).length === 0;
        expect(isRight(String(typed))).toBe(typed === total);
        expect(isRight(new Intl.NumberFormat('fr-FR').format(total))).toBe(true);
        expect(isRight('')).toBe(false);
      }),
      { seed },
    );
  });
});

describe('the visa of the archives', () => {
  const visa = { name: 'Jo', quality: 'archiviste', on: { day: '3', month: '6', year: '2027' } };
  const fieldsOf = (more: Partial<typeof visa>) => visaFaults({ ...visa, ...more }).map(({ field }) => field);

  test('says who, in which quality, on which day of the calendar', () => {
    expect(fieldsOf({})).toEqual([]);
    expect(visaFaults(emptyVisa).map(({ field }) => field)).toEqual(['name', 'quality', 'on']);
    expect(fieldsOf({ name: ' ' })).toEqual(['name']);
    expect(fieldsOf({ on: { day: '31', month: '6', year: '2027' } })).toEqual(['on']);
  });
});

test('a purge is open until it is done or abandoned; an erasure waits for nobody', () => {
  const line = (kind: EliminationLine['kind'], state: EliminationLine['state']) =>
    isOpen({ kind, state } as EliminationLine);
  expect((['waiting', 'allowed', 'underWay'] as const).map((state) => line('purge', state))).toEqual([
    true,
    true,
    true,
  ]);
  expect((['done', 'abandoned'] as const).map((state) => line('purge', state))).toEqual([false, false]);
  expect(line('erasure', 'underWay')).toBe(false);
});
