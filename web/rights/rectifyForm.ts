import type { PersonFields } from '../../src/calls/rights.ts';
import { isoOf, type TypedDay } from '../fields/date.tsx';
import type { FieldError } from '../fields/errors.ts';

type Fields = PersonFields['fields'];
export type FieldName = keyof Fields;

/** What may be put right, in the order of the form. */
export const fieldLabels: Readonly<Record<FieldName, string>> = {
  lastName: 'Nom',
  firstName: 'Prénom',
  birthDate: 'Date de naissance',
  mail: 'Courriel',
  phone: 'Téléphone',
  street: 'Numéro et rue',
  postcode: 'Code postal',
  town: 'Commune',
};

/** `2015-02-03` in its three boxes. */
export function typedDay(day = ''): TypedDay {
  const [year = '', month = '', date = ''] = day.split('-');
  return { day: date, month, year };
}

/** Only what was changed, with what is no day of the calendar; the program looks at the rest. */
export function changesOf(
  before: Fields,
  typed: Fields,
  born: TypedDay,
): { readonly fields: Fields; readonly faults: FieldError[] } {
  const isUntouched = JSON.stringify(born) === JSON.stringify(typedDay(before.birthDate));
  const now: Fields = { ...typed, ...(isUntouched ? {} : { birthDate: isoOf(born) }) };
  const changed = (Object.keys(fieldLabels) as FieldName[]).filter(
    (name) => before[name] !== undefined && now[name] !== before[name],
  );
  const faults = [
    ...(changed.includes('birthDate') && now.birthDate === ''
      ? [{ field: 'birthDate', message: 'Écrivez une date de naissance qui existe, comme 30 06 2015.' }]
      : []),
    ...(changed.length === 0
      ? [{ field: 'lastName', message: 'Rien n’est changé. Corrigez d’abord ce qui est faux.' }]
      : []),
  ];
  return { fields: Object.fromEntries(changed.map((name) => [name, now[name] ?? ''])), faults };
}
