import type { WavePreview } from '../calls/offers.ts';
import type { Refusal, Reply } from '../calls/reply.ts';
import type { CallInput } from '../calls.ts';
import { busy } from '../campaign/desk.ts';
import { campaignAt } from '../campaign/settings.ts';
import { dayOf, frenchBound, frenchDay, stamp } from '../dates.ts';
import { counted } from '../draw/pv/words.ts';
import { isLimitedEntry, mailsOf } from '../draw/reach.ts';
import type { EntryRow } from '../draw/tabs.ts';
import { lastYearSeats } from '../lists/lastYear.ts';
import { newOffer, type OfferKind, type OfferRow, offerNumber, offerSpec } from '../lists/tabs.ts';
import { openTurns, type Turn, type Turns, turnOfEntry } from '../lists/turn.ts';
import { isMail } from '../mailAddress.ts';
import { limitedFrom } from '../people/limited.ts';
import { type LotteryDesk, openLotteryManagersDesk } from '../places/desk.ts';
import { courseRows, coursesOf } from '../places/tabs.ts';
import type { Ports } from '../ports.ts';
import { type Act, underLock } from '../register/commit.ts';
import { type MailOrder, mailLines } from '../register/journal.ts';
import { dueOf } from './deadline.ts';
import { EventWriter } from './eventWriter.ts';
import { freeSeats, passingOver } from './freeSeats.ts';
import { offerMailOrders, waitingMailOrders } from './mails.ts';
import { openOffers } from './settle.ts';

/** What *Proposer les places libres* would do: to whom, how many, by which way. Writes nothing. */
export function previewWave(ports: Ports): Reply<WavePreview> {
  const desk = openLotteryManagersDesk(ports);
  if ('kind' in desk) return { ok: false, refusal: desk };
  const turns = openTurns(desk.register);
  const why = whyNotOffer(ports, desk, turns);
  return why ? { ok: false, refusal: why } : { ok: true, value: previewOf(ports, desk, turns) };
}

/**
 * Offers every free seat of the lists in play to whoever it is for (IVR-053, IVR-060, IVR-062…064), once for one press:
 * a repeat offers nothing twice, because a seat that was offered is not free. When the number shown is no longer true
 * nothing is offered, and the new one comes back.
 */
export function propose(ports: Ports, input: CallInput<'office.propose'>): Reply<WavePreview> {
  const desk = openLotteryManagersDesk(ports);
  if ('kind' in desk) return { ok: false, refusal: desk };
  const { register } = desk;
  const locked = underLock(ports, register, (end): WavePreview | Refusal => {
    const turns = openTurns(register);
    const why = whyNotOffer(ports, desk, turns);
    if (why) return why;
    const isRepeat = end.recent.some(({ key }) => key === input.requestKey);
    if (isRepeat) return previewOf(ports, desk, turns);
    const wave = waveOf(ports, desk, turns);
    if (wave.offers.length !== input.confirmed) return recounted(wave.offers.length);
    if (wave.offers.length === 0) return nothingFree;
    ports.memory.set(openOffers, listsOf(turns));
    const by = { key: input.requestKey, actor: desk.colleague.mail };
    const events = new EventWriter(ports, register, turns);
    for (const entry of wave.passedOver) passOver(events, turnOfEntry(turns, entry), { entry, by });
    events.commit(end, actsOf(desk, turns, { wave, by }));
    return previewOf(ports, desk, openTurns(register));
  });
  if (locked.busy) return { ok: false, refusal: busy };
  return 'kind' in locked.value ? { ok: false, refusal: locked.value } : { ok: true, value: locked.value };
}

const listsOf = ({ inPlay }: Turns): string => inPlay.map(({ list }) => list.id).join(', ');

/** Why nothing can be offered now, or null. Last year's list waits for the end of re-enrolment (IVR-053). */
function whyNotOffer(ports: Ports, { town, register }: LotteryDesk, { inPlay }: Turns): Refusal | null {
  const [first] = inPlay;
  if (!first) return notDrawn;
  if (first.list.kind !== 'lastYear') return null;
  const { phase } = campaignAt(town, ports.startedAt);
  if (phase !== 'closed' && phase !== 'cancelled') return notClosed;
  const courses = new Map(coursesOf(courseRows(register)).map((course) => [course.code, course]));
  const tooMany = first.standing.lists.find(({ course }) => {
    const now = courses.get(course.id);
    return course.seats > (now ? lastYearSeats(now) : 0);
  });
  return tooMany ? fewerSeats(tooMany.course.id) : null;
}

/** Offers to make, each with the list it is on. */
interface Wave {
  /** Participations of last year's list that leave it, because they took back that they be called again. */
  readonly passedOver: readonly string[];
  readonly offers: readonly OfferRow[];
  /** The first one tells those who wait as well. */
  readonly waiting: readonly { readonly turn: Turn; readonly entry: EntryRow }[];
}

