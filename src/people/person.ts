import type { Rectifiable } from '../calls/rights.ts';
import type { PostalAddress } from './student.ts';

/**
 * What was put right of somebody's data at their demand (GDPR 16), by field: what the school software said, and what it
 * is. Of a student, also what stands in *État*. It holds for as long as the record says `now`.
 */
export type Rectified = Readonly<
  Partial<Record<Rectifiable, { readonly was: string; readonly now: string }>>
>;

/**
 * Somebody with an access of their own: a guardian, or a student (X10: every student has one).
 * `id` is `P` and a number given by Da Capo at the import, never reused.
 */
export interface Person {
  readonly id: string;
  /** Number of the student this person is; empty for a guardian. */
  readonly self: string;
  /** Raised to revoke the link and the code of this person; both are derived from it, never stored. */
  readonly version: number;
  /** How many single-use links were used: using one ends those sent before (CAE-010). */
  readonly linksUsed: number;
  readonly lastName: string;
  readonly firstName: string;
  /** Lower case, or empty: then this person is reached by letter (PAR-048, X1). */
  readonly mail: string;
  readonly phone: string;
  readonly address: PostalAddress;
  /** Family numbers under which this person was seen. */
  readonly families: readonly string[];
  /** Numbers of the students this person may come for (oneself included). */
  readonly students: readonly string[];
  /** For a student under 15: who agreed to their own access, and when (CNS-002); empty until then. */
  readonly consent: string;
}
