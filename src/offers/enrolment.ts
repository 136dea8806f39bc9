import type { OffersPage } from '../calls/offers.ts';
import type { Refusal, Reply } from '../calls/reply.ts';
import type { CallInput } from '../calls.ts';
import { busy } from '../campaign/desk.ts';
import { stamp } from '../dates.ts';
import { type Enrolment, offerSpec } from '../lists/tabs.ts';
import { findOffer, openTurns } from '../lists/turn.ts';
import { openLotteryDesk } from '../places/desk.ts';
import type { Ports } from '../ports.ts';
import { commit, underLock } from '../register/commit.ts';
import { unknownOffer } from './call.ts';
import { offers } from './office.ts';

/**
 * A clerk writes down that the form came back, which confirms the enrolment, or that somebody's identity was checked
 * (IVR-066, IVR-068); or takes that back.
 */
export function recordEnrolment(ports: Ports, input: CallInput<'office.enrolment'>): Reply<OffersPage> {
  const desk = openLotteryDesk(ports);
  if ('kind' in desk) return { ok: false, refusal: desk };
  const { register, colleague } = desk;
  const locked = underLock(ports, register, (end): Refusal | null => {
    if (end.recent.some(({ key }) => key === input.requestKey)) return null;
    const found = findOffer(openTurns(register), input.offer);
    const code = found?.turn.places.get(found.offer.record.course)?.conservatoire ?? '';
    if (!found || !desk.codes.includes(code)) return unknownOffer;
    const { turn, offer } = found;
    if (turn.states.get(input.offer) !== 'accepted') return notAccepted;
    const signed = input.isDone ? { at: stamp(ports.startedAt), by: colleague.mail } : null;
    const enrolment: Enrolment = { ...offer.record.enrolment, [input.what]: signed };
    commit(ports, register, end, [
      {
        key: input.requestKey,
        actor: colleague.mail,
        about: offer.record.entry,
        act: acts[input.what][input.isDone ? 0 : 1],
        change: register.table(offerSpec).change(offer.row, { enrolment }),
      },
    ]);
    return null;
  });
  if (locked.busy) return { ok: false, refusal: busy };
  return locked.value ? { ok: false, refusal: locked.value } : offers(ports);
}

const acts = {
  form: ['Fiche d’inscription reçue', 'Fiche d’inscription reprise'],
  identity: ['Identité vérifiée', 'Vérification d’identité reprise'],
} as const;

const notAccepted: Refusal = {
  kind: 'invalid',
  message: 'Cette place n’est pas acceptée, ou elle a été rendue. Rien n’est enregistré. Rechargez la page.',
};
