import type { OffersPage } from '../calls/offers.ts';
import type { Refusal, Reply } from '../calls/reply.ts';
import type { CallInput } from '../calls.ts';
import { busy } from '../campaign/desk.ts';
import { newOffer, type OfferRow, offerNumber, offerSpec } from '../lists/tabs.ts';
import { openTurns, type Turn, type Turns, turnOfEntry } from '../lists/turn.ts';
import { openLotteryDesk } from '../places/desk.ts';
import type { Ports } from '../ports.ts';
import { type Act, underLock } from '../register/commit.ts';
import { EventWriter } from './eventWriter.ts';
import { answeredOrders } from './mails.ts';
import { offers } from './office.ts';

/**
 * A family confirmed that it keeps a further under-subscribed course: never by itself, and written down by the clerk of
 * that course (IVR-039). Nobody else's place changes.
 */
export function keepBoth(ports: Ports, input: CallInput<'office.keepBoth'>): Reply<OffersPage> {
  const desk = openLotteryDesk(ports);
  if ('kind' in desk) return { ok: false, refusal: desk };
  if (!input.isConfirmed) return { ok: false, refusal: notConfirmed };
  const { register, colleague, codes } = desk;
  const locked = underLock(ports, register, (end): Refusal | null => {
    if (end.recent.some(({ key }) => key === input.requestKey)) return null;
    const turns = openTurns(register);
    const turn = turnOfEntry(turns, input.entry);
    const isTheirs = codes.includes(turn?.places.get(input.course)?.conservatoire ?? '');
    if (!turn || !isTheirs || !turn.standing.mayKeep.get(input.entry)?.includes(input.course))
      return notKeepable;
    const by = { key: input.requestKey, actor: colleague.mail };
    const events = new EventWriter(ports, register, turns);
    const offer = furtherOffer(turns, turn, { ...input, now: events.now });
    const written: Act = {
      ...by,
      about: offer.entry,
      act: 'Second cours gardé',
      change: register.table(offerSpec).added(turns.next.offer, offer),
    };
    const mails = answeredOrders(offer, turn, { what: 'accepte', keeps: '', at: events.now });
    const { entry, course } = offer;
    events.add(
      turn,
      {
        kind: 'accepte',
        entry,
        course,
        by: colleague.mail,
        reason: 'gardé en plus, confirmé par la famille',
      },
      { ...by, act: 'Place acceptée', mails },
    );
    events.commit(end, [written]);
    return null;
  });
  if (locked.busy) return { ok: false, refusal: busy };
  return locked.value ? { ok: false, refusal: locked.value } : offers(ports);
}

/** The row its enrolment form and its mails hang on: told and accepted at once. */
function furtherOffer(
  turns: Turns,
  { list, offers: made }: Turn,
  { entry, course, now }: { readonly entry: string; readonly course: string; readonly now: string },
): OfferRow {
  const mails = made.filter(({ record }) => record.entry === entry).pop()?.record.mails ?? [];
  return {
    ...newOffer,
    number: offerNumber(turns.next.offer),
    ...{ list: list.id, entry, course, mails },
    kind: 'exception',
    madeAt: now,
    notifiedAt: now,
    seenAt: now,
  };
}

const notConfirmed: Refusal = {
  kind: 'invalid',
  message:
    'Un second cours n’est gardé qu’après confirmation de la famille. Rien n’a changé. Appelez-la d’abord, puis cochez la case.',
  fields: [{ field: 'isConfirmed', message: 'Cochez une fois la confirmation reçue.' }],
};

const notKeepable: Refusal = {
  kind: 'invalid',
  message:
    'Ce second cours ne peut pas être gardé\u00a0: les deux cours doivent avoir plus de places que de participations, et la famille les avoir demandés. Rien n’a changé. Rechargez la page.',
};
