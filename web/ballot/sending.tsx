import { useRef, useState } from 'preact/hooks';
import type { BallotReceipt } from '../../src/calls/lottery.ts';
import type { Refusal } from '../../src/calls/reply.ts';
import { Notice } from '../family/band.tsx';
import { Screen, useLeaveWarning } from '../family/screen.tsx';
import { Button, LinkButton } from '../fields/button.tsx';
import type { FieldError } from '../fields/errors.ts';
import { ask, newRequestKey, type Trouble } from '../server.ts';
import { Contacts } from '../shell/contact.tsx';
import { sendingWords, Waiting } from '../shell/waiting.tsx';
import type { PageProps } from './app.tsx';
import type { StepProps } from './flow.tsx';
import { type Form, typedOf } from './form.ts';
import { Above, stepTitle, subjectOf } from './step.tsx';

/** What came of it, and what was typed: another child of the family goes on from there. */
export interface Sent {
  readonly receipt: BallotReceipt;
  readonly form: Form;
}

type Phase =
  | { readonly at: 'filling' }
  | { readonly at: 'sending' }
  | { readonly at: 'refused'; readonly refusal: Refusal };

interface Outcomes {
  readonly onSent: (sent: Sent) => void;
  readonly onErrors: (errors: readonly FieldError[]) => void;
}

/**
 * Sends one person's ballots until there is a definite answer. The key changes only after such an answer, so that
 * however often they are sent they are kept once; a fault of the service is not definite.
 */
export function useSend({ lottery }: PageProps, { onSent, onErrors }: Outcomes) {
  const [phase, setPhase] = useState<Phase>({ at: 'filling' });
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const requestKey = useRef(newRequestKey());
  const send = async (form: Form) => {
    setPhase({ at: 'sending' });
    setTrouble(null);
    const asked = { ballots: typedOf(form, lottery), requestKey: requestKey.current };
    const reply = await ask('ballot.send', asked, setTrouble);
    if (reply.ok) return onSent({ receipt: reply.value, form });
    const { refusal } = reply;
    if (refusal.kind !== 'broken') requestKey.current = newRequestKey();
    if (!refusal.fields?.length) return setPhase({ at: 'refused', refusal });
    setPhase({ at: 'filling' });
    onErrors(refusal.fields);
  };
  return { phase, trouble, send, leave: () => setPhase({ at: 'filling' }) };
}

const always = (): boolean => true;

const words = {
  ...sendingWords,
  lost: 'Connexion perdue. Vos bulletins ne sont pas encore envoyés. Gardez cette page ouverte, nous réessayons.',
} as const;

export function Sending(props: StepProps & { readonly trouble: Trouble | null }) {
  useLeaveWarning(always);
  const sending = { ...props, step: 'sending' as const };
  return (
    <Waiting
      key="sending"
      title={stepTitle(sending)}
      heading="Envoi en cours"
      words={words}
      trouble={props.trouble}
      above={<Above {...sending} />}
    />
  );
}

interface NotSentProps extends StepProps {
  readonly refusal: Refusal;
  readonly onRetry: () => void;
  readonly onLeave: () => void;
}

/** What happened, and what can be done; only a fault of the service is worth a retry. Nothing typed is lost. */
export function NotSent({ boot, form, refusal, onRetry, onLeave }: NotSentProps) {
  useLeaveWarning(always);
  return (
    <Screen
      key="refused"
      title={`Pas envoyés – ${subjectOf(form)} – ${boot.town}`}
      heading="Vos bulletins ne sont pas envoyés"
      isWrong
    >
      <Notice kind="error" state={refusal.message} />
      <p>Ce que vous avez tapé est encore dans cette page.</p>
      <Contacts contacts={boot.contact.conservatoires} />
      <div class="actions">
        {refusal.kind === 'broken' && (
          <Button primary onPress={onRetry}>
            Réessayer
          </Button>
        )}
        <LinkButton onPress={onLeave}>Revoir mes bulletins</LinkButton>
      </div>
    </Screen>
  );
}
