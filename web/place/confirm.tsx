import type { EntryPage } from '../../src/calls/offers.ts';
import { ordinal } from '../../src/draw/pv/words.ts';
import { Screen } from '../family/screen.tsx';
import { Button, LinkButton } from '../fields/button.tsx';
import type { SeatAct } from './acting.ts';
import type { ScreenProps } from './participation.tsx';
import { acceptWords, declineWords, subjectOf, titled } from './words.ts';

interface ConfirmProps extends ScreenProps {
  readonly act: SeatAct;
  readonly onConfirm: () => void;
  readonly onBack: () => void;
}

/** Before anything is done: what it does, in a sentence, and the way back. */
export function Confirm({ boot, page, act, onConfirm, onBack }: ConfirmProps) {
  const { heading, sentences, confirm, back } = questionOf(page, act);
  return (
    <Screen
      key="confirm"
      title={titled(heading, subjectOf(page), boot.town)}
      heading={heading}
      above={<p class="top">{subjectOf(page)}</p>}
    >
      {sentences.map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
      <div class="actions">
        <Button primary onPress={onConfirm}>
          {confirm}
        </Button>
        <LinkButton onPress={onBack}>{back}</LinkButton>
      </div>
    </Screen>
  );
}

interface Question {
  readonly heading: string;
  readonly sentences: readonly string[];
  readonly confirm: string;
  readonly back: string;
}

const noAnswer = 'Revenir sans répondre';
const regret = 'Vous avez un quart d’heure pour changer d’avis. Ensuite, c’est définitif.';

function questionOf(page: EntryPage, act: SeatAct): Question {
  if (act.what === 'leave') {
    const { title, place, waiting } = act.wish;
    return {
      heading: `Quitter la liste d’attente\u00a0: ${title}\u202f?`,
      sentences: [
        `Vous perdez votre place, ${ordinal(place)} sur ${waiting}, et ne pourrez pas la reprendre. Vos autres vœux ne changent pas.`,
      ],
      confirm: 'Quitter cette liste',
      back: 'Rester sur cette liste',
    };
  }
  const { offer, what } = act;
  if (what === 'accept')
    return {
      heading: `Accepter la place en ${offer.title}\u202f?`,
      sentences: [acceptWords(page, offer)],
      confirm: 'Oui, j’accepte cette place',
      back: noAnswer,
    };
  const isKept = offer.keeps !== '';
  return {
    heading: isKept
      ? `Garder la place en ${offer.keeps}\u202f?`
      : `Renoncer à la place en ${offer.title}\u202f?`,
    sentences: [declineWords(offer), regret],
    confirm: isKept ? `Oui, je garde ${offer.keeps}` : 'Oui, je renonce à cette place',
    back: noAnswer,
  };
}
