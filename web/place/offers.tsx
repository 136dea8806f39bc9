import type { EntryPage, FamilyOffer } from '../../src/calls/offers.ts';
import { Button } from '../fields/button.tsx';
import type { SeatAct } from './acting.ts';
import { State } from './state.tsx';
import { acceptWords, buttonWords, declineWords, offerWords, silenceWords } from './words.ts';

interface OffersProps {
  readonly page: EntryPage;
  readonly onAct: (act: SeatAct) => void;
}

/** Every seat that was offered, the newest first. */
export function Offers({ page, onAct }: OffersProps) {
  const { offers } = page;
  if (offers.length === 0) return null;
  return (
    <>
      <h2>{offers.length > 1 ? 'Places proposées' : 'Place proposée'}</h2>
      {offers.map((offer) =>
        offer.state === 'open' ? (
          <Open key={offer.number} page={page} offer={offer} onAct={onAct} />
        ) : (
          <Over key={offer.number} offer={offer} onAct={onAct} />
        ),
      )}
    </>
  );
}

function Seat({ offer: { title, slot, conservatoire } }: { readonly offer: FamilyOffer }) {
  return (
    <>
      <h3>{title}</h3>
      <p class="facts">{[slot, conservatoire].filter((fact) => fact !== '').join(', ')}</p>
    </>
  );
}

interface OpenProps extends OffersProps {
  readonly offer: FamilyOffer;
}

/** Until when, what each answer does, what silence means; then the two answers. */
function Open({ page, offer, onAct }: OpenProps) {
  const words = buttonWords(offer);
  return (
    <section class="card offer">
      <Seat offer={offer} />
      {offer.due === '' ? (
        <p class="due">Répondez dès que possible</p>
      ) : (
        <p class="due">
          Répondez avant le <strong>{offer.due}</strong>
        </p>
      )}
      <p>{silenceWords(offer)}</p>
      <dl>
        <dt>Si vous acceptez</dt>
        <dd>{acceptWords(page, offer)}</dd>
        <dt>{offer.keeps === '' ? 'Si vous renoncez' : `Si vous gardez ${offer.keeps}`}</dt>
        <dd>{declineWords(offer)}</dd>
      </dl>
      <div class="two unprinted">
        <Button primary onPress={() => onAct({ what: 'accept', offer })}>
          {words.accept}
        </Button>
        <Button onPress={() => onAct({ what: 'decline', offer })}>{words.decline}</Button>
      </div>
    </section>
  );
}

/** Answered, or over. */
function Over({ offer, onAct }: Omit<OpenProps, 'page'>) {
  const words = offerWords(offer);
  return (
    <section class="card">
      <Seat offer={offer} />
      <State words={words} />
      <p>{words.sentence}</p>
      {offer.state === 'declining' && (
        <div class="two unprinted">
          <Button onPress={() => onAct({ what: 'takeBack', offer })}>Reprendre ma renonciation</Button>
        </div>
      )}
    </section>
  );
}
