import type { OffersPage, OfficeCourse, OfficeOffer } from '../calls/offers.ts';
import type { Reply } from '../calls/reply.ts';
import { frenchBound, frenchInstant, instantFrom } from '../dates.ts';
import { openLotteryDesk } from '../places/desk.ts';
import type { Ports } from '../ports.ts';
import { enrolmentsOf } from './enrolments.ts';
import { writeEvents } from './events.ts';
import { keepableSeats } from './keepable.ts';
import { notDrawn } from './propose.ts';
import type { OfferRow } from './tabs.ts';
import { openTurns, type Turn } from './turn.ts';

/** Where every course and every offer of a clerk's establishments stands; nobody else sees them (IVR-081). */
export function offers(ports: Ports): Reply<OffersPage> {
  const desk = openLotteryDesk(ports);
  if ('kind' in desk) return { ok: false, refusal: desk };
  const turns = openTurns(desk.register);
  const [first] = turns.inPlay;
  if (!first) return { ok: false, refusal: notDrawn };
  const isTheirs = ({ places }: Turn, course: string) =>
    desk.codes.includes(places.get(course)?.conservatoire ?? '');
  const now = ports.startedAt;
  const made = turns.all.flatMap((turn) =>
    turn.offers
      .filter(({ record }) => isTheirs(turn, record.course))
      .map(({ row, record }) => ({ row, offer: officeOffer(turn, record, now) })),
  );
  return {
    ok: true,
    value: {
      draw: first.list.id,
      isLastYear: first.list.kind === 'lastYear',
      now,
      courses: turns.inPlay.flatMap((turn) => coursesOf(turn).filter(({ id }) => isTheirs(turn, id))),
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
  }));
}

function officeOffer({ people, places, states }: Turn, offer: OfferRow, now: number): OfficeOffer {
  const person = people.get(offer.entry);
  const state = states.get(offer.number) ?? 'open';
  const words = (at: string) => (at === '' ? '' : frenchInstant(instantFrom(at)));
  return {
    number: offer.number,
    entry: offer.entry,
    name: `${person?.lastName ?? ''} ${person?.firstName ?? ''}`.trim(),
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
