import { useState } from 'preact/hooks';
import { boxProblem } from '../../src/requests/check.ts';
import { Button, LinkButton } from '../fields/button.tsx';
import { CheckboxRow } from '../fields/choices.tsx';
import { errorOf, type FieldError } from '../fields/errors.ts';
import { type AnswerLine, groupsOf } from './answer.ts';
import { Answers } from './answers.tsx';
import { Notice } from './band.tsx';
import type { StepProps } from './flow.tsx';
import { answerOf, type Versions } from './form.ts';
import { FeesDetails, LegalDetails, type Texts, useTexts } from './legal.tsx';
import { StepScreen } from './step-screen.tsx';
import { WhatNext } from './what-next.tsx';

interface RecapProps extends StepProps {
  readonly onChange: (line: AnswerLine) => void;
  readonly onErrors: (errors: readonly FieldError[]) => void;
  /** With the versions that were on the screen when the boxes were ticked. */
  readonly onSend: (accepts: Versions) => void;
}

/** Every answer before it goes, the texts to read, and one button (CAE-026, CAE-028, PAR-010…012). */
export function Recap(props: RecapProps) {
  const { form, card, home, onChange, onBack } = props;
  const reply = useTexts();
  const { mail } = form.decision === 'decline' ? home.person.coordinates : form.coordinates;
  const nothing = { terms: '', notice: '' };
  return (
    <StepScreen {...props} heading="Vérifiez votre réponse">
      <p>Rien n’est encore envoyé. Relisez, corrigez si besoin, puis envoyez en bas de la page.</p>
      <Answers groups={groupsOf(answerOf(form, card, nothing), card, home.person)} onChange={onChange} />
      <h2>Ce qui se passe ensuite</h2>
      <WhatNext decision={form.decision} card={card} mail={mail} />
      <h2>Avant d’envoyer</h2>
      {!reply && <p role="status">Nous chargeons les textes à lire…</p>}
      {reply?.ok && <Accept {...props} texts={reply.value} />}
      {reply?.ok === false && <Notice kind="error" state={reply.refusal.message} />}
      <LinkButton onPress={onBack}>Revenir à l’étape précédente</LinkButton>
    </StepScreen>
  );
}

type Box = 'terms' | 'notice' | 'fees';

const labels: Readonly<Record<Box, string>> = {
  terms: 'J’ai lu et j’accepte les conditions d’utilisation.',
  notice: 'J’ai pris connaissance de la notice sur les données personnelles.',
  fees: 'J’ai pris connaissance des tarifs et règlements.',
};

/** Who does not re-enrol has no fees to read. */
const boxesFor = (texts: Texts, decision: RecapProps['form']['decision']): readonly Box[] =>
  texts.fees && decision === 'reEnrol' ? ['terms', 'notice', 'fees'] : ['terms', 'notice'];

function Accept({ texts, form, errors, onErrors, onSend }: RecapProps & { readonly texts: Texts }) {
  const [ticked, setTicked] = useState<readonly Box[]>([]);
  const boxes = boxesFor(texts, form.decision);
  const submit = (event: Event) => {
    event.preventDefault();
    const missing = boxes.filter((box) => !ticked.includes(box));
    if (missing.length > 0) return onErrors(missing.map((box) => boxProblem(box)));
    onSend({
      terms: texts.terms.version,
      notice: texts.notice.version,
      ...(boxes.includes('fees') && texts.fees ? { fees: texts.fees.version } : {}),
    });
  };
  return (
    <form noValidate onSubmit={submit}>
      {boxes.map((box) => (
        <div key={box}>
          {box === 'fees' ? (
            texts.fees && <FeesDetails fees={texts.fees} />
          ) : (
            <LegalDetails text={texts[box]} />
          )}
          <CheckboxRow
            id={box}
            label={labels[box]}
            error={errorOf(errors, box)}
            checked={ticked.includes(box)}
            onChecked={(isTicked) =>
              setTicked(isTicked ? [...ticked, box] : ticked.filter((other) => other !== box))
            }
          />
        </div>
      ))}
      <div class="actions">
        <Button primary>{form.decision === 'decline' ? 'Envoyer ma réponse' : 'Envoyer ma demande'}</Button>
      </div>
    </form>
  );
}
