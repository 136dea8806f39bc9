import { useState } from 'preact/hooks';
import type { DrawSummary } from '../../src/calls/lottery.ts';
import type { OfficeHome } from '../../src/calls/office.ts';
import { errorOf, type FieldError } from '../fields/errors.ts';
import { ErrorSummary } from '../fields/summary.tsx';
import { TextArea, TextField } from '../fields/text.tsx';
import { Actions } from '../office/actions.tsx';
import { CallNotice, useCall } from '../office/call.tsx';
import { SectionScreen } from '../office/section.tsx';

interface CancelProps {
  readonly home: OfficeHome;
  readonly draw: DrawSummary;
  readonly onCancelled: () => Promise<void>;
  readonly onBack: () => void;
}

/** Never by a slip of the hand: the name of the draw is typed, and why everybody will read (IVR-100). */
export function CancelDraw({ home, draw: { draw, state }, onCancelled, onBack }: CancelProps) {
  const call = useCall('office.cancelDraw');
  const [reason, setReason] = useState('');
  const [name, setName] = useState('');
  const [errors, setErrors] = useState<readonly FieldError[]>([]);
  const submit = async (event: Event) => {
    event.preventDefault();
    const wrong = [
      ...(reason.trim() === '' ? [{ field: 'reason', message: 'Écrivez le motif.' }] : []),
      ...(name.trim() === draw ? [] : [{ field: 'name', message: `Tapez ${draw}.` }]),
    ];
    setErrors(wrong);
    if (wrong.length > 0) return;
    if (await call.run({ draw, requestKey: call.requestKey(), reason })) await onCancelled();
  };
  return (
    <SectionScreen home={home} heading={`Annuler le tirage ${draw}\u202f?`} isWrong={errors.length > 0}>
      <p>
        {state === 'drawn'
          ? 'Ce tirage est fait. Annulé, son résultat reste publié avec le motif, mais ne donne plus de place.'
          : 'Cette liste est figée. Annulée, elle reste publiée avec le motif. Places et bulletins pourront changer.'}
      </p>
      <form noValidate onSubmit={submit}>
        <ErrorSummary errors={errors} />
        <TextArea
          id="reason"
          label="Motif"
          hint="Tout le monde le lira."
          rows={3}
          maxLength={1000}
          value={reason}
          onValue={setReason}
          error={errorOf(errors, 'reason')}
        />
        <TextField
          id="name"
          label={`Tapez le nom du tirage (${draw})`}
          value={name}
          onValue={setName}
          error={errorOf(errors, 'name')}
        />
        <CallNotice state={call.state} doing="Nous annulons le tirage…" />
        <Actions
          label="Annuler ce tirage"
          disabled={call.isAsking}
          back="Ne rien annuler"
          {...(call.isAsking ? {} : { onBack })}
        />
      </form>
    </SectionScreen>
  );
}
