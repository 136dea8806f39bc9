import type { Role } from '../people/student.ts';
import type { CampaignNow, FamilyHome, Receipt, StudentCard } from './family.ts';

/** The closing hour by the program's clock, in milliseconds: a page tells how long remains. */
export interface Closing {
  readonly state: CampaignNow['state'];
  readonly now: number;
  readonly closesAt: number;
}

/** A student in the search of the counter, as short as it can be said: there are thousands of them. */
export type CounterStudent = readonly [
  number: string,
  lastName: string,
  firstName: string,
  /** `YYYY-MM-DD` */
  birthDate: string,
  family: string,
  status: string,
];

export interface CounterFile {
  readonly closing: Closing;
  readonly campaign: CampaignNow;
  /** Guardians, and the student who is of age: what each may do, and what is known of them. */
  readonly people: readonly {
    readonly role: Role;
    readonly person: FamilyHome['person'];
    readonly card: StudentCard;
    /** Their request can be corrected as they ask, though they cannot change it any more (CAE-022). */
    readonly mayCorrect: boolean;
  }[];
}

/** What is printed and signed at the counter. */
export interface CounterReceipt extends Omit<Receipt, 'session'> {
  readonly isCorrection: boolean;
  /** Who was present, and the mail of the clerk who typed. */
  readonly present: string;
  readonly clerk: string;
  /** What the acknowledgement says, for paper: sentences, and facts by label. */
  readonly parts: readonly (
    | { readonly kind: 'heading' | 'text' | 'small'; readonly text: string }
    | { readonly kind: 'facts'; readonly facts: readonly (readonly [string, string])[] }
  )[];
}
