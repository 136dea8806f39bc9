import type { OffersPage, OfficeCourse, OfficeOffer, OfficePerson } from '../calls/offers.ts';
import type { Reply } from '../calls/reply.ts';
import { frenchBound, frenchInstant, instantFrom } from '../dates.ts';
import type { EntryRow } from '../draw/tabs.ts';
import { givesBack } from '../lists/cumul.ts';
import { writeEvents } from '../lists/events.ts';
import { keepableSeats } from '../lists/keepable.ts';
import type { OfferRow } from '../lists/tabs.ts';
import { openTurns, type Turn, type Turns } from '../lists/turn.ts';
import { openLotteryDesk } from '../places/desk.ts';
import type { Ports } from '../ports.ts';
import { enrolmentsOf } from './enrolments.ts';
import { passingOver } from './freeSeats.ts';
import { notDrawn } from './propose.ts';

/** Where every course and every offer of a clerk's establishments stands; nobody else sees them (IVR-081). */
export function offers(ports: Ports): Reply<OffersPage> {
  const desk = openLotteryDesk(ports);
  if ('kind' in desk) return { ok: false, refusal: desk };
  const turns = openTurns(desk.register);
  const [first] = turns.inPlay;
  if (!first) return { ok: false, refusal: notDrawn };
  const isTheirs = ({ places }: Turn, course: string) =>
    desk.codes.includes(places.get(course)?.conservatoire ?? '');
  const { inPlay } = passingOver(desk.register, turns);
  const now = ports.startedAt;
  const made = turns.all.flatMap((turn) =>
    turn.offers
      .filter(({ record }) => isTheirs(turn, record.course))
      .map(({ row, record }) => ({ row, offer: officeOffer({ turns, turn }, record, now) })),
  );
  return {
    ok: true,
    value: {
      draw: first.list.id,
      isLastYear: first.list.kind === 'lastYear',
      now,
      courses: inPlay.flatMap((turn) => coursesOf(turn).filter(({ id }) => isTheirs(turn, id))),
      people: turns.inPlay.flatMap((turn) => peopleOf(turn, (course) => isTheirs(turn, course))),
      offers: made.sort((a, b) => b.row - a.row).map(({ offer }) => offer),
      enrolments: turns.all.flatMap((turn) =>
        enrolmentsOf(turn, desk.lottery, now).filter(({ course }) => isTheirs(turn, course)),
      ),
      keepable: turns.inPlay.flatMap((turn) =>
        keepableSeats(turn).filter(({ course }) => isTheirs(turn, course)),
      ),
      log: first.list.kind === 'draw' ? writeEvents(first.drawn.log) : '',
    },
  };
}

function coursesOf({ list, standing, places, offers: made, states }: Turn): OfficeCourse[] {
  const asked = new Set(
    made
      .filter(({ record }) => ['open', 'declining'].includes(states.get(record.number) ?? ''))
      .map(({ record }) => `${record.entry} ${record.course}`),
  );
  return standing.lists.map(({ course: { id, seats }, confirmed, pending, waiting }) => ({
    kind: list.kind,
    id,
    title: places.get(id)?.title ?? id,
    conservatoire: places.get(id)?.conservatoire ?? '',
    seats,
    confirmed: confirmed.length,
    pending: pending.length,
    toOffer: pending.filter(({ number }) => !asked.has(`${number} ${id}`)).length,
    waiting: waiting.length,
    queue: waiting.map(({ number }) => number),
  }));
}

function peopleOf({ people }: Turn, isTheirs: (course: string) => boolean): OfficePerson[] {
  return [...people.values()].flatMap((person) => {
    const wishes = person.wishes.filter(isTheirs);
    if (wishes.length === 0) return [];
    const { number: entry, phone } = person;
    return [{ entry, name: nameOf(person), phone, wishes, elsewhere: person.wishes.length - wishes.length }];
  });
}

/** As lists are sorted: the surname first. */
export const nameOf = (person: EntryRow | undefined): string =>
  `${person?.lastName ?? ''} ${person?.firstName ?? ''}`.trim();

/** What saying yes ends, before somebody says it on the phone (IVR-013). */
function acceptingOf({ turns, turn }: Within, offer: OfferRow): Pick<OfficeOffer, 'givesBack' | 'replaces'> {
  const state = turn.states.get(offer.number);
  if (state !== 'open' && state !== 'declining') return { givesBack: [], replaces: '' };
  const titleOf = (course: string) => `${course} ${turn.places.get(course)?.title ?? ''}`.trim();
  const held = turn.standing.confirmed.get(offer.entry);
  return {
    givesBack: givesBack(turns, offer).map(({ turn: other, entry, course }) =>
      `${entry} ${course} ${other.places.get(course)?.title ?? ''}`.trim(),
    ),
    replaces: held === undefined ? '' : titleOf(held),
  };
}

interface Within {
  readonly turns: Turns;
  readonly turn: Turn;
}

function officeOffer(within: Within, offer: OfferRow, now: number): OfficeOffer {
  const { people, places, states } = within.turn;
  const person = people.get(offer.entry);
  const state = states.get(offer.number) ?? 'open';
  const words = (at: string) => (at === '' ? '' : frenchInstant(instantFrom(at)));
  return {
    number: offer.number,
    entry: offer.entry,
    name: nameOf(person),
    course: offer.course,
    title: places.get(offer.course)?.title ?? offer.course,
    kind: offer.kind,
    state,
    madeAt: words(offer.madeAt),
    notifiedAt: words(offer.notifiedAt),
    due: offer.due === '' ? '' : frenchBound(instantFrom(offer.due)),
    dueAt: offer.due === '' ? 0 : instantFrom(offer.due),
    phone: person?.phone ?? '',
    hasMail: offer.mails.length > 0,
    isSeen: offer.seenAt !== '',
    ...acceptingOf(within, offer),
    toCall: state === 'open' ? whyCall(offer, now) : '',
    calls: offer.calls.map(({ at, by, result, note }) => ({ at: words(at), by, result, note })),
  };
}

/** A mail has this long to leave before somebody calls instead. */
const mailLeaves = 2 * 60 * 60 * 1000;

/**
 * Silence is a withdrawal: whoever may not know of the offer is called (IVR-060, IVR-065). Half of the time to answer
 * is theirs before an unopened link is a reason.
 */
function whyCall({ mails, madeAt, notifiedAt, due, seenAt, calls }: OfferRow, now: number): string {
  if (calls.some(({ result }) => result === 'informée')) return '';
  if (mails.length === 0) return 'sans courriel';
  if (notifiedAt === '') return now - instantFrom(madeAt) < mailLeaves ? '' : 'courriel pas encore parti';
  const half = (instantFrom(notifiedAt) + instantFrom(due)) / 2;
  return seenAt === '' && now >= half ? 'lien pas ouvert' : '';
}
