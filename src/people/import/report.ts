/** One line of the file that was not taken in. `number` is the student's, empty when unknown. */
export interface ReportedLine {
  readonly line: number;
  readonly number: string;
  /** A French sentence: what happened to the data, and what to do. */
  readonly reason: string;
}

/**
 * A registered student to whom the file gives another name or birth date: a clerk may say it is the same student, and
 * the file then replaces what is registered. Both identities in words.
 */
export interface Decision {
  readonly number: string;
  readonly registered: string;
  readonly file: string;
  readonly accepted: boolean;
}

/** What is worth knowing about lines that were taken in, one remark a kind. */
export interface Remark {
  readonly kind: RemarkKind;
  /** How many things (mails, persons, columns, lines: the sentence says which) it is about. */
  readonly count: number;
  /** The first five lines of the file where one is found; empty when it is about the file as a whole. */
  readonly lines: readonly number[];
  readonly sentence: string;
}

/** In the order of the report. */
export const REMARK_KINDS = [
  'ignoredColumns',
  'brokenCharacters',
  'disagreement',
  'homonyms',
  'singleName',
  'nameSpellings',
  'namelessGuardian',
  'implausibleMail',
  'guardianWithoutMail',
  'sharedMail',
  'capitalMail',
  'formulaCell',
  'rectified',
  'limited',
  'absent',
] as const;

export type RemarkKind = (typeof REMARK_KINDS)[number];

/** What one import did. Every line read is kept, doubtful or refused: `read` is their sum. */
export interface ImportReport {
  readonly read: number;
  readonly kept: number;
  readonly doubtful: readonly ReportedLine[];
  readonly refused: readonly ReportedLine[];
  /** By student number. The lines of those accepted are kept, those of the others doubtful. */
  readonly decisions: readonly Decision[];
  readonly remarks: readonly Remark[];
  /** Students by what the import does to them; `unchanged` are in the file and already registered as it says. */
  readonly students: { readonly added: number; readonly changed: number; readonly unchanged: number };
}
