import { useRef, useState } from 'preact/hooks';
import type { Receipt } from '../../src/calls/family.ts';
import type { Refusal } from '../../src/calls/reply.ts';
import type { FieldError } from '../fields/errors.ts';
import { newRequestKey, type Trouble } from '../server.ts';
import { Stave } from '../shell/stave.tsx';
import { sendingWords, Waiting } from '../shell/waiting.tsx';
import { Band } from './band.tsx';
import type { FlowProps } from './flow.tsx';
import { answerOf, type Form, type Versions } from './form.ts';
import { useLeaveWarning } from './screen.tsx';
import { stepTitle } from './step-screen.tsx';
import { steps, stepsFor } from './words.ts';

type Phase =
  | { readonly at: 'filling' }
  | { readonly at: 'sending' }
  | { readonly at: 'refused'; readonly refusal: Refusal; readonly accepts: Versions };

interface Outcomes {
  readonly onSent: (receipt: Receipt) => void;
  readonly onErrors: (errors: readonly [FieldError, ...FieldError[]]) => void;
}

/**
 * Sends one request until it has a definite answer. The key is made once and changes only after such an answer, so
 * that however often it is sent it is recorded once; a fault of the service is not definite.
 */
export function useSend({ card, visit, saver }: FlowProps, { onSent, onErrors }: Outcomes) {
  const [phase, setPhase] = useState<Phase>({ at: 'filling' });
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const requestKey = useRef(newRequestKey());

  const send = async (form: Form, accepts: Versions) => {
    setPhase({ at: 'sending' });
    setTrouble(null);
    await saver.stop();
    const answer = answerOf(form, card, accepts);
    const asked = { student: card.number, requestKey: requestKey.current, answer };
    const reply = await visit.ask('family.send', asked, setTrouble);
    if (reply.ok) return onSent(reply.value);
    const { refusal } = reply;
    if (refusal.kind !== 'broken') requestKey.current = newRequestKey();
    const [first, ...others] = refusal.fields ?? [];
    if (first === undefined) return setPhase({ at: 'refused', refusal, accepts });
    setPhase({ at: 'filling' });
    onErrors([first, ...others]);
  };
  return { phase, trouble, send };
}

type SendingProps = Pick<FlowProps, 'home' | 'card'> & {
  readonly form: Form;
  readonly trouble: Trouble | null;
};

const always = (): boolean => true;

export function Sending({ home, card, form, trouble }: SendingProps) {
  useLeaveWarning(always);
  const list = stepsFor(form.decision);
  return (
    <Waiting
      title={stepTitle(card, list, 'sending')}
      heading="Envoi en cours"
      words={sendingWords}
      trouble={trouble}
      above={
        <>
          <Band card={card} campaign={home.campaign} />
          <Stave list={list} step="sending" words={steps} />
        </>
      }
    />
  );
}
