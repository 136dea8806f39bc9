import { ballotRows } from '../../ballots/tabs.ts';
import type { Desk } from '../../campaign/desk.ts';
import { periodOf } from '../../campaign/opening.ts';
import { drawRows } from '../../draw/tabs.ts';
import { of } from '../../french.ts';
import { openTurns, type Turn } from '../../lists/turn.ts';
import { allStudents } from '../../people/find.ts';
import { requestOf } from '../../requests/state.ts';
import { serviceEndOf } from '../retention/service.ts';
import { entryKey, type Whom } from '../traces/trace.ts';

/** What somebody still takes part in. */
export interface Stands {
  /** First names of students with a request under way. */
  readonly requests: readonly string[];
  /** First names of students who may still answer. */
  readonly unanswered: readonly string[];
  /** First names of students who would have no guardian left. */
  readonly alone: readonly string[];
  /** Ballots of a draw that is not frozen yet. */
  readonly ballots: number;
  /** Participations of the lists in play that have not left them. */
  readonly waiting: readonly { readonly turn: Turn; readonly entry: string }[];
}

/** About twenty round trips. `now` in milliseconds. */
export function standsIn({ register, town }: Desk, whom: Whom, now: number): Stands {
  const students = [...allStudents(register).values()].map(({ record }) => record);
  const own = students.filter(({ number }) => whom.students.has(number));
  const isUnderWay = (student: (typeof own)[number]) => {
    const status = requestOf(student)?.status;
    const isLive = status === 'submitted' || status === 'changed';
    return isLive && serviceEndOf(student) > new Date(now).toISOString().slice(0, 10);
  };
  const isOpen = now < periodOf(town).closesAt;
  const others = students.filter(
    ({ number, links }) => !whom.students.has(number) && links.some(({ person }) => whom.people.has(person)),
  );
  const turns = town.lottery ? openTurns(register).inPlay : [];
  return {
    requests: own.filter(isUnderWay).map(({ firstName }) => firstName),
    unanswered: isOpen ? own.filter((one) => !requestOf(one)).map(({ firstName }) => firstName) : [],
    alone: others
      .filter(({ links }) => links.every(({ person, role }) => role === 'self' || whom.people.has(person)))
      .map(({ firstName }) => firstName),
    ballots: notFrozen(register, whom),
    waiting: turns.flatMap((turn) =>
      [...turn.people.keys()]
        .filter((entry) => whom.entries.has(entryKey(turn.list.id, entry)))
        .filter((entry) => !turn.events.some((one) => one.entry === entry && isLeaving(one)))
        .map((entry) => ({ turn, entry })),
    ),
  };
}

const isLeaving = ({ kind, course }: { readonly kind: string; readonly course: string }): boolean =>
  (kind === 'retire' && course === '') || kind === 'exclu';

function notFrozen(register: Desk['register'], { ballots }: Whom): number {
  if (ballots.size === 0) return 0;
  const last = drawRows(register).pop()?.record;
  const frozenAt = last?.cancelled ? '' : (last?.freeze?.at ?? '');
  return ballotRows(register).filter(
    ({ record }) => ballots.has(record.number) && (frozenAt === '' || record.enteredAt > frozenAt),
  ).length;
}

/** What an erasure or an opposition amounts to, said before it is done (IVR-090). */
export function amountsTo({ requests, unanswered, alone, ballots, waiting }: Stands): string[] {
  return [
    ...requests.map(
      (name) => `La demande de réinscription ${of(name)} disparaît\u00a0: cela vaut renoncement.`,
    ),
    ...unanswered.map((name) => `${name} ne pourra plus être réinscrit en ligne cette année.`),
    ...alone.map(
      (name) => `${name} n’aura plus de responsable\u00a0: personne ne pourra plus répondre en ligne.`,
    ),
    ...(ballots > 0
      ? [
          ballots === 1
            ? 'Un bulletin sort du tirage\u00a0: cela vaut retrait.'
            : `${ballots}\u00a0bulletins sortent du tirage\u00a0: cela vaut retrait.`,
        ]
      : []),
    ...waiting.map(
      ({ entry }) =>
        `La participation ${entry} quitte ses listes et rend ses places\u00a0: cela vaut renoncement.`,
    ),
  ];
}
