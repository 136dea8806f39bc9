import type { EnrolmentLine } from '../calls/offers.ts';
import type { Lottery } from '../campaign/lottery.ts';
import { addDays, dayOf, frenchDay, frenchInstant, instantFrom } from '../dates.ts';
import type { OfferRow } from '../lists/tabs.ts';
import type { Turn } from '../lists/turn.ts';

/** Days to bring the enrolment form back where the settings say nothing (IVR-068). */
const usualFormDays = 10;

/** The last civil day to bring back the form of a seat accepted at an instant (IVR-068). */
function formDueDay({ formDays = {} }: Pick<Lottery, 'formDays'>, code: string, acceptedAt: number): string {
  return addDays(dayOf(acceptedAt), formDays[code] ?? usualFormDays);
}

/** The seats that were accepted and are held, with what is still expected of each. */
export function enrolmentsOf(turn: Turn, lottery: Lottery, now: number): EnrolmentLine[] {
  return turn.offers.flatMap(({ record }) =>
    turn.states.get(record.number) === 'accepted' ? [lineOf(turn, record, { lottery, now })] : [],
  );
}

function lineOf(
  { people, places, events }: Turn,
  offer: OfferRow,
  { lottery, now }: { readonly lottery: Lottery; readonly now: number },
): EnrolmentLine {
  const person = people.get(offer.entry);
  const place = places.get(offer.course);
  const accepted = [...events]
    .reverse()
    .find(
      ({ kind, entry, course }) => kind === 'accepte' && entry === offer.entry && course === offer.course,
    );
  const acceptedAt = instantFrom(accepted?.at ?? offer.madeAt);
  const due = formDueDay(lottery, place?.conservatoire ?? '', acceptedAt);
  const { form, identity } = offer.enrolment;
  const isLate = dayOf(now) > due;
  return {
    offer: offer.number,
    entry: offer.entry,
    name: `${person?.lastName ?? ''} ${person?.firstName ?? ''}`.trim(),
    course: offer.course,
    title: place?.title ?? offer.course,
    acceptedAt: frenchInstant(acceptedAt),
    formDue: frenchDay(due),
    state: form ? 'Inscription confirmée' : isLate ? 'Fiche en retard' : 'Acceptée – fiche attendue',
    formAt: form ? frenchInstant(instantFrom(form.at)) : '',
    identityAt: identity ? frenchInstant(instantFrom(identity.at)) : '',
  };
}
