import { isoOf, type TypedDay } from '../fields/date.tsx';
import type { FieldError } from '../fields/errors.ts';

/** The visa of the archives, as it is typed. */
export interface TypedVisa {
  readonly name: string;
  readonly quality: string;
  readonly on: TypedDay;
}

export const emptyVisa: TypedVisa = { name: '', quality: '', on: { day: '', month: '', year: '' } };

/** What is missing, or is no day; whether the day is right is the program's to say. */
export function visaFaults({ name, quality, on }: TypedVisa): FieldError[] {
  return [
    ...(name.trim() === '' ? [{ field: 'name', message: 'Indiquez qui a donné le visa.' }] : []),
    ...(quality.trim() === '' ? [{ field: 'quality', message: 'Indiquez en quelle qualité.' }] : []),
    ...(isoOf(on) === ''
      ? [{ field: 'on', message: 'Indiquez le jour du visa, par exemple 03/06/2027.' }]
      : []),
  ];
}
