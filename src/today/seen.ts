import type { TownNow } from '../campaign/settings.ts';
import type { PersonRow, StudentRow } from '../people/tabs.ts';
import type { MailRow } from '../post/queue.ts';
import { reviewOf } from '../requests/decided.ts';
import { documentsOn } from '../requests/documents.ts';
import { requestOf, statusOf } from '../requests/state.ts';
import { documentLines } from '../supporting/views.ts';

/** What the figures are made of. */
export interface Seen {
  readonly town: TownNow;
  readonly students: readonly StudentRow[];
  readonly people: ReadonlyMap<string, PersonRow>;
  readonly mails: readonly MailRow[];
  readonly now: number;
}

/** Are documents still awaited for this student? */
export function isMissing(student: StudentRow, town: TownNow, now: number): boolean {
  if (requestOf(student)?.status === 'declined') return false;
  const review = reviewOf(student);
  const isAwaited = !review || review.state === 'documentsAsked' || review.state === 'complete';
  return (
    isAwaited &&
    statusOf(student) !== 'none' &&
    documentLines(student, documentsOn(student, town, now)).some(
      ({ state }) => state === 'due' || state === 'refused' || state === 'expired',
    )
  );
}
