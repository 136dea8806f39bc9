import { useRef, useState } from 'preact/hooks';
import type { FamilyHome, StudentCard } from '../../src/calls/family.ts';
import type { TermsVersion } from '../../src/calls/texts.ts';
import { differencesOf } from '../../src/campaign/differences.ts';
import { Button, LinkButton } from '../fields/button.tsx';
import { CheckboxRow } from '../fields/choices.tsx';
import { errorOf, type FieldError } from '../fields/errors.ts';
import { ErrorSummary } from '../fields/summary.tsx';
import { newRequestKey, type Trouble } from '../server.ts';
import { openingWords, Waiting } from '../shell/waiting.tsx';
import { Answered, Refuse } from './amendment-answer.tsx';
import { Notice } from './band.tsx';
import { Changes } from './changes.tsx';
import { LegalDetails, useVersions } from './legal.tsx';
import { Screen } from './screen.tsx';
import type { Visit } from './visit.ts';

/** What an amendment of the terms asks of this person, on which requests. */
export const amendedIn = ({ students }: FamilyHome): readonly StudentCard[] =>
  students.filter(({ amended }) => amended !== 'none');

interface AmendmentProps {
  readonly home: FamilyHome;
  readonly visit: Visit;
  readonly backLabel: string;
  readonly onHome: (home: FamilyHome) => void;
  readonly onLeave: () => void;
}

type Phase = 'reading' | 'refusing' | { readonly waiting: Trouble | 'fine' } | 'accepted' | 'refused';

const heading = 'Les conditions d’utilisation ont changé';

/** At the first visit after an amendment: what changed, then the box or the refusal (PAR-072, PAR-073). */
export function Amendment(props: AmendmentProps) {
  const { home, backLabel, onLeave } = props;
  const [cards] = useState(amendedIn(home));
  const answering = useAnswer(props);
  // Refused, perhaps because the terms changed once more: they are read again.
  const reply = useVersions('public.versions', answering.refusals);
  const { phase, setPhase } = answering;
  const title = `${heading} – ${home.campaign.town}`;
  const current = reply?.ok ? reply.value[reply.value.length - 1] : undefined;

  if (reply === null || typeof phase === 'object') {
    const trouble = typeof phase === 'object' && phase.waiting !== 'fine' ? phase.waiting : null;
    return <Waiting key="wait" title={title} heading={heading} words={openingWords} trouble={trouble} />;
  }
  if (!reply.ok || !current)
    return (
      <Screen key="broken" title={title} heading={heading} isWrong>
        <Notice kind="error" state={reply.ok ? 'Le texte manque.' : reply.refusal.message} />
        <LinkButton onPress={onLeave}>{backLabel}</LinkButton>
      </Screen>
    );
  const answer = (accepts: boolean) => answering.answer(current.version, accepts);
  switch (phase) {
    case 'reading':
      return (
        <Read
          key={`reading ${answering.refused}`}
          {...{ cards, current, title, backLabel, onLeave }}
          versions={reply.value}
          refused={answering.refused}
          onAccept={() => answer(true)}
          onRefuse={() => setPhase('refusing')}
        />
      );
    case 'refusing':
      return (
        <Refuse
          key="refusing"
          {...{ cards, home }}
          onConfirm={() => answer(false)}
          onBack={() => setPhase('reading')}
        />
      );
    default:
      return (
        <Answered key={phase} {...{ cards, home, backLabel, onLeave }} isAccepted={phase === 'accepted'} />
      );
  }
}

/** One answer, sent until it is definite: its key changes only after a refusal by the program. */
function useAnswer({ visit, onHome }: AmendmentProps) {
  const [phase, setPhase] = useState<Phase>('reading');
  const [refused, setRefused] = useState('');
  const [refusals, setRefusals] = useState(0);
  const key = useRef(newRequestKey());
  const answer = async (terms: string, accepts: boolean) => {
    setPhase({ waiting: 'fine' });
    const asked = { terms, accepts, requestKey: key.current };
    const reply = await visit.ask('family.answerAmendment', asked, (waiting) => setPhase({ waiting }));
    if (reply.ok) {
      onHome(reply.value);
      return setPhase(accepts ? 'accepted' : 'refused');
    }
    if (reply.refusal.kind !== 'broken') key.current = newRequestKey();
    setRefused(reply.refusal.message);
    setRefusals((count) => count + 1);
    setPhase('reading');
  };
  return { phase, setPhase, refused, refusals, answer };
}

interface ReadProps {
  readonly cards: readonly StudentCard[];
  readonly versions: readonly TermsVersion[];
  readonly current: TermsVersion;
  readonly title: string;
  readonly refused: string;
  readonly backLabel: string;
  readonly onAccept: () => void;
  readonly onRefuse: () => void;
  readonly onLeave: () => void;
}

const boxMissing: FieldError = {
  field: 'amendment',
  message: 'Cochez la case pour accepter, ou choisissez «\u00a0Je refuse\u00a0».',
};

function Read(props: ReadProps) {
  const { cards, versions, current, title, refused, backLabel, onAccept, onRefuse, onLeave } = props;
  const [isTicked, setTicked] = useState(false);
  const [errors, setErrors] = useState<readonly FieldError[]>([]);
  const before = versions.find(({ version }) => version === acceptedIn(cards));
  const isBack = cards.every(({ amended }) => amended === 'refused');
  const submit = (event: Event) => {
    event.preventDefault();
    setErrors(isTicked ? [] : [boxMissing]);
    if (isTicked) onAccept();
  };
  return (
    <Screen title={title} heading={heading} isWrong={refused !== '' || errors.length > 0}>
      {refused !== '' && (
        <div role="alert">
          <Notice kind="error" state={refused} />
        </div>
      )}
      <ErrorSummary errors={errors} />
      <p>
        La version {current.version} est en vigueur depuis le {current.since}.{' '}
        {isBack
          ? 'Vous l’avez refusée. Vous pouvez changer d’avis.'
          : `${sentWords(cards)} et ${cards.length > 1 ? 'restent valables' : 'reste valable'} en attendant votre réponse.`}
      </p>
      {before && (
        <>
          <h2>Ce qui change</h2>
          <Changes articles={differencesOf(before.parts, current.parts)} level="h3" />
        </>
      )}
      <LegalDetails text={current} />
      <h2>Votre réponse</h2>
      <form noValidate onSubmit={submit}>
        <CheckboxRow
          id="amendment"
          label="J’ai lu et j’accepte les nouvelles conditions d’utilisation."
          error={errorOf(errors, 'amendment')}
          checked={isTicked}
          onChecked={setTicked}
        />
        <div class="actions">
          <Button primary>J’accepte</Button>
          {!isBack && <Button onPress={onRefuse}>Je refuse</Button>}
        </div>
      </form>
      <LinkButton onPress={onLeave}>{isBack ? backLabel : 'Répondre plus tard'}</LinkButton>
    </Screen>
  );
}

/** The version these requests were sent under. */
const acceptedIn = (cards: readonly StudentCard[]): string =>
  cards.map(({ request }) => request?.answer.accepts.terms ?? '').sort()[0] ?? '';

const sentWords = (cards: readonly StudentCard[]): string => {
  const [first] = cards;
  if (cards.length === 1 && first)
    return first.self ? 'Votre demande est envoyée' : `Votre demande pour ${first.firstName} est envoyée`;
  return `Vos demandes (${cards.map(({ firstName }) => firstName).join(', ')}) sont envoyées`;
};
