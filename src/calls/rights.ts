import * as z from 'zod/mini';
import { consentChannels } from '../people/consentHistory.ts';
import { ballotConsents } from '../people/consentTexts.ts';
import type { ConsentChoice, ConsentsShown } from './consents.ts';
import { key, line } from './fields.ts';

/*
 * What is owed to people: what the pages of personal data ask of the program, and what they are answered. `calls.ts`
 * takes both in.
 */

/** One of the team. */
export interface AccessLine {
  readonly mail: string;
  readonly role: 'owner' | 'manager' | 'clerk';
  /** Names; none for who works for all of them. */
  readonly establishments: readonly string[];
}

/** Who works for what (CNS-014, IVR-081); what each role sees is in `rights/areas.ts`. */
export interface AccessPage {
  /** The team, whoever sees most first. */
  readonly team: readonly AccessLine[];
  /** Whose workbook, documents and letters are shared with whom, by mail. */
  readonly establishments: readonly { readonly name: string; readonly team: readonly string[] }[];
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

/** The last sensitive readings, the newest first. */
export interface ReadsPage {
  readonly reads: readonly {
    /** In words. */
    readonly at: string;
    readonly by: string;
    readonly what: string;
    readonly about: string;
  }[];
  /** Older ones, which stay in the Registre. */
  readonly more: number;
}

/** Where the four consents of the ballots stand. */
export interface ConsentsFigures {
  readonly ballots: number;
  readonly choices: readonly (Pick<ConsentChoice, 'name' | 'label'> & {
    readonly given: number;
    readonly withdrawn: number;
  })[];
  /** Published papers made before the last name was withdrawn. */
  readonly toRemake: readonly { readonly name: string; readonly address: string; readonly at: string }[];
}

/** Addresses that news may go to at an instant, in words. */
export interface News {
  readonly at: string;
  readonly addresses: readonly string[];
}

export const rightsSchemas = {
  /** Who read, searched and exported what. */
  'office.reads': () => z.object({}),
  /** How many consents stand, and were withdrawn. */
  'office.consentsFigures': () => z.object({}),
  /** Who agreed to such news, at this moment. */
  'office.news': () => z.object({ consent: z.enum(['culture', 'municipal']) }),
  /** The consents of one participation or ballot, by its number; and what its family says of one of them otherwise than online. */
  'office.consents': () => z.object({ number: line }),
  'office.recordConsent': () =>
    z.object({
      number: line,
      consent: z.enum(ballotConsents),
      isGiven: z.boolean(),
      channel: z.enum(consentChannels),
      requestKey: key,
    }),
  /** Who is known under these words; read by managers only. */
  'office.findPeople': () => z.object({ words: z.string().check(z.minLength(1), z.maxLength(200)) }),
  /** Who may see what, by role and establishment. */
  'office.access': () => z.object({}),
} as const;

export interface RightsAnswers {
  'office.reads': ReadsPage;
  'office.consentsFigures': ConsentsFigures;
  'office.news': News;
  'office.consents': ConsentsShown;
  'office.recordConsent': ConsentsShown;
  'office.findPeople': FoundPeople;
  'office.access': AccessPage;
}
