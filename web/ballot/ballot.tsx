import { useState } from 'preact/hooks';
import { Notice } from '../family/band.tsx';
import { Screen } from '../family/screen.tsx';
import { Button } from '../fields/button.tsx';
import { Contacts } from '../shell/contact.tsx';
import { PageLink } from '../shell/pageLink.tsx';
import type { PageProps } from './app.tsx';
import { Flow } from './flow.tsx';
import { emptyForm, type Form, forAnother } from './form.ts';
import { Elsewhere, titleOf } from './links.tsx';
import { ReceiptScreen } from './receipt.tsx';
import type { Sent } from './sending.tsx';

export interface BallotProps extends PageProps {
  /** The rules changed while somebody was typing: everything is asked again. */
  readonly onStale: () => void;
}

type Place =
  | { readonly at: 'start' }
  | { readonly at: 'filling'; readonly form: Form; readonly round: number }
  | { readonly at: 'sent'; readonly sent: Sent; readonly round: number };

/** Ballots handed in online: before, while they are taken, one person after the other, and after. */
export function BallotPage(props: BallotProps) {
  const { boot, lottery } = props;
  const [place, setPlace] = useState<Place>({ at: 'start' });
  if (place.at === 'filling')
    return (
      <Flow
        key={place.round}
        {...props}
        first={place.form}
        onSent={(sent) => setPlace({ at: 'sent', sent, round: place.round })}
      />
    );
  if (place.at === 'sent')
    return (
      <ReceiptScreen
        boot={boot}
        lottery={lottery}
        sent={place.sent}
        onAnother={() =>
          setPlace({ at: 'filling', form: forAnother(place.sent.form), round: place.round + 1 })
        }
      />
    );
  if (lottery.phase === 'before' || lottery.published === null) return <NotYet {...props} />;
  if (lottery.phase !== 'open') return <Over {...props} />;
  return <Start {...props} onStart={() => setPlace({ at: 'filling', form: emptyForm, round: 1 })} />;
}

function Start({ boot, lottery, onStart }: BallotProps & { readonly onStart: () => void }) {
  const { closes, limits } = lottery;
  return (
    <Screen key="start" title={titleOf(boot)} heading="Remettre un bulletin">
      <Notice kind="plain" state={`Jusqu’au ${closes}`}>
        <p>L’ordre d’arrivée ne compte pas. L’heure qui compte est celle où vous envoyez.</p>
      </Notice>
      <h2>Avant de commencer</h2>
      <p>Comptez 10&nbsp;minutes par personne. Préparez&nbsp;:</p>
      <ul>
        <li>la date de naissance de la personne qui participe&nbsp;;</li>
        <li>
          votre numéro de pôle famille, obligatoire. Il est sur vos factures de la ville et sur votre compte
          famille&nbsp;;
        </li>
        <li>
          les cours que vous aimeriez.{' '}
          <PageLink boot={boot} to="places" inNewTab>
            Voir la liste des cours et des places
          </PageLink>
        </li>
      </ul>
      <p>Un bulletin est pour une activité. Nombre de bulletins par personne&nbsp;:</p>
      <ul>
        {limits.map((limit) => (
          <li key={limit}>{limit}</li>
        ))}
      </ul>
      <p>
        Participer, c’est accepter le règlement du tirage. Vous pourrez le relire avant d’envoyer.{' '}
        <PageLink boot={boot} to="reglement" inNewTab>
          Lire le règlement
        </PageLink>
      </p>
      <p>Ce que vous tapez reste dans cette page jusqu’à l’envoi. Gardez-la ouverte.</p>
      <div class="actions">
        <Button primary onPress={onStart}>
          Commencer
        </Button>
      </div>
      <Elsewhere boot={boot} />
    </Screen>
  );
}

function NotYet({ boot, lottery: { opens, closes, published } }: PageProps) {
  return (
    <Screen key="before" title={titleOf(boot)} heading="Remettre un bulletin">
      <Notice kind="attention" state="Les bulletins ne sont pas encore reçus">
        <p>
          Ils sont reçus du {opens} au {closes}, sur cette page ou sur papier. L’ordre d’arrivée ne compte
          pas&nbsp;: revenez quand vous voulez pendant ce temps.
        </p>
      </Notice>
      {published ? (
        <p>
          En attendant, choisissez vos cours et préparez votre numéro de pôle famille.{' '}
          <PageLink boot={boot} to="places">
            Voir la liste des cours et des places
          </PageLink>
        </p>
      ) : (
        <p>La liste des cours et des places n’est pas encore publiée.</p>
      )}
      <Elsewhere boot={boot} />
    </Screen>
  );
}

function Over({ boot, lottery }: PageProps) {
  return (
    <Screen key="over" title={titleOf(boot)} heading="Remettre un bulletin">
      <Notice kind="attention" state="Les bulletins sont clos">
        <p>Ils étaient reçus jusqu’au {lottery.closes}. Plus aucun n’est accepté.</p>
      </Notice>
      <p>
        Tirage&nbsp;: le {lottery.drawAt}, {lottery.place}.{' '}
        <PageLink boot={boot} to="tirage">
          Suivre le tirage
        </PageLink>
      </p>
      <p>Vous avez déjà remis un bulletin&#8239;? Votre reçu dit ce qui se passe ensuite.</p>
      <h2>Une question&#8239;?</h2>
      <Contacts contacts={boot.contact.conservatoires} />
      <Elsewhere boot={boot} />
    </Screen>
  );
}
