import { useState } from 'preact/hooks';
import type { OfficeHome } from '../../src/calls/office.ts';
import { LinkButton } from '../fields/button.tsx';
import { CheckboxRow, RadioRows } from '../fields/choices.tsx';
import { errorOf, type FieldError } from '../fields/errors.ts';
import { ErrorSummary } from '../fields/summary.tsx';
import { TextField } from '../fields/text.tsx';
import { Actions } from '../office/actions.tsx';
import { SectionScreen } from '../office/section.tsx';
import { type CourseForm, emptyCourse, faultsIn } from './courseForm.ts';

interface CourseScreenProps {
  readonly home: OfficeHome;
  /** Null for one that is added. */
  readonly course: CourseForm | null;
  readonly taken: readonly string[];
  readonly onDone: (course: CourseForm) => void;
  readonly onRemove?: () => void;
  readonly onBack: () => void;
}

const fields = [
  ['activity', 'Activité', false],
  ['title', 'Intitulé', false],
  ['day', 'Jour', true],
  ['hour', 'Heure (17:30)', true],
  ['minAge', 'Âge minimum', true],
  ['maxAge', 'Âge maximum', true],
  ['level', 'Niveau', true],
] as const;

/** Everything a course says of itself; its figures stand in the table. */
export function CourseScreen({ home, course, taken, onDone, onRemove, onBack }: CourseScreenProps) {
  const [form, setForm] = useState<CourseForm>(course ?? emptyCourse);
  const [errors, setErrors] = useState<readonly FieldError[]>([]);
  const change = (part: Partial<CourseForm>) => setForm({ ...form, ...part });
  const submit = (event: Event) => {
    event.preventDefault();
    const wrong = faultsIn(form, taken);
    setErrors(wrong);
    if (wrong.length === 0) onDone(form);
  };
  return (
    <SectionScreen
      home={home}
      heading={course ? `Cours ${course.code}` : 'Ajouter un cours'}
      isWrong={errors.length > 0}
    >
      <form noValidate onSubmit={submit}>
        <ErrorSummary errors={errors} />
        {!course && (
          <TextField
            id="code"
            label="Code"
            hint="Celui de la ville, par exemple DAN-IN. Il ne change plus ensuite."
            short
            maxLength={24}
            value={form.code}
            onValue={(code) => change({ code: code.toUpperCase() })}
            error={errorOf(errors, 'code')}
          />
        )}
        <RadioRows
          id="conservatoire"
          legend="Établissement"
          choices={home.conservatoires.map(({ code, name }) => ({ value: code, label: name }))}
          value={form.conservatoire}
          onValue={(conservatoire) => change({ conservatoire })}
          error={errorOf(errors, 'conservatoire')}
        />
        {fields.map(([field, label, optional]) => (
          <TextField
            key={field}
            id={field}
            label={label}
            optional={optional}
            value={form[field]}
            onValue={(typed) => change({ [field]: typed })}
            error={errorOf(errors, field)}
          />
        ))}
        <CheckboxRow
          id="isIndividual"
          label="Cours individuel"
          checked={form.isIndividual}
          onChecked={(isIndividual) => change({ isIndividual })}
        />
        <Actions label={course ? 'Mettre dans la liste' : 'Ajouter à la liste'} onBack={onBack}>
          {onRemove && <LinkButton onPress={onRemove}>Retirer ce cours de la liste</LinkButton>}
        </Actions>
      </form>
      <p class="hint">Rien n’est gardé avant «&nbsp;Garder la liste&nbsp;».</p>
    </SectionScreen>
  );
}
