import type { OffersPage } from '../calls/offers.ts';
import type { Refusal, Reply } from '../calls/reply.ts';
import type { CallInput } from '../calls.ts';
import { busy } from '../campaign/desk.ts';
import { answerHours } from '../campaign/lottery.ts';
import { conservatoireOf } from '../campaign/settings.ts';
import { frenchInstant, instantFrom, instantOf, stamp } from '../dates.ts';
import { type OfferRow, offerSpec, type PhoneResult } from '../lists/tabs.ts';
import { findOffer, openTurns, type Turn, type Turns } from '../lists/turn.ts';
import { type LotteryDesk, openLotteryDesk } from '../places/desk.ts';
import type { Ports } from '../ports.ts';
import { type Act, commit, type JournalEnd, underLock } from '../register/commit.ts';
import type { Found } from '../register/table.ts';
import { accept, whyNotAnswer } from './answer.ts';
import { dueOf } from './deadline.ts';
import { EventWriter } from './eventWriter.ts';
import { offers } from './office.ts';

/**
 * A clerk writes down a call: who, when, what came of it (IVR-065). Telling a family starts the clock of an offer that
 * no mail started; an answer by phone counts at the hour it was given, not typed.
 */
export function recordCall(ports: Ports, input: CallInput<'office.call'>): Reply<OffersPage> {
  const desk = openLotteryDesk(ports);
  if ('kind' in desk) return { ok: false, refusal: desk };
  const locked = underLock(ports, desk.register, (end): Refusal | null => {
    if (end.recent.some(({ key }) => key === input.requestKey)) return null;
    const turns = openTurns(desk.register);
    const found = findOffer(turns, input.offer);
    const code = found?.turn.places.get(found.offer.record.course)?.conservatoire ?? '';
    if (!found || !desk.codes.includes(code)) return unknownOffer;
    const at = instantOf(input.at);
    return (
      whyNotThen(ports, found.offer.record, at) ?? recorded(ports, desk, { ...found, turns, end, at, input })
    );
  });
  if (locked.busy) return { ok: false, refusal: busy };
  return locked.value ? { ok: false, refusal: locked.value } : offers(ports);
}

/** A call is between the offer and now; its minute was rounded down. */
function whyNotThen(ports: Ports, { madeAt }: OfferRow, at: number): Refusal | null {
  if (at > ports.startedAt) return wrongTime('Cette heure n’est pas encore passée.');
  const made = instantFrom(madeAt);
  return at < made - (made % 60_000)
    ? wrongTime(`La place n’a été proposée que le ${frenchInstant(made)}.`)
    : null;
}

interface Calling {
  readonly turns: Turns;
  readonly turn: Turn;
  readonly offer: Found<OfferRow>;
  readonly end: JournalEnd;
  readonly at: number;
  readonly input: CallInput<'office.call'>;
}

/** What a call does besides being written down. */
const answers: Readonly<Partial<Record<PhoneResult, 'accept' | 'decline'>>> = {
  accepte: 'accept',
  renonce: 'decline',
};

function recorded(ports: Ports, desk: LotteryDesk, calling: Calling): Refusal | null {
  const { turns, turn, offer, end, at, input } = calling;
  const { register, colleague } = desk;
  const { record, row } = offer;
  const { result, note, requestKey: key } = input;
  const told = notifiedBy(desk, turn, record, { at, result });
  const answer = answers[result];
  const why = answer ? whyNotAnswer(turn, told, answer, at) : null;
  if (why && why !== 'done') return why;
  const call = { at: stamp(at), by: colleague.mail, result, note: note.trim() };
  const declinedAt = answer === 'decline' && !why ? stamp(at) : told.declinedAt;
  const { notifiedAt, due, remindedAt, seenAt, calls } = told;
  const fields = { notifiedAt, due, declinedAt, remindedAt, seenAt, calls: [...calls, call] };
  const by = { key, actor: colleague.mail };
  const written: Act = {
    ...by,
    about: record.entry,
    act: `Appel\u00a0: ${result}`,
    change: register.table(offerSpec).change(row, fields),
  };
  if (answer !== 'accept' || why) commit(ports, register, end, [written]);
  else {
    const events = new EventWriter(ports, register, turns);
    accept(events, turns, { turn, offer: record }, by);
    events.commit(end, [written]);
  }
  return null;
}

interface Told {
  readonly at: number;
  readonly result: PhoneResult;
}

/** Somebody who answers the phone knows; a message left is not known to have been heard. */
function notifiedBy(
  { town, lottery }: LotteryDesk,
  { places }: Turn,
  offer: OfferRow,
  { at, result }: Told,
): OfferRow {
  if (offer.notifiedAt !== '' || result === 'sans réponse' || result === 'message laissé') return offer;
  const code = places.get(offer.course)?.conservatoire ?? '';
  const hours = answerHours(lottery, conservatoireOf(town, code));
  return { ...offer, notifiedAt: stamp(at), due: stamp(dueOf(offer.kind, at, { lottery, hours })) };
}

const wrongTime = (why: string): Refusal => ({
  kind: 'invalid',
  message: `L’heure de l’appel ne convient pas. Rien n’est enregistré. ${why}`,
  fields: [{ field: 'at', message: why }],
});

export const unknownOffer: Refusal = {
  kind: 'invalid',
  message:
    'Cette proposition n’est pas parmi celles de vos établissements. Rien n’est enregistré. Rechargez la page.',
};
