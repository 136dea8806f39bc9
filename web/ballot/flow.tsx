import { useState } from 'preact/hooks';
import type { FieldError } from '../fields/errors.ts';
import type { BallotProps } from './ballot.tsx';
import { errorsAt, mended } from './check.ts';
import { ConsentsStep } from './consents.tsx';
import { ContactStep } from './contact.tsx';
import { type Form, type Step, stepsFor } from './form.ts';
import { OrderStep } from './order.tsx';
import { RecapStep } from './recap.tsx';
import { NotSent, Sending, type Sent, useSend } from './sending.tsx';
import { WhoStep } from './who.tsx';
import { WishesStep } from './wishes.tsx';

interface FlowProps extends BallotProps {
  readonly first: Form;
  readonly onSent: (sent: Sent) => void;
}

/** What each step is given. */
export interface StepProps extends BallotProps {
  readonly form: Form;
  readonly step: Step;
  readonly errors: readonly FieldError[];
  readonly focus: string | undefined;
  readonly change: (part: Partial<Form>) => void;
  readonly onNext: () => void;
  /** Null at the first step. */
  readonly onBack: (() => void) | null;
}

interface Place {
  readonly step: Step;
  readonly focus?: string;
  /** Came from the recap to change one thing, and goes back there. */
  readonly isDetour?: boolean;
}

/** The ballots of one person, from their name to the receipt. */
export function Flow(props: FlowProps) {
  const { lottery, onStale } = props;
  const [form, setForm] = useState(props.first);
  const [place, setPlace] = useState<Place>({ step: 'who' });
  const [errors, setErrors] = useState<readonly FieldError[]>([]);
  const list = stepsFor(form);
  const go = (to: Place) => {
    setErrors([]);
    setPlace(to);
  };
  const onErrors = (wrong: readonly FieldError[]) => {
    const all = wrong.map(mended);
    const step = all[0]?.step ?? 'recap';
    if (wrong.some(({ field }) => field === 'rules')) onStale();
    go({ step, isDetour: true });
    setErrors(all.filter((one) => one.step === step).map(({ error }) => error));
  };
  const { phase, trouble, send, leave } = useSend(props, { onSent: props.onSent, onErrors });
  const onNext = () => {
    const wrong = errorsAt(place.step, form, lottery);
    setErrors(wrong);
    if (wrong.length > 0) return;
    const ahead = list.slice(list.indexOf(place.step) + 1);
    const unfit = list.find((step) => errorsAt(step, form, lottery).length > 0);
    go(place.isDetour ? { step: unfit ?? 'recap', isDetour: true } : { step: ahead[0] ?? 'recap' });
  };
  const before = list[list.indexOf(place.step) - 1];
  const each: StepProps = {
    ...props,
    form,
    step: place.step,
    errors,
    focus: place.focus,
    change: (part) => setForm({ ...form, ...part }),
    onNext,
    onBack: before === undefined ? null : () => go({ step: before }),
  };
  if (phase.at === 'sending') return <Sending {...each} trouble={trouble} />;
  if (phase.at === 'refused')
    return <NotSent {...each} refusal={phase.refusal} onRetry={() => send(form)} onLeave={leave} />;
  switch (place.step) {
    case 'who':
      return <WhoStep key="who" {...each} />;
    case 'contact':
      return <ContactStep key="contact" {...each} />;
    case 'wishes':
      return <WishesStep key="wishes" {...each} />;
    case 'order':
      return <OrderStep key="order" {...each} />;
    case 'consents':
      return <ConsentsStep key="consents" {...each} />;
    default:
      return (
        <RecapStep
          key="recap"
          {...each}
          onChange={({ step, field }) => go({ step, focus: field, isDetour: true })}
          onSend={() => send(form)}
        />
      );
  }
}
