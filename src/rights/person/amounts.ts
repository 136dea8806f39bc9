import { ballotRows } from '../../ballots/tabs.ts';
import type { Desk } from '../../campaign/desk.ts';
import { periodOf } from '../../campaign/opening.ts';
import { drawRows } from '../../draw/tabs.ts';
import { of } from '../../french.ts';
import { openTurns, type Turn, type Turns } from '../../lists/turn.ts';
import { drawBeside } from '../../lists/unlimited.ts';
import { EventWriter } from '../../offers/eventWriter.ts';
import { allStudents } from '../../people/find.ts';
import { lotteryStanding } from '../../places/standing.ts';
import type { Ports } from '../../ports.ts';
import type { Act } from '../../register/commit.ts';
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
  readonly waiting: readonly Waiting[];
  /** Participations of a list that is frozen and not drawn yet: nothing takes them off it. */
  readonly frozen: readonly string[];
}

interface Waiting {
  readonly turn: Turn;
  readonly entry: string;
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
  return {
    requests: own.filter(isUnderWay).map(({ firstName }) => firstName),
    unanswered: isOpen ? own.filter((one) => !requestOf(one)).map(({ firstName }) => firstName) : [],
    alone: others
      .filter(({ links }) => links.every(({ person, role }) => role === 'self' || whom.people.has(person)))
      .map(({ firstName }) => firstName),
    ballots: notFrozen(register, whom),
    waiting: town.lottery ? waitingIn(openTurns(register), whom) : [],
    frozen: frozenIn(register, whom),
  };
}

function waitingIn({ inPlay }: Turns, whom: Whom): Waiting[] {
  return inPlay.flatMap((turn) =>
    [...turn.people.keys()]
      .filter((entry) => whom.entries.has(entryKey(turn.list.id, entry)))
      .filter((entry) => !turn.events.some((one) => one.entry === entry && isLeaving(one)))
      .map((entry) => ({ turn, entry })),
  );
}

function frozenIn({ memory }: Desk['register'], { entries }: Whom): string[] {
  const standing = lotteryStanding(memory);
  if (standing?.state !== 'frozen') return [];
  return [...entries].flatMap((key) => {
    const [list = '', entry = ''] = key.split(' ');
    return drawBeside(list) === standing.draw ? [entry] : [];
  });
}

/** What the Journal says of a participation that leaves because its data are erased. */
export const leavesErased = 'Participation retirée, ses données s’effacent';

/** Withdraws somebody from the lists in play: to be committed. What they left already they do not leave again. */
export function leavingLists(
  ports: Ports,
  register: Desk['register'],
  whom: Whom,
  act: Pick<Act, 'key' | 'actor' | 'act'>,
): EventWriter {
  const turns = openTurns(register);
  const events = new EventWriter(ports, register, turns);
  for (const { turn, entry } of waitingIn(turns, whom))
    events.add(turn, { kind: 'retire', entry, course: '', by: act.actor, reason: '' }, act);
  return events;
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
export function amountsTo({ requests, unanswered, alone, ballots, waiting, frozen }: Stands): string[] {
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
    ...frozen.map(
      (entry) =>
        `La liste du tirage est figée\u00a0: la participation ${entry} y reste, sans nom. Elle est retirée aussitôt le tirage fait, et une place qu’elle obtient va à la personne suivante\u00a0: cela vaut retrait.`,
    ),
  ];
}
