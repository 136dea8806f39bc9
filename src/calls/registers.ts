import * as z from 'zod/mini';
import { realDay, realMinute } from '../campaign/civil.ts';
import {
  type BreachFacts,
  type BreachState,
  longestBreachText,
  risks,
} from '../rights/registers/breaches/rules.ts';
import type { Addition } from '../rights/registers/breaches/tabs.ts';
import type { RightsRequestRow } from '../rights/registers/requests/tabs.ts';
import {
  channels,
  identities,
  longestAsked,
  longestReply,
  longestWhy,
  outcomes,
  qualities,
  type RequestState,
  type RightKind,
  refusalMotives,
  rightKinds,
} from '../rights/registers/requests/words.ts';
import { key, line } from './fields.ts';
import { type FoundPerson, refSchema } from './rights.ts';

/* The registers of personal data: what the pages ask of the program, and what they are answered. */

const number = line;
const words = (most: number) => z.string().check(z.maxLength(most));

const minuteOrNone = () => z.union([realMinute(), z.literal('')]);

/** What a breach is, as far as it is known. */
const breachSchema = () =>
  z.object({
    what: words(longestBreachText),
    categories: words(longestBreachText),
    people: z.int().check(z.gte(0), z.lte(1_000_000)),
    consequences: words(longestBreachText),
    measures: words(longestBreachText),
    risk: z.enum(risks),
    cnilAt: minuteOrNone(),
    notNeeded: words(longestWhy),
    lateBecause: words(longestWhy),
    peopleToldAt: minuteOrNone(),
    notTold: words(longestWhy),
  });

export const registersSchemas = {
  /** Every request about personal data, what waits first. */
  'office.rightsRequests': () => z.object({}),
  'office.rightsRequest': () => z.object({ number }),
  /** Writes a request down; `isConfirmed` once the facts of namesakes were compared. */
  'office.recordRightsRequest': () =>
    z.object({
      kind: z.enum(rightKinds),
      channel: z.enum(channels),
      receivedOn: realDay(),
      asker: z.object({ name: line, quality: z.enum(qualities), mail: line, address: words(500) }),
      refs: z.array(refSchema()).check(z.maxLength(20)),
      isConfirmed: z.boolean(),
      isSigned: z.boolean(),
      identity: z.enum(identities),
      text: words(longestAsked),
      requestKey: key,
    }),
  /** How it is established who asks; a document is looked at, and not kept. */
  'office.rightsIdentity': () => z.object({ number, how: z.enum(identities), requestKey: key }),
  /** Announces that the answer takes up to `months` from reception (GDPR art. 12(3)). */
  'office.extendRights': () =>
    z.object({
      number,
      months: z.int().check(z.gte(2), z.lte(3)),
      reason: words(longestWhy),
      requestKey: key,
    }),
  /** Answers, once. */
  'office.answerRights': () =>
    z.object({
      number,
      outcome: z.enum(outcomes),
      motive: z.union([z.enum(refusalMotives), z.literal('')]),
      text: words(longestReply),
      requestKey: key,
    }),
  /** A letter of a request as a page to print; nothing is written. */
  'office.rightsLetter': () =>
    z.object({ number, letter: z.enum(['received', 'identity', 'extended', 'answered']) }),
  'office.breaches': () => z.object({}),
  'office.recordBreach': () => z.object({ foundAt: realMinute(), facts: breachSchema(), requestKey: key }),
  /** Adds what was learnt since: what was written before stays. */
  'office.addToBreach': () => z.object({ number, facts: breachSchema(), requestKey: key }),
  /** The registers kept elsewhere: readings of the minutes, requests for the terms, appeals of the draw. */
  'office.registers': () => z.object({}),
  /** The record of processing as a page (GDPR art. 30); with a key, as a document of the managers too. */
  'office.processingRecord': () => z.object({ requestKey: z.optional(key) }),
} as const;

/** One request in the register. */
export interface RightsRequestLine {
  readonly number: string;
  readonly kind: RightKind;
  readonly asker: string;
  readonly subject: string;
  /** Civil days. */
  readonly receivedOn: string;
  readonly due: string;
  readonly state: RequestState;
  /** Day 20 has come, or the end is near, or past. */
  readonly isPressing: boolean;
  /** A stamp, or nothing. */
  readonly answeredAt: string;
}

export interface RightsRequestsPage {
  readonly requests: readonly RightsRequestLine[];
}

/** One request, whole. */
export interface RightsRequestFile extends RightsRequestLine {
  readonly request: Pick<
    RightsRequestRow,
    'asker' | 'channel' | 'isSigned' | 'text' | 'recordedAt' | 'by' | 'identity' | 'extension' | 'answer'
  >;
  /** What is held of the person concerned, record by record. */
  readonly people: readonly Pick<FoundPerson, 'ref' | 'name' | 'facts'>[];
  /** Until when the town announced an answer: a civil day. */
  readonly announcedOn: string;
  /** What to know before answering. */
  readonly notes: readonly string[];
  /** Why only a refusal may be answered now; empty when anything may. */
  readonly onlyRefused: string;
  readonly mayExtend: boolean;
  /** How many months after the reception it may be extended to. */
  readonly longestMonths: number;
  /** What stands around the answer. */
  readonly frame: {
    readonly subject: string;
    readonly before: readonly string[];
    readonly after: readonly string[];
  };
}

/** A page to print, or to keep. */
export interface PrintedPaper {
  readonly name: string;
  readonly html: string;
}

/** One breach. */
export interface BreachLine {
  readonly number: string;
  /** Milliseconds: the discovery, and 72 hours later. */
  readonly foundAt: number;
  readonly tellBy: number;
  readonly state: BreachState;
  readonly facts: BreachFacts;
  /** What is still to do, in sentences. */
  readonly todo: readonly string[];
  /** Every addition, the oldest first: when, who, what changed. */
  readonly history: readonly Addition[];
}

export interface BreachesPage {
  readonly breaches: readonly BreachLine[];
}

export interface RegistersPage {
  readonly consultations: readonly {
    readonly draw: string;
    readonly at: string;
    readonly by: string;
    readonly text: string;
  }[];
  readonly terms: readonly {
    readonly at: string;
    readonly name: string;
    readonly version: string;
    readonly mail: string;
    readonly address: string;
  }[];
  /** Older requests for the terms, which the Journal keeps. */
  readonly moreTerms: number;
  readonly appeals: readonly {
    readonly kind: 'question' | 'contestation';
    readonly open: number;
    readonly overdue: number;
    readonly answered: number;
  }[];
}

export interface ProcessingRecord extends PrintedPaper {
  /** Of the document; empty where none was asked for. */
  readonly address: string;
  /** What the town still has to write. */
  readonly missing: readonly string[];
}

export interface RegistersAnswers {
  'office.rightsRequests': RightsRequestsPage;
  'office.rightsRequest': RightsRequestFile;
  'office.recordRightsRequest': RightsRequestFile;
  'office.rightsIdentity': RightsRequestFile;
  'office.extendRights': RightsRequestFile;
  'office.answerRights': RightsRequestFile;
  'office.rightsLetter': PrintedPaper;
  'office.breaches': BreachesPage;
  'office.recordBreach': BreachesPage;
  'office.addToBreach': BreachesPage;
  'office.registers': RegistersPage;
  'office.processingRecord': ProcessingRecord;
}
