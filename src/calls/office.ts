import * as z from 'zod/mini';
import type { Legal } from '../campaign/legal.ts';
import type { CampaignDecision, Taken } from '../campaign/standing.ts';
import type { CampaignNow } from './family.ts';
import { line } from './fields.ts';

/** Somebody of the team. */
export const clerkSchema = z.lazy(() =>
  z.object({
    mail: line,
    role: z.enum(['manager', 'clerk']),
    conservatoires: z.array(line),
  }),
);

export interface ImportPreview {
  readonly read: number;
  readonly kept: number;
  readonly students: number;
  readonly people: number;
  readonly newStudents: number;
  readonly changedStudents: number;
  readonly lines: readonly {
    readonly line: number;
    readonly kind: 'refused' | 'doubtful';
    readonly student: string;
    readonly reason: string;
  }[];
  readonly refused: number;
  readonly doubtful: number;
  /** Registered students to whom the file gives another name or birth date; of those `accepted` the file is followed. */
  readonly decisions: readonly {
    readonly student: string;
    readonly registered: string;
    readonly file: string;
    readonly accepted: boolean;
  }[];
  readonly remarks: readonly {
    readonly count: number;
    readonly lines: readonly number[];
    readonly sentence: string;
  }[];
}

export interface ImportProgress {
  readonly done: boolean;
  readonly written: number;
  readonly total: number;
}

export interface InvitePreview {
  /** Persons with a mail, not invited yet. */
  readonly toMail: number;
  readonly alreadyInvited: number;
  /** Guardians and adult students without a mail. */
  readonly toLetter: number;
  /** Students under 15 with a mail, waiting for a guardian's agreement. */
  readonly waitingForConsent: number;
  readonly plan: readonly { readonly day: string; readonly mails: number }[];
  readonly perHour: number;
}

/** What an announcement would do: of which decision, to how many, when. */
export interface AnnouncePreview extends Pick<InvitePreview, 'toMail' | 'plan' | 'perHour'> {
  readonly kind: CampaignDecision['kind'] | 'terms';
  /** People concerned whom no mail reaches. */
  readonly toCall: number;
  /** Persons it is already planned for. */
  readonly already: number;
}

/** Letters for people without a mail, in the conservatoires the colleague works for. */
export interface LettersPreview {
  readonly conservatoires: readonly {
    readonly name: string;
    /** Persons with no letter yet, and those who have theirs; both with a whole address. */
    readonly toMake: number;
    readonly made: number;
    /** Newest first. */
    readonly documents: readonly {
      readonly address: string;
      readonly letters: number;
      /** In words. */
      readonly at: string;
    }[];
  }[];
  /** No letter without a whole postal address. */
  readonly withoutAddress: readonly {
    readonly person: string;
    readonly name: string;
    readonly phone: string;
    readonly conservatoire: string;
  }[];
  /** Of those made: in a document that went with somebody's data. */
  readonly lost: number;
  /** Why no letter is made any more: the campaign is over. Empty while it is not. */
  readonly over: string;
}

/** How far a run is. When `total` is not the number confirmed, nothing was made. */
export interface LettersProgress {
  readonly made: number;
  readonly total: number;
  readonly preview: LettersPreview;
}

/** What a reminder would do: to how many, when. */
export interface RemindPreview extends Pick<InvitePreview, 'toMail' | 'plan' | 'perHour'> {
  readonly kind: 'silent' | 'draft' | 'documents';
  /** People concerned whom no mail reaches. */
  readonly toCall: number;
  /** Reminded of it today already. */
  readonly already: number;
}

export interface OfficeHome {
  /** Those this colleague works for. */
  readonly conservatoires: readonly { readonly code: string; readonly name: string }[];
  readonly me: { readonly mail: string; readonly role: 'owner' | 'manager' | 'clerk' };
  readonly town: string;
  readonly campaign: CampaignNow | null;
  readonly workbooks: readonly { readonly name: string; readonly address: string }[];
  /** What families open; empty until somebody said it. */
  readonly families: string;
  /** Where the team's pages are; empty until then too. */
  readonly office: string;
  /** The last decision on the campaign: by whom, when in words, why. */
  readonly lastDecision: Taken | null;
  /** As written, or as proposed until somebody wrote them (`ready.legal`); null before the town is set. */
  readonly legal: Legal | null;
  readonly ready: {
    readonly town: boolean;
    readonly legal: boolean;
    readonly workbooks: boolean;
    readonly students: number;
  };
  readonly clerks: readonly z.infer<typeof clerkSchema>[];
}
