import type { EntryPage } from '../calls/offers.ts';
import type { Refusal, Reply } from '../calls/reply.ts';
import type { CallInput } from '../calls.ts';
import { frenchBound, instantFrom, stamp } from '../dates.ts';
import { arrivalOf, proofOfArrival } from '../people/arrival.ts';
import type { Ports } from '../ports.ts';
import { commit, type JournalEnd, underLock } from '../register/commit.ts';
import type { Register } from '../register/register.ts';
import type { Found } from '../register/table.ts';
import { givesBack } from './cumul.ts';
import { regretLasts } from './deadline.ts';
import { EventWriter } from './eventWriter.ts';
import { answeredOrders } from './mails.ts';
import { entryPageOf, openEntry } from './page.ts';
import type { OfferState } from './state.ts';
import { type OfferRow, offerSpec } from './tabs.ts';
import { openTurn, type Turn } from './turn.ts';

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
    const turn = openTurn(register);
    const offer = turn?.offers.find(({ record }) => record.number === input.offer && record.entry === entry);
    if (!turn || !offer) return unknownOffer;
    if (end.recent.some(({ key: done }) => done === input.requestKey)) return null;
    return answered(ports, register, { turn, offer, end, arrived, input, by: 'lien personnel' });
  });
  if (locked.busy)
    return { ok: false, refusal: { ...comeAgain, arrival: proofOfArrival(key, what, arrived) } };
  return locked.value
    ? { ok: false, refusal: locked.value }
    : { ok: true, value: entryPageOf(ports, { register, town, key, entry }) };
}

/** An answer to an offer, whoever gives it and by which way. */
export interface Answering {
  readonly turn: Turn;
  readonly offer: Found<OfferRow>;
  readonly end: JournalEnd;
  /** When it was given, in milliseconds. */
  readonly arrived: number;
  readonly input: {
    readonly answer: 'accept' | 'decline' | 'takeBack';
    readonly requestKey: string;
  };
  readonly by: string;
}

/** Does what an answer says, or says why it cannot be; null when it is done, or was done already. */
export function answered(ports: Ports, register: Register, answering: Answering): Refusal | null {
  const { turn, offer, arrived, input } = answering;
  const { record } = offer;
  const state = turn.states.get(record.number) ?? 'open';
  if (state === 'accepted' && input.answer === 'accept') return null;
  if (state !== 'open' && state !== 'declining') return notOpen(state, record);
  const declinedAt = record.declinedAt === '' ? 0 : instantFrom(record.declinedAt);
  if (state === 'declining' && arrived >= declinedAt + regretLasts) return notOpen('declined', record);
  if (input.answer === 'decline') return state === 'declining' ? null : declined(ports, register, answering);
  // Whoever renounced in time and thinks better of it within the quarter of an hour is in time.
  if (state === 'open' && record.due !== '' && arrived >= instantFrom(record.due)) return tooLate(record);
  return input.answer === 'accept'
    ? accepted(ports, register, answering)
    : takenBack(ports, register, answering);
}

function declined(
  ports: Ports,
  register: Register,
  { offer, end, arrived, input, by }: Answering,
): Refusal | null {
  const { record, row } = offer;
  if (record.due !== '' && arrived >= instantFrom(record.due)) return tooLate(record);
  commit(ports, register, end, [
    {
      key: input.requestKey,
      actor: by,
      about: record.entry,
      act: 'Renonciation reçue',
      change: register.table(offerSpec).change(row, { declinedAt: stamp(arrived) }),
    },
  ]);
  return null;
}

function takenBack(ports: Ports, register: Register, { offer, end, input, by }: Answering): null {
  commit(ports, register, end, [
    {
      key: input.requestKey,
      actor: by,
      about: offer.record.entry,
      act: 'Renonciation reprise',
      change: register.table(offerSpec).change(offer.row, { declinedAt: '' }),
    },
  ]);
  return null;
}

function accepted(ports: Ports, register: Register, { turn, offer, end, input, by }: Answering): null {
  const { record } = offer;
  const more = { key: input.requestKey, actor: by };
  const events = new EventWriter(ports, register, turn);
  const outcome = { what: 'accepte', keeps: '', at: stamp(ports.startedAt) } as const;
  for (const { entry, course } of givesBack(turn, record))
    events.add(
      { kind: 'renonce', entry, course, by, reason: `choix de ${record.course}` },
      { ...more, act: 'Place rendue pour une autre' },
    );
  events.add(
    { kind: 'accepte', entry: record.entry, course: record.course, by, reason: '' },
    { ...more, act: 'Place acceptée', mails: answeredOrders(record, turn, outcome) },
  );
  events.commit(end);
  return null;
}

function notOpen(state: OfferState, { due }: OfferRow): Refusal {
  const words: Readonly<Partial<Record<OfferState, string>>> = {
    accepted: 'Cette place est déjà acceptée. Pour y renoncer, appelez l’établissement.',
    left: 'Cette place a été rendue.',
    declined: 'Vous avez renoncé à cette place\u00a0: elle est allée à la personne suivante.',
    expired: `La réponse était attendue avant le ${due === '' ? '' : frenchBound(instantFrom(due))}\u00a0: la place est allée à la personne suivante.`,
    withdrawn: 'Cette participation a quitté la liste de ce cours.',
    excluded: 'Cette participation a été retirée du tirage.',
    replaced: 'Une meilleure place vous a été proposée depuis\u00a0: elle remplace celle-ci.',
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
