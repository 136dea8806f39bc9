import type { DrawEvent } from '../lists/events.ts';
import { wordsOnNextYear } from '../lists/nextYear.ts';
import { standingAfter, type Turn, type Turns } from '../lists/turn.ts';
import type { Register } from '../register/register.ts';

interface Seat {
  readonly entry: string;
  readonly course: string;
}

/** Every seat that is somebody's to accept and that nobody offered them yet, in the order of the courses. */
export function freeSeats({ standing, offers, states }: Turn): Seat[] {
  const isAsked = (state: string | undefined) => state === 'open' || state === 'declining';
  const asked = offers.filter(({ record }) => isAsked(states.get(record.number))).map(({ record }) => record);
  const isOpen = (entry: string, course: string) =>
    asked.some((one) => one.entry === entry && one.course === course);
  // Of several seats for one entry the dearest: its answer decides on the others.
  return standing.lists.flatMap(({ course, pending }) =>
    pending
      .filter(({ number }) => standing.pending.get(number)?.[0] === course.id && !isOpen(number, course.id))
      .map(({ number }) => ({ entry: number, course: course.id })),
  );
}

/** The lists in play as their seats are offered. */
interface InPlay {
  readonly inPlay: readonly Turn[];
  /** Participations that are passed over, in this order. */
  readonly passedOver: readonly string[];
}

/**
 * Whoever took back that they be called again is passed over when a seat of last year's list would be theirs, and it is
 * the next one's (IVR-053, IVR-082). Not before: until then they may give it anew. What was offered already stays
 * offered. Four round trips where last year's list is in play.
 */
export function passingOver(register: Register, { inPlay }: Turns): InPlay {
  if (!inPlay.some(({ list }) => list.kind === 'lastYear')) return { inPlay, passedOver: [] };
  const words = wordsOnNextYear(register);
  const passed = inPlay.map((turn) =>
    passedIn(turn, (entry) => words.get(turn.people.get(entry)?.person ?? '')?.isGiven === false),
  );
  return {
    inPlay: passed.map(({ turn }) => turn),
    passedOver: passed.flatMap(({ passedOver }) => passedOver),
  };
}

interface Passed {
  readonly turn: Turn;
  readonly passedOver: readonly string[];
}

function passedIn(turn: Turn, isWithdrawn: (entry: string) => boolean): Passed {
  const passedOver = freeSeats(turn).flatMap(({ entry }) => (isWithdrawn(entry) ? [entry] : []));
  if (passedOver.length === 0) return { turn, passedOver };
  // The next one may have withdrawn as well.
  const next = passedIn(turnWithout(turn, passedOver), isWithdrawn);
  return { turn: next.turn, passedOver: [...passedOver, ...next.passedOver] };
}

function turnWithout(turn: Turn, entries: readonly string[]): Turn {
  const { drawn } = turn;
  const at = drawn.log.publishedAt;
  const left = entries.map((entry): DrawEvent => ({ at, kind: 'retire', entry, course: '' }));
  const log = { ...drawn.log, events: [...drawn.log.events, ...left] };
  return { ...turn, drawn: { ...drawn, log }, standing: standingAfter(drawn, left) };
}
