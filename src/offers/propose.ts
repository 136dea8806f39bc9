import type { WavePreview } from '../calls/offers.ts';
import type { Refusal, Reply } from '../calls/reply.ts';
import type { CallInput } from '../calls.ts';
import { busy } from '../campaign/desk.ts';
import { frenchBound, stamp } from '../dates.ts';
import { counted } from '../draw/pv/words.ts';
import { mailsOf } from '../draw/reach.ts';
import type { EntryRow } from '../draw/tabs.ts';
import { isMail } from '../mailAddress.ts';
import { type LotteryDesk, openLotteryManagersDesk } from '../places/desk.ts';
import type { Ports } from '../ports.ts';
import { type Act, commit, underLock } from '../register/commit.ts';
import { type MailOrder, mailLines } from '../register/journal.ts';
import { dueOf } from './deadline.ts';
import { offerMailOrders, waitingMailOrders } from './mails.ts';
import { openOffers } from './settle.ts';
import { noEnrolment, type OfferKind, type OfferRow, offerNumber, offerSpec } from './tabs.ts';
import { openTurn, type Turn } from './turn.ts';

/** What *Proposer les places libres* would do: to whom, how many, by which way. Writes nothing. */
export function previewWave(ports: Ports): Reply<WavePreview> {
  const desk = openLotteryManagersDesk(ports);
  if ('kind' in desk) return { ok: false, refusal: desk };
  const turn = openTurn(desk.register);
  return turn ? { ok: true, value: previewOf(ports, desk, turn) } : { ok: false, refusal: notDrawn };
}

/**
 * Offers every free seat to whoever it is for (IVR-060, IVR-062…064), once for one press: a repeat offers nothing
 * twice, because a seat that was offered is not free. When the number shown is no longer true nothing is offered, and
 * the new one comes back.
 */
export function propose(ports: Ports, input: CallInput<'office.propose'>): Reply<WavePreview> {
  const desk = openLotteryManagersDesk(ports);
  if ('kind' in desk) return { ok: false, refusal: desk };
  const { register } = desk;
  const locked = underLock(ports, register, (end): WavePreview | Refusal => {
    const turn = openTurn(register);
    if (!turn) return notDrawn;
    const isRepeat = end.recent.some(({ key }) => key === input.requestKey);
    if (isRepeat) return previewOf(ports, desk, turn);
    const wave = waveOf(ports, desk, turn);
    if (wave.offers.length !== input.confirmed) return recounted(wave.offers.length);
    if (wave.offers.length === 0) return nothingFree;
    ports.memory.set(openOffers, turn.draw.draw);
    commit(ports, register, end, actsOf(desk, turn, { wave, key: input.requestKey }));
    const after = openTurn(register);
    return after ? previewOf(ports, desk, after) : notDrawn;
  });
  if (locked.busy) return { ok: false, refusal: busy };
  return 'kind' in locked.value ? { ok: false, refusal: locked.value } : { ok: true, value: locked.value };
}

interface Wave {
  readonly offers: readonly OfferRow[];
  /** The first one tells those who wait as well. */
  readonly waiting: readonly EntryRow[];
}

/** Every seat that is somebody's to accept and that nobody offered them yet, in the order of the courses. */
function waveOf(ports: Ports, desk: LotteryDesk, turn: Turn): Wave {
  const { standing, offers, states, people } = turn;
  const isAsked = (state: string | undefined) => state === 'open' || state === 'declining';
  const asked = offers.filter(({ record }) => isAsked(states.get(record.number))).map(({ record }) => record);
  const mails = mailsOf(desk.register);
  const now = ports.startedAt;
  const isFirst = offers.length === 0;
  const isOpen = (entry: string, course: string) =>
    asked.some((one) => one.entry === entry && one.course === course);
  // Of several seats for one entry the dearest: its answer decides on the others.
  const due = standing.lists.flatMap(({ course, pending }) =>
    pending
      .filter(({ number }) => standing.pending.get(number)?.[0] === course.id && !isOpen(number, course.id))
      .map(({ number }) => ({ entry: number, course: course.id })),
  );
  const free = due.map(({ entry, course }, i): OfferRow => {
    const row = people.get(entry);
    const kind = kindOf(desk, turn, { entry, course, now });
    return {
      number: offerNumber(turn.next.offer + i),
      journal: 0,
      list: turn.draw.draw,
      entry,
      course,
      kind,
      wave: '',
      madeAt: stamp(now),
      mails: row ? mails(row) : [],
      notifiedAt: '',
      due: '',
      declinedAt: '',
      remindedAt: '',
      seenAt: '',
      calls: [],
      enrolment: noEnrolment,
    };
  });
  const offered = new Set(free.map(({ entry }) => entry));
  return {
    offers: free,
    waiting: isFirst ? [...people.values()].filter(({ number }) => !offered.has(number)) : [],
  };
}

interface Seat {
  readonly entry: string;
  readonly course: string;
  readonly now: number;
}

/** By the draw itself, before anything happened and while the bound of the main list lies ahead. */
function kindOf({ lottery }: LotteryDesk, { events, offers }: Turn, { now }: Seat): OfferKind {
  const isMain = events.length === 0 && offers.length === 0;
  return isMain && now < dueOf('principale', now, { lottery, hours: 0 }) ? 'principale' : 'suite';
}

function previewOf(ports: Ports, desk: LotteryDesk, turn: Turn): WavePreview {
  const { offers, waiting } = waveOf(ports, desk, turn);
  const courses = [...new Set(offers.map(({ course }) => course))];
  const [first] = offers;
  const bound =
    first?.kind === 'principale'
      ? dueOf('principale', ports.startedAt, { lottery: desk.lottery, hours: 0 })
      : 0;
  return {
    draw: turn.draw.draw,
    isSigned: turn.draw.signed !== null,
    count: offers.length,
    toMail: offers.filter(({ mails }) => mails.length > 0).length,
    toCall: offers.filter(({ mails }) => mails.length === 0).length,
    waitingMails: waiting.filter(({ mail }) => isMail(mail)).length,
    bound: bound === 0 ? '' : frenchBound(bound),
    courses: courses.map((id) => ({
      id,
      title: turn.places.get(id)?.title ?? id,
      count: offers.filter(({ course }) => course === id).length,
    })),
  };
}

function actsOf(
  { register, colleague }: LotteryDesk,
  turn: Turn,
  { wave, key }: { readonly wave: Wave; readonly key: string },
): Act[] {
  const by = { key, actor: colleague.mail };
  const table = register.table(offerSpec);
  const told: MailOrder[] = wave.waiting.flatMap((entry) => waitingMailOrders(entry, turn));
  return [
    ...mailLines(told, 0).map(
      (mails): Act => ({ ...by, about: turn.draw.draw, act: 'Attente annoncée', mails }),
    ),
    ...wave.offers.map(
      (offer, i): Act => ({
        ...by,
        about: offer.entry,
        act: 'Place proposée',
        change: table.added(turn.next.offer + i, { ...offer, wave: key }),
        mails: offerMailOrders(offer, turn),
      }),
    ),
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
