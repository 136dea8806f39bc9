import { useState } from 'preact/hooks';
import { addMonths } from '../../src/dates.ts';
import { longestWhy } from '../../src/rights/registers/requests/words.ts';
import { RadioRows } from '../fields/choices.tsx';
import { errorOf, type FieldError } from '../fields/errors.ts';
import { ErrorSummary } from '../fields/summary.tsx';
import { TextArea } from '../fields/text.tsx';
import { Actions } from '../office/actions.tsx';
import { CallNotice, useCall } from '../office/call.tsx';
import { SectionScreen } from '../office/section.tsx';
import type { FormProps } from './requestFile.tsx';
import { dayWords } from './words.tsx';

/** More time, once, with its reason: the person is told within the first month (CNS-012, PAR-083). */
export function ExtendScreen({ home, file, onBack, onDone }: FormProps) {
  const call = useCall('office.extendRights');
  const [months, setMonths] = useState(String(file.longestMonths));
  const [reason, setReason] = useState('');
  const [errors, setErrors] = useState<readonly FieldError[]>([]);
  const submit = async (event: Event) => {
    event.preventDefault();
    if (call.isAsking) return;
    const isMissing = reason.trim() === '';
    setErrors(isMissing ? [{ field: 'reason', message: 'Écrivez pourquoi il faut plus de temps.' }] : []);
    if (isMissing) return;
    const { number } = file;
    const after = await call.run({ number, months: Number(months), reason, requestKey: call.requestKey() });
    if (after)
      onDone(
        after,
        file.request.asker.mail === ''
          ? 'Délai prolongé. Imprimez et postez la lettre'
          : 'Délai prolongé, courriel envoyé',
      );
  };
  return (
    <SectionScreen home={home} heading={`Prolonger le délai de ${file.number}`} isWrong={errors.length > 0}>
      <form noValidate onSubmit={submit}>
        <ErrorSummary errors={errors} />
        <p>Un délai ne se prolonge qu’une fois. La personne en reçoit le motif.</p>
        <RadioRows
          id="months"
          legend="Nouveau délai"
          choices={[2, 3]
            .filter((count) => count <= file.longestMonths)
            .map((count) => ({
              value: String(count),
              label: `${count}\u00a0mois après la réception\u00a0: ${dayWords(addMonths(file.receivedOn, count))}`,
            }))}
          value={months}
          onValue={setMonths}
        />
        <TextArea
          id="reason"
          label="Motif"
          hint="Par exemple&nbsp;: demande complexe, ou nombreuses demandes."
          rows={3}
          maxLength={longestWhy}
          value={reason}
          onValue={setReason}
          error={errorOf(errors, 'reason')}
        />
        <CallNotice state={call.state} doing="Nous prolongeons le délai…" />
        <Actions label="Prolonger et prévenir" disabled={call.isAsking} onBack={onBack} />
      </form>
    </SectionScreen>
  );
}
