/** A holder of parental authority, as the ballot names them; what was not written is empty. */
export interface Signatory {
  readonly lastName: string;
  readonly firstName: string;
  readonly mail: string;
  readonly phone: string;
}

/** The four boxes, never ticked beforehand; none of them is a condition of taking part (IVR-082, X6). */
export interface BallotConsents {
  readonly publication: boolean;
  readonly culture: boolean;
  readonly municipal: boolean;
  readonly nextYear: boolean;
}

/** One form for one activity of one establishment (*bulletin*, IVR-080). What was not written is empty. */
export interface Ballot {
  /** Of the paper, or given by the program: `[A-Z0-9-]{1,24}`. */
  readonly number: string;
  /** A stamp, to the second: when the paper was handed in, whenever it is typed. */
  readonly handedInAt: string;
  /** Code of the establishment. */
  readonly conservatoire: string;
  readonly activity: string;
  readonly lastName: string;
  readonly firstName: string;
  /** `YYYY-MM-DD`; empty when the ballot gives no day of the calendar. */
  readonly bornOn: string;
  readonly street: string;
  readonly postcode: string;
  readonly town: string;
  /** *Agent de la ville*, *scolarisé dans la ville*: what makes a resident of who lives elsewhere (IVR-035). */
  readonly isTownStaff: boolean;
  readonly isSchooled: boolean;
  readonly phone: string;
  readonly mail: string;
  /** *N° pôle famille*, mandatory (IVR-018). */
  readonly familyNumber: string;
  readonly guardians: readonly Signatory[];
  /** Codes of courses as typed, the dearest first (IVR-017). */
  readonly wishes: readonly string[];
  /** Its place among this person's ballots; null when no order was given. */
  readonly rank: number | null;
  readonly consents: BallotConsents;
}

/** Why a ballot is void; `clerk` is a decision in writing, the others follow from the ballots alone (IVR-019). */
export type Motive =
  | 'early'
  | 'late'
  | 'familyNumber'
  | 'incomplete'
  | 'unknownCourse'
  | 'repeatedWish'
  | 'tooManyWishes'
  | 'age'
  | 'overLimit'
  | 'duplicate'
  | 'clerk';

/** Whether a ballot takes part; `words` is a French sentence for its family. */
export type BallotFate =
  | { readonly kind: 'valid' }
  | { readonly kind: 'void'; readonly motive: Motive; readonly words: string };

/** What a clerk decides of ballots, by their numbers. Of several about one thing the last counts. */
export type Ruling =
  /** Two ballots are of one person, or of two. */
  | { readonly kind: 'same' | 'different'; readonly ballots: readonly [string, string] }
  /** Void for a reason given in writing, or taken back by its family before the draw. */
  | { readonly kind: 'void' | 'withdrawn'; readonly ballot: string; readonly reason: string }
  /** One motive does not count for this ballot, by a signed decision (X5); the others still do. */
  | {
      readonly kind: 'restored';
      readonly ballot: string;
      readonly motive: Liftable | 'withdrawn';
      readonly reason: string;
    };

/** What a decision can lift: a ballot with an unknown or repeated wish is corrected instead, a duplicate is ruled on. */
export type Liftable = Extract<
  Motive,
  'early' | 'late' | 'familyNumber' | 'incomplete' | 'age' | 'overLimit' | 'clerk'
>;

/** `W0012`: of the row an online ballot stands in, which it keeps. */
export const webNumber = (row: number): string => `W${String(row - 1).padStart(4, '0')}`;

/** Numbers that the program gives: no paper may have one. */
export function isWebNumber(number: string): boolean {
  return /^W\d+$/.test(number);
}
