import { useRef, useState } from 'preact/hooks';
import type { Draft, FamilyHome, Receipt, Refusal, StudentCard } from '../../src/calls.ts';
import type { FieldError } from '../fields/errors.ts';
import { newRequestKey, type Trouble } from '../server.ts';
import type { AnswerLine } from './answer.ts';
import { Band } from './band.tsx';
import { errorsAt, stepOf } from './check.ts';
import { CoordinatesStep } from './coordinates.tsx';
import { CoursesStep } from './courses.tsx';
import { Decision } from './decision.tsx';
import { answerOf, draftOf, type Form, formFor, type Step, type Versions } from './form.ts';
import { backHome } from './home.tsx';
import { Recap } from './recap.tsx';
import { Refused } from './refused.tsx';
import type { Saver, SaveState } from './saver.ts';
import { useLeaveWarning } from './screen.tsx';
import { Stave } from './stave.tsx';
import { stepTitle } from './step-screen.tsx';
import type { Visit } from './visit.ts';
import { sendingWords, Waiting } from './waiting.tsx';
import { stepsFor } from './words.ts';

export interface FlowProps {
  readonly home: FamilyHome;
  readonly card: StudentCard;
  readonly visit: Visit;
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

interface Place {
  readonly step: Step;
  readonly focus?: string | undefined;
  /** Came from the recap to change one thing, and goes back there. */
  readonly isDetour?: boolean;
}

type Phase =
  | { readonly at: 'filling' }
  | { readonly at: 'sending' }
  | { readonly at: 'refused'; readonly refusal: Refusal; readonly accepts: Versions };

const order: readonly Step[] = ['coordinates', 'courses', 'recap'];
const always = (): boolean => true;

/** One request, from the decision to the receipt. */
export function Flow({ home, card, visit, saver, saved, onSent, onHome }: FlowProps) {
  const [form, setForm] = useState(() => formFor(card, home.person));
  const [place, setPlace] = useState<Place>({ step: firstStep(card) });
  const [errors, setErrors] = useState<readonly FieldError[]>([]);
  const [phase, setPhase] = useState<Phase>({ at: 'filling' });
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const requestKey = useRef(newRequestKey());
  const isTouched = useRef(false);

  const change = (part: Partial<Form>) => {
    const changed = { ...form, ...part };
    setForm(changed);
    isTouched.current = true;
    saver.change(draftOf(changed, place.step));
  };
  const go = (to: Place, next: Form = form) => {
    setForm(next);
    setErrors([]);
    setPlace(to);
    isTouched.current = true;
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
  const onLeave = () => {
    const draft = draftOf(form, place.step);
    onHome(isTouched.current ? { draft, isSaved: saver.flush(draft) } : null);
  };

  const send = async (accepts: Versions) => {
    setPhase({ at: 'sending' });
    setTrouble(null);
    await saver.stop();
    const answer = answerOf(form, accepts);
    const asked = { student: card.number, requestKey: requestKey.current, answer };
    const reply = await visit.ask('family.send', asked, setTrouble);
    if (reply.ok) return onSent(reply.value);
    const { refusal } = reply;
    if (refusal.kind !== 'broken') requestKey.current = newRequestKey();
    const first = refusal.fields?.[0];
    if (first === undefined) return setPhase({ at: 'refused', refusal, accepts });
    setPhase({ at: 'filling' });
    setPlace({ step: stepOf(first.field), isDetour: true });
    setErrors(refusal.fields ?? []);
  };

  if (phase.at === 'sending') return <Sending home={home} card={card} form={form} trouble={trouble} />;
  if (phase.at === 'refused') {
    const { refusal, accepts } = phase;
    return (
      <Refused
        card={card}
        refusal={refusal}
        backLabel={backHome(home)}
        onRetry={() => send(accepts)}
        onLeave={onLeave}
      />
    );
  }
  const { step, focus } = place;
  const onBack = () => go({ step: before(step, form) });
  const backLabel = backHome(home);
  const props = { home, card, form, step, errors, saved, focus, backLabel, change, onNext, onBack, onLeave };
  const onChange = (line: AnswerLine) => go({ step: line.step, focus: line.field, isDetour: true });
  switch (step) {
    case 'decision':
      return <Decision key={step} {...props} onDecide={decide} />;
    case 'coordinates':
      return <CoordinatesStep key={step} {...props} />;
    case 'courses':
      return <CoursesStep key={step} {...props} onDecline={() => decide('decline')} />;
    case 'recap':
      return <Recap key={step} {...props} onChange={onChange} onErrors={setErrors} onSend={send} />;
  }
}

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

interface SendingProps {
  readonly home: FamilyHome;
  readonly card: StudentCard;
  readonly form: Form;
  readonly trouble: Trouble | null;
}

function Sending({ home, card, form, trouble }: SendingProps) {
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
          <Stave list={list} step="sending" />
        </>
      }
    />
  );
}
