import { useState } from 'preact/hooks';
import type { RetentionRow } from '../../src/calls/retention.ts';
import { describedBy, errorOf, type FieldError, hintId } from '../fields/errors.ts';
import { ErrorSummary } from '../fields/summary.tsx';
import { Fault } from '../fields/text.tsx';
import { Actions } from '../office/actions.tsx';
import { CallNotice, useCall } from '../office/call.tsx';
import { SectionScreen } from '../office/section.tsx';
import { refusedFields } from './model.ts';
import { monthsField, monthsFrom, typedMonths } from './monthsForm.ts';
import type { RetentionProps } from './retention.tsx';

/** The whole table in months, each within what its source allows. */
export function MonthsScreen({ home, page: { table }, onGo, onDone }: RetentionProps) {
  const call = useCall('office.setRetention');
  const [typed, setTyped] = useState(() => typedMonths(table));
  const [faults, setFaults] = useState<readonly FieldError[]>([]);
  const refused = refusedFields(call.state).map(({ field, message }) => ({
    field: monthsField(field),
    message,
  }));
  const errors = [...faults, ...refused];
  const submit = async (event: Event) => {
    event.preventDefault();
    if (call.isAsking) return;
    const { months, faults: found } = monthsFrom(table, typed);
    setFaults(found);
    if (found.length > 0) return;
    const after = await call.run({ months, requestKey: call.requestKey() });
    if (after) onDone('Les durées sont enregistrées', after);
  };
  return (
    <SectionScreen
      home={home}
      heading="Modifier les durées"
      isWrong={faults.length > 0 || call.state.at === 'refused'}
    >
      <p>
        Chaque durée se donne en mois. Ses bornes viennent de son motif. Rien n’est détruit ici&nbsp;: une
        durée plus courte fait seulement entrer plus de données dans le prochain bordereau.
      </p>
      <form noValidate onSubmit={submit}>
        <ErrorSummary errors={faults} />
        <table class="stacked">
          <caption class="unseen">Durées en mois, et leurs bornes</caption>
          <thead>
            <tr>
              {['Données', 'Mois', 'À partir de', 'Motif'].map((name) => (
                <th key={name} scope="col">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {table.map((row) => (
              <MonthsRow
                key={row.category}
                row={row}
                value={typed[row.category] ?? ''}
                error={errorOf(errors, monthsField(row.category))}
                onValue={(value) => setTyped({ ...typed, [row.category]: value })}
              />
            ))}
          </tbody>
        </table>
        <CallNotice state={call.state} doing="Nous enregistrons les durées…" />
        <Actions
          label="Enregistrer les durées"
          disabled={call.isAsking}
          {...(call.isAsking ? {} : { onBack: () => onGo({ at: 'home' }) })}
        />
      </form>
    </SectionScreen>
  );
}

interface MonthsRowProps {
  readonly row: RetentionRow;
  readonly value: string;
  readonly error: string | undefined;
  readonly onValue: (value: string) => void;
}

function MonthsRow({ row, value, error, onValue }: MonthsRowProps) {
  const { category, label, what, from, source, least, most } = row;
  const id = monthsField(category);
  const bounds = least === most ? `${least}\u00a0mois` : `de ${least} à ${most}\u00a0mois`;
  return (
    <tr>
      <th scope="row">
        <label for={id}>
          <strong>{label}</strong>
        </label>
        <span class="hint">{what}.</span>
      </th>
      <td class={error ? 'wrong' : undefined}>
        {error && <Fault id={id} message={error} />}
        <input
          class="input months"
          id={id}
          name={id}
          type="text"
          inputMode="numeric"
          autocomplete="off"
          maxLength={6}
          required
          aria-invalid={error ? true : undefined}
          aria-describedby={describedBy(id, bounds, error)}
          value={value}
          onInput={(event) => onValue(event.currentTarget.value)}
        />
        <span class="hint" id={hintId(id)}>
          {bounds}
        </span>
      </td>
      <td data-label="À partir de">{from}</td>
      <td data-label="Motif">{source}</td>
    </tr>
  );
}
