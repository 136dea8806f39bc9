import { useState } from 'preact/hooks';
import type { CallInput } from '../../src/calls.ts';
import { type Decision, decisionWords, longestReason, needsReason } from '../../src/requests/decided.ts';
import { RadioRows } from '../fields/choices.tsx';
import { errorOf, type FieldError } from '../fields/errors.ts';
import { ErrorSummary } from '../fields/summary.tsx';
import { TextArea } from '../fields/text.tsx';
import { Actions } from './actions.tsx';
import type { SectionProps } from './model.ts';
import { SectionScreen } from './section.tsx';
import { counted } from './words.ts';

export type Picked = NonNullable<CallInput<'office.reviewPreview'>['picked']>;

interface ChosenFormProps extends Pick<SectionProps, 'home'> {
  /** Numbers; none: every request of one establishment. */
  readonly students: readonly string[];
  readonly onLook: (picked: Picked) => void;
  readonly onLeave: () => void;
}

const decisions = Object.keys(decisionWords) as Decision[];

/** One decision for the rows chosen in a workbook, or a whole establishment, and its reason; what it would do comes next. */
export function ChosenForm({ home, students, onLook, onLeave }: ChosenFormProps) {
  const [decision, setDecision] = useState<Decision | ''>('');
  const [reason, setReason] = useState('');
  const [school, setSchool] = useState(
    home.conservatoires.length === 1 ? (home.conservatoires[0]?.code ?? '') : '',
  );
  const [errors, setErrors] = useState<readonly FieldError[]>([]);
  const isWhole = students.length === 0;
  const submit = (event: Event) => {
    event.preventDefault();
    const found = [...(isWhole && school === '' ? [noSchool] : []), ...errorsIn(decision, reason)];
    setErrors(found);
    const whole = isWhole ? { conservatoire: school } : {};
    if (found.length === 0 && decision !== '')
      onLook({ students: [...students], ...whole, decision, reason });
  };
  return (
    <SectionScreen
      key="choosing"
      home={home}
      heading={
        isWhole ? 'Décider pour tout un établissement' : `Décider pour ${counted(students.length, 'élève')}`
      }
      isWrong={errors.length > 0}
    >
      <form noValidate onSubmit={submit}>
        <ErrorSummary errors={errors} />
        {isWhole && (
          <RadioRows
            id="school"
            legend="Établissement"
            error={errorOf(errors, 'school')}
            choices={home.conservatoires.map(({ code, name }) => ({ value: code, label: name }))}
            value={school}
            onValue={setSchool}
          />
        )}
        <RadioRows
          id="decision"
          legend="Décision"
          error={errorOf(errors, 'decision')}
          choices={decisions.map((value) => ({ value, label: decisionWords[value] }))}
          value={decision}
          onValue={(value) => setDecision(value as Decision)}
        />
        <TextArea
          id="reason"
          label="Motif, ou pièces demandées"
          hint="La famille le lit. Une pièce par ligne. Vide pour «&nbsp;Rejeter&nbsp;»&nbsp;: nomme les pièces non venues."
          optional={!isOwed(decision)}
          value={reason}
          onValue={setReason}
          error={errorOf(errors, 'reason')}
          maxLength={longestReason}
        />
        <Actions label="Voir ce qui serait fait" onBack={onLeave} />
      </form>
    </SectionScreen>
  );
}

const noSchool = { field: 'school', message: 'Choisissez un établissement.' };

/** A rejection may name by itself the documents that did not come. */
const isOwed = (decision: Decision | ''): boolean =>
  decision !== '' && decision !== 'reject' && needsReason.has(decision);

function errorsIn(decision: Decision | '', reason: string): FieldError[] {
  if (decision === '') return [{ field: 'decision', message: 'Choisissez une décision.' }];
  return isOwed(decision) && reason.trim() === ''
    ? [
        {
          field: 'reason',
          message: 'Écrivez le motif, ou les pièces.',
        },
      ]
    : [];
}
