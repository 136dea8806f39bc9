import type { ComponentChildren } from 'preact';
import { describedBy, errorId, hintId } from './errors.ts';
import { Fault } from './text.tsx';

interface Choice {
  readonly value: string;
  readonly label: ComponentChildren;
  readonly detail?: ComponentChildren;
  /** It cannot be chosen now; its detail says why. */
  readonly isOff?: boolean;
  /** Shown under the row once it is ticked: what the answer then asks for. */
  readonly opened?: ComponentChildren;
}

interface RowsProps {
  readonly id: string;
  readonly legend: ComponentChildren;
  readonly hint?: ComponentChildren;
  readonly error?: string | undefined;
  readonly choices: readonly Choice[];
}

/** The group around the rows; its id is the first row's, so that the error summary lands on something that can be used. */
function Rows(props: RowsProps & { readonly children: ComponentChildren }) {
  const { id, legend, hint, error, children } = props;
  return (
    <fieldset class={error ? 'field wrong' : 'field'} aria-describedby={describedBy(id, hint, error)}>
      <legend>{legend}</legend>
      {hint && (
        <p class="hint" id={hintId(id)}>
          {hint}
        </p>
      )}
      {error && <Fault id={id} message={error} />}
      {children}
    </fieldset>
  );
}

/** One answer among a few; the whole row is the target. */
export function RadioRows(
  props: RowsProps & { readonly value: string; readonly onValue: (value: string) => void },
) {
  const { id, choices, value, onValue } = props;
  return (
    <Rows {...props}>
      {choices.map((choice, index) => (
        <label key={choice.value} class={choice.value === value ? 'row ticked' : 'row'}>
          <input
            type="radio"
            id={index === 0 ? id : undefined}
            name={id}
            value={choice.value}
            checked={choice.value === value}
            onChange={() => onValue(choice.value)}
          />
          <span>
            <span class="row-title">{choice.label}</span>
            {choice.detail}
          </span>
        </label>
      ))}
    </Rows>
  );
}

/** Any number of answers; nothing is ticked for anybody. */
export function CheckboxRows(
  props: RowsProps & { readonly values: readonly string[]; readonly onValues: (values: string[]) => void },
) {
  const { id, choices, values, onValues } = props;
  const toggle = (value: string) =>
    onValues(values.includes(value) ? values.filter((other) => other !== value) : [...values, value]);
  return (
    <Rows {...props}>
      {choices.map((choice, index) => (
        <div key={choice.value}>
          <label class={rowClass(choice, values.includes(choice.value))}>
            <input
              type="checkbox"
              id={index === 0 ? id : undefined}
              value={choice.value}
              disabled={choice.isOff}
              checked={values.includes(choice.value)}
              onChange={() => toggle(choice.value)}
            />
            <span>
              <span class="row-title">{choice.label}</span>
              {choice.detail}
            </span>
          </label>
          {choice.opened && values.includes(choice.value) && <div class="opened">{choice.opened}</div>}
        </div>
      ))}
    </Rows>
  );
}

const rowClass = ({ isOff }: Choice, isTicked: boolean): string =>
  ['row', isTicked && 'ticked', isOff && 'off'].filter(Boolean).join(' ');

interface CheckboxRowProps {
  readonly id: string;
  readonly label: ComponentChildren;
  readonly error?: string | undefined;
  readonly checked: boolean;
  readonly onChecked: (checked: boolean) => void;
}

/** One box on its own, for an agreement. */
export function CheckboxRow({ id, label, error, checked, onChecked }: CheckboxRowProps) {
  return (
    <div class={error ? 'field plain wrong' : 'field plain'}>
      {error && <Fault id={id} message={error} />}
      <label class={checked ? 'row ticked' : 'row'}>
        <input
          type="checkbox"
          id={id}
          checked={checked}
          required
          aria-invalid={error ? true : undefined}
          aria-describedby={error ? errorId(id) : undefined}
          onChange={(event) => onChecked(event.currentTarget.checked)}
        />
        <span class="row-title">{label}</span>
      </label>
    </div>
  );
}
