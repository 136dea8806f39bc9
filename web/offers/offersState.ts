import type { EnrolmentLine, OffersPage, OfficeOffer, OfficePerson } from '../../src/calls/offers.ts';
import { normalise } from '../../src/people/sameness.ts';
import type { TypedMinute } from '../office/parisTime.ts';

type OfferState = OfficeOffer['state'];
type PhoneResult = OfficeOffer['calls'][number]['result'];

/** Each state with its sign, its kind of colour and its word. */
export const stateWords: Readonly<Record<OfferState, readonly [sign: string, kind: string, word: string]>> = {
  open: ['…', 'attention', 'attend une réponse'],
  declining: ['–', '', 'renonce, peut se raviser'],
  accepted: ['✓', 'done', 'acceptée'],
  left: ['–', '', 'acceptée, puis rendue'],
  declined: ['✕', '', 'a renoncé'],
  expired: ['✕', '', 'sans réponse à temps'],
  withdrawn: ['✕', '', 'participation retirée'],
  excluded: ['✕', '', 'participation exclue'],
  replaced: ['–', '', 'remplacée par une autre place'],
};

/** What comes of a call, and what it does besides being written down. */
export const resultWords: Readonly<Record<PhoneResult, readonly [label: string, hint: string]>> = {
  'sans réponse': ['Sans réponse', 'Rien ne change. La famille reste à appeler.'],
  'message laissé': ['Message laissé', 'Rien ne change\u00a0: on ne sait pas s’il est écouté.'],
  informée: [
    'Famille informée',
    'Elle connaît la place et sa date limite. Son délai part à l’heure de l’appel s’il ne courait pas.',
  ],
  accepte: ['Accepte la place', 'La place est à elle.'],
  renonce: [
    'Renonce à la place',
    'La place passe à la personne suivante un quart d’heure après l’appel. Les vœux moins aimés sont quittés aussi.',
  ],
};

/** A call as it is typed, not written down yet. */
export interface CallDraft {
  readonly at: TypedMinute;
  readonly result: string;
  readonly note: string;
}

/** By the number of the offer; null once it is written down. */
export type Drafts = Readonly<Record<string, CallDraft | null>>;

/** What a result does, besides being written down, for this very offer. */
export function resultHint(result: PhoneResult, offer: Pick<OfficeOffer, 'replaces' | 'givesBack'>): string {
  if (result === 'accepte') return acceptWords(offer);
  return result === 'renonce' && offer.replaces !== ''
    ? `Elle garde la place qu’elle tient\u00a0: ${offer.replaces}. Celle-ci passe à la personne suivante un quart d’heure après l’appel.`
    : resultWords[result][1];
}

/** What a yes ends, said before it is written down (IVR-013). */
function acceptWords({ replaces, givesBack }: Pick<OfficeOffer, 'replaces' | 'givesBack'>): string {
  const ends = [
    ...(replaces === '' ? [] : [`Elle rend la place qu’elle tient\u00a0: ${replaces}.`]),
    ...(givesBack.length === 0 ? [] : [`Elle rend, pour la même personne\u00a0: ${givesBack.join(', ')}.`]),
  ];
  return ends.length === 0
    ? 'La place est à elle. Aucune autre place n’est rendue.'
    : `La place est à elle. ${ends.join(' ')} Dites-le avant de noter.`;
}

/** What may be written of a call: an answer, only while one is awaited. */
export function resultsFor(state: OfferState): PhoneResult[] {
  const results = Object.keys(resultWords) as PhoneResult[];
  const isAwaited = state === 'open' || state === 'declining';
  return results.filter((one) => isAwaited || (one !== 'accepte' && one !== 'renonce'));
}

export type View = 'offers' | 'courses' | 'enrolments';

export interface Filter {
  readonly asked: string;
  readonly course: string;
  readonly state: OfferState | '';
  readonly only: '' | 'toCall' | 'ending';
}

const noFilter: Filter = { asked: '', course: '', state: '', only: '' };

/** What the list shows: which one, of it what. */
export interface Looking {
  readonly view: View;
  readonly filter: Filter;
  readonly enrolment: EnrolmentLine['state'] | '';
}

const soon = 6 * 60 * 60 * 1000;

/** An answer is awaited, and its bound is within six hours. */
export const isEnding = ({ state, dueAt }: OfficeOffer, now: number): boolean =>
  state === 'open' && dueAt !== 0 && dueAt - now <= soon;

const isOnly: Readonly<Record<Filter['only'], (offer: OfficeOffer, now: number) => boolean>> = {
  '': () => true,
  toCall: ({ toCall }) => toCall !== '',
  ending: isEnding,
};

/** The offers a filter lets through, in their order; of those that press, the first to end first. */
export function foundOffers(offers: readonly OfficeOffer[], filter: Filter, now: number): OfficeOffer[] {
  const { course, state, only } = filter;
  const isNamed = namedBy(filter.asked);
  const found = offers.filter((offer) => {
    return (
      (course === '' || offer.course === course) &&
      (state === '' || offer.state === state) &&
      isOnly[only](offer, now) &&
      isNamed(`${offer.number} ${offer.entry} ${offer.name}`)
    );
  });
  return only === 'ending' ? found.sort((a, b) => a.dueAt - b.dueAt) : found;
}

/** Every word of what is asked, in any order, as people type names. */
function namedBy(asked: string): (text: string) => boolean {
  const words = asked.split(/\s+/).map(normalise);
  return (text) => {
    const all = normalise(text);
    return words.every((word) => all.includes(word));
  };
}

/** Of those who were offered nothing, the ones a search names; nobody before something is asked. */
export function foundPeople({ people, offers }: OffersPage, asked: string): OfficePerson[] {
  if (asked.trim() === '') return [];
  const isNamed = namedBy(asked);
  const offered = new Set(offers.map(({ entry }) => entry));
  return people.filter(({ entry, name }) => !offered.has(entry) && isNamed(`${entry} ${name}`));
}

/** One thing that waits, and the list behind its number. */
export interface Todo {
  readonly count: number;
  readonly one: string;
  readonly many: string;
  readonly looking: Looking;
}

export const firstLook: Looking = { view: 'offers', filter: noFilter, enrolment: '' };

/** What there is to do now, each with the list it counts. */
export function todosOf({ courses, offers, enrolments }: OffersPage, now: number): Todo[] {
  const among = (only: Filter['only']) => ({
    count: offers.filter((offer) => isOnly[only](offer, now)).length,
    looking: { ...firstLook, filter: { ...noFilter, only } },
  });
  return [
    {
      count: courses.reduce((sum, { toOffer }) => sum + toOffer, 0),
      one: 'place libre à proposer',
      many: 'places libres à proposer',
      looking: { ...firstLook, view: 'courses' },
    },
    { ...among('toCall'), one: 'famille à appeler', many: 'familles à appeler' },
    {
      ...among('ending'),
      one: 'réponse attendue dans les 6\u00a0heures',
      many: 'réponses attendues dans les 6\u00a0heures',
    },
    {
      count: enrolments.filter(({ state }) => state === 'Fiche en retard').length,
      one: 'fiche en retard',
      many: 'fiches en retard',
      looking: { ...firstLook, view: 'enrolments', enrolment: 'Fiche en retard' },
    },
  ];
}
