import type { StudentCard } from '../../src/calls/family.ts';
import type { Refusal } from '../../src/calls/reply.ts';
import { Button, LinkButton } from '../fields/button.tsx';
import { ContactLines } from '../shell/contact.tsx';
import { Notice } from './band.tsx';
import { Screen } from './screen.tsx';
import { subjectOf } from './words.ts';

interface RefusedProps {
  readonly card: StudentCard;
  readonly refusal: Refusal;
  readonly backLabel: string;
  readonly onRetry: () => void;
  readonly onLeave: () => void;
}

/** A send the program refused: what happened, and what can be done. Only a fault of the service is worth a retry. */
export function Refused({ card, refusal, backLabel, onRetry, onLeave }: RefusedProps) {
  return (
    <Screen
      title={`Pas envoyée – ${subjectOf(card)} – ${card.conservatoire.name}`}
      heading="Votre réponse n’est pas envoyée"
      isWrong
    >
      <Notice kind="error" state={refusal.message} />
      <p>Pour toute question, contactez le conservatoire.</p>
      <ContactLines contact={card.conservatoire} />
      <div class="actions">
        {refusal.kind === 'broken' && (
          <Button primary onPress={onRetry}>
            Réessayer
          </Button>
        )}
        <LinkButton onPress={onLeave}>{backLabel}</LinkButton>
      </div>
    </Screen>
  );
}
