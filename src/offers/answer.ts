import type { EntryPage } from '../calls/offers.ts';
import type { Refusal, Reply } from '../calls/reply.ts';
import type { CallInput } from '../calls.ts';
import { frenchBound, instantFrom, stamp } from '../dates.ts';
import { givesBack, type Seat } from '../lists/cumul.ts';
import type { OfferState } from '../lists/state.ts';
import { type OfferRow, offerSpec } from '../lists/tabs.ts';
import { findOffer, openTurns, type Turn, type Turns } from '../lists/turn.ts';
import { arrivalOf, proofOfArrival } from '../people/arrival.ts';
import type { Ports } from '../ports.ts';
import { commit, type JournalEnd, underLock } from '../register/commit.ts';
import type { Register } from '../register/register.ts';
import type { Found } from '../register/table.ts';
import { regretLasts } from './deadline.ts';
import { EventWriter } from './eventWriter.ts';
import { answeredOrders } from './mails.ts';
import { entryPageOf, openEntry } from './page.ts';

/**
 * A family answers an offer by its personal link (IVR-061…064). What counts is the hour the answer reached the server,
 * be the lock taken for longer than the bound. A renunciation moves the seat a quarter of an hour later; until then it
 * is taken back, or the seat accepted.
 */
export function answerOffer(ports: Ports, input: CallInput<'place.answer'>): Reply<EntryPage> {
  const opened = openEntry(ports, input.access);
  if ('kind' in opened) return { ok: false, refusal: opened };
  const { register, town, key, entry } = opened;
  const what = ['place', entry, input.offer, input.answer, input.requestKey];
  const arrived = arrivalOf(ports, key, what, input.arrival);
  const locked = underLock(ports, register, (end): Refusal | null => {
    const turns = openTurns(register);
    const found = findOffer(turns, input.offer);
    if (found?.offer.record.entry !== entry) return unknownOffer;
    if (end.recent.some(({ key: done }) => done === input.requestKey)) return null;
    return answered(ports, register, { ...found, turns, end, arrived, input });
  });
  if (locked.busy)
    return { ok: false, refusal: { ...comeAgain, arrival: proofOfArrival(key, what, arrived) } };
  return locked.value
    ? { ok: false, refusal: locked.value }
    : { ok: true, value: entryPageOf(ports, { register, town, key, entry }) };
}

type Word = 'accept' | 'decline' | 'takeBack';

/** An answer to an offer, whoever gives it and by which way. */
interface Answering {
  readonly turns: Turns;
  readonly turn: Turn;
  readonly offer: Found<OfferRow>;
  readonly end: JournalEnd;
  readonly input: { readonly answer: Word; readonly requestKey: string };
  /** When it was given, in milliseconds. */
  readonly arrived: number;
}

/** Does what an answer says, or says why it cannot be. */
function answered(ports: Ports, register: Register, answering: Answering): Refusal | null {
  const { turns, turn, offer, end, input, arrived } = answering;
  const why = whyNotAnswer(turn, offer.record, input.answer, arrived);
  if (why) return why === 'done' ? null : why;
  const by = { key: input.requestKey, actor: familyLink };
  if (input.answer === 'accept') {
    const events = new EventWriter(ports, register, turns);
    accept(events, turns, { turn, offer: offer.record }, by);
    events.commit(end);
    return null;
  }
  const isDeclined = input.answer === 'decline';
  const declinedAt = isDeclined ? stamp(arrived) : '';
  commit(ports, register, end, [
    {
      ...by,
      about: offer.record.entry,
      act: isDeclined ? 'Renonciation reçue' : 'Renonciation reprise',
      change: register.table(offerSpec).change(offer.row, { declinedAt }),
    },
  ]);
  return null;
}

/** Who answers when nobody of the team does. */
const familyLink = 'lien personnel';

/**
 * Why an answer given at an instant cannot be; `done` when it was given already; null when it can. Whoever renounced in
 * time and thinks better of it within the quarter of an hour is in time.
 */
