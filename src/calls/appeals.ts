import * as z from 'zod/mini';
import type { AppealState } from '../appeals/clock.ts';
import {
  type AppealKind,
  appealKinds,
  appealMotives,
  longestAnswer,
  longestAppeal,
} from '../appeals/motives.ts';
import { key, line } from './fields.ts';
import type { EntryPage } from './offers.ts';

/** What a family asks or contests of its participation. */
export const appealSchema = z.lazy(() =>
  z.object({
    access: line,
    kind: z.enum(appealKinds),
    motive: z.enum(appealMotives),
    text: z.string().check(z.maxLength(longestAppeal)),
    requestKey: key,
  }),
);

/** What the team answers. */
export const answerAppealSchema = z.lazy(() =>
  z.object({
    number: line,
    text: z.string().check(z.maxLength(longestAnswer)),
    requestKey: key,
  }),
);

/** One question or contestation, as its family sees it. */
export interface FamilyAppeal {
  readonly number: string;
  readonly kind: AppealKind;
  /** In words. */
  readonly motive: string;
  readonly text: string;
  readonly receivedAt: string;
  /** The last day for an answer. */
  readonly due: string;
  readonly state: AppealState;
  readonly answeredAt: string;
  readonly answer: string;
}

/** The page of a participation, with what its family asked and what was answered. */
export interface PlacePage extends EntryPage {
  readonly appeals: {
    /** The newest first. */
    readonly list: readonly FamilyAppeal[];
    /** One more may be sent. */
    readonly mayWrite: boolean;
    /** How one contests besides, in sentences. */
    readonly ways: readonly string[];
  };
}

/** One of them in the list of the team. */
export interface OfficeAppeal {
  readonly number: string;
  readonly draw: string;
  readonly entry: string;
  readonly name: string;
  readonly kind: AppealKind;
  readonly motive: string;
  readonly receivedAt: string;
  readonly due: string;
  readonly state: AppealState;
  readonly answeredAt: string;
}

export interface AppealsPage {
  /** Those that wait, the first due first; then those that were answered, the newest first. */
  readonly appeals: readonly OfficeAppeal[];
}

/** One of them opened: what the family wrote, what is known of the participation, what may be answered. */
export interface AppealFile extends OfficeAppeal {
  readonly text: string;
  readonly facts: readonly (readonly [label: string, value: string])[];
  readonly wishes: readonly {
    readonly title: string;
    readonly rank: number;
    readonly among: number;
    readonly seats: number;
    readonly lastServed: number;
    readonly outcome: string;
  }[];
  readonly history: readonly { readonly day: string; readonly text: string }[];
  /** Whom an answer goes to, or went to; none: they are called, or written to. */
  readonly mails: readonly string[];
  /** What is proposed to answer; what was answered, once it was. */
  readonly answer: string;
  readonly answeredBy: string;
  /** What stands around the answer in its mail. */
  readonly frame: {
    readonly subject: string;
    readonly before: readonly string[];
    /** Name and quality, a line each; empty until the legal texts are written. */
    readonly signature: string;
    readonly after: readonly string[];
  };
}
