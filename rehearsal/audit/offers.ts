import type { OffersPlayed } from '../play/offers.ts';
import { counted, type Finding, wrong } from './findings.ts';
import type { Evidence, Row } from './readBack.ts';

/** What became of the offers, by the names of the JSON line; nothing for a town that offers none. */
export interface OfferFigures {
  readonly offers: number;
  readonly accepted: number;
  /** Renounced, the lower seat kept or not; `declined` is already that of the re-enrolment. */
  readonly declinedOffers: number;
  readonly expired: number;
  /** Another seat of theirs was accepted, or given up with all below it, before they answered. */
  readonly replacedOffers: number;
  readonly offerReminders: number;
  /** Whose form came back. */
  readonly enrolled: number;
  /** Entries without a seat that wait for one. */
  readonly stillWaiting: number;
  readonly seatsLeft: number;
  /** In courses without limit, beside the draw. */
  readonly unlimitedOffers: number;
  readonly unlimitedAccepted: number;
}

const none: OfferFigures = {
  offers: 0,
  accepted: 0,
  declinedOffers: 0,
  expired: 0,
  replacedOffers: 0,
  offerReminders: 0,
  enrolled: 0,
  stillWaiting: 0,
  seatsLeft: 0,
  unlimitedOffers: 0,
  unlimitedAccepted: 0,
};

/** What became of the offers, counted from the Registre alone. */
export function offerFigures(played: OffersPlayed | null, evidence: Evidence): OfferFigures {
  if (!played) return none;
  const ends = evidence.offers.map((offer) => endOf(offer, evidence));
  const count = (end: End) => ends.filter((one) => one === end).length;
  const { held, waiting, left } = standing(evidence);
  const confirmed = evidence.offers.filter(
    (offer) =>
      held.get(offer['Participation'] ?? '') === offer['Cours'] &&
      JSON.parse(offer['Inscription'] || '{}').form,
  );
  return {
    offers: ends.length,
    accepted: count('accepted'),
    declinedOffers: count('declined'),
    expired: count('expired'),
    replacedOffers: count('replaced'),
    offerReminders: evidence.queue.filter(
      (row) => row['Modèle'] === 'rappel de proposition' && row['État'] === 'envoyé',
    ).length,
    enrolled: confirmed.length,
    stillWaiting: waiting.size,
    seatsLeft: [...left.values()].reduce((sum, seats) => sum + seats, 0),
    unlimitedOffers: evidence.unlimited.offers.length,
    unlimitedAccepted: besidesIn(evidence).filter(({ end }) => end === 'accepted').length,
  };
}

/**
 * An auditor follows the log by hand: every offer ended one way, no course has more people than seats, no free seat has
 * anybody waiting, everybody written to and answered as they were drawn to.
 */
export function offerFindings(played: OffersPlayed, evidence: Evidence): Finding[] {
  const { offers, accepted, declinedOffers, expired, replacedOffers } = offerFigures(played, evidence);
  const { left, wanted } = standing(evidence);
  return [
    ...counted(
      played.waves.reduce((sum, one) => sum + one, 0),
      offers + evidence.unlimited.offers.length,
      'Places proposées',
    ),
    ...counted(accepted + declinedOffers + expired + replacedOffers, offers, 'Issues des propositions'),
    ...[...left]
      .filter(([, seats]) => seats < 0)
      .map(([course]) => wrong(`${course} : plus d’inscrits que de places.`)),
    ...[...wanted]
      .filter(([course, people]) => people.length > 0 && (left.get(course) ?? 0) > 0)
      .map(([course]) => wrong(`${course} : une place libre et quelqu’un l’attend.`)),
    ...evidence.offers.flatMap((offer) => fateFindings(offer, endOf(offer, evidence), played)),
    ...besidesIn(evidence).flatMap(({ offer, end }) => fateFindings(offer, end, played)),
    ...[...evidence.offers, ...evidence.unlimited.offers].flatMap((offer) => mailFindings(offer, evidence)),
  ];
}

