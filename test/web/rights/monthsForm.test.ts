import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { RetentionRow } from '../../../src/calls/retention.ts';
import { categories, monthsFault } from '../../../src/campaign/retention.ts';
import { monthsField, monthsFrom, typedMonths } from '../../../web/rights/monthsForm.ts';
import { seed } from '../../seed.ts';

const table = Object.entries(categories).map(([category, kind]) => ({
  ...kind,
  category,
  due: 0,
})) as RetentionRow[];
const row = fc.constantFrom(...table);

describe('durations as they are typed', () => {
  test('as they are shown, are the table as it is', () => {
    const { months, faults } = monthsFrom(table, typedMonths(table));
    expect(faults).toEqual([]);
    expect(months).toEqual(Object.fromEntries(table.map(({ category, months: now }) => [category, now])));
  });

  test('are refused where the program would refuse them, in its words, at their own field and nowhere else', () => {
    fc.assert(
      fc.property(row, fc.integer({ min: -200, max: 200 }), ({ category }, count) => {
        const { faults } = monthsFrom(table, { ...typedMonths(table), [category]: ` ${count} ` });
        const message = monthsFault(category, count);
        expect(faults).toEqual(message ? [{ field: monthsField(category), message }] : []);
      }),
      { seed },
    );
  });

  test('that are no whole number are asked for again, with their bounds', () => {
    for (const text of ['', 'deux ans', '12,5', '1e1', '1 2', '9999999'])
      expect(monthsFrom(table, { ...typedMonths(table), letters: text }).faults).toEqual([
        {
          field: 'months-letters',
          message: 'Lettres imprimées\u00a0: écrivez un nombre de mois, de 1 à 24.',
        },
      ]);
  });
});
