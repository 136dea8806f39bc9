/** What a batch would do, group by group, before it does it. */
export interface ReviewPreview {
  readonly groups: readonly {
    /** The decision, as clerks write it. */
    readonly word: string;
    readonly count: number;
    readonly mails: number;
    /** Authors without a mail: to be called, or written to by post. */
    readonly noMail: number;
    /** The first three hundred. */
    readonly students: readonly {
      readonly number: string;
      readonly name: string;
      readonly conservatoire: string;
      /** Where the request, or the document, stands now. */
      readonly now: string;
      readonly reason: string;
    }[];
  }[];
  readonly total: number;
  readonly mails: number;
  /** Written in the tabs, and so already. */
  readonly same: number;
  readonly problems: readonly ReviewProblem[];
  readonly problemCount: number;
  /** To send back with the confirmation. */
  readonly shown: string;
  /** Numbers of the students whose documents did not come in time: a rejection may be prepared. */
  readonly late: readonly string[];
  readonly lots: readonly LotSummary[];
}

/** Something that stays undone: where it is written, and why. */
export interface ReviewProblem {
  readonly book: string;
  readonly tab: string;
  /** From 1; 0 where no row holds it. */
  readonly row: number;
  readonly sentence: string;
}

export interface LotSummary {
  readonly lot: number;
  readonly by: string;
  readonly at: string;
  /** The batch it takes back, or 0. */
  readonly undoes: number;
  readonly total: number;
  readonly done: number;
  readonly left: number;
  readonly isUndone: boolean;
}

export interface ReviewProgress {
  readonly lot: number;
  readonly done: number;
  readonly total: number;
  /** What was set aside on the way, and why. */
  readonly skipped: readonly ReviewProblem[];
  readonly lots: readonly LotSummary[];
}

export interface UndoPreview {
  readonly lot: number;
  readonly count: number;
  /** Decided again since: they stay. */
  readonly changed: number;
  readonly mailsWaiting: number;
  readonly mailsGone: number;
}
