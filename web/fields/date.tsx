import { describedBy, errorId, hintId } from './errors.ts';
import { Fault } from './text.tsx';

/** A day as it is typed, in three boxes. */
export interface TypedDay {
  readonly day: string;
  readonly month: string;
  readonly year: string;
}

/** `YYYY-MM-DD`, or empty when it is no day of the calendar. */
export function isoOf({ day, month, year }: TypedDay): string {
  const [d, m, y] = [day, month, year].map((part) => (/^\d{1,4}$/.test(part.trim()) ? Number(part) : 0));
  if (!d || !m || !y || y < 1900) return '';
  const date = new Date(Date.UTC(y, m - 1, d));
  return date.getUTCMonth() === m - 1 && date.getUTCDate() === d ? date.toISOString().slice(0, 10) : '';
}

interface DateFieldProps {
  readonly id: string;
  readonly label: string;
  readonly hint: string;
  readonly error?: string | undefined;
  readonly value: TypedDay;
  readonly onValue: (value: TypedDay) => void;
}

const boxes = [
  ['day', 'Jour', 2],
  ['month', 'Mois', 2],
  ['year', 'Année', 4],
] as const;

/** Three boxes; its id is the first one's, so that the error summary lands on something that can be used. */
export function DateField({ id, label, hint, error, value, onValue }: DateFieldProps) {
  return (
    <fieldset class={error ? 'field wrong' : 'field'} aria-describedby={describedBy(id, hint, error)}>
      <legend>{label}</legend>
      <p class="hint" id={hintId(id)}>
        {hint}
      </p>
      {error && <Fault id={id} message={error} />}
      <div class="date">
        {boxes.map(([part, name, length]) => (
          <label key={part} class="date-part">
            {name}
            <input
              class="input"
              id={part === 'day' ? id : `${id}-${part}`}
              name={`${id}-${part}`}
              type="text"
              inputMode="numeric"
              autocomplete="off"
              size={length}
              maxLength={length}
              required
              aria-invalid={error ? true : undefined}
              aria-describedby={error ? errorId(id) : undefined}
              value={value[part]}
              onInput={(event) => onValue({ ...value, [part]: event.currentTarget.value })}
            />
          </label>
        ))}
      </div>
    </fieldset>
  );
}
