import type { EntryPage, FamilyOffer, FamilyWish } from '../calls/offers.ts';
import type { Refusal, Reply } from '../calls/reply.ts';
import type { CallInput } from '../calls.ts';
import type { TownNow } from '../campaign/settings.ts';
import { dayOf, frenchBound, frenchDay, instantFrom, stamp } from '../dates.ts';
import { counted, listNames, ordinal } from '../draw/pv/words.ts';
import { type Cancelled, drawRows } from '../draw/tabs.ts';
import { belowOf } from '../lists/below.ts';
import { givesBack } from '../lists/cumul.ts';
import { lastYearList } from '../lists/lastYear.ts';
import { type Standing, standingOf } from '../lists/standing.ts';
import type { OfferState } from '../lists/state.ts';
import { type EventRow, type OfferRow, offerSpec } from '../lists/tabs.ts';
import { openTurns, type Turn, type Turns, turnOfEntry } from '../lists/turn.ts';
import { unlimitedId } from '../lists/unlimited.ts';
import { openDoor } from '../people/caller.ts';
import { consentRows } from '../people/consentHistory.ts';
import type { Ports } from '../ports.ts';
import { commit, underLock } from '../register/commit.ts';
import type { Register } from '../register/register.ts';
import { agreeingOf, consentsShown } from './consents.ts';
import { regretLasts } from './deadline.ts';
import { entryOf } from './link.ts';

/** A participation whose personal link was followed. */
export interface Opened {
  readonly register: Register;
  readonly town: TownNow;
  readonly key: string;
  readonly entry: string;
}

/** Whose page a link opens: the last draw that counts, whatever was cancelled before it. */
export function openEntry(ports: Ports, access: string): Opened | Refusal {
  const door = openDoor(ports);
  if (!door) return unknownAccess;
  const draws = drawRows(door.register).map(({ record }) => record);
  for (const { draw, cancelled } of [...draws].reverse()) {
    const entry = entryOf(door.key, draw, access) || entryOf(door.key, unlimitedId(draw), access);
    if (entry !== '') return cancelled ? drawCancelled(draw, cancelled) : { ...door, entry };
  }
  const lastYear = lastYearList(door.register);
  const entry = lastYear ? entryOf(door.key, lastYear.id, access) : '';
  return entry === '' ? unknownAccess : { ...door, entry };
}

/** The page of a participation; the first visit is written down, so that who never came is called. */
export function openPlace(ports: Ports, input: CallInput<'place.open'>): Reply<EntryPage> {
  const opened = openEntry(ports, input.access);
  if ('kind' in opened) return { ok: false, refusal: opened };
  noteSeen(ports, opened);
  return { ok: true, value: entryPageOf(ports, opened) };
}

/** A busy moment is no reason to keep somebody waiting: the next visit notes it. */
function noteSeen(ports: Ports, { register, entry }: Opened): void {
  const isUnseen = ({ record }: { readonly record: OfferRow }) =>
    record.entry === entry && record.seenAt === '';
  const unseenNow = () => openTurns(register).all.flatMap(({ offers }) => offers.filter(isUnseen));
  if (unseenNow().length === 0) return;
  underLock(ports, register, (end) => {
    commit(
      ports,
      register,
      end,
      unseenNow().map(({ row, record }) => ({
        key: `vu-${record.number}`,
        actor: 'lien personnel',
        about: entry,
        act: 'Proposition ouverte',
        change: register.table(offerSpec).change(row, { seenAt: stamp(ports.startedAt) }),
      })),
    );
  });
}

/** Everything a family sees of one participation, recomputed from the draw and its events. */
export function entryPageOf(ports: Ports, { register, town, entry }: Opened): EntryPage {
  const turns = openTurns(register);
  const turn = turnOfEntry(turns, entry);
  const person = turn?.people.get(entry);
  if (!turn || !person) throw new RangeError(`${entry} is not in the draw`);
  const offers = turn.offers.filter(({ record }) => record.entry === entry).map(({ record }) => record);
  const wishes = wishesOf(turn, entry);
  const agreeing = person.ballots.length === 0 ? null : agreeingOf(register, entry, person.ballots);
  return {
    town: town.town,
    kind: turn.list.kind,
    draw: turn.list.id,
    entry,
    name: `${person.firstName} ${person.lastName.slice(0, 1)}.`,
    list: listNames[person.category],
    offers: offers.map((offer) => offerOf(turn, offer, { turns, town, now: ports.startedAt })).reverse(),
    wishes,
    history: historyOf(turn, entry),
    consents: agreeing?.ballots.length ? consentsShown(agreeing, consentRows(register)) : null,
    next: nextOf(turn, offers, { wishes, now: ports.startedAt }),
    now: ports.startedAt,
  };
}

/** What may still be answered at an instant, though the timer, which moves the seats, comes a little later. */
function stateAt({ states }: Turn, { number, due, declinedAt }: OfferRow, now: number): OfferState {
  const state = states.get(number) ?? 'open';
  if (state === 'open' && due !== '' && instantFrom(due) <= now) return 'expired';
  return state === 'declining' && instantFrom(declinedAt) + regretLasts <= now ? 'declined' : state;
}

