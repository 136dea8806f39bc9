import { instantFrom } from '../dates.ts';

/** One version of the data notice, from the instant anybody could read it (CNS-021). */
export interface NoticeVersion {
  readonly version: string;
  /** Stamp. */
  readonly at: string;
  /** Number of the Journal line that holds its text. */
  readonly journal: number;
  /** Tells whether the text that the settings make now is still this one. */
  readonly print: string;
}

export const noticeMemory = 'notice';

interface Noticed {
  readonly schoolYear: string;
  /** The oldest first. */
  readonly notices: readonly NoticeVersion[];
}

/** Version of the notice in force at an instant: `2026-2027/1`, then one more each time the settings change its text. */
export function noticeVersion({ schoolYear, notices }: Noticed, now: number): string {
  const own = notices.filter(
    ({ version, at }) => version.startsWith(`${schoolYear}/`) && instantFrom(at) <= now,
  );
  return own[own.length - 1]?.version ?? `${schoolYear}/1`;
}
