import type { ComponentChildren } from 'preact';
import { describedBy, errorId, hintId } from './errors.ts';

export interface FieldProps {
  readonly id: string;
  readonly label: string;
  readonly hint?: ComponentChildren;
  readonly error?: string | undefined;
  readonly optional?: boolean;
}

/** Label above, hint under the label, error above the field with its sign: never a placeholder. */
export function Labelled({
  id,
  label,
  hint,
  error,
  optional,
  children,
}: FieldProps & { children: ComponentChildren }) {
  return (
    <div class={error ? 'field wrong' : 'field'}>
      <label class="label" for={id}>
        {label}
        {optional && <span class="optional"> (facultatif)</span>}
      </label>
      {hint && (
        <span class="hint" id={hintId(id)}>
          {hint}
        </span>
      )}
      {error && <Fault id={id} message={error} />}
      {children}
    </div>
  );
}

/** The error of one field: a sign and the word, so that colour says nothing alone. */
export function Fault({ id, message }: { readonly id: string; readonly message: string }) {
  return (
    <span class="fault" id={errorId(id)}>
      <span aria-hidden="true">✕ </span>
      <span class="unseen">Erreur&nbsp;: </span>
      {message}
    </span>
  );
}

interface TextFieldProps extends FieldProps {
  readonly value: string;
  readonly onValue: (value: string) => void;
  readonly type?: 'text' | 'email' | 'tel';
  readonly inputMode?: 'text' | 'email' | 'tel' | 'numeric';
  /** Only for what belongs to the connected adult; anything else is `off`. */
  readonly autocomplete?: string;
  readonly short?: boolean;
  /** 200 characters unless told; what is longer is cut while typing. */
  readonly maxLength?: number;
  readonly afterwards?: ComponentChildren;
}

/** The three types take the same attributes, which their declarations do not know. */
const sameAttributes = (type: 'text' | 'email' | 'tel') => type as 'text';

/** One line of text. */
export function TextField(props: TextFieldProps) {
  const { id, value, onValue, hint, error, optional, type = 'text', autocomplete = 'off' } = props;
  return (
    <Labelled {...props}>
      <input
        class={props.short ? 'input short' : 'input'}
        id={id}
        name={id}
        type={sameAttributes(type)}
        inputMode={props.inputMode ?? (type === 'text' ? 'text' : type)}
        autocomplete={autocomplete}
        autocapitalize={type === 'text' ? 'sentences' : 'none'}
        spellcheck={false}
        maxLength={props.maxLength ?? 200}
        required={!optional}
        aria-invalid={error ? true : undefined}
        aria-describedby={describedBy(id, hint, error)}
        value={value}
        onInput={(event) => onValue(event.currentTarget.value)}
      />
      {props.afterwards}
    </Labelled>
  );
}

interface TextAreaProps extends FieldProps {
  readonly value: string;
  readonly onValue: (value: string) => void;
  readonly maxLength: number;
  /** Lines shown; more may be written. */
  readonly rows?: number;
}

/** Free text over several lines. */
export function TextArea(props: TextAreaProps) {
  const { id, value, onValue, hint, error, optional, maxLength, rows = 5 } = props;
  return (
    <Labelled {...props}>
      <textarea
        class="input"
        id={id}
        name={id}
        rows={rows}
        maxLength={maxLength}
        required={!optional}
        aria-invalid={error ? true : undefined}
        aria-describedby={describedBy(id, hint, error)}
        value={value}
        onInput={(event) => onValue(event.currentTarget.value)}
      />
    </Labelled>
  );
}
