import * as z from 'zod/mini';
import { type Privacy, privacySchema } from '../rights/privacy.ts';
import { key } from './fields.ts';
import type { TermsVersion } from './texts.ts';

/*
 * What is owed to people: what the pages of personal data ask of the program, and what they are answered. `calls.ts`
 * takes both in.
 */

/** One of the team: what they may see, and why. */
export interface AccessLine {
  readonly mail: string;
  /** *Compte municipal*, *Gestion*, *Agent*. */
  readonly role: string;
  /** In words. */
  readonly establishments: string;
  /** What they see, a line each. */
  readonly sees: readonly string[];
}

/** Who sees what (CNS-014, IVR-081). */
export interface AccessPage {
  /** The team, whoever sees most first. */
  readonly team: readonly AccessLine[];
  /** What a family, the public and the host of the data see, in sentences. */
  readonly others: readonly { readonly who: string; readonly sees: string }[];
}

/**
 * By what the Registre knows somebody: an access (`acces:P12`, a guardian's or a student's), whoever takes part by a
 * ballot (`bulletin:W0012`), the first guardian who signed it (`signataire:W0012:0`), a line of last year's list
 * (`liste:<list>:A0001`). One person may have several.
 */
export const refSchema = () => z.string().check(z.regex(/^(acces|bulletin|signataire|liste):[^\n]{1,80}$/));

export type Ref = string;

/** Somebody found by a name, a mail, a telephone or a number: with what tells a homonym or a twin apart. */
export interface FoundPerson {
  readonly ref: Ref;
  readonly kind: 'student' | 'guardian' | 'entrant' | 'signatory';
  readonly name: string;
  /** `[label, value]`: birth date, address, establishment, family… */
  readonly facts: readonly (readonly [label: string, value: string])[];
  /** References that may be the same person's, for somebody to confirm: never joined by the program. */
  readonly maybe: readonly Ref[];
}

export interface FoundPeople {
  readonly found: readonly FoundPerson[];
  /** More were found than are shown: the search is to be made narrower. */
  readonly more: number;
}

/** What the town says of its data protection, and whether anybody wrote it yet. */
export interface PrivacyPage {
  readonly privacy: Privacy;
  readonly isWritten: boolean;
}

export const rightsSchemas = {
  /** Every version of the data notice, the oldest first; anybody may read them (CNS-021). */
  'public.notices': () => z.object({}),
  /** What the town says of its data protection; read by managers only. */
  'office.privacyPage': () => z.object({}),
  /** A manager writes it: the notice says so at once. */
  'office.privacy': () => z.object({ privacy: privacySchema, requestKey: key }),
  /** Who is known under these words; read by managers only. */
  'office.findPeople': () => z.object({ words: z.string().check(z.minLength(1), z.maxLength(200)) }),
  /** Who may see what, by role and establishment. */
  'office.access': () => z.object({}),
} as const;

export interface RightsAnswers {
  'public.notices': readonly TermsVersion[];
  'office.privacyPage': PrivacyPage;
  'office.privacy': PrivacyPage;
  'office.findPeople': FoundPeople;
  'office.access': AccessPage;
}