function offerOf(
  turn: Turn,
  offer: OfferRow,
  { turns, town, now }: { readonly turns: Turns; readonly town: TownNow; readonly now: number },
): FamilyOffer {
  const { places, standing, people } = turn;
  const place = places.get(offer.course);
  const titleOf = (course: string) => places.get(course)?.title ?? course;
  const wishes = people.get(offer.entry)?.wishes ?? [];
  const held = standing.confirmed.get(offer.entry);
  return {
    number: offer.number,
    course: offer.course,
    title: titleOf(offer.course),
    slot: place?.slot ?? '',
    conservatoire: town.conservatoires.find(({ code }) => code === place?.conservatoire)?.name ?? '',
    state: stateAt(turn, offer, now),
    due: offer.due === '' ? '' : frenchBound(instantFrom(offer.due)),
    regretUntil: offer.declinedAt === '' ? 0 : instantFrom(offer.declinedAt) + regretLasts,
    keeps: held === undefined || held === offer.course ? '' : titleOf(held),
    below: belowOf(wishes, offer.course, held).map(titleOf),
    givesBack: givesBack(turns, offer).map(
      ({ turn: other, course }) => other.places.get(course)?.title ?? course,
    ),
  };
}

/** Each wish of a participation, from the draw to now. */
export function wishesOf({ drawn, standing, people, places }: Turn, number: string): FamilyWish[] {
  const entry = people.get(number);
  const held = standing.pending.get(number)?.[0] ?? standing.confirmed.get(number);
  return (entry?.wishes ?? []).map((id): FamilyWish => {
    const course = drawn.frozen.courses.find((one) => one.id === id);
    const order = drawn.orders.get(course?.unit ?? id) ?? [];
    const list = standing.lists.find((one) => one.course.id === id);
    const waiting = list?.waiting ?? [];
    const place = waiting.findIndex((one) => one.number === number) + 1;
    const isBetter =
      held !== undefined && (entry?.wishes.indexOf(held) ?? 0) < (entry?.wishes.indexOf(id) ?? 0);
    return {
      course: id,
      title: places.get(id)?.title ?? id,
      seats: list?.course.seats ?? 0,
      rank: order.findIndex((one) => one.number === number) + 1,
      among: order.length,
      place,
      waiting: waiting.length,
      state:
        standing.confirmed.get(number) === id || standing.besides.get(number)?.includes(id)
          ? 'inscrit'
          : standing.pending.get(number)?.includes(id)
            ? 'proposé'
            : place > 0
              ? 'en attente'
              : isBetter
                ? 'vœu préféré obtenu'
                : 'quitté',
    };
  });
}

/** Day by day, how this participation moved and why: "2 désistements : vous passez du 5e au 3e rang". */
export function historyOf({ drawn, events, places }: Turn, number: string): EntryPage['history'] {
  const days = [...new Set(events.map(({ at }) => dayOf(instantFrom(at))))];
  let before = standingUpTo(drawn, 0);
  return days.flatMap((day) => {
    const until = events.filter(({ at }) => dayOf(instantFrom(at)) <= day).length;
    const after = standingUpTo(drawn, until);
    const own = events.filter(({ at }) => dayOf(instantFrom(at)) === day);
    const sentences = after.lists.flatMap(({ course: { id } }, i) => {
      const [from, to] = [before, after].map((standing) => placeIn(standing, i, number));
      if (!from || !to || from === to) return [];
      return [
        `${places.get(id)?.title ?? id}\u00a0: ${whyMoved(own, id)}vous passez du ${ordinal(from)} au ${ordinal(to)} rang.`,
      ];
    });
    before = after;
    return sentences.map((sentence) => ({ day: frenchDay(day), sentence }));
  });
}

function standingUpTo(drawn: Turn['drawn'], count: number): Standing {
  const standing = standingOf({ ...drawn, log: { ...drawn.log, events: drawn.log.events.slice(0, count) } });
  if ('sentence' in standing) throw new RangeError(standing.sentence);
  return standing;
}

const placeIn = ({ lists }: Standing, course: number, number: string): number =>
  (lists[course]?.waiting.findIndex((one) => one.number === number) ?? -1) + 1;

function whyMoved(events: readonly EventRow[], course: string): string {
  const left = events.filter(
    ({ kind, course: of }) =>
      ['renonce', 'expire', 'retire', 'exclu'].includes(kind) && (of === course || of === ''),
  ).length;
  const added = events.filter(({ kind, course: of }) => kind === 'place-ajoutee' && of === course).length;
  const words = [
    left > 0 ? counted(left, 'désistement') : '',
    added > 0 ? `${added} place${added > 1 ? 's' : ''} de plus` : '',
  ].filter((word) => word !== '');
  return words.length === 0 ? '' : `${words.join(', ')}\u00a0: `;
}

function nextOf(
  turn: Turn,
  offers: readonly OfferRow[],
  { wishes, now }: { readonly wishes: readonly FamilyWish[]; readonly now: number },
): string {
  const open = offers.find((offer) => stateAt(turn, offer, now) === 'open');
  if (open)
    return open.due === ''
      ? 'Une place vous est proposée. Répondez-nous.'
      : `Répondez avant le ${frenchBound(instantFrom(open.due))}.`;
  if (wishes.some(({ state }) => state === 'inscrit'))
    return 'L’établissement vous envoie la fiche d’inscription.';
  const isToCome = (course: string) => !offers.some((offer) => offer.course === course);
  if (wishes.some(({ place, state, course }) => place > 0 || (state === 'proposé' && isToCome(course))))
    return 'Quand une place se libère pour vous, nous vous écrivons, ou nous vous appelons.';
  return 'Cette participation n’attend plus rien.';
}

const unknownAccess: Refusal = {
  kind: 'unknownAccess',
  message:
    'Ce lien n’ouvre aucune participation. Ouvrez celui du courriel, en entier, ou appelez l’établissement.',
};

const drawCancelled = (draw: string, { text, isRedone }: Cancelled): Refusal => ({
  kind: 'stopped',
  message: `Le tirage ${draw} est annulé\u00a0: ${text} Cette participation ne compte plus. ${isRedone ? 'Le tirage sera refait\u00a0: nous vous écrirons la date.' : 'Aucun autre tirage n’est annoncé pour l’instant.'}`,
});
