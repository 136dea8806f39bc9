import type { RetentionRow } from '../../src/calls/retention.ts';
import { boundsFault } from '../../src/campaign/retentionMonths.ts';
import type { FieldError } from '../fields/errors.ts';

/** Months as they are typed, by category. */
export type TypedMonths = Readonly<Record<string, string>>;

/** The id of the field of a category. */
export const monthsField = (category: string): string => `months-${category}`;

export const typedMonths = (table: readonly RetentionRow[]): TypedMonths =>
  Object.fromEntries(table.map(({ category, months }) => [category, String(months)]));

/** The whole table as the program wants it, with what is wrong in it, field by field. */
export function monthsFrom(
  table: readonly RetentionRow[],
  typed: TypedMonths,
): { readonly months: Record<string, number>; readonly faults: FieldError[] } {
  const months = table.map(({ category }) => [category, wholeNumber(typed[category] ?? '')] as const);
  const faults = table.flatMap((row, i) => {
    const { category, label, least, most } = row;
    const count = months[i]?.[1] ?? Number.NaN;
    const message = Number.isNaN(count)
      ? `${label}\u00a0: écrivez un nombre de mois, de ${least} à ${most}.`
      : boundsFault(row, count);
    return message ? [{ field: monthsField(category), message }] : [];
  });
  return { months: Object.fromEntries(months), faults };
}

/** `12`, or no number where something else was typed. */
function wholeNumber(text: string): number {
  return /^-?\d{1,6}$/.test(text.trim()) ? Number(text) : Number.NaN;
}
