import type { Rectifiable } from '../../../calls/rights.ts';
import type { StudentRow } from '../../../people/tabs.ts';
import type { Change } from '../../../register/table.ts';

export type Fields = Readonly<Partial<Record<Rectifiable, string>>>;

/** A record of somebody, of which fields may be put right (GDPR 16). */
export interface RightRecord {
  readonly name: string;
  /** What it says now. */
  readonly fields: Fields;
  /** What a change would mean, by field, in sentences. */
  readonly hints: Fields;
  /** Students whose rows in the workbooks show it. */
  readonly students: readonly StudentRow[];
  /** What each act sets, for the fields to be these. */
  readonly changes: (after: Fields) => readonly Righting[];
  /** Writes what no act can set, once the acts are: the same again changes nothing. */
  readonly settle: (after: Fields) => void;
}

export interface Righting {
  /** Whom the Journal says it is about: a number, never a name. */
  readonly about: string;
  readonly change?: Change;
}

/** The fields in which a record changes. */
export function changed(before: Fields, after: Fields): Rectifiable[] {
  return (Object.keys(after) as Rectifiable[]).filter((field) => after[field] !== before[field]);
}

export const fullName = ({ firstName = '', lastName = '' }: Fields): string =>
  `${firstName} ${lastName}`.trim();