/** Each did what they were going to do, or had no time to: a better seat came first. */
function fateFindings(offer: Row, end: End, { fates }: OffersPlayed): Finding[] {
  const number = offer['N°'] ?? '';
  const expected = { accept: 'accepted', decline: 'declined', silence: 'expired' } as const;
  const fate = fates.get(number);
  return fate && end !== 'replaced' && end !== expected[fate]
    ? [wrong(`Proposition ${number} : ${end} au lieu de ${expected[fate]}.`)]
    : [];
}

/** Everybody an offer names got it, once. */
function mailFindings(offer: Row, { queue }: Evidence): Finding[] {
  const number = offer['N°'] ?? '';
  const mails = JSON.parse(offer['Courriels'] || '[]') as string[];
  const sent = queue.filter(
    (row) =>
      row['Modèle'] === 'place proposée' &&
      row['État'] === 'envoyé' &&
      JSON.parse(row['Faits'] || '{}').offer === number,
  );
  return counted(sent.length, mails.length, `Proposition ${number}, courriels`);
}

/** How each offer of a course without limit ended: its only wish is its course. */
const besidesIn = ({ unlimited }: Evidence): { readonly offer: Row; readonly end: End }[] =>
  unlimited.offers.map((offer) => ({
    offer,
    end: endOf(offer, {
      events: unlimited.events,
      participations: [{ 'N°': offer['Participation'] ?? '', Vœux: JSON.stringify([offer['Cours']]) }],
    }),
  }));

type End = 'accepted' | 'declined' | 'expired' | 'replaced' | 'open';

function endOf(offer: Row, { events, participations }: Pick<Evidence, 'events' | 'participations'>): End {
  const entry = offer['Participation'] ?? '';
  const course = offer['Cours'] ?? '';
  const wishes = wishesOf(participations, entry);
  for (const event of events.filter((row) => row['Participation'] === entry)) {
    const kind = event['Événement'];
    const of = event['Cours'] ?? '';
    if (kind === 'accepte' && of === course) return 'accepted';
    if (kind === 'accepte' && wishes.indexOf(of) < wishes.indexOf(course)) return 'replaced';
    if (kind === 'renonce' && of === course)
      return event['Motif']?.startsWith('choix de ') ? 'replaced' : 'declined';
    if (kind === 'expire' && of === course) return 'expired';
    if ((kind === 'renonce' || kind === 'expire') && wishes.indexOf(of) < wishes.indexOf(course))
      return 'replaced';
    if (kind === 'retire' && of === course) return event['Par'] === 'échéance' ? 'expired' : 'declined';
  }
  return 'open';
}

const wishesOf = (participations: readonly Row[], entry: string): string[] =>
  JSON.parse(participations.find((row) => row['N°'] === entry)?.['Vœux'] || '[]');

/** Who holds what once every event was taken, in order, and who still wants what. */
function standing({ events, participations, places }: Evidence) {
  const held = new Map<string, string>();
  const givenUp = new Set<string>();
  const left = new Map(places.map((row) => [row['Cours'] ?? '', Number(row['Places'])]));
  for (const event of events) {
    const entry = event['Participation'] ?? '';
    const course = event['Cours'] ?? '';
    const wishes = wishesOf(participations, entry);
    if (event['Événement'] === 'accepte') held.set(entry, course);
    else {
      const from = wishes.indexOf(course);
      const gone = event['Événement'] === 'retire' ? [course] : wishes.slice(from);
      for (const one of gone) givenUp.add(`${entry} ${one}`);
      if (gone.includes(held.get(entry) ?? '')) held.delete(entry);
    }
  }
  for (const course of held.values()) left.set(course, (left.get(course) ?? 0) - 1);
  const wanted = new Map<string, string[]>();
  const waiting = new Set<string>();
  for (const row of participations) {
    const entry = row['N°'] ?? '';
    const wishes = wishesOf(participations, entry);
    const best = held.get(entry);
    const better = best === undefined ? wishes : wishes.slice(0, wishes.indexOf(best));
    const open = better.filter((course) => !givenUp.has(`${entry} ${course}`));
    for (const course of open) wanted.set(course, [...(wanted.get(course) ?? []), entry]);
    if (best === undefined && open.length > 0) waiting.add(entry);
  }
  return { held, left, wanted, waiting };
}
