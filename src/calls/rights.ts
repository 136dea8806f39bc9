import * as z from 'zod/mini';
import { consentChannels } from '../people/consentHistory.ts';
import { ballotConsents } from '../people/consentTexts.ts';
import { type Privacy, privacySchema } from '../rights/notice/privacy.ts';
import type { ConsentChoice, ConsentsShown } from './consents.ts';
import { key, line } from './fields.ts';
import type { Removed } from './retention.ts';
import type { TermsVersion } from './texts.ts';

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

/** Who works for what (CNS-014, IVR-081); what each role sees is in `rights/access/areas.ts`. */
export interface AccessPage {
  /** The team, whoever sees most first. */
  readonly team: readonly AccessLine[];
  /** Whose workbook, documents and letters are shared with whom, by mail. */
  readonly establishments: readonly { readonly name: string; readonly team: readonly string[] }[];
}

/**
 * By what the Registre knows somebody: an access (`acces:P12`, a guardian's or a student's), whoever takes part by a
 * ballot (`bulletin:W0012`), the first guardian who signed it (`signataire:W0012:0`), a line of last year's list
 * (`liste:<list>:A0001`), whoever asked for the terms by the line of the Journal that says so (`conditions:J12`). One
 * person may have several.
 */
export const refSchema = () =>
  z.string().check(z.regex(/^(acces|bulletin|signataire|liste|conditions):[^\n]{1,80}$/));

export type Ref = string;

/** Somebody found by a name, a mail, a telephone or a number: with what tells a homonym or a twin apart. */
export interface FoundPerson {
  readonly ref: Ref;
  readonly kind: 'student' | 'guardian' | 'entrant' | 'signatory' | 'asker';
  readonly name: string;
  /** `[label, value]`: birth date, address, establishment, family… */
  readonly facts: readonly (readonly [label: string, value: string])[];
  /** References that may be the same person's, for somebody to confirm: never joined by the program. */
  readonly maybe: readonly Ref[];
  /** Their data are frozen as they are, at somebody’s demand (GDPR 18). */
  readonly isLimited: boolean;
}

export interface FoundPeople {
  /** Whoever these words find, then whoever may be one of them. */
  readonly found: readonly FoundPerson[];
  /** So many more were found than are shown: the search is to be made narrower. */
  readonly more: number;
}

/** Somebody's data: as a page to print or keep, and as a text for machines; of nobody else. */
export interface PersonFile {
  readonly name: string;
  readonly html: string;
  readonly json: string;
}

/** What an erasure would do, before it is done. */
export interface ErasePreview {
  readonly name: string;
  /** What goes or loses its name, in words, and how much of it. */
  readonly goes: readonly (readonly [what: string, count: number])[];
  /** The number to type. */
  readonly total: number;
  /** What it amounts to (IVR-090), in sentences; none when it changes nothing else. */
  readonly warnings: readonly string[];
  /** What stays, and why, in sentences. */
  readonly stays: readonly string[];
  /** Why it cannot be done now; empty when it can. */
  readonly impossible: string;
}

/** What the town says of its data protection, and whether anybody wrote it yet. */
export interface PrivacyPage {
  readonly privacy: Privacy;
  readonly isWritten: boolean;
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

/** What somebody’s data being frozen would amount to (IVR-090), in sentences. */
export interface LimitPreview {
  readonly name: string;
  /** All of these records are frozen already: freezing is lifted. Otherwise the others are frozen too. */
  readonly isLimited: boolean;
  readonly warnings: readonly string[];
}

/** What may be put right of a record, in the order of a form. */
export const rectifiable = [
  'lastName',
  'firstName',
  'birthDate',
  'mail',
  'phone',
  'street',
  'postcode',
  'town',
] as const;

export type Rectifiable = (typeof rectifiable)[number];

/** What a record says now of what may be put right, and what a change of it would mean, field by field. */
export interface PersonFields {
  readonly name: string;
  /** A birth date is `YYYY-MM-DD`. */
  readonly fields: Readonly<Partial<Record<Rectifiable, string>>>;
  readonly hints: Readonly<Partial<Record<Rectifiable, string>>>;
}

const refs = () => z.array(refSchema()).check(z.minLength(1), z.maxLength(20));

const reason = () => z.string().check(z.minLength(1), z.maxLength(1000));

export const rightsSchemas = {
  /** What may be put right of one record, and what it says now. */
  'office.personFields': () => z.object({ ref: refSchema() }),
  /** Puts right what is given (GDPR 16); what is left out stays. */
  'office.rectify': () =>
    z.object({
      ref: refSchema(),
      fields: z.partialRecord(z.enum(rectifiable), z.string().check(z.maxLength(200))),
      reason: reason(),
      requestKey: key,
    }),
  /** What freezing somebody’s data would amount to. */
  'office.limitPreview': () => z.object({ refs: refs() }),
  /** Freezes somebody’s data as they are, or lifts it (GDPR 18). */
  'office.limit': () => z.object({ refs: refs(), isLimited: z.boolean(), reason: reason(), requestKey: key }),
  /** Everything held about somebody, by their references. */
  'office.personFile': () => z.object({ refs: refs() }),
  'office.erasePreview': () => z.object({ refs: refs() }),
  /** Erases somebody for ever; call again, the very same, until it is done. `confirmed` is the number shown. */
  'office.erase': () => z.object({ refs: refs(), confirmed: z.number(), reason: reason(), requestKey: key }),
  /** Every version of the data notice, the oldest first; anybody may read them (CNS-021). */
  'public.notices': () => z.object({}),
  /** What the town says of its data protection; read by managers only. */
  'office.privacyPage': () => z.object({}),
  /** A manager writes it: the notice says so at once. */
  'office.privacy': () => z.object({ privacy: privacySchema, requestKey: key }),
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
  'office.personFields': PersonFields;
  'office.rectify': PersonFields;
  'office.limitPreview': LimitPreview;
  /** Everybody whose data are frozen now. */
  'office.limit': { readonly limited: Ref[] };
  'office.personFile': PersonFile;
  'office.erasePreview': ErasePreview;
  'office.erase': Removed;
  'public.notices': readonly TermsVersion[];
  'office.privacyPage': PrivacyPage;
  'office.privacy': PrivacyPage;
  'office.reads': ReadsPage;
  'office.consentsFigures': ConsentsFigures;
  'office.news': News;
  'office.consents': ConsentsShown;
  'office.recordConsent': ConsentsShown;
  'office.findPeople': FoundPeople;
  'office.access': AccessPage;
}
