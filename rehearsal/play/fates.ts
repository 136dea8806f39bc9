import { Chance } from '../../host/chance.ts';
import type { FiledAnswer } from '../sample/answers.ts';
import type { Town } from '../sample/town.ts';

/** What a family does about the documents it is asked for. `paper`: shows them at the counter, having no mail. */
export type Habit = 'everything' | 'some' | 'nothing' | 'paper';

/** What goes otherwise than planned when a family gives its first file. */
export type Quirk = 'none' | 'wrongType' | 'empty' | 'takesBack';

/** What becomes of a request in the end, as the tabs of the clerks call it. */
export type End =
  | 'Réinscription pédagogique faite'
  | 'Confirmée'
  | 'Rejetée'
  | 'Rejetée – pièces non fournies'
  | 'Disqualifiée'
  | 'Annulée';

export interface Fate {
  readonly habit: Habit;
  readonly quirk: Quirk;
  readonly end: End;
}

/** Fewer requests than this, and nobody is disqualified, nor anything invalidated. */
const ENOUGH = 10;

/**
 * Who gives what and how it ends, by student, for each request that arrives in time. Who it is, is drawn from the seed;
 * how many, is not: of those with a mail three twentieths give nothing, a quarter gives some at first, the others
 * everything.
 */
export function fatesOf({ answers, families, calendar }: Town, seed: number): ReadonlyMap<string, Fate> {
  const requests = answers.filter(
    ({ at, decision }) => decision === 'reEnrol' && at >= calendar.opensAt && at < calendar.closesAt,
  );
  const hasMail = ({ student, author }: FiledAnswer) =>
    (families.get(student)?.[author - 1]?.mail ?? '') !== '';
  const dealt = shuffled(requests.filter(hasMail), new Chance(seed, 3));
  const nothing = Math.round(dealt.length * 0.15);
  const some = nothing + Math.round(dealt.length * 0.25);
  const hands = [
    ...dealt.slice(0, nothing).map((answer, rank) => [answer, givesNothing(rank)] as const),
    ...dealt.slice(some).map((answer, rank) => [answer, givesEverything(rank, requests.length)] as const),
    ...dealt.slice(nothing, some).map((answer) => [answer, plain('some')] as const),
    ...requests.filter((answer) => !hasMail(answer)).map((answer) => [answer, plain('paper')] as const),
  ];
  return new Map(hands.map(([{ student }, fate], place) => [student, notAllFinished(fate, place)]));
}

/** One in two is heard before the rejection; the other was told with the demand for documents. */
function givesNothing(rank: number): Fate {
  const end = rank % 2 === 0 ? 'Rejetée' : 'Rejetée – pièces non fournies';
  return { habit: 'nothing', quirk: 'none', end };
}

function givesEverything(rank: number, requests: number): Fate {
  const quirks: readonly Quirk[] = ['wrongType', 'empty', 'takesBack'];
  const fate = { ...plain('everything'), quirk: quirks[(rank - 2) % 8] ?? 'none' };
  if (requests < ENOUGH || rank > 1) return fate;
  return { ...fate, end: rank === 0 ? 'Disqualifiée' : 'Annulée' };
}

function plain(habit: Habit): Fate {
  return { habit, quirk: 'none', end: 'Réinscription pédagogique faite' };
}

/** The timetable of one in five is not settled yet when the rehearsal ends. */
function notAllFinished(fate: Fate, place: number): Fate {
  const waits = place % 5 === 4 && fate.end === 'Réinscription pédagogique faite';
  return waits ? { ...fate, end: 'Confirmée' } : fate;
}

function shuffled<T>(items: readonly T[], chance: Chance): T[] {
  const dealt = [...items];
  for (let last = dealt.length - 1; last > 0; last -= 1) {
    const other = chance.below(last + 1);
    [dealt[last], dealt[other]] = [dealt[other] as T, dealt[last] as T];
  }
  return dealt;
}