function waveOf(ports: Ports, desk: LotteryDesk, turns: Turns): Wave {
  const limited = limitedFrom(desk.register.memory);
  const mails = mailsOf(desk.register, limited);
  const now = ports.startedAt;
  const { inPlay, passedOver } = passingOver(desk.register, turns);
  const seats = inPlay.flatMap((turn) => freeSeats(turn).map((seat) => ({ ...seat, turn })));
  const offers = seats.map(({ turn, entry, course }, i): OfferRow => {
    const row = turn.people.get(entry);
    return {
      ...newOffer,
      number: offerNumber(turns.next.offer + i),
      list: turn.list.id,
      entry,
      course,
      kind: kindOf(desk, turn, now),
      madeAt: stamp(now),
      mails: row ? mails(row) : [],
    };
  });
  const offered = new Set(offers.map(({ entry }) => entry));
  const waiting = turns.inPlay
    .filter((turn) => turn.list.kind === 'draw' && turn.offers.length === 0)
    .flatMap((turn) =>
      [...turn.people.values()]
        .filter((entry) => !offered.has(entry.number) && !isLimitedEntry(limited, entry))
        .map((entry) => ({ turn, entry })),
    );
  return { passedOver, offers, waiting };
}

/**
 * By the draw itself, before anything was offered and while the bound of the main list lies ahead. Who left before that
 * shortens nobody's time to answer.
 */
function kindOf({ lottery }: LotteryDesk, { list, offers }: Turn, now: number): OfferKind {
  if (list.kind === 'lastYear') return 'an-dernier';
  return offers.length === 0 && now < dueOf('principale', now, { lottery, hours: 0 })
    ? 'principale'
    : 'suite';
}

function previewOf(ports: Ports, desk: LotteryDesk, turns: Turns): WavePreview {
  const { offers, waiting } = waveOf(ports, desk, turns);
  const [first] = offers;
  const bound =
    first?.kind === 'principale'
      ? dueOf('principale', ports.startedAt, { lottery: desk.lottery, hours: 0 })
      : 0;
  const lastDay = desk.lottery.lastYearOffersBy;
  const isLastYear = turns.inPlay.some(({ list }) => list.kind === 'lastYear');
  return {
    draw: turns.inPlay[0]?.list.id ?? '',
    isSigned: turns.inPlay.every(({ list }) => list.isSigned),
    isLastYear,
    lateSince: isLastYear && dayOf(ports.startedAt) > lastDay ? frenchDay(lastDay) : '',
    count: offers.length,
    toMail: offers.filter(({ mails }) => mails.length > 0).length,
    toCall: offers.filter(({ mails }) => mails.length === 0).length,
    waitingMails: waiting.filter(({ entry }) => isMail(entry.mail)).length,
    bound: bound === 0 ? '' : frenchBound(bound),
    courses: turns.inPlay.flatMap(({ list, places }) =>
      [...places.values()].flatMap(({ id, title }) => {
        const count = offers.filter((one) => one.list === list.id && one.course === id).length;
        return count === 0 ? [] : [{ id, title, count }];
      }),
    ),
  };
}

/** They are written to no more, so that no mail says it. */
function passOver(
  events: EventWriter,
  turn: Turn | undefined,
  { entry, by }: { readonly entry: string; readonly by: Pick<Act, 'key' | 'actor'> },
): void {
  if (!turn) return;
  events.add(
    turn,
    { kind: 'retire', entry, course: '', by: by.actor, reason: 'Accord pour être rappelé retiré.' },
    { ...by, act: 'Participation retirée, accord pour être rappelé retiré' },
  );
}

function actsOf(
  { register }: LotteryDesk,
  turns: Turns,
  { wave, by }: { readonly wave: Wave; readonly by: Pick<Act, 'key' | 'actor'> },
): Act[] {
  const table = register.table(offerSpec);
  const told: MailOrder[] = wave.waiting.flatMap(({ turn, entry }) => waitingMailOrders(entry, turn));
  return [
    ...mailLines(told, 0).map(
      (mails): Act => ({ ...by, about: listsOf(turns), act: 'Attente annoncée', mails }),
    ),
    ...wave.offers.flatMap((offer, i): Act[] => {
      const turn = turnOfEntry(turns, offer.entry);
      if (!turn) return [];
      const change = table.added(turns.next.offer + i, { ...offer, wave: by.key });
      return [
        { ...by, about: offer.entry, act: 'Place proposée', change, mails: offerMailOrders(offer, turn) },
      ];
    }),
  ];
}

const recounted = (count: number): Refusal => ({
  kind: 'invalid',
  message: `Il y a maintenant ${counted(count, 'place')} à proposer. Rien n’est parti. Relisez, puis tapez ce nombre.`,
  fields: [{ field: 'confirmed', message: `Tapez ${count} pour confirmer.` }],
});

const nothingFree: Refusal = {
  kind: 'invalid',
  message: 'Aucune place libre n’attend d’être proposée. Rien n’est parti.',
};

export const notDrawn: Refusal = {
  kind: 'invalid',
  message: 'Le tirage n’est pas encore fait, ou il est annulé. Aucune place n’est proposée.',
};

const notClosed: Refusal = {
  kind: 'tooEarly',
  message:
    'La campagne de réinscription n’est pas close\u00a0: les places ne sont pas connues. Rien n’est parti. Revenez ensuite.',
};

const fewerSeats = (course: string): Refusal => ({
  kind: 'invalid',
  message: `Le cours ${course} a maintenant moins de places que la liste de l’an dernier n’en compte. Rien n’est parti. Reprenez d’abord ces places, cours par cours, dans cette page.`,
});
