import * as z from 'zod/mini';
import type { OfferState } from '../lists/state.ts';
import { type OfferKind, type PhoneResult, phoneResults } from '../lists/tabs.ts';
import type { ConsentsShown } from './consents.ts';
import { key, line } from './fields.ts';

/** Why, in writing. */
export const reason = z.string().check(z.maxLength(1000));

/** So many people of last year's list may be moved to another course by hand. */
const mostWaiting = 1000;

/** A call about an offer, as a clerk writes it down. */
export const callSchema = z.lazy(() =>
  z.object({
    offer: line,
    /** A civil minute of the town. */
    at: z.string().check(z.refine(isCivilMinute)),
    result: z.enum(phoneResults),
    note: z.string().check(z.maxLength(500)),
    requestKey: key,
  }),
);

/** A minute of the calendar: some engines read 31 June as 1 July. */
function isCivilMinute(text: string): boolean {
  const instant = Date.parse(`${text}:00Z`);
  return !Number.isNaN(instant) && new Date(instant).toISOString().slice(0, 16) === text;
}

/** A file of last year's list as the page decoded it, and the courses chosen against the likeliest. */
export const lastYearSchema = () =>
  z.object({
    text: z.string().check(z.maxLength(200_000)),
    choices: z
      .array(z.object({ course: line, drawRank: z.int(), target: line }))
      .check(z.maxLength(mostWaiting)),
  });

/** A decision about one participation: `course` is empty for all its wishes. */
export const entryDecisionSchema = z.lazy(() =>
  z.object({
    kind: z.enum(['retire', 'exclu', 'residence']),
    entry: line,
    course: line,
    reason,
    /** Of an exclusion: the person was heard first. */
    isHeard: z.boolean(),
  }),
);

/** Where last year's list stands. */
export interface LastYearPage {
  /** The last day to offer its people a seat. */
  readonly offersBy: string;
  /** Why it does not change any more; empty while it may. */
  readonly closed: string;
  readonly list: {
    readonly name: string;
    readonly at: string;
    readonly people: number;
    readonly isOffered: boolean;
  } | null;
}

/** What a file of last year's list holds. */
export interface LastYearRead {
  readonly faults: readonly { readonly line: number; readonly sentence: string }[];
  readonly ignored: readonly string[];
  readonly lines: readonly LastYearLine[];
  /** Courses somebody may be offered, with the seats of the list. */
  readonly courses: readonly {
    readonly code: string;
    readonly title: string;
    readonly seats: number;
  }[];
}

/** One person of the file. */
export interface LastYearLine {
  readonly course: string;
  readonly drawRank: number;
  readonly name: string;
  readonly hasMail: boolean;
  readonly phone: string;
  /** Why nothing is offered; empty when something may be. */
  readonly whyNot: string;
  readonly choices: readonly { readonly code: string; readonly title: string }[];
  /** The course they would be offered; empty for nothing. */
  readonly target: string;
}

/** What *Proposer les places libres* would do now. */
export interface WavePreview {
  readonly draw: string;
  readonly isSigned: boolean;
  /** Last year's list, before the draw; otherwise what the draw gave. */
  readonly isLastYear: boolean;
  /** The day these offers were due by, once it is past; empty otherwise (IVR-053). */
  readonly lateSince: string;
  /** Seats to offer. */
  readonly count: number;
  readonly toMail: number;
  /** Nobody of them gave a mail. */
  readonly toCall: number;
  /** The first time, those who wait are told their place. */
  readonly waitingMails: number;
  /** The fixed bound of the main list in words; empty when each has its own delay. */
  readonly bound: string;
  readonly courses: readonly { readonly id: string; readonly title: string; readonly count: number }[];
}

/** One offer on the page of a family. */
export interface FamilyOffer {
  readonly number: string;
  readonly course: string;
  readonly title: string;
  readonly slot: string;
  readonly conservatoire: string;
  readonly state: OfferState;
  /** `mercredi 16 septembre 2026 inclus`; empty before its clock runs. */
  readonly due: string;
  /** Until when a renunciation may be taken back, in milliseconds; 0 when there is none. */
  readonly regretUntil: number;
  /** The seat they hold already and keep by saying no; empty when they hold none. */
  readonly keeps: string;
  /** Wishes that saying no gives up with it: those below, down to the seat they keep. */
  readonly below: readonly string[];
  /** Other seats of the same person that accepting this one gives back. */
  readonly givesBack: readonly string[];
}

/** One wish, from the draw to now. */
export interface FamilyWish {
  readonly course: string;
  readonly title: string;
  readonly seats: number;
  /** In the draw, among those who asked. */
  readonly rank: number;
  readonly among: number;
  /** On the waiting list now; 0 when they do not wait for it. */
  readonly place: number;
  readonly waiting: number;
  readonly state: 'inscrit' | 'proposé' | 'en attente' | 'quitté' | 'vœu préféré obtenu';
}

/** Where seats come from: this year's draw, courses without limit beside it, last year's list before it. */
export type ListKind = 'draw' | 'unlimited' | 'lastYear';

