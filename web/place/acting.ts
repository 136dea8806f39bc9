import { useRef, useState } from 'preact/hooks';
import type { AppealKind, AppealMotive } from '../../src/appeals/motives.ts';
import type { PlacePage } from '../../src/calls/appeals.ts';
import type { FamilyOffer, FamilyWish } from '../../src/calls/offers.ts';
import type { Refusal, Reply } from '../../src/calls/reply.ts';
import { ask, newRequestKey, type Trouble } from '../server.ts';

/** What a family does about a seat or a list, confirmed on a screen of its own. */
export type SeatAct =
  | { readonly what: 'accept' | 'decline' | 'takeBack'; readonly offer: FamilyOffer }
  | { readonly what: 'leave'; readonly wish: FamilyWish };

/** What a family does about a participation. */
export type Act =
  | SeatAct
  | {
      readonly what: 'appeal';
      readonly kind: AppealKind;
      readonly motive: AppealMotive;
      readonly text: string;
    };

type Phase =
  | { readonly at: 'reading'; readonly done: Act | null }
  | { readonly at: 'writing' }
  | { readonly at: 'confirming'; readonly act: SeatAct }
  | { readonly at: 'sending'; readonly act: Act }
  | { readonly at: 'refused'; readonly act: Act; readonly refusal: Refusal };

const nothingSent = { act: '', requestKey: '' };

/**
 * Sends one act until there is a definite answer, under one key: however often it goes, it is done once. Another act
 * has another key; a fault of the service is not definite.
 */
export function useActing(access: string, onPage: (page: PlacePage) => void) {
  const [phase, setPhase] = useState<Phase>({ at: 'reading', done: null });
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const sent = useRef(nothingSent);
  const send = async (act: Act) => {
    setPhase({ at: 'sending', act });
    setTrouble(null);
    if (sent.current.act !== nameOf(act)) sent.current = { act: nameOf(act), requestKey: newRequestKey() };
    const reply = await asked(access, act, { requestKey: sent.current.requestKey, told: setTrouble });
    if (reply.ok || reply.refusal.kind !== 'broken') sent.current = nothingSent;
    if (!reply.ok) return setPhase({ at: 'refused', act, refusal: reply.refusal });
    onPage(reply.value);
    setPhase({ at: 'reading', done: act });
  };
  return {
    phase,
    trouble,
    send,
    write: () => setPhase({ at: 'writing' }),
    consider: (act: SeatAct) => setPhase({ at: 'confirming', act }),
    back: () => setPhase({ at: 'reading', done: null }),
  };
}

function nameOf(act: Act): string {
  if (act.what === 'appeal') return JSON.stringify(act);
  return act.what === 'leave' ? `leave ${act.wish.course}` : `${act.what} ${act.offer.number}`;
}

interface Sending {
  readonly requestKey: string;
  readonly told: (trouble: Trouble) => void;
}

function asked(access: string, act: Act, { requestKey, told }: Sending): Promise<Reply<PlacePage>> {
  if (act.what === 'appeal') {
    const { kind, motive, text } = act;
    return ask('place.appeal', { access, kind, motive, text, requestKey }, told);
  }
  if (act.what === 'leave') return ask('place.leave', { access, course: act.wish.course, requestKey }, told);
  return ask('place.answer', { access, offer: act.offer.number, answer: act.what, requestKey }, told);
}
