import type { OffersPage } from '../calls/offers.ts';
import type { Refusal, Reply } from '../calls/reply.ts';
import type { CallInput } from '../calls.ts';
import { busy } from '../campaign/desk.ts';
import { mailsOf } from '../draw/reach.ts';
import type { EventKind } from '../lists/events.ts';
import { lastYearSeats } from '../lists/lastYear.ts';
import { standingOf } from '../lists/standing.ts';
import { openTurns, type Turn, type Turns, turnOfEntry } from '../lists/turn.ts';
import { type LotteryDesk, openLotteryDesk, openLotteryManagersDesk } from '../places/desk.ts';
import { courseRows, coursesOf } from '../places/tabs.ts';
import type { Ports } from '../ports.ts';
import { underLock } from '../register/commit.ts';
import type { MailOrder } from '../register/journal.ts';
import type { Register } from '../register/register.ts';
import { decidedOrders } from './decidedMails.ts';
import { EventWriter } from './eventWriter.ts';
import { offers } from './office.ts';
import { notDrawn } from './propose.ts';

/**
 * Somebody of the team decides about a participation, in writing: it leaves a list or all of them at the family's
 * demand, it is excluded once the person was heard (IVR-019, IVR-067), or its residence is proved late (X14). The
 * family is told by mail. A clerk reaches the wishes of their own establishments alone (IVR-081).
 */
export function decideEntry(ports: Ports, input: CallInput<'office.decideEntry'>): Reply<OffersPage> {
  const { decision, requestKey } = input;
  if (decision.reason.trim() === '') return { ok: false, refusal: reasonMissing };
  if (decision.kind === 'exclu' && !decision.isHeard) return { ok: false, refusal: notHeard };
  const by = { key: requestKey, isClerks: decision.kind === 'retire' };
  return happens(ports, by, (turns, desk) => {
    const turn = turnOfEntry(turns, decision.entry);
    const entry = turn?.people.get(decision.entry);
    if (!turn || !entry) return unknownEntry;
    const isTheirs = (course: string) => desk.codes.includes(turn.places.get(course)?.conservatoire ?? '');
    if (!entry.wishes.some(isTheirs)) return unknownEntry;
    const { kind, course } = decision;
    if (course !== '' && !isTheirs(course)) return unknownCourse;
    const own = entry.wishes.filter(isTheirs);
    const isWhole = course !== '' || kind !== 'retire' || own.length === entry.wishes.length;
    const happened = (isWhole ? [course] : own).map((one) => ({ kind, entry: entry.number, course: one }));
    const left = kind === 'residence' ? [] : kind === 'exclu' ? entry.wishes : course === '' ? own : [course];
    const told = { kind, entry: entry.number, wishes: left, reason: decision.reason.trim() };
    return {
      turn,
      happened,
      reason: decision.reason,
      mails: decidedOrders(mailsOf(desk.register)(entry), told, turn),
    };
  });
}

/** A seat more in a course, or one less while nobody holds it or may accept it. */
export function changeSeats(ports: Ports, input: CallInput<'office.seats'>): Reply<OffersPage> {
  const { course, reason, requestKey } = input;
  if (reason.trim() === '') return { ok: false, refusal: reasonMissing };
  const kind = input.isMore ? 'place-ajoutee' : 'place-retiree';
  return happens(ports, { key: requestKey, isClerks: false }, (turns, desk) => {
    // A course without limit has no seat to add.
    const turn = turns.inPlay.find(({ list, places }) => list.kind !== 'unlimited' && places.has(course));
    if (!turn || !desk.codes.includes(turn.places.get(course)?.conservatoire ?? '')) return unknownCourse;
    const why =
      input.isMore && turn.list.kind === 'lastYear' ? beyondReserve(turn, course, desk.register) : null;
    return why ?? { turn, happened: [{ kind, entry: '', course }], reason, mails: [] };
  });
}

/** Last year's list takes a tenth of a course at most, as far as it is free (IVR-052). */
function beyondReserve({ standing }: Turn, course: string, register: Register): Refusal | null {
  const now = coursesOf(courseRows(register)).find(({ code }) => code === course);
  const seats = standing.lists.find((list) => list.course.id === course)?.course.seats ?? 0;
  return now && seats < lastYearSeats(now) ? null : reserveFull;
}

interface Happened {
  readonly kind: Extract<EventKind, 'retire' | 'exclu' | 'residence' | 'place-ajoutee' | 'place-retiree'>;
  readonly entry: string;
  readonly course: string;
}

/** What follows from a decision, and who is told. */
interface Decided {
  /** On this list. */
  readonly turn: Turn;
  readonly happened: readonly Happened[];
  readonly reason: string;
  readonly mails: readonly MailOrder[];
}

interface By {
  readonly key: string;
  /** A clerk may decide it, not managers alone. */
  readonly isClerks: boolean;
}

type Decide = (turns: Turns, desk: LotteryDesk) => Decided | Refusal;

function happens(ports: Ports, { key, isClerks }: By, decide: Decide): Reply<OffersPage> {
  const desk = isClerks ? openLotteryDesk(ports) : openLotteryManagersDesk(ports);
  if ('kind' in desk) return { ok: false, refusal: desk };
  const { register, colleague } = desk;
  const locked = underLock(ports, register, (end): Refusal | null => {
    if (end.recent.some((tip) => tip.key === key)) return null;
    const turns = openTurns(register);
    if (turns.inPlay.length === 0) return notDrawn;
    const decided = decide(turns, desk);
    if ('kind' in decided) return decided;
    const { turn } = decided;
    const why = impossible(turn, decided.happened);
    if (why) return why;
    const events = new EventWriter(ports, register, turns);
    const reason = decided.reason.trim();
    for (const [i, one] of decided.happened.entries())
      events.add(
        turn,
        { ...one, by: colleague.mail, reason },
        { key, actor: colleague.mail, act: words[one.kind], mails: i === 0 ? decided.mails : [] },
      );
    events.commit(end);
    return null;
  });
  if (locked.busy) return { ok: false, refusal: busy };
  return locked.value ? { ok: false, refusal: locked.value } : offers(ports);
}

const words: Readonly<Record<Happened['kind'], string>> = {
  retire: 'Participation retirée',
  exclu: 'Participation exclue',
  residence: 'Domicile prouvé',
  'place-ajoutee': 'Place ajoutée',
  'place-retiree': 'Place ajoutée reprise',
};

/** What the rules of the draw say against it, in their words. */
function impossible({ drawn }: Turn, happened: readonly Happened[]): Refusal | null {
  const last = drawn.log.events[drawn.log.events.length - 1];
  const at = last?.at ?? drawn.log.publishedAt;
  const events = [...drawn.log.events, ...happened.map((one) => ({ at, ...one }))];
  const standing = standingOf({ ...drawn, log: { ...drawn.log, events } });
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

export const unknownEntry: Refusal = {
  kind: 'invalid',
  message:
    'Cette participation n’est pas parmi celles de vos établissements. Rien n’a changé. Vérifiez son numéro.',
  fields: [{ field: 'entry', message: 'Écrivez un numéro de participation, par exemple T0001.' }],
};

const unknownCourse: Refusal = {
  kind: 'invalid',
  message: 'Ce cours n’est pas parmi ceux de vos établissements. Rien n’a changé. Rechargez la page.',
};