/** Everything a family sees of one participation. */
export interface EntryPage {
  readonly town: string;
  readonly kind: ListKind;
  readonly draw: string;
  readonly entry: string;
  /** `Léa D.` */
  readonly name: string;
  readonly list: string;
  readonly offers: readonly FamilyOffer[];
  readonly wishes: readonly FamilyWish[];
  /** Day by day, what moved them. */
  readonly history: readonly { readonly day: string; readonly sentence: string }[];
  /** What happens next, in a sentence. */
  readonly next: string;
  /** What was agreed to; null where no ballot says it. */
  readonly consents: ConsentsShown | null;
  /** The server's instant, in milliseconds. */
  readonly now: number;
}

/** One offer as the team sees it. */
export interface OfficeOffer {
  readonly number: string;
  readonly entry: string;
  readonly name: string;
  readonly course: string;
  readonly title: string;
  readonly kind: OfferKind;
  readonly state: OfferState;
  readonly madeAt: string;
  readonly notifiedAt: string;
  readonly due: string;
  /** In milliseconds; 0 before its clock runs. */
  readonly dueAt: number;
  readonly phone: string;
  readonly hasMail: boolean;
  readonly isSeen: boolean;
  /** To be called: no mail, a mail that failed, or a link nobody followed. */
  readonly toCall: string;
  /** What accepting it gives back, by the same person: `T0031 HAN-T8 Théâtre`; empty once it is answered. */
  readonly givesBack: readonly string[];
  /** The seat of this participation that it takes the place of; empty when there is none. */
  readonly replaces: string;
  readonly calls: readonly {
    readonly at: string;
    readonly by: string;
    readonly result: PhoneResult;
    readonly note: string;
  }[];
}

/** One course as it stands. */
export interface OfficeCourse {
  readonly kind: ListKind;
  readonly id: string;
  readonly title: string;
  readonly conservatoire: string;
  readonly seats: number;
  readonly confirmed: number;
  readonly pending: number;
  /** Of the pending: not offered yet. */
  readonly toOffer: number;
  readonly waiting: number;
  /** Numbers of those who wait, the first one first. */
  readonly queue: readonly string[];
}

/** Somebody who takes part and asks for a course of the establishments of whoever looks. */
export interface OfficePerson {
  readonly entry: string;
  readonly name: string;
  readonly phone: string;
  /** Their wishes in those establishments, the dearest first. */
  readonly wishes: readonly string[];
  /** How many wishes are of other establishments. */
  readonly elsewhere: number;
}

/** One participation, for the clerks of its establishments (IVR-081). */
export interface OfficeEntry {
  readonly entry: string;
  readonly name: string;
  readonly list: string;
  readonly phone: string;
  /** Whom its mails go to. */
  readonly mails: readonly string[];
  readonly wishes: readonly FamilyWish[];
  readonly elsewhere: number;
  /** What happened to it, the oldest first. */
  readonly events: readonly {
    readonly at: string;
    readonly what: string;
    readonly by: string;
    readonly reason: string;
  }[];
  /** How its places in the queues moved, as its family reads it. */
  readonly history: EntryPage['history'];
}

/** Somebody the draw gave nothing: once, however many courses they wait for (IVR-085). */
export interface NotServed {
  readonly entry: string;
  readonly name: string;
  /** Full years at the day the ages are read; null where no birth date was given. */
  readonly age: number | null;
  readonly phone: string;
  readonly mails: readonly string[];
  /** Where they wait in those establishments, and at which place. */
  readonly waits: readonly { readonly course: string; readonly place: number }[];
  /** Another participation of the same person has a seat, or one to accept: one course in all (IVR-013). */
  readonly hasOther: boolean;
  /** They agreed to be written to for next year (IVR-082, the fourth box). */
  readonly mayContact: boolean;
  /** The last day their data is kept (IVR-084). */
  readonly keptUntil: string;
}

export interface NotServedPage {
  readonly draw: string;
  readonly town: string;
  readonly courses: readonly {
    readonly id: string;
    readonly title: string;
    readonly conservatoire: string;
  }[];
  readonly people: readonly NotServed[];
}

/** A seat that was accepted, with what is still expected. */
export interface EnrolmentLine {
  readonly offer: string;
  readonly entry: string;
  readonly name: string;
  readonly course: string;
  readonly title: string;
  readonly acceptedAt: string;
  readonly formDue: string;
  readonly state: 'Acceptée – fiche attendue' | 'Fiche en retard' | 'Inscription confirmée';
  /** In words; empty until then. */
  readonly formAt: string;
  readonly identityAt: string;
}

/** A further under-subscribed course that somebody may keep beside the one they hold (IVR-039). */
export interface KeepableSeat {
  readonly entry: string;
  readonly name: string;
  readonly phone: string;
  readonly held: string;
  readonly course: string;
  readonly title: string;
}

export interface OffersPage {
  /** Name of the draw, or of last year's list before there is one. */
  readonly draw: string;
  readonly isLastYear: boolean;
  readonly now: number;
  readonly courses: readonly OfficeCourse[];
  readonly people: readonly OfficePerson[];
  /** The last made first. */
  readonly offers: readonly OfficeOffer[];
  readonly enrolments: readonly EnrolmentLine[];
  readonly keepable: readonly KeepableSeat[];
  /** The published log; empty of last year's list, which nobody publishes. */
  readonly log: string;
}
