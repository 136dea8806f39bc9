import type { ComponentChildren } from 'preact';
import { LinkButton } from '../fields/button.tsx';
import { ErrorSummary } from '../fields/summary.tsx';
import { Stave, stepWords } from '../shell/stave.tsx';
import { Band } from './band.tsx';
import type { StepProps } from './flow.tsx';
import { SavedLine } from './saved.tsx';
import { Screen } from './screen.tsx';
import { type ShownStep, steps, stepsFor, subjectOf } from './words.ts';

interface StepScreenProps extends StepProps {
  readonly heading: ComponentChildren;
  readonly children: ComponentChildren;
}

/** What every step shows around its one question. The decision comes before the steps: it says how many there are. */
export function StepScreen(props: StepScreenProps) {
  const { card, home, step, form, errors, saved, focus, heading, children, backLabel, onLeave } = props;
  const list = stepsFor(form.decision);
  return (
    <Screen
      title={stepTitle(card, list, step)}
      heading={heading}
      focus={focus}
      isWrong={errors.length > 0}
      above={
        <>
          <Band card={card} campaign={home.campaign} />
          {step !== 'decision' && <Stave list={list} step={step} words={steps} />}
        </>
      }
    >
      <ErrorSummary errors={errors} />
      {children}
      <SavedLine state={saved} />
      <LinkButton onPress={onLeave}>{backLabel}</LinkButton>
    </Screen>
  );
}

/** « Étape 2 sur 4 : Cours – Réinscription de Léa – Conservatoire … » */
export function stepTitle(
  card: StepProps['card'],
  list: readonly ShownStep[],
  step: ShownStep | 'decision',
): string {
  const place = step === 'decision' ? 'Décision' : stepWords(list, step, steps);
  return `${place} – ${subjectOf(card)} – ${card.conservatoire.name}`;
}
