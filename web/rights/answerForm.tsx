import { useState } from 'preact/hooks';
import { proposedReply } from '../../src/rights/registers/requests/replies.ts';
import {
  longestReply,
  motiveWords,
  type Outcome,
  outcomes,
  outcomeWords,
  type RefusalMotive,
  refusalMotives,
} from '../../src/rights/registers/requests/words.ts';
import { Notice } from '../family/band.tsx';
import { RadioRows } from '../fields/choices.tsx';
import { errorOf, type FieldError } from '../fields/errors.ts';
import { SelectField } from '../fields/select.tsx';
import { ErrorSummary } from '../fields/summary.tsx';
import { TextArea } from '../fields/text.tsx';
import { Actions } from '../office/actions.tsx';
import { CallNotice, useCall } from '../office/call.tsx';
import { Facts, SectionScreen } from '../office/section.tsx';
import type { FormProps } from './requestFile.tsx';

interface Typed {
  readonly outcome: Outcome | '';
  readonly motive: RefusalMotive | '';
  /** As somebody wrote it; none: the one proposed. */
  readonly text: string | null;
}

/** The answer, proposed from what was decided and edited; then as it will leave. It leaves once. */
export function AnswerScreen(props: FormProps) {
  const [typed, setTyped] = useState<Typed>({ outcome: '', motive: '', text: null });
  const [isChecked, setChecked] = useState(false);
  const { kind, people } = props.file;
  const { outcome, motive } = typed;
  const isHeld = people.length > 0;
  const text = typed.text ?? (outcome === '' ? '' : proposedReply({ kind, outcome, motive, isHeld }));
  const each = { ...props, typed, text, onTyped: setTyped };
  return isChecked ? (
    <Preview key="preview" {...each} onBack={() => setChecked(false)} />
  ) : (
    <Writing key="writing" {...each} onCheck={() => setChecked(true)} />
  );
}

interface EditProps extends FormProps {
  readonly typed: Typed;
  readonly text: string;
  readonly onTyped: (typed: Typed) => void;
}

function Writing({
  home,
  file,
  typed,
  text,
  onTyped,
  onCheck,
  onBack,
}: EditProps & { readonly onCheck: () => void }) {
  const [errors, setErrors] = useState<readonly FieldError[]>([]);
  const { outcome, motive } = typed;
  const mayOnly = file.onlyRefused === '' ? outcomes : (['refused'] as const);
  const submit = (event: Event) => {
    event.preventDefault();
    const wrong = [
      ...(outcome === '' ? [{ field: 'outcome', message: 'Choisissez ce qui est décidé.' }] : []),
      ...(outcome !== '' && outcome !== 'done' && motive === ''
        ? [{ field: 'motive', message: 'Choisissez le motif du refus.' }]
        : []),
      ...(outcome !== '' && text.trim() === '' ? [{ field: 'text', message: 'Écrivez la réponse.' }] : []),
    ];
    setErrors(wrong);
    if (wrong.length === 0) onCheck();
  };
  return (
    <SectionScreen home={home} heading={`Répondre à ${file.number}`} isWrong={errors.length > 0}>
      <form noValidate onSubmit={submit}>
        <ErrorSummary errors={errors} />
        {file.onlyRefused !== '' && <Notice kind="attention" state={file.onlyRefused} />}
        <RadioRows
          id="outcome"
          legend="Ce qui est décidé"
          choices={mayOnly.map((value) => ({ value, label: outcomeWords[value] }))}
          value={outcome}
          onValue={(value) => onTyped({ outcome: value as Outcome, motive, text: null })}
          error={errorOf(errors, 'outcome')}
        />
        {(outcome === 'refused' || outcome === 'partly') && (
          <SelectField
            id="motive"
            label="Motif du refus"
            choices={[
              { value: '', label: 'Choisissez' },
              ...refusalMotives.map((value) => ({ value, label: motiveWords[value] })),
            ]}
            value={motive}
            onValue={(value) => onTyped({ outcome, motive: value as RefusalMotive | '', text: null })}
            error={errorOf(errors, 'motive')}
          />
        )}
        {outcome !== '' && (
          <TextArea
            id="text"
            label="Votre réponse"
            hint="Proposée d’après la décision&nbsp;: relisez-la, complétez-la. La signature et les recours s’ajoutent d’eux-mêmes."
            rows={12}
            maxLength={longestReply}
            value={text}
            onValue={(words) => onTyped({ ...typed, text: words })}
            error={errorOf(errors, 'text')}
          />
        )}
        <Actions label="Voir la réponse…" onBack={onBack} />
      </form>
    </SectionScreen>
  );
}

function Preview({ home, file, typed, text, onBack, onDone }: EditProps) {
  const call = useCall('office.answerRights');
  const { number, frame, request } = file;
  const { mail, address } = request.asker;
  const send = async () => {
    if (typed.outcome === '') return;
    const { outcome } = typed;
    const motive = outcome === 'done' ? '' : typed.motive;
    const after = await call.run({ number, outcome, motive, text, requestKey: call.requestKey() });
    if (after)
      onDone(after, mail === '' ? 'Réponse enregistrée. Imprimez et postez la lettre' : 'Réponse envoyée');
  };
  return (
    <SectionScreen
      home={home}
      heading={`${mail === '' ? 'Enregistrer' : 'Envoyer'} la réponse à ${number}\u202f?`}
      isWrong={call.state.at === 'refused'}
    >
      <Facts
        facts={[
          { label: 'À', value: mail === '' ? address : mail },
          { label: 'Objet', value: frame.subject },
        ]}
      />
      <div class="notice plain">
        {frame.before.map((part) => (
          <p key={part}>{part}</p>
        ))}
        <p class="quoted">{text}</p>
        {frame.after.map((part) => (
          <p key={part} class="hint quoted">
            {part}
          </p>
        ))}
      </div>
      <p>Une réponse part une seule fois. Elle ne se reprend pas.</p>
      <CallNotice state={call.state} doing="Nous envoyons la réponse…" />
      <Actions
        label={mail === '' ? 'Enregistrer la réponse' : 'Envoyer la réponse'}
        onConfirm={send}
        disabled={call.isAsking}
        back="Corriger"
        {...(call.isAsking ? {} : { onBack })}
      />
    </SectionScreen>
  );
}
