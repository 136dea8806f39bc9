import { useState } from 'preact/hooks';
import type { OfficeOffer } from '../../src/calls/offers.ts';
import { Notice } from '../family/band.tsx';
import { LinkButton } from '../fields/button.tsx';
import { Facts, SectionScreen } from '../office/section.tsx';
import { dialled } from '../shell/contact.tsx';
import { CallForm } from './offerCall.tsx';
import type { OffersProps } from './offers.tsx';
import { resultWords } from './offersState.ts';
import { dueWords, StateWord } from './offersTable.tsx';

export interface OfferProps extends OffersProps {
  readonly offer: OfficeOffer;
}

/** One offer: how it stands, the calls about it, and what a clerk does of it (IVR-065). */
export function OfferScreen(props: OfferProps) {
  const { home, offer, told, onOpen } = props;
  const { entry, name, calls } = offer;
  const [isWrong, setWrong] = useState(false);
  return (
    <SectionScreen home={home} heading={`${entry} ${name}`} isWrong={isWrong}>
      {told !== '' && <Notice kind="done" state={told} />}
      <div class="counter">
        <div>
          <Facts facts={factsOf(offer)} />
          <p>
            <LinkButton onPress={() => onOpen({ at: 'entry', entry })}>
              Voir toute la participation {entry}
            </LinkButton>
          </p>
          <h2>Appels</h2>
          {calls.length === 0 ? (
            <p>Aucun appel n’est noté.</p>
          ) : (
            <ol>
              {calls.map(({ at, by, result, note }, rank) => (
                <li key={rank}>
                  <strong>{resultWords[result][0]}</strong>, le {at}
                  {note !== '' && <>&nbsp;: {note}</>}
                  <span class="hint">{by}</span>
                </li>
              ))}
            </ol>
          )}
        </div>
        <CallForm {...props} onWrong={setWrong} />
      </div>
    </SectionScreen>
  );
}

const kindWords: Readonly<Record<OfficeOffer['kind'], string>> = {
  principale: 'par le tirage',
  suite: 'libérée ou ajoutée',
  'an-dernier': 'de la liste de l’an dernier',
  exception: 'gardée en plus, avec l’accord de la famille',
};

const factsOf = (offer: OfficeOffer) => [
  {
    label: 'Place proposée',
    value: `${offer.course} – ${offer.title}, ${kindWords[offer.kind]}`,
  },
  { label: 'État', value: <StateWord state={offer.state} /> },
  ...(offer.state === 'open' ? [{ label: 'Réponse attendue', value: dueWords(offer) }] : []),
  {
    label: 'Téléphone',
    value: offer.phone === '' ? 'non donné' : <a href={dialled(offer.phone)}>{offer.phone}</a>,
  },
  ...(offer.toCall === '' ? [] : [{ label: 'À appeler', value: offer.toCall }]),
  {
    label: 'Proposée',
    value: `le ${offer.madeAt}, ${offer.hasMail ? 'par courriel' : 'sans courriel'} (n°\u00a0${offer.number})`,
  },
  { label: 'Prévenue', value: offer.notifiedAt === '' ? 'pas encore' : `le ${offer.notifiedAt}` },
  { label: 'Lien personnel', value: offer.isSeen ? 'ouvert' : 'pas ouvert' },
];
