import { useState } from 'preact/hooks';
import { Button, LinkButton } from '../fields/button.tsx';
import { CheckboxRow } from '../fields/choices.tsx';
import { errorOf, type FieldError } from '../fields/errors.ts';
import { type AnswerLine, groupsOf } from './answer.ts';
import { Answers } from './answers.tsx';
import { Notice } from './band.tsx';
import type { StepProps } from './flow.tsx';
import { answerOf, type Versions } from './form.ts';
import { LegalDetails, type Texts, useTexts } from './legal.tsx';
import { StepScreen } from './step-screen.tsx';
import { WhatNext } from './what-next.tsx';

interface RecapProps extends StepProps {
  readonly onChange: (line: AnswerLine) => void;
  readonly onErrors: (errors: readonly FieldError[]) => void;
  /** With the versions that were on the screen when the boxes were ticked. */
  readonly onSend: (accepts: Versions) => void;
}

/** Every answer before it goes, the two texts to read, and one button (CAE-026, CAE-028, PAR-010…012). */
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

const boxes = {
  terms: 'Cochez la case des conditions d’utilisation pour envoyer.',
  notice: 'Cochez la case des données personnelles pour envoyer.',
} as const;

function Accept({ texts, form, errors, onErrors, onSend }: RecapProps & { readonly texts: Texts }) {
  const [terms, setTerms] = useState(false);
  const [notice, setNotice] = useState(false);
  const submit = (event: Event) => {
    event.preventDefault();
    const missing: FieldError[] = [];
    if (!terms) missing.push({ field: 'terms', message: boxes.terms });
    if (!notice) missing.push({ field: 'notice', message: boxes.notice });
    if (missing.length > 0) onErrors(missing);
    else onSend({ terms: texts.terms.version, notice: texts.notice.version });
  };
  return (
    <form noValidate onSubmit={submit}>
      <LegalDetails text={texts.terms} />
      <CheckboxRow
        id="terms"
        label="J’ai lu et j’accepte les conditions d’utilisation."
        error={errorOf(errors, 'terms')}
        checked={terms}
        onChecked={setTerms}
      />
      <LegalDetails text={texts.notice} />
      <CheckboxRow
        id="notice"
        label="J’ai pris connaissance de la notice sur les données personnelles."
        error={errorOf(errors, 'notice')}
        checked={notice}
        onChecked={setNotice}
      />
      <div class="actions">
        <Button primary>{form.decision === 'decline' ? 'Envoyer ma réponse' : 'Envoyer ma demande'}</Button>
      </div>
    </form>
  );
}
