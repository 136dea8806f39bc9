import { ballotsOf } from '../ballots/facts.ts';
import { listReason } from '../ballots/resident.ts';
import { frenchBound, frenchInstant, instantFrom } from '../dates.ts';
import { wishLines } from '../draw/pv/explanation.ts';
import { runOf } from '../draw/pv/run.ts';
import { listNames } from '../draw/pv/words.ts';
import { pvFactsOf } from '../draw/record.ts';
import type { DrawRow, EntryRow } from '../draw/tabs.ts';
import type { OfferState } from '../lists/state.ts';
import type { OfferRow } from '../lists/tabs.ts';
import { openTurns, type Turn } from '../lists/turn.ts';
import { historyOf } from '../offers/page.ts';
import type { LotteryDesk } from '../places/desk.ts';
import type { Known } from './answers.ts';

interface Behind {
  readonly draw: DrawRow;
  readonly person: EntryRow;
}

/** Everything a family may be told of its participation, from the draw and from what followed. */
export function knownOf(desk: LotteryDesk, { draw, person }: Behind): Known {
  const { register, town } = desk;
  const ballots = ballotsOf(register, person);
  const turn = turnOf(desk, draw);
  const { run } = draw;
  const facts = run && pvFactsOf(desk, { ...draw, run });
  const entry = facts?.frozen.entries.find(({ number }) => number === person.number);
  const [ballot] = ballots;
  return {
    entry: person.number,
    name: `${person.firstName} ${person.lastName.slice(0, 1)}.`,
    draw: draw.draw,
    list: listNames[person.category],
    reason: ballot ? listReason(ballot, town) : '',
    wishes: facts && entry ? wishLines(facts, runOf(facts), entry) : [],
    ballots: ballots.map(({ number, handedInAt, wishes }) => ({
      number,
      handedIn: frenchInstant(instantFrom(handedInAt)),
      wishes,
    })),
    history: turn ? movesOf(turn, person.number) : [],
    offers: turn ? ownOffers(turn, person.number).map((offer) => offerSentence(turn, offer)) : [],
  };
}

/** What followed a draw; nothing is known of what followed one that was cancelled. */
export function turnOf({ register }: Pick<LotteryDesk, 'register'>, { draw }: DrawRow): Turn | null {
  return openTurns(register).all.find(({ list }) => list.id === draw) ?? null;
}

/** What moved a participation, day by day. */
export const movesOf = (turn: Turn, entry: string): Known['history'] =>
  historyOf(turn, entry).map(({ day, sentence }) => ({ day, text: sentence }));

export const ownOffers = (turn: Turn, entry: string): OfferRow[] =>
  turn.offers.map(({ record }) => record).filter((offer) => offer.entry === entry);

/** Where an offer stands, for whoever was offered it. */
export const offerStateWords: Readonly<Record<OfferState, string>> = {
  open: 'attend une réponse',
  declining: 'renoncée, la place n’est pas encore passée à la personne suivante',
  accepted: 'acceptée',
  left: 'acceptée, puis rendue',
  declined: 'renoncée',
  expired: 'sans réponse à temps',
  withdrawn: 'participation retirée',
  excluded: 'participation exclue',
  replaced: 'remplacée par une place préférée',
};

function offerSentence({ places, states }: Turn, offer: OfferRow): string {
  const words = (at: string) => frenchInstant(instantFrom(at));
  const told = offer.notifiedAt === '' ? 'pas encore notifiée' : `notifiée le ${words(offer.notifiedAt)}`;
  const by = offer.mails.length > 0 ? 'par courriel' : 'par téléphone';
  const calls = offer.calls.map(({ at, result }) => ` Appel du ${words(at)}\u00a0: ${result}.`).join('');
  const due = offer.due === '' ? '' : ` Réponse attendue avant le ${frenchBound(instantFrom(offer.due))}.`;
  const state = offerStateWords[states.get(offer.number) ?? 'open'];
  return `${places.get(offer.course)?.title ?? offer.course}\u00a0: proposée le ${words(offer.madeAt)}, ${by}, ${told}.${calls}${due} État\u00a0: ${state}.`;
}

/** The same in labels and values, for the team. */
export function factsOf(known: Known, person: EntryRow): [label: string, value: string][] {
  return [
    ['Participation', known.entry],
    ['Tirage', known.draw],
    ['Liste', `${known.list}, ${known.reason}`],
    ...known.ballots.map(({ number, handedIn, wishes }): [string, string] => [
      `Bulletin ${number}`,
      `remis le ${handedIn}\u00a0: ${wishes.join(', ')}`,
    ]),
    ['Téléphone', person.phone],
    ...known.offers.map((sentence): [string, string] => ['Proposition', sentence]),
  ].filter((fact): fact is [string, string] => fact[1] !== '');
}
