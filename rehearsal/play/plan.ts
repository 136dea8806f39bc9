import type { FiledAnswer } from '../sample/answers.ts';
import type { Calendar } from '../sample/town.ts';
import type { OfficeDays } from './calendar.ts';

/** One thing a family does, at an instant in milliseconds since 1970 UTC. */
export type Act =
  | { readonly at: number; readonly kind: 'arrive' | 'afterwards' | 'look' }
  | { readonly at: number; readonly kind: 'draft'; readonly step: 'courses' | 'recap' }
  | { readonly at: number; readonly kind: 'send'; readonly change: number };

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/**
 * What a family does for one answer, which arrives at the very instant of the file: it opens its page 3 to 15 minutes
 * before, saves a draft or two, sends; a quarter come back a minute later. Changes follow at one-hour steps, those
 * that would not fit before closing at one-second steps. `random` gives numbers in [0, 1).
 */
export function actsOf(answer: FiledAnswer, { opensAt, closesAt }: Calendar, random: () => number): Act[] {
  const filling = Math.round((3 + 12 * random()) * 60) * SECOND;
  const drafts: Act[] = [
    { at: answer.at - Math.round(filling / 3), kind: 'draft', step: 'recap' },
    ...(random() < 0.5
      ? [{ at: answer.at - Math.round(filling / 1.5), kind: 'draft', step: 'courses' } as const]
      : []),
  ];
  const isOpen = ({ at }: Act) => at >= opensAt && at < closesAt;
  return [
    { at: answer.at - filling, kind: 'arrive' },
    ...drafts.filter(isOpen),
    ...sending(answer.at, 0),
    ...(random() < 0.25 ? [{ at: answer.at + MINUTE, kind: 'look' } as const] : []),
    ...changesOf(answer, closesAt),
  ];
}

function changesOf(answer: FiledAnswer, closesAt: number): Act[] {
  const acts: Act[] = [];
  let at = answer.at;
  for (let change = 1; change <= answer.changes; change += 1) {
    const comesBack = at + HOUR < closesAt;
    at += comesBack ? HOUR : SECOND;
    if (comesBack) acts.push({ at: at - MINUTE / 2, kind: 'arrive' });
    acts.push(...sending(at, change));
  }
  return acts;
}

function sending(at: number, change: number): Act[] {
  return [
    { at, kind: 'send', change },
    { at: at + 3 * SECOND, kind: 'afterwards' },
  ];
}

/** One visit of a family to its page, for the documents. */
export interface PaperVisit {
  readonly at: number;
  readonly kind: 'giveFirst' | 'giveWhatIsAsked';
}

/**
 * When a family gives papers: a half right after the answer, the others within three days; then within three days of
 * each session of the clerks that may have asked for some.
 */
export function visitsOf(
  { at }: FiledAnswer,
  { sessions, asksAt }: OfficeDays,
  random: () => number,
): PaperVisit[] {
  const wait = random() < 0.5 ? 5 * MINUTE : Math.round((1 + 71 * random()) * 60) * MINUTE;
  const after = sessions
    .filter((one) => one.session === 'before' || one.session === 'ask')
    .map((one) => one.at + Math.round((24 + 72 * random()) * 60) * MINUTE);
  return [
    { at: Math.max(at + MINUTE, Math.min(at + wait, asksAt - HOUR)), kind: 'giveFirst' },
    ...after.filter((one) => one > at).map((one) => ({ at: one, kind: 'giveWhatIsAsked' }) as const),
  ];
}
