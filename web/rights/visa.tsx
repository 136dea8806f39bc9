import { useState } from 'preact/hooks';
import { DateField, isoOf } from '../fields/date.tsx';
import { errorOf, type FieldError } from '../fields/errors.ts';
import { ErrorSummary } from '../fields/summary.tsx';
import { TextField } from '../fields/text.tsx';
import { Actions } from '../office/actions.tsx';
import { CallNotice, useCall } from '../office/call.tsx';
import { SectionScreen } from '../office/section.tsx';
import type { EliminationProps } from './elimination.tsx';
import { refusedFields } from './model.ts';
import { emptyVisa, visaFaults } from './visaForm.ts';

/** The visa as the archives gave it, on paper: by whom, in which quality, on which day (CNS-007). */
export function VisaScreen({ home, one: { number }, onGo, onDone }: EliminationProps) {
  const call = useCall('office.purgeVisa');
  const [visa, setVisa] = useState(emptyVisa);
  const [faults, setFaults] = useState<readonly FieldError[]>([]);
  const errors = [...faults, ...refusedFields(call.state)];
  const submit = async (event: Event) => {
    event.preventDefault();
    if (call.isAsking) return;
    const found = visaFaults(visa);
    setFaults(found);
    if (found.length > 0) return;
    const { name, quality, on } = visa;
    const after = await call.run({ number, name, quality, on: isoOf(on), requestKey: call.requestKey() });
    if (after) onDone('Le visa est enregistré', after, { at: 'elimination', number });
  };
  return (
    <SectionScreen
      home={home}
      heading={`Visa du bordereau ${number}`}
      isWrong={faults.length > 0 || call.state.at === 'refused'}
    >
      <p>Recopiez le visa tel que les archives l’ont donné. Rien n’est détruit en l’enregistrant.</p>
      <form noValidate onSubmit={submit}>
        <ErrorSummary errors={faults} />
        <TextField
          id="name"
          label="Qui a donné le visa"
          hint="Nom et prénom, comme sur le bordereau signé."
          value={visa.name}
          onValue={(name) => setVisa({ ...visa, name })}
          error={errorOf(errors, 'name')}
        />
        <TextField
          id="quality"
          label="En quelle qualité"
          hint="Par exemple&nbsp;: directrice des archives départementales."
          value={visa.quality}
          onValue={(quality) => setVisa({ ...visa, quality })}
          error={errorOf(errors, 'quality')}
        />
        <DateField
          id="on"
          label="Jour du visa"
          hint="Par exemple&nbsp;: 03 06 2027."
          value={visa.on}
          onValue={(on) => setVisa({ ...visa, on })}
          error={errorOf(errors, 'on')}
        />
        <CallNotice state={call.state} doing="Nous enregistrons le visa…" />
        <Actions
          label="Enregistrer le visa"
          disabled={call.isAsking}
          {...(call.isAsking ? {} : { onBack: () => onGo({ at: 'elimination', number }) })}
        />
      </form>
    </SectionScreen>
  );
}
