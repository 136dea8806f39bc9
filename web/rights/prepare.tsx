import { useState } from 'preact/hooks';
import { errorOf, type FieldError } from '../fields/errors.ts';
import { ErrorSummary } from '../fields/summary.tsx';
import { TextField } from '../fields/text.tsx';
import { Actions } from '../office/actions.tsx';
import { CallNotice, useCall } from '../office/call.tsx';
import { SectionScreen } from '../office/section.tsx';
import { figure } from '../office/words.ts';
import { refusedFields } from './model.ts';
import type { RetentionProps } from './retention.tsx';
import { DueTable } from './retentionHome.tsx';
import { totalDue } from './retentionWords.ts';
import { typedNumberFaults } from './typedNumber.ts';

/** What the *bordereau* will hold, and its number typed: nothing is destroyed by it. */
export function PrepareScreen({
  home,
  page: { table },
  onRecount,
  onGo,
  onDone,
}: RetentionProps & { readonly onRecount: () => Promise<void> }) {
  const call = useCall('office.preparePurge');
  const [typed, setTyped] = useState('');
  const [faults, setFaults] = useState<readonly FieldError[]>([]);
  const total = totalDue(table);
  const errors = [...faults, ...refusedFields(call.state)];
  const submit = async (event: Event) => {
    event.preventDefault();
    if (call.isAsking) return;
    const found = typedNumberFaults(typed, total);
    setFaults(found);
    if (found.length > 0) return;
    const after = await call.run({ confirmed: total, requestKey: call.requestKey() });
    if (!after) return onRecount();
    const [{ number = '' } = {}] = after.eliminations;
    onDone(`Le bordereau ${number} est prêt`, after, { at: 'elimination', number });
  };
  return (
    <SectionScreen
      home={home}
      heading="Préparer le bordereau d’élimination&#8239;?"
      isWrong={faults.length > 0 || call.state.at === 'refused'}
    >
      <DueTable table={table} />
      <p>
        Rien n’est détruit maintenant. Le bordereau compte ces données, sans nommer personne. Les archives le
        visent, puis vous enregistrez leur visa.
      </p>
      <form noValidate onSubmit={submit}>
        <ErrorSummary errors={faults} />
        <TextField
          id="confirmed"
          label={`Tapez le total (${figure(total)}) pour confirmer`}
          inputMode="numeric"
          short
          value={typed}
          onValue={setTyped}
          error={errorOf(errors, 'confirmed')}
        />
        <CallNotice state={call.state} doing="Nous comptons, puis nous écrivons le bordereau…" />
        <Actions
          label="Préparer le bordereau"
          disabled={call.isAsking}
          {...(call.isAsking ? {} : { onBack: () => onGo({ at: 'home' }) })}
        />
      </form>
    </SectionScreen>
  );
}
