import { useState } from 'preact/hooks';
import {
  type AppealKind,
  type AppealMotive,
  appealMotives,
  longestAppeal,
  meanwhileWords,
  motiveWords,
} from '../../src/appeals/motives.ts';
import { Screen, useLeaveWarning } from '../family/screen.tsx';
import { Button, LinkButton } from '../fields/button.tsx';
import { RadioRows } from '../fields/choices.tsx';
import { errorOf, type FieldError } from '../fields/errors.ts';
import { ErrorSummary } from '../fields/summary.tsx';
import { TextArea } from '../fields/text.tsx';
import type { ScreenProps } from './participation.tsx';
import { subjectOf, titled } from './words.ts';

/** What is being written; kept while one looks at the page again. */
export interface Draft {
  readonly kind: AppealKind | '';
  readonly motive: AppealMotive | '';
  readonly text: string;
}

export const emptyDraft: Draft = { kind: '', motive: '', text: '' };

interface AppealFormProps extends ScreenProps {
  readonly draft: Draft;
  readonly onDraft: (draft: Draft) => void;
  readonly onSend: (kind: AppealKind, motive: AppealMotive) => void;
  readonly onBack: () => void;
}

const heading = 'Poser une question ou contester';

/** Two choices and free words; what it changes, and what it does not, is said before it leaves. */
export function AppealForm({ boot, page, draft, onDraft, onSend, onBack }: AppealFormProps) {
  const [errors, setErrors] = useState<readonly FieldError[]>([]);
  const change = (part: Partial<Draft>) => onDraft({ ...draft, ...part });
  useLeaveWarning(() => draft.text !== '');
  const { kind, motive, text } = draft;
  const submit = (event: Event) => {
    event.preventDefault();
    const faults = faultsOf(draft);
    setErrors(faults);
    if (faults.length === 0 && kind !== '' && motive !== '') onSend(kind, motive);
  };
  return (
    <Screen
      key="appeal"
      title={titled(heading, subjectOf(page), boot.town)}
      heading={heading}
      isWrong={errors.length > 0}
      above={<p class="top">{subjectOf(page)}</p>}
    >
      <form noValidate onSubmit={submit}>
        <ErrorSummary errors={errors} />
        <RadioRows
          id="kind"
          legend="Que voulez-vous faire&#8239;?"
          choices={kinds}
          value={kind}
          onValue={(value) => change({ kind: value as AppealKind })}
          error={errorOf(errors, 'kind')}
        />
        <RadioRows
          id="motive"
          legend="À quel sujet&#8239;?"
          choices={appealMotives.map((value) => ({ value, label: motiveWords[value] }))}
          value={motive}
          onValue={(value) => change({ motive: value as AppealMotive })}
          error={errorOf(errors, 'motive')}
        />
        <TextArea
          id="text"
          label="Votre message"
          hint="Dites simplement ce qui ne va pas. 2&#8239;000 signes au plus."
          optional={motive !== 'other'}
          rows={6}
          maxLength={longestAppeal}
          value={text}
          onValue={(value) => change({ text: value })}
          error={errorOf(errors, 'text')}
        />
        <p>{meanwhileWords}</p>
        <div class="actions">
          <Button primary>Envoyer</Button>
          <LinkButton onPress={onBack}>Revenir sans envoyer</LinkButton>
        </div>
      </form>
    </Screen>
  );
}

const kinds = [
  {
    value: 'question',
    label: 'Poser une question',
    detail: <span class="hint">Réponse en un mois au plus.</span>,
  },
  {
    value: 'contestation',
    label: 'Contester le résultat',
    detail: <span class="hint">Réponse en deux mois au plus. Sans réponse, c’est un refus.</span>,
  },
] as const;

function faultsOf({ kind, motive, text }: Draft): FieldError[] {
  const asked: readonly (readonly [field: string, isMissing: boolean, message: string])[] = [
    ['kind', kind === '', 'Choisissez\u00a0: une question, ou une contestation.'],
    ['motive', motive === '', 'Choisissez un sujet.'],
    ['text', motive === 'other' && text.trim() === '', 'Écrivez votre message.'],
  ];
  return asked.filter(([, isMissing]) => isMissing).map(([field, , message]) => ({ field, message }));
}
