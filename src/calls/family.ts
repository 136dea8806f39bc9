import type { Answer, Coordinates, Draft } from './answer.ts';

/** One child on a family's page. French sentences come from the server, where the clock and the rules are. */
export interface StudentCard {
  readonly number: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly age: number;
  /** The connected person is this student. */
  readonly self: boolean;
  readonly onLeave: boolean;
  readonly conservatoire: {
    readonly name: string;
    readonly mail: string;
    readonly phone: string;
    readonly address: string;
  };
  readonly address: { readonly street: string; readonly postcode: string; readonly town: string };
  readonly enrolments: readonly {
    readonly cursus: string;
    readonly courses: readonly { readonly name: string; readonly level: string; readonly adapted: boolean }[];
    /** *Sécable*: its courses may be kept one by one (X8). */
    readonly divisible: boolean;
  }[];
  /** Asked for this child, those of the family first; none of them holds the request back (CAE-001, CAE-019). */
  readonly documents: readonly DocumentCard[];
  /** Documents may be given until then, in words: after the campaign has closed too (X7); empty where they may not. */
  readonly documentsUntil: string;
  /** One sentence: where this child's request stands. */
  readonly sentence: string;
  readonly status: 'none' | 'draft' | 'submitted' | 'changed' | 'declined' | 'withdrawn';
  /** Of the connected author: the terms changed since this request was sent, or they refused the new ones (PAR-072). */
  readonly amended: 'none' | 'asked' | 'refused';
  /** `send`: no request yet; `change`: own request, still open; `read`: `why` says it in French. */
  readonly may: 'send' | 'change' | 'read';
  readonly why: string;
  readonly request: SentRequest | null;
  /** The connected person's own draft. */
  readonly draft: { readonly draft: Draft; readonly savedAt: string } | null;
  /** "Mme Dupont a commencé une réponse le …, pas encore envoyée." or empty. */
  readonly otherDraft: string;
  /** This child's own access: for guardians of a minor without mail, or under 15. */
  readonly childAccess: 'none' | 'toAgree' | 'toHandOver' | 'byMail';
  /** When a guardian agreed to it and who, in words, while it may be withdrawn: under 15. Empty otherwise. */
  readonly agreed: string;
  /** Of who reads a request that somebody else sent; `at` in words. */
  readonly disagreement:
    | { readonly kind: 'none' }
    | { readonly kind: 'possible' }
    | { readonly kind: 'told'; readonly at: string };
}

/** One document asked for a student, as one person sees it. */
export interface DocumentCard {
  readonly id: string;
  /** Given once for the family, or for each student. */
  readonly level: 'family' | 'student';
  readonly label: string;
  readonly hint: string;
  readonly state: 'due' | 'received' | 'accepted' | 'refused' | 'seen' | 'expired' | 'waived';
  /** The state in French, with its day or its reason. */
  readonly sentence: string;
  /** What the connected person gave: name as they had it, size and instant in words. */
  readonly files: readonly {
    readonly key: string;
    readonly name: string;
    readonly size: string;
    readonly at: string;
  }[];
  /** What others gave: one sentence a file. */
  readonly others: readonly string[];
}

/** What became of one part of a file: kept until the others come, or all of it taken, or some parts to send again. */
export type Uploaded =
  | { readonly kind: 'kept' }
  | { readonly kind: 'missing'; readonly parts: readonly number[] }
  | DocumentsNow;

/** The students whose documents changed: a document of the family is theirs all. */
export interface DocumentsNow {
  readonly kind: 'done';
  readonly session: string;
  readonly students: readonly StudentCard[];
}

export interface SentRequest {
  /** Number of the receipt, the same for every change. */
  readonly receipt: string;
  readonly answer: Answer;
  /** "Mme Bérénice Marchand" … and when, as French text. */
  readonly author: string;
  readonly firstSentAt: string;
  readonly lastSentAt: string;
  readonly changes: number;
}

export interface FamilyHome {
  /** A fresh session: keep the newest. */
  readonly session: string;
  readonly person: {
    readonly firstName: string;
    readonly lastName: string;
    readonly kind: 'guardian' | 'student';
    readonly coordinates: Coordinates;
  };
  readonly campaign: CampaignNow;
  readonly students: readonly StudentCard[];
}

export interface CampaignNow {
  readonly town: string;
  readonly schoolYear: string;
  /** `delayed`: it should be open, but the town has not written its legal texts. */
  readonly state: 'before' | 'delayed' | 'open' | 'suspended' | 'cancelled' | 'closed';
  /** Of a stop, in words; both empty otherwise. */
  readonly since: string;
  readonly reason: string;
  /** "lundi 11 mai 2026 à 10 h" */
  readonly opens: string;
  readonly closes: string;
  /** Versions to send back in `accepts`. */
  readonly terms: string;
  readonly notice: string;
  /** Empty where the town gives no fees and rules to read. */
  readonly fees: string;
}

export interface Receipt {
  readonly session: string;
  readonly student: StudentCard;
  /** Where the acknowledgement goes. */
  readonly mail: string;
}
