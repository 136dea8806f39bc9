import { addDays, addMonths } from '../../../dates.ts';
import type { RequestState, RightKind } from './words.ts';

/** Longest an answer may take, in months from reception, whatever is announced (GDPR art. 12(3), CNS-012). */
const longestMonths = 3;

/**
 * Longest an answer may take once it is extended, in months: as the town announced; where it announced the usual month
 * alone, as the law allows (GDPR art. 12(3)).
 */
export function longestAnswer(answerMonths: number): number {
  return answerMonths > 1 ? Math.min(answerMonths, longestMonths) : longestMonths;
}

/** When the team is alerted: an extension is itself to be announced within the month (GDPR art. 12(3), PAR-083). */
const alertAfter = 20;
/** Once extended, how many days before the end. */
const alertBefore = 10;

/** What a clock needs to know of a request. */
export interface Timed {
  readonly kind: RightKind;
  /** Civil day. */
  readonly receivedOn: string;
  readonly identity: { readonly how: string };
  readonly extension: { readonly months: number } | null;
  readonly answer: object | null;
}

/** Civil days; the whole of the last one is in time. */
export interface RequestClock {
  readonly alertOn: string;
  /** The last day for an answer. */
  readonly due: string;
  /** The last day on which more time may be announced; none for a complaint. */
  readonly extendBy: string;
  /** What the town announced in its notice. */
  readonly announced: string;
  /** The two months of the terms (PAR-083). */
  readonly twoMonths: string;
  /** No answer comes later, whatever was announced. */
  readonly last: string;
}

/**
 * When a request is to be answered: within a month, or up to three once an extension was announced (GDPR art. 12(3)).
 * A complaint is refused by two months of silence (CRPA L. 231-4). Months end on their last day where that day does not exist.
 */
export function requestClock(request: Timed, answerMonths = 1): RequestClock {
  const { kind, receivedOn, extension } = request;
  const within = (months: number) => addMonths(receivedOn, Math.min(longestMonths, Math.max(1, months)));
  const due = kind === 'complaint' ? within(2) : within(extension?.months ?? 1);
  return {
    alertOn: extension ? addDays(due, -alertBefore) : addDays(receivedOn, alertAfter),
    due,
    extendBy: kind === 'complaint' ? '' : within(1),
    announced: within(answerMonths),
    twoMonths: within(2),
    last: within(longestMonths),
  };
}

/** Where a request stands on a civil day. Identity that is awaited stops no clock: silence would last too long. */
export function requestState(request: Timed, day: string): RequestState {
  if (request.answer) return 'answered';
  if (day > requestClock(request).due) return 'late';
  if (request.identity.how === 'asked') return 'identity';
  return request.extension ? 'extended' : 'open';
}

/** Is somebody to look at it now? */
export function isPressing(request: Timed, day: string): boolean {
  return !request.answer && day >= requestClock(request).alertOn;
}
