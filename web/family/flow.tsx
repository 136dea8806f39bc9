import { useRef, useState } from 'preact/hooks';
import type { Draft } from '../../src/calls/answer.ts';
import type { FamilyHome, Receipt, StudentCard } from '../../src/calls/family.ts';
import type { FieldError } from '../fields/errors.ts';
import { errorsAt, stepOf } from './check.ts';
import { CoordinatesStep } from './coordinates.tsx';
import { CoursesStep } from './courses.tsx';
import { Decision } from './decision.tsx';
import { type DocumentHands, DocumentsStep } from './documents.tsx';
import { draftOf, type Form, formFor, type Step } from './form.ts';
import { backHome } from './home.tsx';
import { Recap } from './recap.tsx';
import { Refused } from './refused.tsx';
import type { Saver, SaveState } from './saver.ts';
import { Sending, useSend } from './sending.tsx';
import type { Visit } from './visit.ts';

export interface FlowProps {
  readonly home: FamilyHome;
  readonly card: StudentCard;
  readonly visit: Visit;
  readonly hands: DocumentHands;
  readonly saver: Saver;
  readonly saved: SaveState;
  readonly onSent: (receipt: Receipt) => void;
  /** Back to the list, with what was typed, or null where nothing was. */
  readonly onHome: (left: LeftDraft | null) => void;
}

export interface LeftDraft {
  readonly draft: Draft;
  /** Tells, once it is known, whether the program has it. */
  readonly isSaved: Promise<boolean>;
}

/** What each step is given. */
export interface StepProps {
  readonly home: FamilyHome;
  readonly card: StudentCard;
  readonly form: Form;
  readonly step: Step;
  readonly errors: readonly FieldError[];
  readonly saved: SaveState;
  readonly focus: string | undefined;
  readonly backLabel: string;
  readonly change: (part: Partial<Form>) => void;
  readonly onNext: () => void;
  readonly onBack: () => void;
  readonly onLeave: () => void;
}

/** What the fields of a step need, wherever they stand: a clerk fills in the same ones at the counter. */
export type FieldsProps = Pick<StepProps, 'card' | 'form' | 'change' | 'errors'> & {
  readonly home: { readonly campaign: Pick<FamilyHome['campaign'], 'schoolYear'> };
};

interface Place {
  readonly step: Step;
  readonly focus?: string;
  /** Came from the recap to change one thing, and goes back there. */
  readonly isDetour?: boolean;
}

/** One request, from the decision to the receipt. */
export function Flow(props: FlowProps) {
  const { home, card, saved, onSent } = props;
  const filling = useFilling(props);
  const { form, place, errors, setErrors, go } = filling;
  const onErrors = (wrong: readonly [FieldError, ...FieldError[]]) => {
    go({ step: stepOf(wrong[0].field), isDetour: true });
    setErrors(wrong);
  };
  const { phase, trouble, send } = useSend(props, { onSent, onErrors });
  const backLabel = backHome(home);

  if (phase.at === 'sending') return <Sending home={home} card={card} form={form} trouble={trouble} />;
  if (phase.at === 'refused') {
    const { refusal, accepts } = phase;
    const onRetry = () => send(form, accepts);
    return <Refused {...{ card, refusal, backLabel, onRetry }} onLeave={filling.onLeave} />;
  }
  const { step, focus } = place;
  const { change, onNext, onBack, onLeave, decide } = filling;
  const each: StepProps = {
    home,
    card,
    form,
    step,
    errors,
    saved,
    focus,
    backLabel,
    change,
    onNext,
    onBack,
    onLeave,
  };
  switch (step) {
    case 'decision':
      return <Decision {...each} onDecide={decide} />;
    case 'coordinates':
      return <CoordinatesStep {...each} />;
    case 'documents':
      return <DocumentsStep {...each} hands={props.hands} />;
    case 'courses':
      return <CoursesStep {...each} onDecline={() => decide('decline')} />;
    case 'recap':
      return (
        <Recap
          {...each}
          onChange={(line) => go({ step: line.step, focus: line.field, isDetour: true })}
          onErrors={setErrors}
          onSend={(accepts) => send(form, accepts)}
        />
      );
  }
}

/** What is typed and at which step; every change goes to the saver. */
function useFilling({ home, card, saver, onHome }: FlowProps) {
  const [form, setForm] = useState(() => formFor(card, home.person));
  const [place, setPlace] = useState<Place>({ step: firstStep(card) });
  const [errors, setErrors] = useState<readonly FieldError[]>([]);
  const isTouched = useRef(false);

  const change = (part: Partial<Form>) => {
    const changed = { ...form, ...part };
    isTouched.current = true;
    setForm(changed);
    saver.change(draftOf(changed, place.step));
  };
  const go = (to: Place, next: Form = form) => {
    isTouched.current = true;
    setForm(next);
    setErrors([]);
    setPlace(to);
    saver.flush(draftOf(next, to.step));
  };
  const onNext = () => {
    const wrong = errorsAt(place.step, form, card);
    setErrors(wrong);
    if (wrong.length === 0) go(after(place, form, card));
  };
  const decide = (decision: Form['decision']) => {
    const next = { ...form, decision };
    go(decision === 'decline' ? { step: 'recap' } : after({ ...place, step: 'decision' }, next, card), next);
  };
  const onBack = () => go({ step: before(place.step, form) });
  const onLeave = () => {
    const draft = draftOf(form, place.step);
    onHome(isTouched.current ? { draft, isSaved: saver.flush(draft) } : null);
  };
  return { form, place, errors, setErrors, change, go, decide, onNext, onBack, onLeave };
}

const order: readonly Step[] = ['coordinates', 'documents', 'courses', 'recap'];

/** Where a draft was left; what was sent is shown whole first. */
const firstStep = (card: StudentCard): Step =>
  card.draft?.draft.step ?? (card.request ? 'recap' : 'decision');

/** The next step; from a detour, straight back to the recap unless a step before it is wrong. */
function after({ step, isDetour }: Place, form: Form, card: StudentCard): Place {
  const wrong = order.find((other) => errorsAt(other, form, card).length > 0);
  if (isDetour) return wrong === undefined ? { step: 'recap' } : { step: wrong, isDetour: true };
  return { step: order[order.indexOf(step) + 1] ?? 'recap' };
}

function before(step: Step, form: Form): Step {
  return form.decision === 'decline' ? 'decision' : (order[order.indexOf(step) - 1] ?? 'decision');
}
