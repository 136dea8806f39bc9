import { useEffect, useRef, useState } from 'preact/hooks';
import type { FamilyHome, StudentCard } from '../../src/calls/family.ts';
import type { CallAnswers } from '../../src/calls.ts';
import { of } from '../../src/french.ts';
import { consentText, consentVersion } from '../../src/people/consentTexts.ts';
import { Button, LinkButton } from '../fields/button.tsx';
import { newRequestKey, type Trouble } from '../server.ts';
import { openingWords } from '../shell/waiting.tsx';
import { Notice } from './band.tsx';
import { Codes } from './codes.tsx';
import { Screen } from './screen.tsx';
import type { Visit } from './visit.ts';
import { subjectOf } from './words.ts';

interface ChildAccessProps {
  readonly card: StudentCard;
  readonly visit: Visit;
  readonly backLabel: string;
  readonly onHome: (home: FamilyHome) => void;
  readonly onLeave: () => void;
}

/** A minor's own access, read only: agreed to by a guardian under 15 (CNS-002), handed over where there is no mail. */
export function ChildAccess(props: ChildAccessProps) {
  const { card, backLabel, onLeave } = props;
  const heading = `L’accès personnel ${of(card.firstName)}`;
  return (
    <Screen
      key={card.childAccess}
      title={`${heading} – ${subjectOf(card)} – ${card.conservatoire.name}`}
      heading={heading}
    >
      <p>
        {card.firstName} peut avoir son propre accès. Il permet de consulter la demande, pas de la modifier.
      </p>
      {card.childAccess === 'toAgree' && <Agree {...props} />}
      {card.agreed !== '' && (
        <Notice kind="done" state={`Accord donné le ${card.agreed}`}>
          {card.childAccess === 'byMail' && (
            <p>Un courriel avec le lien part à l’adresse {of(card.firstName)}.</p>
          )}
        </Notice>
      )}
      {card.childAccess === 'toHandOver' && <HandOver {...props} />}
      {card.agreed !== '' && <Withdraw {...props} />}
      <LinkButton onPress={onLeave}>{backLabel}</LinkButton>
    </Screen>
  );
}

/** Says it, once, until there is an answer. */
function useSaying(
  name: 'family.agree' | 'family.withdrawAgreement',
  { card, visit, onHome }: ChildAccessProps,
) {
  const [state, setState] = useState<Trouble | 'fine' | null>(null);
  const [refused, setRefused] = useState('');
  const key = useRef(newRequestKey());
  const say = async () => {
    setRefused('');
    setState('fine');
    const reply = await visit.ask(name, { student: card.number, requestKey: key.current }, setState);
    setState(null);
    if (reply.ok) onHome(reply.value);
    else setRefused(reply.refusal.message);
  };
  return { state, refused, say };
}

function Agree(props: ChildAccessProps) {
  const { card } = props;
  const { state, refused, say } = useSaying('family.agree', props);
  return (
    <>
      <p>
        {card.firstName} a moins de 15&nbsp;ans&nbsp;: il faut votre accord. Si vous ne faites rien, aucun
        accès n’est ouvert.
      </p>
      <p>«&nbsp;{consentText(consentVersion).ownAccess}&nbsp;»</p>
      <p>Vous pourrez retirer votre accord ici, à tout moment.</p>
      {refused !== '' && <Notice kind="error" state={refused} />}
      <Button primary disabled={state !== null} onPress={say}>
        J’accepte que {card.firstName} ait son accès
      </Button>
      <p role="status">{state && openingWords[state]}</p>
    </>
  );
}

/** As easy as giving it: one press, no reason (CNS-002). */
function Withdraw(props: ChildAccessProps) {
  const { card } = props;
  const { state, refused, say } = useSaying('family.withdrawAgreement', props);
  return (
    <>
      <p>
        Retirer l’accord ferme l’accès {of(card.firstName)} tout de suite&nbsp;: son lien et son code ne
        marchent plus.
      </p>
      {refused !== '' && <Notice kind="error" state={refused} />}
      <Button disabled={state !== null} onPress={say}>
        Retirer mon accord
      </Button>
      <p role="status">{state && openingWords[state]}</p>
    </>
  );
}

type Access = CallAnswers['family.childAccess'];

function HandOver({ card, visit }: ChildAccessProps) {
  const [access, setAccess] = useState<Access | null>(null);
  const [words, setWords] = useState<string>(openingWords.fine);
  useEffect(() => {
    visit
      .ask('family.childAccess', { student: card.number }, (trouble) => setWords(openingWords[trouble]))
      .then((reply) => (reply.ok ? setAccess(reply.value) : setWords(reply.refusal.message)));
  }, []);
  if (access === null) return <p role="status">{words}</p>;
  return (
    <>
      <p>Remettez ces codes à {card.firstName}. Ils ouvrent cette page, en lecture seule.</p>
      <Codes {...access} />
      <div class="actions">
        <Button primary onPress={() => window.print()}>
          Imprimer
        </Button>
      </div>
    </>
  );
}
