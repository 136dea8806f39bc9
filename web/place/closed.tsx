import type { Refusal } from '../../src/calls/reply.ts';
import { Notice } from '../family/band.tsx';
import { Screen } from '../family/screen.tsx';
import { Button } from '../fields/button.tsx';
import { Contacts } from '../shell/contact.tsx';
import { PageLink } from '../shell/pageLink.tsx';
import type { Boot } from './boot.ts';
import { titled } from './words.ts';

/** A link that was cut or altered on its way: nothing is lost, and there are ways round. */
export function UnknownLink({ boot }: { readonly boot: Boot }) {
  return (
    <Screen
      key="unknown"
      title={titled('Lien inconnu', 'Votre participation', boot.town)}
      heading="Ce lien n’ouvre aucune participation"
      isWrong
    >
      <Notice kind="attention" state="Il est sans doute coupé, ou modifié">
        <p>Rien n’est perdu&nbsp;: votre participation et vos réponses n’ont pas changé.</p>
      </Notice>
      <h2>Que faire</h2>
      <ol>
        <li>Retournez dans le courriel, et touchez le bouton lui-même.</li>
        <li>Si vous copiez l’adresse, copiez-la en entier, jusqu’au dernier signe.</li>
        <li>Cela ne marche pas&#8239;? Appelez-nous&nbsp;: nous notons votre réponse au téléphone.</li>
      </ol>
      <Contacts contacts={boot.contact.conservatoires} />
      {boot.families !== '' && (
        <p>
          Avec votre numéro de participation, le résultat se lit aussi sur une page ouverte à tous.
          <br />
          <PageLink boot={boot} to="tirage">
            Voir le tirage
          </PageLink>
        </p>
      )}
    </Screen>
  );
}

interface ClosedProps {
  readonly boot: Boot;
  readonly refusal: Refusal;
  readonly onRetry: () => void;
}

/** The draw was cancelled, or a fault of the service. */
export function Closed({ boot, refusal, onRetry }: ClosedProps) {
  const isStopped = refusal.kind === 'stopped';
  const heading = isStopped ? 'Ce tirage est annulé' : 'La page ne s’ouvre pas';
  return (
    <Screen
      key="closed"
      title={titled(heading, 'Votre participation', boot.town)}
      heading={heading}
      isWrong={!isStopped}
    >
      <Notice kind={isStopped ? 'attention' : 'error'} state={refusal.message} />
      {isStopped && boot.families !== '' && (
        <p>
          <PageLink boot={boot} to="tirage">
            Suivre le prochain tirage
          </PageLink>
        </p>
      )}
      {!isStopped && (
        <div class="actions">
          <Button primary onPress={onRetry}>
            Réessayer
          </Button>
        </div>
      )}
      {isStopped && boot.families !== '' && (
        <p>
          <a href={`${boot.families}?page=accords&acces=${boot.access}`} target="_top" rel="noopener">
            Voir ou changer mes accords
          </a>
        </p>
      )}
      <h2>Une question</h2>
      <Contacts contacts={boot.contact.conservatoires} />
    </Screen>
  );
}
