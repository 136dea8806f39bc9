import { type Answer, type Draft, draftSchema } from '../calls/answer.ts';
import { instantFrom } from '../dates.ts';
import type { Role } from '../people/student.ts';
import type { DraftCell, StudentRow } from '../people/tabs.ts';
import { type ReviewState, reviewLabels, reviewOf } from './decided.ts';

/** Where the request of a student stands, once somebody answered. Instants are stamps. */
export interface RequestState {
  readonly status: 'submitted' | 'changed' | 'declined' | 'withdrawn';
  /** `CMD-2026-00123`: the same for every change. */
  readonly receipt: string;
  /** The person who sent first, who alone may change it (PAR-046). */
  readonly author: string;
  readonly authorName: string;
  /** How the last answer came (PAR-041): recorded, without any effect on what follows. */
  readonly channel: keyof typeof channelLabels;
  /** At the counter, the mail of the clerk who typed the last answer in front of its author (PAR-049). */
  readonly clerk?: string;
  readonly answer: Answer;
  readonly firstAt: string;
  readonly lastAt: string;
  readonly changes: number;
  /** Request keys already served, newest last: a repeat gives the first answer again. */
  readonly keys: readonly string[];
  /** What those who read it told the office, oldest first; it changes nothing of the request. */
  readonly disagreements?: readonly {
    readonly by: string;
    readonly byName: string;
    readonly at: string;
    readonly text: string;
  }[];
  /** With `withdrawn`: its author refused an amendment of the terms (PAR-073), and where it stood before. */
  readonly withdrawal?: {
    readonly from: Exclude<RequestState['status'], 'withdrawn'>;
    readonly at: string;
    readonly terms: string;
  };
}

/** *Voie*, in the sheets. */
export const channelLabels = { online: 'en ligne', counter: 'guichet' } as const;

/** What the family did. */
export type AnswerStatus = 'none' | 'draft' | RequestState['status'];

/** Where it stands, the office's decisions included. */
export type Status = AnswerStatus | ReviewState;

/** What clerks read in the sheets; families read sentences. */
export const statusLabels: Readonly<Record<Status, string>> = {
  none: 'Sans réponse',
  draft: 'Brouillon',
  submitted: 'Déposée',
  changed: 'Modifiée',
  declined: 'Ne se réinscrit pas',
  withdrawn: 'Participation cessée',
  ...reviewLabels,
};

export function requestOf(row: StudentRow): RequestState | null {
  return row.request as RequestState | null;
}

export const draftFields = {
  self: 'draftSelf',
  guardian1: 'draftGuardian1',
  guardian2: 'draftGuardian2',
} as const satisfies Record<Role, keyof StudentRow>;

/** What a draft cell holds; `null` for one that an earlier version wrote otherwise. */
export function draftIn(cell: DraftCell): Draft | null {
  const read = draftSchema.safeParse(cell.draft);
  return read.success ? read.data : null;
}

/** Drafts of this student that are still about to be sent: one written before the last sending is history. */
export function liveDrafts(row: StudentRow): DraftCell[] {
  const request = requestOf(row);
  const sentAt = request ? instantFrom(request.lastAt) : 0;
  const drafts = [row.draftSelf, row.draftGuardian1, row.draftGuardian2];
  return drafts.filter((draft): draft is DraftCell => draft !== null && instantFrom(draft.at) > sentAt);
}

export function answerStatusOf(row: StudentRow): AnswerStatus {
  return requestOf(row)?.status ?? (liveDrafts(row).length > 0 ? 'draft' : 'none');
}

/** A family that stops has nothing decided about it. */
export function statusOf(row: StudentRow): Status {
  const status = answerStatusOf(row);
  const review = reviewOf(row);
  return review && (status === 'submitted' || status === 'changed') ? review.state : status;
}
