import type { FamilyHome, StudentCard } from '../../src/calls/family.ts';
import { Button } from '../fields/button.tsx';
import { ContactLines } from '../shell/contact.tsx';
import { Notice } from './band.tsx';
import { Screen } from './screen.tsx';
import { fullName } from './words.ts';

const noLonger = (cards: readonly StudentCard[]): string =>
  cards.length > 1 ? 'vos demandes ne sont plus étudiées' : 'votre demande n’est plus étudiée';

interface RefuseProps {
  readonly cards: readonly StudentCard[];
  readonly home: FamilyHome;
  readonly onConfirm: () => void;
  readonly onBack: () => void;
}

/** What a refusal means, before it is one (PAR-073). */
export function Refuse({ cards, home, onConfirm, onBack }: RefuseProps) {
  const { closes, state } = home.campaign;
  return (
    <Screen title={`Refuser – ${home.campaign.town}`} heading="Refuser, c’est cesser de participer">
      <Notice kind="attention" state={`Si vous refusez, ${noLonger(cards)}`}>
        <ul>
          {cards.map((card) => (
            <li key={card.number}>
              {fullName(card)}
              {card.request && `, demande ${card.request.receipt}`}
            </li>
          ))}
        </ul>
      </Notice>
      <p>La réinscription n’aura pas lieu. Le conservatoire en est informé. Rien n’est effacé.</p>
      {state === 'open' ? (
        <p>Vous pourrez changer d’avis ici jusqu’au {closes}, en acceptant les conditions.</p>
      ) : (
        <p>La période est close&nbsp;: vous ne pourrez pas revenir sur ce refus ici.</p>
      )}
      <div class="actions">
        <Button primary onPress={onBack}>
          Revenir sans refuser
        </Button>
        <Button onPress={onConfirm}>Je refuse et je cesse de participer</Button>
      </div>
    </Screen>
  );
}

interface AnsweredProps {
  readonly home: FamilyHome;
  readonly backLabel: string;
  readonly onLeave: () => void;
  readonly cards: readonly StudentCard[];
  readonly isAccepted: boolean;
}

/** What the answer changed, and the way back. */
export function Answered({ cards, home, isAccepted, backLabel, onLeave }: AnsweredProps) {
  const { closes, state, town } = home.campaign;
  const school = cards[0]?.conservatoire;
  return isAccepted ? (
    <Screen title={`Conditions acceptées – ${town}`} heading="Conditions acceptées">
      <Notice kind="done" state="Votre réponse est enregistrée">
        <p>{cards.length > 1 ? 'Vos demandes sont étudiées' : 'Votre demande est étudiée'} comme avant.</p>
      </Notice>
      <div class="actions">
        <Button primary onPress={onLeave}>
          {backLabel}
        </Button>
      </div>
    </Screen>
  ) : (
    <Screen title={`Participation cessée – ${town}`} heading="Participation cessée">
      <Notice kind="attention" state="Votre refus est enregistré">
        <p>Un courriel vous le confirme. Désormais, {noLonger(cards)}.</p>
        {state === 'open' && <p>Vous pouvez changer d’avis ici jusqu’au {closes}.</p>}
      </Notice>
      {school && <ContactLines contact={school} />}
      <div class="actions">
        <Button primary onPress={onLeave}>
          {backLabel}
        </Button>
      </div>
    </Screen>
  );
}
