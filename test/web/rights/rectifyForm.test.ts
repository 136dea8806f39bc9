import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { changesOf, typedDay } from '../../../web/rights/rectifyForm.ts';
import { seed } from '../../seed.ts';

const before = { lastName: 'Vidal', firstName: 'Élise', birthDate: '2015-02-03', mail: '' } as const;
const born = typedDay(before.birthDate);
const text = fc.constantFrom('', 'Vidal', 'Élise', 'Vidale');

describe('what is put right', () => {
  test('is what was changed and nothing else, never a field the record does not have', () => {
    fc.assert(
      fc.property(text, text, text, (lastName, firstName, phone) => {
        const { fields } = changesOf(before, { ...before, lastName, firstName, phone }, born);
        expect(fields).toEqual({
          ...(lastName !== before.lastName && { lastName }),
          ...(firstName !== before.firstName && { firstName }),
        });
      }),
      { seed },
    );
  });

  test('is asked for where nothing changed; a birth day must be one of the calendar', () => {
    const faultsOf = (day: typeof born) => changesOf(before, before, day).faults.map(({ field }) => field);
    expect(faultsOf(born)).toEqual(['lastName']);
    expect(faultsOf({ ...born, day: '31' })).toEqual(['birthDate']);
    expect(faultsOf({ day: '', month: '', year: '' })).toEqual(['birthDate']);
    expect(changesOf(before, before, { ...born, day: '4' })).toEqual({
      fields: { birthDate: '2015-02-04' },
      faults: [],
    });
  });

  test('of a record without a birth date never asks for one', () => {
    const { birthDate: _none, ...guardian } = before;
    expect(changesOf(guardian, { ...guardian, mail: 'a@example.org' }, typedDay()).faults).toEqual([]);
  });
});
