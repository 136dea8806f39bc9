import type { OffersPage } from '../calls/offers.ts';
import type { Refusal, Reply } from '../calls/reply.ts';
import type { CallInput } from '../calls.ts';
import { busy } from '../campaign/desk.ts';
import { openLotteryDesk, openLotteryManagersDesk } from '../places/desk.ts';
import { courseRows, coursesOf } from '../places/tabs.ts';
import type { Ports } from '../ports.ts';
import { underLock } from '../register/commit.ts';
import type { Register } from '../register/register.ts';
import type { EventKind } from './events.ts';
import { EventWriter } from './eventWriter.ts';
import { lastYearSeats } from './lastYear.ts';
import { offers } from './office.ts';
import { notDrawn } from './propose.ts';
import { standingOf } from './standing.ts';
import { openTurns, type Turn, type Turns, turnOfEntry } from './turn.ts';

/**
 * Somebody of the team decides about a participation, in writing: it leaves a list or all of them at the family's
 * demand, it is excluded once the person was heard (IVR-019, IVR-067), or its residence is proved late (X14).
 */
export function decideEntry(ports: Ports, input: CallInput<'office.decideEntry'>): Reply<OffersPage> {
  const { decision } = input;
  if (decision.reason.trim() === '') return { ok: false, refusal: reasonMissing };
  if (decision.kind === 'exclu' && !decision.isHeard) return { ok: false, refusal: notHeard };
  return happens(ports, input.requestKey, decision, (turn, codes) => {
    const entry = turn.people.get(decision.entry);
    const ofTheirs = entry?.wishes.some((course) =>
      codes.includes(turn.places.get(course)?.conservatoire ?? ''),
    );
    return entry && ofTheirs ? null : unknownEntry;
  });
}

/** A seat more in a course, or one less while nobody holds it or may accept it. */
export function changeSeats(ports: Ports, input: CallInput<'office.seats'>): Reply<OffersPage> {
  const { course, reason, requestKey } = input;
  if (reason.trim() === '') return { ok: false, refusal: reasonMissing };
  const kind = input.isMore ? 'place-ajoutee' : 'place-retiree';
  return happens(ports, requestKey, { kind, entry: '', course, reason }, (turn, codes, register) => {
    if (!codes.includes(turn.places.get(course)?.conservatoire ?? '')) return unknownCourse;
    return input.isMore && turn.list.kind === 'lastYear' ? beyondReserve(turn, course, register) : null;
  });
}

interface Decision {
  readonly kind: Extract<EventKind, 'retire' | 'exclu' | 'residence' | 'place-ajoutee' | 'place-retiree'>;
  readonly entry: string;
  readonly course: string;
  readonly reason: string;
}

type Why = (turn: Turn, codes: readonly string[], register: Register) => Refusal | null;

/** Last year's list takes a tenth of a course at most, as far as it is free (IVR-052). */
function beyondReserve({ standing }: Turn, course: string, register: Register): Refusal | null {
  const now = coursesOf(courseRows(register)).find(({ code }) => code === course);
  const seats = standing.lists.find((list) => list.course.id === course)?.course.seats ?? 0;
  return now && seats < lastYearSeats(now) ? null : reserveFull;
}

function happens(ports: Ports, key: string, decision: Decision, whyNot: Why): Reply<OffersPage> {
  const isClerks = decision.kind === 'retire';
  const desk = isClerks ? openLotteryDesk(ports) : openLotteryManagersDesk(ports);
  if ('kind' in desk) return { ok: false, refusal: desk };
  const { register, colleague } = desk;
  const locked = underLock(ports, register, (end): Refusal | null => {
    if (end.recent.some((tip) => tip.key === key)) return null;
    const turns = openTurns(register);
    if (turns.inPlay.length === 0) return notDrawn;
    const turn = turnOf(turns, decision);
    if (!turn) return decision.entry === '' ? unknownCourse : unknownEntry;
    const why = whyNot(turn, desk.codes, register) ?? impossible(turn, decision);
    if (why) return why;
    const events = new EventWriter(ports, register, turns);
    const { kind, entry, course, reason } = decision;
    events.add(
      turn,
      { kind, entry, course, by: colleague.mail, reason: reason.trim() },
      { key, actor: colleague.mail, act: words[kind] },
    );
    events.commit(end);
    return null;
  });
  if (locked.busy) return { ok: false, refusal: busy };
  return locked.value ? { ok: false, refusal: locked.value } : offers(ports);
}

/** The list a decision is about: that of the participation, or one in play that has seats to change. */
function turnOf(turns: Turns, { entry, course }: Decision): Turn | undefined {
  if (entry !== '') return turnOfEntry(turns, entry);
  return turns.inPlay.find(({ list, places }) => list.kind !== 'unlimited' && places.has(course));
}

const words: Readonly<Record<Decision['kind'], string>> = {
  retire: 'Participation retirée',
  exclu: 'Participation exclue',
  residence: 'Domicile prouvé',
  'place-ajoutee': 'Place ajoutée',
  'place-retiree': 'Place ajoutée reprise',
};

/** What the rules of the draw say against it, in their words. */
function impossible({ drawn }: Turn, { kind, entry, course }: Decision): Refusal | null {
  const last = drawn.log.events[drawn.log.events.length - 1];
  const at = last?.at ?? drawn.log.publishedAt;
  const event = { at, kind, entry, course };
  const standing = standingOf({ ...drawn, log: { ...drawn.log, events: [...drawn.log.events, event] } });
  return 'sentence' in standing
    ? { kind: 'invalid', message: `${standing.sentence} Rien n’a changé.` }
    : null;
}

const reserveFull: Refusal = {
  kind: 'invalid',
  message:
    'La liste de l’an dernier a déjà toutes les places de sa réserve\u00a0: 10\u00a0% de la jauge au plus, parmi les places libres. Rien n’a changé.',
};

const reasonMissing: Refusal = {
  kind: 'invalid',
  message: 'Il manque le motif. Rien n’a changé. Écrivez-le.',
  fields: [{ field: 'reason', message: 'Écrivez le motif.' }],
};

const notHeard: Refusal = {
  kind: 'invalid',
  message:
    'Une participation n’est exclue qu’après avoir entendu la personne. Rien n’a changé. Appelez-la d’abord, puis cochez la case.',
  fields: [{ field: 'isHeard', message: 'Cochez une fois la personne entendue.' }],
};

const unknownEntry: Refusal = {
  kind: 'invalid',
  message:
    'Cette participation n’est pas parmi celles de vos établissements. Rien n’a changé. Vérifiez son numéro.',
  fields: [{ field: 'entry', message: 'Écrivez un numéro de participation, par exemple T0001.' }],
};

const unknownCourse: Refusal = {
  kind: 'invalid',
  message: 'Ce cours n’est pas parmi ceux de vos établissements. Rien n’a changé. Rechargez la page.',
};