export function whyNotAnswer(
  { states }: Turn,
  offer: OfferRow,
  answer: Word,
  arrived: number,
): Refusal | 'done' | null {
  const state = states.get(offer.number) ?? 'open';
  if (state === 'accepted' && answer === 'accept') return 'done';
  if (state === 'declining')
    return arrived < instantFrom(offer.declinedAt) + regretLasts
      ? answer === 'decline'
        ? 'done'
        : null
      : notOpen('declined', offer);
  if (state !== 'open') return notOpen(state, offer);
  if (answer === 'takeBack') return 'done';
  return offer.due !== '' && arrived >= instantFrom(offer.due) ? tooLate(offer) : null;
}

/** The seat is theirs; other seats of the same person go on (IVR-013). */
export function accept(
  events: EventWriter,
  turns: Turns,
  { turn, offer }: { readonly turn: Turn; readonly offer: OfferRow },
  by: { readonly key: string; readonly actor: string },
): void {
  const chosen = { course: offer.course, title: turn.places.get(offer.course)?.title ?? offer.course };
  for (const seat of givesBack(turns, offer)) giveBack(events, turns, { seat, chosen, ...by });
  const mails = answeredOrders(offer, turn, { what: 'accepte', keeps: '', at: events.now });
  events.add(
    turn,
    { kind: 'accepte', entry: offer.entry, course: offer.course, by: by.actor, reason: '' },
    { ...by, act: 'Place acceptée', mails },
  );
}

interface GivingBack {
  readonly seat: Seat;
  readonly chosen: { readonly course: string; readonly title: string };
  readonly key: string;
  readonly actor: string;
}

/** A seat of the same person goes on; one of last year's list, kept out of the draw, is one more there. */
function giveBack(events: EventWriter, turns: Turns, { seat, chosen, key, actor }: GivingBack): void {
  const { turn, entry, course } = seat;
  const offers = turn.offers.map(({ record }) => record);
  const given = offers.filter((one) => one.entry === entry && one.course === course).pop();
  const back = { what: 'rendue', keeps: chosen.title, at: events.now } as const;
  events.add(
    turn,
    { kind: 'renonce', entry, course, by: actor, reason: `choix de ${chosen.course}` },
    { key, actor, act: 'Place rendue pour une autre', mails: given ? answeredOrders(given, turn, back) : [] },
  );
  const draw = turns.inPlay.find(({ list, places }) => list.kind === 'draw' && places.has(course));
  if (turn.list.kind === 'lastYear' && draw)
    events.add(
      draw,
      { kind: 'place-ajoutee', entry: '', course, by: actor, reason: 'réserve de l’an dernier rendue' },
      { key, actor, act: 'Place ajoutée' },
    );
}

function notOpen(state: OfferState, { due }: OfferRow): Refusal {
  const words: Readonly<Partial<Record<OfferState, string>>> = {
    accepted: 'Cette place est déjà acceptée. Pour y renoncer, appelez l’établissement.',
    left: 'Cette place a été rendue.',
    declined: 'Vous avez renoncé à cette place\u00a0: elle est allée à la personne suivante.',
    expired: `La réponse était attendue avant le ${due === '' ? '' : frenchBound(instantFrom(due))}\u00a0: la place est allée à la personne suivante.`,
    withdrawn: 'Cette participation a quitté la liste de ce cours.',
    excluded: 'Cette participation a été retirée du tirage.',
    replaced: 'Vous avez accepté une place dans un vœu préféré\u00a0: elle remplace celle-ci.',
  };
  return { kind: 'stopped', message: `${words[state] ?? ''} Rien n’a changé.` };
}

const tooLate = ({ due }: OfferRow): Refusal => ({
  kind: 'tooLate',
  message: `La réponse était attendue avant le ${frenchBound(instantFrom(due))}. Elle arrive trop tard, et n’est pas prise en compte. Appelez l’établissement.`,
});

const unknownOffer: Refusal = {
  kind: 'invalid',
  message: 'Cette proposition n’existe pas dans cette participation. Rien n’a changé. Rechargez la page.',
};

const comeAgain: Refusal = {
  kind: 'busy',
  message:
    'Beaucoup de familles répondent en ce moment. Votre réponse repart toute seule\u00a0: gardez cette page ouverte.',
};
