import type { Refusal } from '../../src/calls/reply.ts';
import { Notice } from '../family/band.tsx';
import { Screen, useLeaveWarning } from '../family/screen.tsx';
import { Button, LinkButton } from '../fields/button.tsx';
import type { Trouble } from '../server.ts';
import { Contacts } from '../shell/contact.tsx';
import { Waiting } from '../shell/waiting.tsx';
import type { Act } from './acting.ts';
import type { ScreenProps } from './participation.tsx';
import { subjectOf, titled } from './words.ts';

const always = (): boolean => true;

const words = {
  fine: 'Nous envoyons…',
  busy: 'Beaucoup de familles répondent en ce moment. Votre réponse repart toute seule. Gardez cette page ouverte.',
  lost: 'Connexion perdue. Votre réponse n’est pas encore confirmée. Gardez cette page ouverte, nous réessayons.',
} as const;

/** An answer counts at the hour it reached the service the first time. */
const answerWords = {
  ...words,
  busy: 'Beaucoup de familles répondent en ce moment. L’heure de votre réponse est notée, et elle repart toute seule. Gardez cette page ouverte.',
} as const;

const messageWords = {
  ...words,
  busy: 'Beaucoup de familles écrivent en ce moment. Votre message repart tout seul. Gardez cette page ouverte.',
  lost: 'Connexion perdue. Votre message n’est pas encore enregistré. Gardez cette page ouverte, nous réessayons.',
} as const;

const wordsOf = { leave: words, appeal: messageWords } as const;

interface SendingProps extends ScreenProps {
  readonly act: Act;
  readonly trouble: Trouble | null;
}

export function Sending({ boot, page, act, trouble }: SendingProps) {
  useLeaveWarning(always);
  return (
    <Waiting
      key="sending"
      title={titled('Envoi en cours', subjectOf(page), boot.town)}
      heading="Envoi en cours"
      words={act.what === 'leave' || act.what === 'appeal' ? wordsOf[act.what] : answerWords}
      trouble={trouble}
      above={<p class="top">{subjectOf(page)}</p>}
    />
  );
}

interface NotDoneProps extends ScreenProps {
  readonly act: Act;
  readonly refusal: Refusal;
  readonly onRetry: () => void;
  /** Back to the message: nothing of it is lost. */
  readonly onWrite: () => void;
  readonly onReload: () => void;
}

/** Why it was not done; only a fault of the service is worth a retry. Then the page as it stands now. */
export function NotDone({ boot, page, act, refusal, onRetry, onWrite, onReload }: NotDoneProps) {
  const isFault = refusal.kind === 'broken';
  const heading = headingOf(act, isFault);
  return (
    <Screen
      key="refused"
      title={titled(heading, subjectOf(page), boot.town)}
      heading={heading}
      isWrong
      above={<p class="top">{subjectOf(page)}</p>}
    >
      <Notice kind="error" state={refusal.message} />
      <div class="actions">
        {isFault && (
          <Button primary onPress={onRetry}>
            Réessayer
          </Button>
        )}
        {isFault ? (
          <LinkButton onPress={onReload}>Voir où en est la participation</LinkButton>
        ) : (
          <Button primary onPress={onReload}>
            Voir où en est la participation
          </Button>
        )}
      </div>
      {act.what === 'appeal' && (
        <p>
          <LinkButton onPress={onWrite}>Revenir à mon message</LinkButton>
        </p>
      )}
      <h2>Une question</h2>
      <Contacts contacts={boot.contact.conservatoires} />
    </Screen>
  );
}

function headingOf({ what }: Act, isFault: boolean): string {
  if (what === 'appeal')
    return isFault ? 'Votre message n’est pas confirmé' : 'Votre message n’est pas enregistré';
  return isFault ? 'Votre réponse n’est pas confirmée' : 'Votre réponse n’est pas prise en compte';
}
