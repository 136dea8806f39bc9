import type { ComponentChildren } from 'preact';
import { of } from '../../src/french.ts';
import { Notice } from '../family/band.tsx';
import { Screen, useLeaveWarning } from '../family/screen.tsx';
import { Button, LinkButton } from '../fields/button.tsx';
import { ErrorSummary } from '../fields/summary.tsx';
import { Stave, stepWords } from '../shell/stave.tsx';
import type { StepProps } from './flow.tsx';
import { type Form, steps, stepsFor } from './form.ts';

/** What the page is about: the same words in the band and in every title. */
export const subjectOf = ({ firstName }: Pick<Form, 'firstName'>): string =>
  firstName.trim() === '' ? 'Bulletins' : `Bulletins ${of(firstName.trim())}`;

/** « Étape 2 sur 6 : Contact – Bulletins de Léa – Valmont » */
export const stepTitle = ({ form, step, boot }: Pick<StepProps, 'form' | 'step' | 'boot'>): string =>
  [stepWords(stepsFor(form), step, steps), subjectOf(form), boot.town]
    .filter((part) => part !== '')
    .join(' – ');

const always = (): boolean => true;

/** Whose, until when, not sent yet; then the step. */
export function Above({ form, step, lottery }: Pick<StepProps, 'form' | 'step' | 'lottery'>) {
  return (
    <>
      <p class="top">
        {subjectOf(form)}, jusqu’au {lottery.closes}
      </p>
      <Notice kind="attention" state="Pas encore envoyés" />
      <Stave list={stepsFor(form)} step={step} words={steps} />
    </>
  );
}

interface StepScreenProps extends StepProps {
  readonly heading: ComponentChildren;
  readonly children: ComponentChildren;
}

/** What every step shows around its one question, with the way on and the way back. */
export function StepScreen(props: StepScreenProps) {
  const { heading, children, onNext, onBack } = props;
  return (
    <BareStep {...props} heading={heading}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          onNext();
        }}
      >
        {children}
        <div class="actions">
          <Button primary>Continuer</Button>
          {onBack && <LinkButton onPress={onBack}>Revenir à l’étape précédente</LinkButton>}
        </div>
      </form>
    </BareStep>
  );
}

/** The same without a form of its own. */
export function BareStep(props: StepScreenProps) {
  const { errors, focus, heading, children } = props;
  useLeaveWarning(always);
  return (
    <Screen
      title={stepTitle(props)}
      heading={heading}
      focus={focus}
      isWrong={errors.length > 0}
      above={<Above {...props} />}
    >
      <ErrorSummary errors={errors} />
      {children}
    </Screen>
  );
}
