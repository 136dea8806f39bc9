import { describedBy } from './errors.ts';
import { type FieldProps, Labelled } from './text.tsx';

interface SelectFieldProps extends FieldProps {
  readonly choices: readonly { readonly value: string; readonly label: string }[];
  readonly value: string;
  readonly onValue: (value: string) => void;
}

/** One answer among many. */
export function SelectField(props: SelectFieldProps) {
  const { id, choices, value, onValue, hint, error } = props;
  return (
    <Labelled {...props}>
      <select
        class="input"
        id={id}
        aria-invalid={error ? true : undefined}
        aria-describedby={describedBy(id, hint, error)}
        value={value}
        onChange={(event) => onValue(event.currentTarget.value)}
      >
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.label}
          </option>
        ))}
      </select>
    </Labelled>
  );
}
