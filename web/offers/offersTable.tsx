import type { OfficeOffer } from '../../src/calls/offers.ts';
import { LinkButton } from '../fields/button.tsx';
import { useFirstRows } from '../office/firstRows.tsx';
import { counted } from '../office/words.ts';
import { isEnding, stateWords } from './offersState.ts';

interface OfferTableProps {
  readonly offers: readonly OfficeOffer[];
  readonly now: number;
  readonly onOpen: (offer: string) => void;
  /** Of one course, which need not be said in each line. */
  readonly isOfOne?: boolean;
}

/** Offers, a line each: to whom, of what, until when, and who is to be called. */
export function OfferTable({ offers, now, onOpen, isOfOne = false }: OfferTableProps) {
  const { shown, more } = useFirstRows(offers, counted(offers.length, 'proposition'));
  return (
    <>
      <table class="offers stacked">
        <caption class="unseen">Propositions</caption>
        <thead>
          <tr>
            {['Participation', ...(isOfOne ? [] : ['Cours']), 'État', 'Réponse attendue', 'Téléphone'].map(
              (name) => (
                <th key={name} scope="col">
                  {name}
                </th>
              ),
            )}
          </tr>
        </thead>
        <tbody>
          {shown.map((offer) => (
            <OfferLine key={offer.number} {...{ offer, now, onOpen, isOfOne }} />
          ))}
        </tbody>
      </table>
      {more}
    </>
  );
}

interface OfferLineProps extends Pick<Required<OfferTableProps>, 'now' | 'onOpen' | 'isOfOne'> {
  readonly offer: OfficeOffer;
}

function OfferLine({ offer, now, onOpen, isOfOne }: OfferLineProps) {
  const { number, entry, name, course, title, phone, toCall } = offer;
  return (
    <tr>
      <th scope="row">
        <LinkButton onPress={() => onOpen(number)}>
          {entry} {name}
        </LinkButton>
      </th>
      {!isOfOne && (
        <td>
          {course}
          <span class="hint">{title}</span>
        </td>
      )}
      <td>
        <StateWord state={offer.state} />
      </td>
      <td>
        {dueWords(offer)}
        {isEnding(offer, now) && (
          <span class="state attention">
            <span aria-hidden="true">▲ </span>dans les 6&nbsp;heures
          </span>
        )}
      </td>
      <td>
        <span class="phone">{phone || 'sans téléphone'}</span>
        {toCall !== '' && (
          <span class="state attention">
            <span aria-hidden="true">▲ </span>à appeler&nbsp;: {toCall}
          </span>
        )}
      </td>
    </tr>
  );
}

/** A state by its sign and its word. */
export function StateWord({ state }: Pick<OfficeOffer, 'state'>) {
  const [sign, kind, word] = stateWords[state];
  return (
    <span class={`state ${kind}`}>
      <span aria-hidden="true">{sign} </span>
      {word}
    </span>
  );
}

/** Until when; nothing for what is over. */
export function dueWords({ state, due }: Pick<OfficeOffer, 'state' | 'due'>): string {
  if (state !== 'open') return '';
  return due === '' ? 'délai pas encore commencé' : due;
}
